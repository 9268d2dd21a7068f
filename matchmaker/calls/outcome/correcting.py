"""A result that an upheld objection sends back to the council: what was decided before is kept beside the new one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from matchmaker.audit import service as audit
from matchmaker.audit.model import Action
from matchmaker.calls.outcome.statements import queries
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import WrongState
from matchmaker.rules.actors import Actor
from matchmaker.rules.call import Call, CallState
from matchmaker.rules.entry import EntryState
from matchmaker.rules.listing import values_of


@dataclass(frozen=True, kw_only=True)
class Correction:
    """Why a decision was opened again, for which boards ("" where the call has none), and what it had been."""

    id: int
    reason: str
    boards: tuple[str, ...]
    reopened_at: datetime
    decided_at: datetime
    body: str
    ranking: Mapping[str, Sequence[Mapping[str, Any]]]


async def newest(connection: Connection, call_id: int) -> Correction | None:
    """The last correction of a call, which its council is making or has made; None where none was needed."""
    row = await queries.newest_correction(connection, call_id=call_id)
    ranking = row["ranking"] if row and isinstance(row["ranking"], dict) else {}
    return Correction(**values_of(Correction, dict(row) | {"ranking": ranking}, boards=tuple)) if row else None


async def set_aside(connection: Connection, call: Call, reason: str, *, by: Actor) -> None:
    """Keeps the decision with its outcomes, and opens those boards again whose entrants were right to object.

    Entries that were ruled out, or disqualified, over which the objection was upheld come before the council again.
    The caller asks who may, and moves the call.
    """
    correction_id = await queries.insert_correction(connection, call_id=call.id, reason=reason, reopened_by=by.name)
    if correction_id is None:  # nothing was decided
        raise WrongState(old=call.state.value, new=CallState.MODERATION.value)
    await queries.join_objections(connection, call_id=call.id, correction_id=correction_id)
    for row in await queries.admit_upheld(connection, correction_id=correction_id):
        details = {"call": call.id, "correction": correction_id}
        states = {"old_state": EntryState.INELIGIBLE.value, "new_state": EntryState.ELIGIBLE.value}
        await audit.append(connection, Action.ENTRY_CHECK, row["id"], by=by, **states, details=details)
    await queries.clear_standings(connection, correction_id=correction_id)
    await queries.drop_decision(connection, call_id=call.id)
