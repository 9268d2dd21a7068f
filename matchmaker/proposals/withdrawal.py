"""Whoever asked for an introduction, or said that they were interested, takes that back while nobody was asked."""

from matchmaker.audit import service as audit
from matchmaker.audit.model import Action
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import WrongState
from matchmaker.notices import service as notices
from matchmaker.notices.model import NoticeKind
from matchmaker.proposals.moves import Opened, hold, look_at, move
from matchmaker.proposals.statements import queries
from matchmaker.rules.actors import Actor, Role
from matchmaker.rules.proposal import REQUESTED, ProposalMove, ProposalState, Side


async def side_of(connection: Connection, proposal_id: int, *, by: Actor) -> Side | None:
    """The side whose request the actor may take back; None where there is none, or both are asked by now.

    Raises NotFound for what the actor may not see.
    """
    return _side(await look_at(connection, proposal_id, by=by), by)


async def take_back(connection: Connection, proposal_id: int, *, by: Actor) -> None:
    """The request is as if it had not been made, and the desk is told; what a broker had approved on it is withdrawn,
    unless the other side asked for it as well.

    Raises NotFound for what the actor may not see, WrongState where their side did not ask for it, or was asked by now.
    """
    opened = await hold(connection, proposal_id, by=by)
    side, state = _side(opened, by), opened.proposal.state
    if side is None:
        raise WrongState(old=state.value, new=ProposalState.WITHDRAWN.value)
    tell = [row["id"] for row in await queries.brokers_to_tell(connection, proposal_id=proposal_id, role=Role.BROKER)]
    await queries.drop_requests(connection, proposal_id=proposal_id, side=side.value)
    details = {"side": side.value}
    await audit.append(connection, Action.PROPOSAL_TAKE_BACK_REQUEST, proposal_id, by=by, details=details)
    if state is ProposalState.APPROVED and side.other not in opened.requests:
        await move(connection, opened.proposal, ProposalMove.WITHDRAW, by=by, details=details)
    for person_id in tell:
        await notices.notify(
            connection,
            person_id,
            NoticeKind.REQUEST_TAKEN_BACK,
            subject="proposal",
            subject_id=proposal_id,
            params={"title": opened.parties.need.title},
        )


def _side(opened: Opened, by: Actor) -> Side | None:
    sides = [side for side in opened.sides_of(by) if side in opened.requests]
    return next((side for side in sides if opened.matter(side).state == REQUESTED), None)
