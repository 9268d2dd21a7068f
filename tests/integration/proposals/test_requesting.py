"""The owner of a need asks for an introduction: the desk is told and decides; what each side may know of the pair."""

from dataclasses import replace

import pytest

from matchmaker.ground.db import Connection
from matchmaker.ground.errors import InvalidInput, NotAllowed, NotFound, TooManyAttempts, WrongState
from matchmaker.listings.needs import service as needs
from matchmaker.notices.model import NoticeKind
from matchmaker.people.throttle import LIMITS, Trial
from matchmaker.proposals import consents, decisions, desk, pairs_of_record, party_view, requests, suggestions, views
from matchmaker.proposals.consents import Answer
from matchmaker.proposals.desk import QueueFilter
from matchmaker.proposals.pairs_of_record import PairTold
from matchmaker.rules.actors import LOCAL_PERSON, VISITOR, Actor
from matchmaker.rules.listing import ListingState
from matchmaker.rules.need import Need
from matchmaker.rules.proposal import Promise, ProposalState, Side
from matchmaker.rules.solution import Solution
from tests.support.listings import make_need, make_solution
from tests.support.proposals import BUDGET, BUSINESS, Desk, a_pair, actions_on, an_asked, notices_of, stored


async def ask(connection: Connection, pair: tuple[Need, Solution], by: Actor) -> int:
    return await requests.request(connection, pair[0].id, pair[1].id, fitting=True, by=by)


async def told(connection: Connection, pair: tuple[Need, Solution], by: Actor) -> list[PairTold]:
    return await pairs_of_record.listing(connection, need_id=pair[0].id, by=by)


async def test_every_broker_is_told_and_finds_it_first_in_the_queue(
    connection: Connection, office: Desk, pair: tuple[Need, Solution]
) -> None:
    other = await make_solution(connection, organisation="Viện Khác", title="Đọc hóa đơn", email="x@vien.example")
    await suggestions.pair_by_hand(connection, pair[0].id, other.id, "Cùng bài toán", by=office.broker)
    asked = await ask(connection, pair, office.buyers_colleague)
    assert await ask(connection, pair, office.buyer) == asked  # said again it changes nothing
    for broker in (office.broker, office.colleague):
        assert await notices_of(connection, broker) == [NoticeKind.INTRODUCTION_REQUESTED]
    [item] = (await desk.queue(connection, QueueFilter(step=Promise.DECIDE), by=office.broker)).items
    assert (item.subject_id, item.requested) == (asked, True)
    assert (await actions_on(connection, asked)) == ["request"]


async def test_it_waits_for_a_decision_although_another_pair_of_the_need_is_under_way(
    connection: Connection, office: Desk
) -> None:
    under_way = await an_asked(connection, office)
    other = await make_solution(connection, organisation="Viện Khác", title="Đọc hóa đơn", email="x@vien.example")
    asked = await requests.request(connection, under_way.need_id, other.id, fitting=True, by=office.buyer)
    items = (await desk.queue(connection, QueueFilter(), by=office.broker)).items
    assert {item.subject_id: item.step for item in items} == {under_way.id: Promise.ANSWER, asked: Promise.DECIDE}


async def test_whoever_asked_sees_where_it_stands_and_nobody_else_does(
    connection: Connection, desk: Desk, pair: tuple[Need, Solution]
) -> None:
    assert await told(connection, pair, desk.buyer) == []
    asked = await ask(connection, pair, desk.buyer)
    [mine] = await told(connection, pair, desk.buyers_colleague)
    assert (mine.proposal_id, mine.state, mine.side) == (asked, "requested", Side.NEED)
    assert mine.due_at
    assert [each.state for each in await told(connection, pair, desk.broker)] == ["suggested"]
    for other in (desk.lab, desk.stranger, VISITOR):
        assert await told(connection, pair, other) == []
        with pytest.raises(NotFound):
            await views.get(connection, asked, by=other)
    assert (await views.get(connection, asked, by=desk.buyer)).solution.email is None
    [line] = (await party_view.own(connection, by=desk.buyer)).items
    assert (line.state, line.waits_for_us, line.due_at) == ("requested", False, mine.due_at)


