"""A request for an introduction is taken back by the side that made it, while it was not asked to agree."""

import pytest

from matchmaker.ground.db import Connection
from matchmaker.ground.errors import NotFound, WrongState
from matchmaker.notices.model import NoticeKind
from matchmaker.proposals import (
    decisions,
    desk,
    fitting_needs,
    pairs_of_record,
    party_view,
    requests,
    suggestions,
    thread,
    unmatched,
    withdrawal,
)
from matchmaker.proposals.desk import QueueFilter
from matchmaker.proposals.moves import requests_of
from matchmaker.proposals.need_progress import Stage, progress_of
from matchmaker.rules.need import Need
from matchmaker.rules.proposal import ProposalState, Side
from matchmaker.rules.solution import Solution
from tests.support.fits import suggested
from tests.support.listings import make_solution
from tests.support.proposals import BUDGET, INSTITUTE, Desk, a_proposal, an_asked, notices_of, stored


async def asked_for(connection: Connection, pair: tuple[Need, Solution], office: Desk) -> int:
    return await requests.request(connection, pair[0].id, pair[1].id, fitting=True, by=office.buyer)


async def test_what_was_asked_for_waits_for_nobody_once_it_is_taken_back(
    connection: Connection, office: Desk, pair: tuple[Need, Solution]
) -> None:
    asked = await asked_for(connection, pair, office)
    for stranger in (office.lab, office.stranger):
        with pytest.raises(NotFound):
            await withdrawal.take_back(connection, asked, by=stranger)
    assert (await party_view.standing(connection, asked, Side.NEED, by=office.buyers_colleague)).may_take_back
    await withdrawal.take_back(connection, asked, by=office.buyers_colleague)
    assert (await desk.queue(connection, QueueFilter(), by=office.broker)).items == []
    assert await pairs_of_record.listing(connection, need_id=pair[0].id, by=office.buyer) == []
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
    approved = await decisions.approve(connection, asked.id, by=desk.broker, version=asked.version)
    assert approved.state is ProposalState.APPROVED
    await withdrawal.take_back(connection, asked.id, by=desk.buyer)
    assert (await stored(connection, asked.id)).state is ProposalState.WITHDRAWN


async def test_a_suppliers_interest_is_taken_back_and_can_be_shown_again(
    connection: Connection, office: Desk, pair: tuple[Need, Solution]
) -> None:
    fit = await suggested(connection, pair[0].id, pair[1].id)
    await fitting_needs.show_interest(connection, fit.id, by=office.lab)
    assert await withdrawal.side_of(connection, fit.id, by=office.labs_colleague) is Side.SOLUTION
    await withdrawal.take_back(connection, fit.id, by=office.labs_colleague)
    assert await requests_of(connection, fit.id) == {}
    assert await pairs_of_record.listing(connection, solution_id=pair[1].id, by=office.lab) == []
    assert await notices_of(connection, office.broker) == [NoticeKind.INTEREST_SHOWN, NoticeKind.REQUEST_TAKEN_BACK]
    [own] = await fitting_needs.own(connection, by=office.lab)
    assert own.interested_at is None
    await fitting_needs.show_interest(connection, fit.id, by=office.lab)
    assert list(await requests_of(connection, fit.id)) == [Side.SOLUTION]


@pytest.mark.parametrize("first", Side)
async def test_what_both_sides_ask_for_stands_until_the_second_takes_it_back(
    connection: Connection, desk: Desk, pair: tuple[Need, Solution], first: Side
) -> None:
    asked = await stored(connection, await asked_for_by_both(connection, desk, pair))
    people = {Side.NEED: desk.buyer, Side.SOLUTION: desk.lab}
    await decisions.approve(connection, asked.id, by=desk.broker, version=asked.version)
    await withdrawal.take_back(connection, asked.id, by=people[first])
    assert (await stored(connection, asked.id)).state is ProposalState.APPROVED
    assert list(await requests_of(connection, asked.id)) == [first.other]
    await withdrawal.take_back(connection, asked.id, by=people[first.other])
    assert (await stored(connection, asked.id)).state is ProposalState.WITHDRAWN


async def asked_for_by_both(connection: Connection, office: Desk, pair: tuple[Need, Solution]) -> int:
    """Of a supplier that nobody can reach by mail, so that what is approved waits."""
    fit = await suggested(connection, pair[0].id, pair[1].id)
    await fitting_needs.show_interest(connection, fit.id, by=office.lab)
    await connection.execute("UPDATE organisation SET authorised_contact_id = NULL WHERE name = $1", INSTITUTE)
    await connection.execute("UPDATE solution SET email = NULL")
    return await asked_for(connection, pair, office)


async def test_a_pair_whose_request_was_taken_back_waits_once_a_broker_pairs_the_two(
    connection: Connection, office: Desk, pair: tuple[Need, Solution]
) -> None:
    asked = await asked_for(connection, pair, office)
    await withdrawal.take_back(connection, asked, by=office.buyer)
    await connection.execute("UPDATE proposal SET since = now() - interval '90 days'")
    paired = await suggestions.pair_by_hand(connection, pair[0].id, pair[1].id, "Cùng bài toán", by=office.broker)
    assert paired.id == asked
    [item] = (await desk.queue(connection, QueueFilter(), by=office.broker)).items
    assert (item.subject_id, item.overdue) == (asked, False)
    assert [note.body for note in await thread.read(connection, asked, by=office.broker)] == ["Cùng bài toán"]
    assert (await progress_of(connection, pair[0].id)).stage is Stage.SUGGESTED
    await suggestions.pair_by_hand(connection, pair[0].id, pair[1].id, "Lần nữa", by=office.colleague)
    assert await stored(connection, asked) == paired, "it waits already"


async def test_what_waits_in_the_queue_is_what_its_sender_and_the_list_without_a_match_are_told_of(
    connection: Connection, office: Desk, pair: tuple[Need, Solution]
) -> None:
    fit = await suggested(connection, pair[0].id, pair[1].id)
    await fitting_needs.show_interest(connection, fit.id, by=office.lab)
    await connection.execute("UPDATE proposal SET rank = NULL")  # matching does not suggest it any more
    [item] = (await desk.queue(connection, QueueFilter(), by=office.broker)).items
    [waiting] = (await unmatched.listing(connection, by=office.broker)).items
    assert item.subject_id == waiting.proposal_id == fit.id
    assert (await progress_of(connection, pair[0].id)).stage is Stage.SUGGESTED


async def test_once_both_sides_are_asked_it_is_answered_and_not_taken_back(
    connection: Connection, desk: Desk, pair: tuple[Need, Solution]
) -> None:
    asked = await stored(connection, await asked_for(connection, pair, desk))
    await decisions.approve(connection, asked.id, by=desk.broker, version=asked.version)
    assert await withdrawal.side_of(connection, asked.id, by=desk.buyer) is None
    with pytest.raises(WrongState):
        await withdrawal.take_back(connection, asked.id, by=desk.buyer)


async def test_a_published_need_is_listed_while_nothing_is_proposed_for_it(
    connection: Connection, office: Desk
) -> None:
    made = await a_proposal(connection, office)
    [waiting] = (await unmatched.listing(connection, by=office.broker)).items
    assert (waiting.id, waiting.proposal_id) == (made.need_id, made.id)
    assert (await progress_of(connection, made.need_id)).stage is Stage.SUGGESTED
    await decisions.decline(connection, made.id, BUDGET, by=office.broker, version=made.version)
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
