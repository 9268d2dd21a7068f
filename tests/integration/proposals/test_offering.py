"""What the desk's page offers is what the service then does: one rule says when a pair may be approved."""

from dataclasses import replace

import pytest

from matchmaker.ground.db import Connection
from matchmaker.ground.errors import MatchmakerError
from matchmaker.listings.needs import service as needs
from matchmaker.proposals import decisions, views
from matchmaker.rules.actors import SYSTEM
from matchmaker.rules.listing import ListingState
from matchmaker.rules.proposal import Proposal, ProposalMove
from tests.support.proposals import Desk, a_proposal, an_asked, stored


async def offered(connection: Connection, proposal: Proposal, desk: Desk) -> tuple[ProposalMove, ...]:
    shown = (await views.get(connection, proposal.id, by=desk.broker)).desk
    assert shown
    return shown.offered


async def test_a_pair_that_may_be_approved_is_offered_so(connection: Connection, desk: Desk) -> None:
    proposal = await a_proposal(connection, desk)
    assert await offered(connection, proposal, desk) == (ProposalMove.APPROVE, ProposalMove.DECLINE)
    await decisions.approve(connection, proposal.id, by=desk.broker, version=proposal.version)


@pytest.mark.parametrize("obstacle", ["public body", "hidden", "entered by the broker"])
async def test_what_would_be_refused_is_not_offered(connection: Connection, desk: Desk, obstacle: str) -> None:
    public = {"organisation": "Sở Giao thông", "organisation_kind": "public_body"}
    proposal = await a_proposal(connection, desk, **(public if obstacle == "public body" else {}))
    if obstacle == "hidden":
        await needs.set_state(connection, proposal.need_id, ListingState.PAUSED, by=SYSTEM)
    if obstacle == "entered by the broker":
        desk = replace(desk, broker=replace(desk.broker, name=SYSTEM.name))
        await connection.execute("UPDATE need SET created_by = $1", SYSTEM.name)
    assert ProposalMove.APPROVE not in await offered(connection, proposal, desk)
    assert ProposalMove.DECLINE in await offered(connection, proposal, desk)
    with pytest.raises(MatchmakerError):
        await decisions.approve(connection, proposal.id, by=desk.broker, version=proposal.version)


async def test_what_both_sides_were_asked_can_only_be_withdrawn(connection: Connection, desk: Desk) -> None:
    proposal = await stored(connection, (await an_asked(connection, desk)).id)
    assert await offered(connection, proposal, desk) == (ProposalMove.WITHDRAW,)
