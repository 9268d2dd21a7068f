"""Which calls wait for somebody: the next step of each is theirs to take, whatever it still lacks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from matchmaker.calls import service as calls
from matchmaker.calls.statements import queries
from matchmaker.ground.city_time import last_day
from matchmaker.ground.db import Connection
from matchmaker.rules.actors import Actor
from matchmaker.rules.call import Call, CallMove, CallState, next_moves
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import CALL_PERMISSION, Matter, may

_ASIDE = frozenset({CallMove.REVISE, CallMove.EXTEND, CallMove.CLOSE, CallMove.CANCEL})  # nobody waits for them
_OF_THE_DESK = frozenset({CallState.DRAFT, CallState.TESTED})  # later steps are the council's


@dataclass(frozen=True, kw_only=True)
class WaitingCall:
    """A call and its next step; `due` the last whole day before its deadline, while it is prepared."""

    call_id: int
    title: str
    move: CallMove
    due: date | None


async def waiting_for(connection: Connection, *, by: Actor) -> Sequence[WaitingCall]:
    """Calls whose next step is the actor's: the desk prepares, then secretary and chair carry on."""
    desk = may(by, Permission.WRITE_CALL)
    rows = await queries.under_way_of(connection, person_id=by.person_id, at_desk=desk)
    under_way = [await calls.get(connection, row["id"], by=by) for row in rows]
    return [
        WaitingCall(call_id=call.id, title=call.title, move=move, due=_due(call))
        for call in under_way
        for move in next_moves(call.state)
        if move not in _ASIDE and may(by, CALL_PERMISSION[move], Matter.of_call(call))
        if move is not CallMove.REOPEN or move in await calls.open_moves(connection, call, by=by)
    ]


def _due(call: Call) -> date | None:
    return last_day(call.closes_at) if call.closes_at and call.state in _OF_THE_DESK else None
