"""What an entrant reads of their own entry: outcome, points by criterion, coded reasons, what judges say to them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Self

from matchmaker.calls import service as calls
from matchmaker.calls.outcome import correcting
from matchmaker.calls.outcome.correcting import Correction
from matchmaker.calls.outcome.statements import queries
from matchmaker.calls.outcome.telling import objections_end
from matchmaker.ground.db import Connection, Record
from matchmaker.ground.errors import NotFound
from matchmaker.rules.actors import Actor
from matchmaker.rules.call import Call, CallState
from matchmaker.rules.entry import EntryOutcome, EntryState, IneligibleReason
from matchmaker.rules.entry_result import EntryReason, reasons_of
from matchmaker.rules.listing import values_of
from matchmaker.rules.search import ListPage

ANNOUNCED = (CallState.OBJECTIONS, CallState.PUBLISHED)


@dataclass(frozen=True, kw_only=True)
class Decided:
    """An entry that came before the council, with whose it is; what is not stated, or erased, is None."""

    id: int
    number: int
    title: str
    board: str | None
    trl: int | None
    state: EntryState
    outcome: EntryOutcome | None
    rank: int | None
    ineligible_because: IneligibleReason | None
    ineligible_note: str | None
    person_id: int | None
    person_name: str | None
    email: str | None
    organisation_id: int | None
    organisation_name: str | None
    organisation_kind: str | None
    solution_id: int | None
    solution_state: str | None
    solution_title: str | None
    papers_hold: bool | None
    papers_checked_on: date | None
    papers_note: str | None

    @classmethod
    def from_row(cls, row: Record) -> Self:
        return cls(
            **values_of(cls, row, state=EntryState, outcome=EntryOutcome, ineligible_because=IneligibleReason),
        )


@dataclass(frozen=True, kw_only=True)
class Median:
    """What an entry reached by one criterion; `median` is None where nobody's points count."""

    name: str
    weight: int
    most_points: int
    threshold: int | None
    median: float | None

    @property
    def below(self) -> bool:
        return self.median is not None and self.threshold is not None and self.median < self.threshold


@dataclass(frozen=True, kw_only=True)
class Objection:
    """What an entrant objected; `answer` is None while it waits."""

    id: int
    body: str
    at: datetime
    answer: str | None
    upheld: bool | None
    answered_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class OwnResult:
    """The result as its entrant reads it; `ranked` is how many entries of its board were ranked at all."""

    call: Call
    entry: Decided
    ranked: int
    medians: Sequence[Median]
    reasons: Sequence[EntryReason]
    remarks: Sequence[str]
    objections: Sequence[Objection]
    object_until: datetime
    correction: Correction | None

    @property
    def waits(self) -> bool:
        """Whether an objection has no answer yet."""
        return any(each.answered_at is None for each in self.objections)


async def own(connection: Connection, call_id: int, *, by: Actor) -> OwnResult:
    """The result of the actor's own entry, once it is announced. Raises NotFound, also for whoever did not enter."""
    call = await calls.get(connection, call_id, by=by)
    entry_id = await _announced_entry(connection, call, by=by)
    if entry_id is None or call.announced_at is None:
        raise NotFound()
    [row] = await queries.entries_decided(connection, call_id=call_id, entry_ids=[entry_id])
    entry = Decided.from_row(row)
    medians = await medians_of(connection, entry_id) if entry.state is EntryState.ELIGIBLE else ()
    reached = [(each.median, each.threshold) for each in medians]
    return OwnResult(
        call=call,
        entry=entry,
        ranked=await queries.count_ranked(connection, call_id=call_id, board=entry.board),
        medians=medians,
        reasons=reasons_of(entry.outcome, reached) if entry.state is EntryState.ELIGIBLE else (),
        remarks=[row["body"] for row in await queries.remarks_to_entrant(connection, entry_id=entry_id)],
        objections=[
            Objection(**values_of(Objection, row))
            for row in await queries.objections_of_entry(connection, entry_id=entry_id)
        ],
        object_until=objections_end(call.announced_at, call.objection_days),
        correction=await correcting.newest(connection, call_id),
    )


async def is_announced(connection: Connection, call: Call, *, by: Actor) -> bool:
    """Whether the actor has a result to read."""
    return await _announced_entry(connection, call, by=by) is not None


async def decided(connection: Connection, call_id: int) -> Mapping[int, Decided]:
    """All entries that came before the council, by id, in the order of their ranks. The caller asks who may know."""
    rows = await queries.entries_decided(connection, call_id=call_id, entry_ids=None)
    return {row["id"]: Decided.from_row(row) for row in rows}


async def page_of(connection: Connection, call_id: int, *, page: int, limit: int) -> ListPage[Decided]:
    """A page of the same."""
    ids = await queries.ids_decided(connection, call_id=call_id, at_most=limit, skipped=(page - 1) * limit)
    rows = await queries.entries_decided(connection, call_id=call_id, entry_ids=[row["id"] for row in ids])
    return ListPage.of(ids, [Decided.from_row(row) for row in rows], page=page, limit=limit)


async def numbered(connection: Connection, call_id: int, number: int) -> Decided | None:
    """One of the same, by its number."""
    entry_id = await queries.id_decided(connection, call_id=call_id, number=number)
    rows = await queries.entries_decided(connection, call_id=call_id, entry_ids=[entry_id]) if entry_id else ()
    return next(map(Decided.from_row, rows), None)


async def medians_of(connection: Connection, entry_id: int) -> Sequence[Median]:
    """By criterion, in the order of the call."""
    return [Median(**values_of(Median, row)) for row in await queries.medians_of(connection, entry_id=entry_id)]


async def _announced_entry(connection: Connection, call: Call, *, by: Actor) -> int | None:
    if call.state not in ANNOUNCED or by.person_id is None:
        return None
    entry_id: int | None = await queries.own_entry_of(connection, call_id=call.id, person_id=by.person_id)
    return entry_id
