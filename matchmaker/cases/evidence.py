"""Papers of a case: hashed as they arrive, versions kept, checked against the original by a named officer."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from matchmaker.audit import service as audit
from matchmaker.audit.model import Action
from matchmaker.cases.loading import city_today
from matchmaker.cases.moves import OpenedCase, carried, hold, look_at, require_on
from matchmaker.cases.notify import tell_owner, tell_verifiers
from matchmaker.cases.refused_cases import standing_refusal, steps_of
from matchmaker.cases.statements import queries
from matchmaker.ground.db import Connection, Record
from matchmaker.ground.errors import Conflict, InvalidInput, NotFound
from matchmaker.ground.file_store import FileStore, NamedFile
from matchmaker.notices.model import NoticeKind
from matchmaker.proposals.thread_files import StoredFile
from matchmaker.rules.actors import Actor
from matchmaker.rules.facts import EvidenceKind
from matchmaker.rules.permissions import Permission
from matchmaker.rules.stages import Stage


@dataclass(frozen=True, kw_only=True)
class EvidenceDraft:
    """A file that `files.receive` has stored; `dated_on` stands on the paper, `replaces_id` is its older version.

    A newer version moves no date: the earliest of all versions is the paper's. What was typed wrongly is corrected.
    """

    kind: str
    file: StoredFile
    dated_on: date | None = None
    replaces_id: int | None = None


def store_beside(files_folder: Path) -> FileStore:
    """Where papers lie: not among the files of threads."""
    return FileStore(files_folder.with_name("evidence"))


async def add(connection: Connection, case_id: int, draft: EvidenceDraft, *, by: Actor) -> int:
    """Adds a paper, by the desk or by a party; gives its id. The audit holds its hash.

    Raises NotFound, NotAllowed, WrongState once verified, InvalidInput, Conflict when another version replaced it.
    """
    opened = await hold(connection, case_id, by=by)
    require_on(opened, Permission.ADD_EVIDENCE, by=by)
    await _check(connection, draft.kind, draft.dated_on)
    if draft.replaces_id is not None:
        await _require_newest(connection, case_id, draft.replaces_id)
        if (await _get(connection, case_id, draft.replaces_id))["kind"] != draft.kind:
            raise InvalidInput({"kind": "another_kind_than_replaced"})
    side = opened.side_of(by)
    evidence_id: int = await queries.insert_evidence(
        connection,
        case_id=case_id,
        kind=draft.kind,
        dated_on=draft.dated_on,
        replaces_id=draft.replaces_id,
        **vars(draft.file),
        added_by=by.name,
        added_side=side.value if side else None,
    )
    details = {"evidence": evidence_id, "kind": draft.kind, "sha256": draft.file.sha256.hex()}
    await _changed(connection, opened, Action.CASE_ADD_EVIDENCE, details, by=by)
    if side is not None:
        await tell_owner(connection, opened, NoticeKind.CASE_PAPER_ADDED)
        if opened.stage is Stage.ACCEPTED and standing_refusal(await steps_of(connection, case_id)) is None:
            await tell_verifiers(connection, opened, NoticeKind.CASE_PAPER_ADDED)
    return evidence_id


async def correct(
    connection: Connection,
    case_id: int,
    evidence_id: int,
    *,
    kind: str,
    dated_on: date | None,
    by: Actor,
    version: int | None = None,
) -> None:
    """Another kind or date of the same paper, also of a version that was replaced; it has to be checked anew.

    `version` is that of the case as it was seen. Raises NotFound, NotAllowed, Conflict, WrongState once verified,
    InvalidInput.
    """
    opened = await hold(connection, case_id, by=by, version=version)
    require_on(opened, Permission.ADD_EVIDENCE, by=by)
    require_on(opened, Permission.FOLLOW_CASE, by=by)
    await _check(connection, kind, dated_on)
    was = await _get(connection, case_id, evidence_id)
    await queries.date_evidence(connection, evidence_id=evidence_id, kind=kind, dated_on=dated_on)
    details = {"evidence": evidence_id, "kind": kind, "dated_on": _stored(dated_on)}
    details |= {"old_kind": was["kind"], "old_dated_on": _stored(was["dated_on"])}
    await _changed(connection, opened, Action.CASE_DATE_EVIDENCE, details, by=by)


async def check_against_original(
    connection: Connection, case_id: int, evidence_id: int, *, redacted: bool, by: Actor, version: int | None = None
) -> None:
    """This officer has seen the original today; `redacted`: prices are blacked out in the copy kept here.

    `version` is that of the case as it was seen: what the paper is said to be may have changed since. Raises NotFound,
    NotAllowed, Conflict.
    """
    opened = await hold(connection, case_id, by=by, version=version)
    require_on(opened, Permission.CHECK_EVIDENCE, by=by)
    await _require_newest(connection, case_id, evidence_id)
    await queries.check_evidence(
        connection, evidence_id=evidence_id, checked_by=by.name, checked_by_id=by.person_id, redacted=redacted
    )
    await queries.touch_case(connection, case_id=case_id)
    details = {"evidence": evidence_id, "redacted": redacted}
    await audit.append(connection, Action.CASE_CHECK_EVIDENCE, case_id, by=by, details=details)


async def file_of(connection: Connection, case_id: int, evidence_id: int, *, by: Actor) -> StoredFile:
    """A paper that this actor may read. Raises NotFound."""
    await look_at(connection, case_id, by=by)
    return StoredFile.from_row(await _get(connection, case_id, evidence_id))


async def named_files(connection: Connection, evidence_id: int | None = None) -> list[NamedFile]:
    """The file of one paper, or those of all."""
    return [_named(row) for row in await queries.evidence_files(connection, evidence_id=evidence_id)]


def _named(row: Record) -> NamedFile:
    return NamedFile(
        page=f"/cases/{row['case_id']}/evidence/{row['id']}",
        name=row["name"],
        stored_name=row["stored_name"],
        sha256=row["sha256"],
        recorded=bytes.fromhex(row["recorded"]) if row["recorded"] else None,
    )


async def _check(connection: Connection, kind: str, dated_on: date | None) -> None:
    problems = {}
    if kind not in set(EvidenceKind):
        problems["kind"] = "unknown_code" if kind else "required"
    if dated_on and dated_on > await city_today(connection):
        problems["dated_on"] = "in_the_future"
    if problems:
        raise InvalidInput(problems)


def _stored(day: date | None) -> str | None:
    return day.isoformat() if day else None


async def _get(connection: Connection, case_id: int, evidence_id: int) -> Record:
    row = await queries.get_evidence(connection, case_id=case_id, evidence_id=evidence_id)
    if row is None:
        raise NotFound()
    paper: Record = row
    return paper


async def _require_newest(connection: Connection, case_id: int, evidence_id: int) -> None:
    if (await _get(connection, case_id, evidence_id))["replaced"]:
        raise Conflict(seen=evidence_id, stored=evidence_id)


async def _changed(
    connection: Connection, opened: OpenedCase, action: Action, details: dict[str, object], *, by: Actor
) -> None:
    await queries.touch_case(connection, case_id=opened.id)
    await carried(connection, opened, by=by)
    await audit.append(connection, action, opened.id, by=by, details=details)
