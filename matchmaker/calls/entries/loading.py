"""Entries read from their tables: one's own, those of a call for its secretary, and blind for judges."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from matchmaker.calls import service as calls
from matchmaker.calls.entries.model import BlindEntry, BlindFile, Entry, EntryFile, EntryListed, OwnEntry
from matchmaker.calls.entries.statements import queries
from matchmaker.ground.db import Connection, Record
from matchmaker.ground.errors import NotFound
from matchmaker.intake.file_kinds import ENDINGS
from matchmaker.proposals.thread_files import StoredFile
from matchmaker.rules.actors import Actor
from matchmaker.rules.call import Board, Call
from matchmaker.rules.entry import EntryOutcome, EntryState, IneligibleReason
from matchmaker.rules.listing import values_of
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import Matter, may, require


async def moment(connection: Connection) -> datetime:
    """When this transaction began, by the database's clock: the time at which what it does has arrived."""
    now: datetime = await queries.moment(connection)
    return now


async def own(connection: Connection, call_id: int, *, by: Actor) -> Entry | None:
    """The actor's entry to a call: the one that stands, else the one that they withdrew last."""
    row = await queries.own_entry(connection, call_id=call_id, person_id=by.person_id)
    return (await _entries(connection, [row]))[0] if row else None


async def all_own(connection: Connection, *, by: Actor) -> list[OwnEntry]:
    """Everything that the actor entered or began, what was touched last first."""
    rows = await queries.entries_of_person(connection, person_id=by.person_id)
    return [OwnEntry(**values_of(OwnEntry, row, state=EntryState, outcome=EntryOutcome)) for row in rows]


async def own_solutions(connection: Connection, *, by: Actor) -> Mapping[int, str]:
    """Titles of the solutions that the actor's organisation has on the list; an entry may name one."""
    return {
        row["id"]: row["title"] for row in await queries.own_solutions(connection, organisation_id=by.organisation_id)
    }


async def whole(connection: Connection, call_id: int, entry_id: int, *, by: Actor) -> tuple[Call, Entry]:
    """An entry with whose it is, for its entrant and the secretary. Raises NotFound to everybody else."""
    call = await calls.get(connection, call_id, by=by)
    row = await queries.get_entry(connection, call_id=call_id, entry_id=entry_id)
    if row is None or not may(by, Permission.SEE_ENTRY, Matter.of_call(call, entrant_id=row["person_id"])):
        raise NotFound()
    return call, (await _entries(connection, [row]))[0]


async def submitted(connection: Connection, call_id: int, *, by: Actor) -> tuple[Call, list[EntryListed]]:
    """All that are to be judged or were found not to be, for the secretary. Raises NotFound, NotAllowed, WrongState."""
    call = await calls.get(connection, call_id, by=by)
    require(by, Permission.CHECK_ENTRY, Matter.of_call(call))
    codes = {"board": Board, "state": EntryState, "ineligible_because": IneligibleReason}
    rows = await queries.submitted_entries(connection, call_id=call_id)
    return call, [EntryListed(**values_of(EntryListed, row, **codes)) for row in rows]


async def to_check(connection: Connection, call_id: int, entry_id: int, *, by: Actor) -> tuple[Call, Entry]:
    """One of those, for the secretary. Raises NotFound, NotAllowed, WrongState."""
    call, entry = await whole(connection, call_id, entry_id, by=by)
    require(by, Permission.CHECK_ENTRY, Matter.of_call(call))
    if not entry.is_submitted:
        raise NotFound()
    return call, entry


async def entrant_of(connection: Connection, entry: Entry) -> tuple[str, str]:
    """Names of the person and of the organisation, for whoever may see the entry whole; empty where there is none."""
    row = await queries.known_of(connection, entry_id=entry.id)
    return row["name"] or "", row["organisation"] or ""


async def submitted_content(connection: Connection, call_id: int, *, by: Actor) -> Mapping[str, Any]:
    """What the actor submitted last, as it arrived. Raises NotFound."""
    entry = await own(connection, call_id, by=by)
    row = await queries.newest_submission(connection, entry_id=entry.id) if entry else None
    if row is None:
        raise NotFound()
    content: Mapping[str, Any] = row["content"]
    return content


async def blind_entries(connection: Connection, call: Call, entry_id: int | None = None) -> list[BlindEntry]:
    """What judges may know of the entries that are judged, by number; of one alone, where it is one of them.

    Who may judge which of them is the caller's to know.
    """
    rows = await queries.blind_entries(connection, call_id=call.id, entry_id=entry_id)
    ids = [row["id"] for row in rows]
    answers, files = await _answers(connection, ids), defaultdict[int, list[BlindFile]](list)
    numbers = {row["id"]: row["number"] for row in rows}
    for row in await queries.blind_files(connection, entry_ids=ids):
        files[row["entry_id"]].append(_blind_file(numbers[row["entry_id"]], row))
    return [_blind(row, answers[row["id"]], files[row["id"]]) for row in rows]


async def id_to_see(connection: Connection, call: Call, number: int, *, by: Actor) -> int | None:
    """The entry with this number, for its entrant and the secretary; None for everybody else."""
    row = await queries.entry_numbered(connection, call_id=call.id, number=number)
    may_see = row is not None and may(by, Permission.SEE_ENTRY, Matter.of_call(call, entrant_id=row["person_id"]))
    return row["id"] if row is not None and may_see else None


async def blind_file(connection: Connection, entry_id: int, number: int, position: int) -> StoredFile:
    """The copy of a file of this entry, which has that number. The caller knows who may read it. Raises NotFound."""
    for each in await queries.blind_files(connection, entry_ids=[entry_id]):
        if each["position"] == position:
            return _blind_file(number, each).file
    raise NotFound()


async def _entries(connection: Connection, rows: Sequence[Record]) -> list[Entry]:
    ids = [row["id"] for row in rows]
    answers, files = await _answers(connection, ids), defaultdict[int, list[EntryFile]](list)
    for row in await queries.files_of(connection, entry_ids=ids):
        files[row["entry_id"]].append(EntryFile.from_row(row))
    return [Entry.from_row(row, answers[row["id"]], files[row["id"]]) for row in rows]


async def _answers(connection: Connection, ids: Sequence[int]) -> defaultdict[int, dict[int, str]]:
    answers = defaultdict[int, dict[int, str]](dict)
    for row in await queries.answers_of(connection, entry_ids=ids):
        answers[row["entry_id"]][row["criterion_id"]] = row["body"]
    return answers


def _blind(row: Record, answers: dict[int, str], files: Sequence[BlindFile]) -> BlindEntry:
    return BlindEntry(
        id=row["id"],
        code=code_of(row["number"]),
        board=Board(row["board"]) if row["board"] else None,
        title=row["title"],
        trl=row["trl"],
        answers=answers,
        files=tuple(files),
    )


def code_of(number: int) -> str:
    """What an entry is called while nobody may know whose it is."""
    return f"{number:02}"


def _blind_file(number: int, row: Record) -> BlindFile:
    ending = ENDINGS[row["media_type"]][0]
    file = StoredFile(
        name=f"Hồ sơ {code_of(number)} - tệp {row['position']}.{ending}",
        stored_name=row["blind_stored_name"],
        media_type=row["media_type"],
        size=row["blind_size"],
        sha256=row["blind_sha256"],
    )
    return BlindFile(position=row["position"], file=file)
