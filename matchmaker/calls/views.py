"""Calls as their readers see them: lists, and one call with what may be done with it now."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Self

from matchmaker.audit.model import HistoryEntry
from matchmaker.calls import service as calls
from matchmaker.calls.outcome import correcting, results
from matchmaker.calls.outcome.correcting import Correction
from matchmaker.calls.statements import queries
from matchmaker.ground.db import Connection
from matchmaker.people import display_names
from matchmaker.rules.actors import Actor
from matchmaker.rules.call import UNPUBLISHED, Call, CallKind, CallMove, CallState, Duty, accepts_entries, next_moves
from matchmaker.rules.call_moves import Lack, lacking
from matchmaker.rules.listing import Row, values_of
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import CALL_PERMISSION, Matter, may
from matchmaker.rules.programme import Sector
from matchmaker.rules.search import ListPage

S = CallState
PREPARED = (S.DRAFT, S.TESTED)
WITH_THE_COUNCIL = (S.CLOSED, S.ELIGIBILITY, S.CONFLICTS, S.SCORING, S.MODERATION, S.DECIDED, S.OBJECTIONS)
OVER = (S.PUBLISHED, S.CANCELLED)


@dataclass(frozen=True, kw_only=True)
class CallListed:
    """A call as a line of a list."""

    id: int
    kind: CallKind
    title: str
    sector: Sector | None
    state: CallState
    closes_at: datetime | None
    opened_at: datetime | None
    published_at: datetime | None
    cancelled_because: str | None
    updated_at: datetime

    @classmethod
    def from_row(cls, row: Row) -> Self:
        return cls(**values_of(cls, row, kind=CallKind, sector=Sector, state=CallState))


@dataclass(frozen=True, kw_only=True)
class Extension:
    """A deadline that was put off, and why."""

    was: datetime
    becomes: datetime
    reason: str
    at: datetime

    @classmethod
    def from_row(cls, row: Row) -> Self:
        return cls(**values_of(cls, row))


@dataclass(frozen=True, kw_only=True)
class CallShown:
    """One call for one reader. `moves` are those that the reader may make now, with what is missing for each."""

    call: Call
    now: datetime
    moves: Mapping[CallMove, Sequence[Lack]]
    extensions: Sequence[Extension]
    correction: Correction | None  # the decision that an objection overturned last
    needs: Sequence[tuple[int, str]]  # number and title, for the desk alone
    history: Sequence[HistoryEntry]  # for the desk and the council
    duties: Collection[Duty]  # the reader's own, in force
    appointed_as: Duty | None  # what the reader was given, which rests while they have an entry
    writes: bool  # whether the reader may write it
    looks_after: bool  # whether the reader looks after it
    has_entry: bool  # whether the reader has begun or submitted an entry, and not withdrawn it
    has_result: bool  # whether that has an announced result

    @property
    def accepts_entries(self) -> bool:
        return accepts_entries(self.call, self.now)


async def listing(
    connection: Connection, states: Sequence[CallState], *, by: Actor, page: int = 1, limit: int = 20
) -> ListPage[CallListed]:
    """Calls in these states that the reader may see: the one that closes first before all others, then the newest."""
    rows = await queries.calls_in(
        connection,
        states=[state.value for state in states],
        may_see_all=may(by, Permission.WRITE_CALL),
        on_limit=limit,
        on_offset=(page - 1) * limit,
    )
    return ListPage.of(rows, [CallListed.from_row(row) for row in rows], page=page, limit=limit)


async def looked_after(connection: Connection, *, by: Actor) -> Sequence[tuple[CallListed, Duty]]:
    """Calls that the actor is appointed to and that are not over, with the duty."""
    rows = await queries.calls_of_person(connection, person_id=by.person_id)
    return [(CallListed.from_row(row), Duty(row["duty"])) for row in rows]


async def of_need(connection: Connection, need_id: int, *, by: Actor) -> Sequence[CallListed]:
    """Calls that answer a need, the newest first: for the desk alone."""
    if not may(by, Permission.WRITE_CALL):
        return ()
    return [CallListed.from_row(row) for row in await queries.calls_of_need(connection, need_id=need_id)]


async def show(connection: Connection, call_id: int, *, by: Actor) -> CallShown:
    """Raises NotFound."""
    call = await calls.get(connection, call_id, by=by)
    matter = Matter.of_call(call)
    writes = may(by, Permission.WRITE_CALL, matter)
    duties = [duty for duty in Duty if by.person_id in call.appointed(duty)]
    done = await calls.progress(connection, call_id)
    open_to_reader = [move for move in next_moves(call.state) if may(by, CALL_PERMISSION[move], matter)]
    needs = await queries.known_needs(connection, ids=list(call.need_ids)) if writes else []
    looks_after = writes or bool(duties)
    given = await queries.duty_of(connection, call_id=call_id, person_id=by.person_id)
    return CallShown(
        call=call,
        now=done.now,
        moves={move: lacking(move, call, done) for move in open_to_reader},
        extensions=[Extension.from_row(row) for row in await queries.extensions_of(connection, call_id=call_id)],
        correction=await correcting.newest(connection, call_id),
        needs=[(row["id"], row["title"]) for row in needs],
        history=await display_names.history(connection, "call", call_id, by=by) if looks_after else [],
        duties=duties,
        appointed_as=Duty(given["duty"]) if given and call.state in UNPUBLISHED else None,
        writes=writes,
        looks_after=looks_after,
        has_entry=await queries.has_entry(connection, call_id=call_id, person_id=by.person_id),
        has_result=await results.is_announced(connection, call, by=by),
    )