async def test_a_declined_request_comes_back_with_the_reason_and_not_with_the_note(
    connection: Connection, desk: Desk, pair: tuple[Need, Solution]
) -> None:
    asked = await stored(connection, await ask(connection, pair, desk.buyer))
    refusal = replace(BUDGET, note="Chỉ cán bộ đọc")
    await decisions.decline(connection, asked.id, refusal, by=desk.broker, version=asked.version)
    [mine] = await told(connection, pair, desk.buyer)
    assert (mine.state, mine.declined_for, mine.due_at) == ("turned_down", "budget", None)
    assert (await notices_of(connection, desk.buyer))[-1] == NoticeKind.REQUEST_DECLINED
    assert (await party_view.standing(connection, asked.id, Side.NEED, by=desk.buyer)).declined_for == "budget"
    assert [line.state for line in (await party_view.own(connection, by=desk.buyer)).items] == ["turned_down"]


async def test_what_was_declined_before_its_owner_asked_for_it_is_decided_once_more(
    connection: Connection, desk: Desk, pair: tuple[Need, Solution]
) -> None:
    made = await suggestions.pair_by_hand(connection, pair[0].id, pair[1].id, "Cùng bài toán", by=desk.broker)
    await decisions.decline(connection, made.id, BUDGET, by=desk.broker, version=made.version)
    assert await told(connection, pair, desk.buyer) == []
    assert await ask(connection, pair, desk.buyer) == made.id
    again = await stored(connection, made.id)
    assert again.state is ProposalState.SUGGESTED
    await decisions.decline(connection, made.id, BUDGET, by=desk.broker, version=again.version)
    await ask(connection, pair, desk.buyer)
    assert (await stored(connection, made.id)).state is ProposalState.DECLINED


async def test_what_was_withdrawn_before_its_owner_was_ever_asked_is_decided_once_more(
    connection: Connection, desk: Desk, pair: tuple[Need, Solution]
) -> None:
    made = await suggestions.pair_by_hand(connection, pair[0].id, pair[1].id, "Cùng bài toán", by=desk.broker)
    await connection.execute("UPDATE proposal SET state = 'withdrawn' WHERE id = $1", made.id)
    assert await told(connection, pair, desk.buyer) == []
    await ask(connection, pair, desk.buyer)
    assert (await stored(connection, made.id)).state is ProposalState.SUGGESTED
    assert await notices_of(connection, desk.broker) == [NoticeKind.INTRODUCTION_REQUESTED]


async def test_what_its_owner_knows_to_have_ended_is_refused_and_not_swallowed(
    connection: Connection, office: Desk
) -> None:
    asked = await an_asked(connection, office)
    await decisions.withdraw(connection, asked.id, BUDGET, by=office.broker, version=asked.version)
    with pytest.raises(WrongState):
        await requests.request(connection, asked.need_id, asked.solution_id, fitting=True, by=office.buyer)
    assert "request" not in await actions_on(connection, asked.id)


async def test_the_reason_for_declining_is_told_to_the_desk_and_to_whoever_asked_for_the_pair_alone(
    connection: Connection, desk: Desk, pair: tuple[Need, Solution]
) -> None:
    asked = await ask(connection, pair, desk.buyer)
    await decisions.request_information(connection, asked, Side.SOLUTION, "Có chạy ngoại tuyến không?", by=desk.broker)
    version = (await stored(connection, asked)).version
    await decisions.decline(connection, asked, BUDGET, by=desk.broker, version=version)
    reasons = [(await told(connection, pair, by))[0].declined_for for by in (desk.broker, desk.buyer, desk.lab)]
    assert reasons == ["budget", "budget", None]
    assert (await party_view.standing(connection, asked, Side.SOLUTION, by=desk.lab)).declined_for is None


async def test_a_side_from_which_the_pair_was_hidden_since_is_not_told_that_it_was_declined(
    connection: Connection, desk: Desk, pair: tuple[Need, Solution]
) -> None:
    asked = await ask(connection, pair, desk.buyer)
    await connection.execute("UPDATE solution SET state = 'paused' WHERE id = $1", pair[1].id)
    version = (await stored(connection, asked)).version
    await decisions.decline(connection, asked, BUDGET, by=desk.broker, version=version)
    assert NoticeKind.REQUEST_DECLINED not in await notices_of(connection, desk.buyer)


