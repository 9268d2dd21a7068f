"""Gathers a case for an auditor: what is stored of it, every version of its papers, its part of the audit.

Verifiers see the same on the case's page. E-mail addresses and numbers of accounts stay here.
"""

import asyncio
import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from matchmaker.audit import service as audit
from matchmaker.audit.model import Action
from matchmaker.bundle.archive import LARGEST, as_json, pack
from matchmaker.bundle.sheet import CaseFile, sheet_html
from matchmaker.bundle.signing import SigningKey
from matchmaker.cases.loading import case_facts, city_today
from matchmaker.cases.moves import look_at
from matchmaker.cases.statements import queries
from matchmaker.cases.stored_parts import (
    AuditLine,
    CaseEvent,
    ContactMade,
    Decided,
    FollowedUp,
    Paper,
    Part,
    Question,
    StepMade,
)
from matchmaker.ground.db import Connection, Query, Record
from matchmaker.ground.errors import FileUnusable
from matchmaker.ground.file_store import FileStore
from matchmaker.intake.file_names import file_name
from matchmaker.people import display_names
from matchmaker.programme.service import counting_settings
from matchmaker.rules.actors import Actor
from matchmaker.rules.counting import judge
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import require

_PARTS: Mapping[str, tuple[type[Part], Query]] = {
    "evidence": (Paper, queries.evidence_of),
    "steps": (StepMade, queries.steps_of),
    "contacts": (ContactMade, queries.contacts_of),
    "confirmations": (Question, queries.confirmations_of),
    "verifications": (Decided, queries.verifications_of),
    "follow_ups": (FollowedUp, queries.follow_ups_of),
    "events": (CaseEvent, queries.events_of),
    "audit": (AuditLine, queries.audit_of),
}
_KEPT_HERE = frozenset({"stored_name", "email", "locale", "person_id", "checked_by_id", "verifier_id", "owner_id"})
_PERSON = re.compile(rb"person:[0-9a-f-]{36}")
_MEGABYTE = 10**6

Parts = Mapping[str, Sequence[Record]]


@dataclass(frozen=True, kw_only=True)
class Exported:
    """A bundle with its SHA-256, and the fingerprint of the key that signed it."""

    content: bytes
    sha256: str
    fingerprint: str


async def export_case(
    connection: Connection, case_id: int, store: FileStore, *, key: SigningKey, by: Actor
) -> Exported:
    """The bundle of a case; `store` is where papers lie. That it was made is recorded, with its hash.

    Raises NotFound, NotAllowed, FileDamaged for a paper that is not the one that arrived: nothing is signed then;
    FileUnusable when papers are too large together.
    """
    require(by, Permission.SEE_PROGRESS)
    opened = (await look_at(connection, case_id, by=by)).for_anybody()
    row = await queries.get_case(connection, case_id=case_id)
    parts = {name: await part_of(connection, case_id=case_id) for name, (_, part_of) in _PARTS.items()}
    papers = await asyncio.to_thread(_papers, parts["evidence"], store)
    settings, today = await counting_settings(connection), await city_today(connection)
    judgement = judge(await case_facts(connection, case_id), settings, today)
    people = await _people(connection, row, parts)
    exported = _fields(row) | {name: _all(parts[name]) for name in _PARTS if name != "audit"}
    exported |= {
        "adopter_tax_code": opened.adopter_tax_code,
        "evidence": [_fields(each) | {"file": _file_name(each)} for each in parts["evidence"]],
        "people": people,
        "judged_on": today.isoformat(),
        "settings": settings.stored(),
        "findings": [asdict(each) for each in judgement.findings],
        "result_on": judgement.result_on,
    }
    shown: dict[str, Any] = {name: [kind.from_row(each) for each in parts[name]] for name, (kind, _) in _PARTS.items()}
    sheet = sheet_html(CaseFile(case=opened, today=today, judgement=judgement, people=people, key=key.public, **shown))
    content = pack(exported, _all(parts["audit"]), papers, sheet, key=key)
    sha256 = hashlib.sha256(content).hexdigest()
    details = {"sha256": sha256, "key": key.public.fingerprint}
    await audit.append(connection, Action.CASE_EXPORT, case_id, by=by, details=details)
    return Exported(content=content, sha256=sha256, fingerprint=key.public.fingerprint)


async def _people(connection: Connection, row: Record, parts: Parts) -> dict[str, str]:
    """How those are called whom rows name by a key; whose data were erased has no name any more."""
    keys = {match.decode() for match in _PERSON.findall(as_json([_fields(row), *map(_all, parts.values())]))}
    return await display_names.names(connection, keys)


def _papers(evidence: Sequence[Record], store: FileStore) -> dict[str, bytes]:
    size = sum(row["size"] for row in evidence)
    if size > LARGEST - len(evidence) * _MEGABYTE:  # what stands around the papers needs room too
        raise FileUnusable("bundle_too_large", size=size // _MEGABYTE, most=LARGEST // _MEGABYTE)
    return {_file_name(row): store.read(row["stored_name"], row["sha256"]) for row in evidence}


def _file_name(row: Record) -> str:
    return f"evidence/{row['id']}-{file_name(row['name'], row['media_type'])}"


def _all(rows: Sequence[Record]) -> list[dict[str, Any]]:
    return [_fields(row) for row in rows]


def _fields(row: Record) -> dict[str, Any]:
    """A row as JSON holds it; where a file lies and how people are reached is nobody else's business."""
    return {name: _plain(value) for name, value in row.items() if name not in _KEPT_HERE}


def _plain(value: Any) -> Any:  # noqa: ANN401  # whatever a column holds
    if isinstance(value, bytes):
        return value.hex()
    return value.isoformat() if isinstance(value, date | datetime) else value
