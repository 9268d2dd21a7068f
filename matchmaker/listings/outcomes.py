"""How a record's way through the desk went on where others decided it: what its sender is told, and why."""

from dataclasses import dataclass
from datetime import datetime
from typing import Self

from matchmaker.ground.db import Connection
from matchmaker.listings.statements import queries
from matchmaker.rules.actors import LINK_HOLDER
from matchmaker.rules.listing import ListingState, Row, values_of


@dataclass(frozen=True, kw_only=True)
class RecordOutcome:
    """The step that was taken; `mailed` counts the addresses that heard of it. `reason` is for the sender too."""

    id: int
    state: ListingState
    reason: str | None
    mailed: int
    called_at: datetime | None
    decided_by: str
    decided_at: datetime

    @classmethod
    def from_row(cls, row: Row) -> Self:
        return cls(**values_of(cls, row, state=ListingState))

    @property
    def by_sender(self) -> bool:
        """Whether whoever posted the record without an account took the step, by their link."""
        return self.decided_by == LINK_HOLDER.name


async def keep(
    connection: Connection,
    state: ListingState,
    reason: str | None,
    *,
    mailed: int,
    by: str,
    need_id: int | None = None,
    solution_id: int | None = None,
) -> None:
    """Stores what was checked."""
    await queries.insert_outcome(
        connection,
        need_id=need_id,
        solution_id=solution_id,
        state=state.value,
        reason=reason,
        mailed=mailed,
        decided_by=by,
    )


async def note_call(connection: Connection, need_id: int, outcome_id: int) -> None:
    """Whoever sent the need was told by phone of that step, and of no other; noted twice it is noted once."""
    await queries.note_call(connection, need_id=need_id, outcome_id=outcome_id)


async def leave(connection: Connection, *, need_id: int | None = None, solution_id: int | None = None) -> None:
    """The record goes on to another state: how it came to the one before is no answer any more."""
    await queries.end_outcomes(connection, need_id=need_id, solution_id=solution_id)


async def of_state(
    connection: Connection, state: str, *, need_id: int | None = None, solution_id: int | None = None
) -> RecordOutcome | None:
    """How the record came into the state in which it is; None where its owner or a clock moved it there."""
    row = await queries.standing_outcome(connection, need_id=need_id, solution_id=solution_id)
    outcome = RecordOutcome.from_row(row) if row else None
    return outcome if outcome and outcome.state == state else None  # an earlier release ended none