async def test_from_the_day_both_are_asked_each_reads_who_did_not_agree(
    connection: Connection, desk: Desk, pair: tuple[Need, Solution]
) -> None:
    asked = await stored(connection, await ask(connection, pair, desk.buyer))
    await decisions.approve(connection, asked.id, by=desk.broker, version=asked.version)
    for side in (desk.buyer, desk.lab):
        assert [each.state for each in await told(connection, pair, side)] == ["asked"]
    await consents.answer_as_contact(connection, asked.id, Answer(agrees=False, refusal=BUDGET), by=desk.lab)
    for side in (desk.buyer, desk.lab):
        [one] = await pairs_of_record.listing(connection, solution_id=pair[1].id, by=side)
        assert (one.state, one.refused_by, one.declined_for) == ("refused", Side.SOLUTION, None)


async def test_a_supplier_who_is_interested_loses_sight_of_a_need_that_is_hidden(
    connection: Connection, desk: Desk, pair: tuple[Need, Solution]
) -> None:
    made = await suggestions.pair_by_hand(connection, pair[0].id, pair[1].id, "Cùng bài toán", by=desk.broker)
    await connection.execute("INSERT INTO fit_interest (proposal_id, shown_by) VALUES ($1, $2)", made.id, desk.lab.name)
    assert [each.state for each in await told(connection, pair, desk.lab)] == ["requested"]
    assert (await views.get(connection, made.id, by=desk.lab)).need.email is None
    for hidden in ("confidentiality = 'brokers'", "confidentiality = 'public', state = 'paused'"):
        await connection.execute(f"UPDATE need SET {hidden} WHERE id = $1", pair[0].id)
        assert await told(connection, pair, desk.lab) == []
        assert (await party_view.own(connection, by=desk.lab)).items == []
        with pytest.raises(NotFound):
            await views.get(connection, made.id, by=desk.lab)


async def test_only_the_owner_of_a_published_need_asks_and_only_for_what_it_may_see(
    connection: Connection, desk: Desk, pair: tuple[Need, Solution]
) -> None:
    need, solution = pair
    for other in (desk.lab, desk.stranger, desk.broker, VISITOR):
        with pytest.raises(NotFound):
            await ask(connection, pair, other)
    own = await make_solution(connection, organisation=BUSINESS, title="Của chính mình")
    with pytest.raises(InvalidInput):
        await requests.request(connection, need.id, own.id, fitting=True, by=desk.buyer)
    await connection.execute("UPDATE solution SET state = 'draft' WHERE id = $1", solution.id)
    with pytest.raises(NotFound):
        await ask(connection, pair, desk.buyer)
    await needs.set_state(connection, need.id, ListingState.PAUSED, by=LOCAL_PERSON)
    with pytest.raises(WrongState):
        await ask(connection, pair, desk.buyer)


async def test_a_public_body_is_not_introduced_and_is_not_offered_to_ask(connection: Connection, desk: Desk) -> None:
    await connection.execute("UPDATE organisation SET kind = 'public_body' WHERE name = $1", BUSINESS)
    pair = await a_pair(connection, desk)
    assert not await requests.may_request(connection, pair[0], by=desk.buyer)
    with pytest.raises(NotAllowed):
        await ask(connection, pair, desk.buyer)


async def test_only_what_fits_or_was_suggested_is_asked_for(
    connection: Connection, desk: Desk, pair: tuple[Need, Solution]
) -> None:
    need, solution = pair
    with pytest.raises(NotAllowed):
        await requests.request(connection, need.id, solution.id, fitting=False, by=desk.buyer)
    asked = await ask(connection, pair, desk.buyer)
    await connection.execute("UPDATE proposal SET rank = 3 WHERE id = $1", asked)
    assert await requests.request(connection, need.id, solution.id, fitting=False, by=desk.buyer) == asked


async def test_nobody_asks_without_end(connection: Connection, desk: Desk, pair: tuple[Need, Solution]) -> None:
    for _ in range(LIMITS[Trial.INTRODUCTION].account.attempts):
        await requests.admit(connection, pair[0].id, by=desk.buyer)
    with pytest.raises(TooManyAttempts):
        await requests.admit(connection, pair[0].id, by=desk.buyer)


async def test_records_are_linked_for_whoever_may_open_them(connection: Connection, desk: Desk) -> None:
    hidden = await make_need(connection, organisation=BUSINESS, confidentiality="brokers")
    solution = await make_solution(connection, organisation="Viện Khác")
    for reader, sides_read in ((desk.buyer, {Side.NEED, Side.SOLUTION}), (desk.lab, {Side.SOLUTION})):
        assert await pairs_of_record.readable(connection, hidden.id, solution.id, by=reader) == sides_read
