"""A request for an introduction is taken back by the side that made it, while it was not asked to agree."""

import pytest

from matchmaker.db import Connection
from matchmaker.errors import NotFound, WrongState
from matchmaker.needs.model import Need
from matchmaker.notices.model import NoticeKind
from matchmaker.proposals import deciding, desk, pairs, requesting, sides, taking_back, unmatched
from matchmaker.proposals.desk import QueueFilter
from matchmaker.proposals.model import ProposalState, Side
from matchmaker.proposals.progress import Stage, progress_of
from matchmaker.solutions.model import Solution
from tests.builders import make_solution
from tests.integration.proposals.conftest import BUDGET, Desk, a_pair, a_proposal, an_asked, notices_of, stored


@pytest.fixture
async def pair(connection: Connection, desk: Desk) -> tuple[Need, Solution]:
    return await a_pair(connection, desk)


async def asked_for(connection: Connection, pair: tuple[Need, Solution], office: Desk) -> int:
    return await requesting.request(connection, pair[0].id, pair[1].id, fitting=True, by=office.buyer)


async def test_what_was_asked_for_waits_for_nobody_once_it_is_taken_back(
    connection: Connection, office: Desk, pair: tuple[Need, Solution]
) -> None:
    asked = await asked_for(connection, pair, office)
    for stranger in (office.lab, office.stranger):
        with pytest.raises(NotFound):
            await taking_back.take_back(connection, asked, by=stranger)
    assert (await sides.standing(connection, asked, Side.NEED, by=office.buyers_colleague)).may_take_back
    await taking_back.take_back(connection, asked, by=office.buyers_colleague)
    assert (await desk.queue(connection, QueueFilter(), by=office.broker)).items == []
    assert await pairs.told(connection, need_id=pair[0].id, by=office.buyer) == []
    assert await notices_of(connection, office.broker) == [
        NoticeKind.INTRODUCTION_REQUESTED,
        NoticeKind.REQUEST_TAKEN_BACK,
    ]
    assert await asked_for(connection, pair, office) == asked  # and again, where it is wanted after all
    assert len((await desk.queue(connection, QueueFilter(), by=office.broker)).items) == 1


async def test_what_a_broker_had_approved_on_it_is_withdrawn(
    connection: Connection, desk: Desk, pair: tuple[Need, Solution]
) -> None:
    unreachable = await make_solution(connection, organisation="Viện Khác", title="Đọc hóa đơn")
    asked = await stored(connection, await asked_for(connection, (pair[0], unreachable), desk))
    approved = await deciding.approve(connection, asked.id, by=desk.broker, version=asked.version)
    assert approved.state is ProposalState.APPROVED
    await taking_back.take_back(connection, asked.id, by=desk.buyer)
    assert (await stored(connection, asked.id)).state is ProposalState.WITHDRAWN


async def test_once_both_sides_are_asked_it_is_answered_and_not_taken_back(
    connection: Connection, desk: Desk, pair: tuple[Need, Solution]
) -> None:
    asked = await stored(connection, await asked_for(connection, pair, desk))
    await deciding.approve(connection, asked.id, by=desk.broker, version=asked.version)
    assert await taking_back.side_of(connection, asked.id, by=desk.buyer) is None
    with pytest.raises(WrongState):
        await taking_back.take_back(connection, asked.id, by=desk.buyer)


async def test_a_published_need_is_listed_while_nothing_is_proposed_for_it(
    connection: Connection, office: Desk
) -> None:
    made = await a_proposal(connection, office)
    [waiting] = (await unmatched.listing(connection, by=office.broker)).items
    assert (waiting.id, waiting.proposal_id) == (made.need_id, made.id)
    assert (await progress_of(connection, made.need_id)).stage is Stage.SUGGESTED
    await deciding.decline(connection, made.id, BUDGET, by=office.broker, version=made.version)
    assert (await desk.queue(connection, QueueFilter(), by=office.broker)).items == [], "no step names it"
    [waiting] = (await unmatched.listing(connection, by=office.broker)).items
    assert (waiting.id, waiting.proposal_id) == (made.need_id, None)
    reached = await progress_of(connection, made.need_id)
    assert (reached.stage, reached.decide_by) == (Stage.NOTHING, None)


async def test_a_need_with_a_match_under_way_and_a_public_bodys_are_not_listed(
    connection: Connection, office: Desk
) -> None:
    asked = await an_asked(connection, office)
    assert (await unmatched.listing(connection, by=office.broker)).total == 0
    assert (await progress_of(connection, asked.need_id)).stage is Stage.UNDER_WAY
    await connection.execute("UPDATE proposal SET state = 'withdrawn' WHERE id = $1", asked.id)
    assert (await unmatched.listing(connection, by=office.broker)).total == 1
    await connection.execute("UPDATE organisation SET kind = 'public_body'")
    assert (await unmatched.listing(connection, by=office.broker)).total == 0
    assert (await progress_of(connection, asked.need_id)).stage is Stage.PUBLIC_BODY
