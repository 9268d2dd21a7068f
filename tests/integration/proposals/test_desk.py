"""What waits at the desk: in order, with what was promised, who is full, handed over, and what can be learnt."""

import pytest

from matchmaker.ground.db import Connection
from matchmaker.ground.errors import InvalidInput, NotAllowed, NotFound
from matchmaker.listings import review_questions
from matchmaker.listings.needs import service as needs
from matchmaker.people import membership
from matchmaker.proposals import consents, decisions, desk, suggestions, thread, views
from matchmaker.proposals.consents import Answer
from matchmaker.proposals.desk import QueueFilter, ReasonCount
from matchmaker.rules.proposal import POPULAR, PROMISED_DAYS, Promise, ProposalState, Refusal, Side
from tests.support.listings import make_need, make_solution, need_draft
from tests.support.proposals import BUDGET, BUSINESS, INSTITUTE, Desk, a_proposal, actions_on, an_asked, stored

YES = Answer(agrees=True)


async def waiting(connection: Connection, people: Desk, **narrowed: object) -> list[tuple[Promise, str]]:
    page = await desk.queue(connection, QueueFilter(**narrowed), by=people.broker)  # type: ignore[arg-type]
    return [(item.step, item.title) for item in page.items]


async def test_each_thing_waits_at_its_step(connection: Connection, office: Desk) -> None:
    posted = await needs.submit(connection, need_draft(title="Chờ duyệt hồ sơ"), by=office.buyer)
    await an_asked(connection, office, title="Chờ hai bên")
    suggested = await a_proposal(connection, office, title="Chờ quyết định")
    await a_proposal(connection, office, title="Bài toán công", organisation="Sở A", organisation_kind="public_body")
    assert sorted(await waiting(connection, office)) == [
        (Promise.ANSWER, "Chờ hai bên"),
        (Promise.DECIDE, "Chờ quyết định"),
        (Promise.REVIEW, "Chờ duyệt hồ sơ"),
    ]
    await review_questions.ask(connection, "need", posted.id, "Bao nhiêu?", by=office.broker)
    await connection.execute("UPDATE consent SET answer_by = asked_at")
    declined = await decisions.decline(connection, suggested.id, BUDGET, by=office.broker, version=suggested.version)
    assert declined.state is ProposalState.DECLINED
    assert await waiting(connection, office, overdue_only=False) == [
        (Promise.ANSWER, "Chờ hai bên"),
        (Promise.INFORMATION, "Chờ duyệt hồ sơ"),
    ]


async def test_what_is_overdue_comes_first_and_then_what_is_due_next(connection: Connection, office: Desk) -> None:
    late = await a_proposal(connection, office, title="Trễ hạn")
    await a_proposal(connection, office, title="Mới")
    await needs.submit(connection, need_draft(title="Hồ sơ mới"), by=office.buyer)
    days = PROMISED_DAYS[Promise.DECIDE]
    await connection.execute(f"UPDATE proposal SET since = now() - interval '{days + 1} days' WHERE id = $1", late.id)
    assert (await waiting(connection, office))[0] == (Promise.DECIDE, "Trễ hạn")
    assert await waiting(connection, office, overdue_only=True) == [(Promise.DECIDE, "Trễ hạn")]
    assert await waiting(connection, office, step=Promise.REVIEW) == [(Promise.REVIEW, "Hồ sơ mới")]
    now = await desk.today(connection, by=office.broker)
    assert (now.overdue, now.counts[Promise.DECIDE], now.counts[Promise.REVIEW], now.mine) == (1, 2, 1, 0)
    assert [item.overdue for item in now.first] == [True, False, False]


async def test_a_need_asks_for_one_decision_at_a_time(connection: Connection, office: Desk) -> None:
    first = await a_proposal(connection, office, title="Một nhu cầu")
    other = await make_solution(connection, title="Giải pháp khác", organisation=INSTITUTE)
    second = await suggestions.pair_by_hand(connection, first.need_id, other.id, "Cũng hợp", by=office.broker)
    await suggestions.place(connection, second.id, 1, "Gần hơn", by=office.broker, version=second.version)
    [item] = (await desk.queue(connection, QueueFilter(), by=office.broker)).items
    assert (item.subject_id, item.undecided, item.other_title) == (second.id, 2, "Giải pháp khác")
    assert "Gần hơn" in [m.body for m in await thread.read(connection, second.id, by=office.colleague)]
    moved = await stored(connection, second.id)
    await decisions.approve(connection, second.id, by=office.broker, version=moved.version)
    assert [s for s, _ in await waiting(connection, office)] == [Promise.ANSWER]


async def test_an_institute_that_carries_what_it_can_is_shown_as_full(connection: Connection, office: Desk) -> None:
    lab = office.lab.organisation_id or 0
    await membership.state_capacity(connection, lab, 1, by=office.lab)
    with pytest.raises(NotAllowed):
        await membership.state_capacity(connection, lab, 9, by=office.labs_colleague)
    with pytest.raises(InvalidInput):
        await membership.state_capacity(connection, lab, -1, by=office.lab)
    under_way = await an_asked(connection, office)
    need = await make_need(connection, organisation="Công ty Khác", title="Nhu cầu thứ hai")
    again = await suggestions.pair_by_hand(connection, need.id, under_way.solution_id, "Hợp", by=office.broker)
    shown = (await views.get(connection, again.id, by=office.broker)).desk
    assert shown
    assert (shown.load.carried, shown.load.capacity, shown.load.is_full) == (1, 1, True)
    [item] = [
        i for i in (await desk.queue(connection, QueueFilter(), by=office.broker)).items if i.step is Promise.DECIDE
    ]
    assert (item.full, item.live_proposals, item.popular) == (True, 1, False)
    await membership.state_capacity(connection, lab, None, by=office.broker)
    assert not [i for i in (await desk.queue(connection, QueueFilter(), by=office.broker)).items if i.full]


async def test_a_solution_that_takes_much_of_the_work_is_told(connection: Connection, office: Desk) -> None:
    first = await an_asked(connection, office)
    for n in range(POPULAR):
        need = await make_need(connection, organisation=f"Công ty Số {n}", email=f"a{n}@b.example")
        pair = await suggestions.pair_by_hand(connection, need.id, first.solution_id, "Hợp", by=office.broker)
        if n < POPULAR - 1:
            await decisions.approve(connection, pair.id, by=office.broker, version=pair.version)
    [item] = [
        i for i in (await desk.queue(connection, QueueFilter(), by=office.broker)).items if i.step is Promise.DECIDE
    ]
    assert (item.live_proposals, item.popular, item.full) == (POPULAR, True, False)


async def test_the_work_of_an_absent_broker_is_handed_over_with_a_reason(connection: Connection, office: Desk) -> None:
    mine = await an_asked(connection, office)
    done = await an_asked(connection, office, title="Đã kết thúc")
    await consents.answer_as_contact(connection, done.id, Answer(agrees=False, refusal=BUDGET), by=office.lab)
    assert [t for _, t in await waiting(connection, office, assignee_id=office.broker.person_id)]
    giver, taker = office.broker.person_id or 0, office.colleague.person_id or 0
    with pytest.raises(InvalidInput) as refused:
        await desk.hand_over(connection, giver, office.lab.person_id or 0, "", by=office.colleague)
    assert refused.value.fields == {"reason": "required", "person": "not_a_broker"}
    assert await desk.hand_over(connection, giver, taker, "Nghỉ phép", by=office.colleague) == 1
    assert (await stored(connection, mine.id)).assignee_id == taker
    assert (await stored(connection, done.id)).assignee_id == giver
    assert (await actions_on(connection, mine.id))[-1] == "hand_over"
    assert not await waiting(connection, office, assignee_id=giver)


async def test_one_proposal_is_given_to_a_broker(connection: Connection, office: Desk) -> None:
    proposal = await a_proposal(connection, office)
    await desk.assign(connection, proposal.id, office.colleague.person_id or 0, by=office.broker)
    assert (await stored(connection, proposal.id)).assignee_id == office.colleague.person_id
    with pytest.raises(InvalidInput):
        await desk.assign(connection, proposal.id, office.lab.person_id or 0, by=office.broker)
    with pytest.raises(NotFound):
        await desk.assign(connection, 0, office.colleague.person_id or 0, by=office.broker)


async def test_nobody_else_opens_the_desk(connection: Connection, office: Desk) -> None:
    for actor in (office.buyer, office.lab, office.stranger):
        with pytest.raises(NotAllowed):
            await desk.queue(connection, QueueFilter(), by=actor)


async def test_each_side_learns_why_it_was_refused_and_not_by_whom(connection: Connection, office: Desk) -> None:
    refused = await an_asked(connection, office)
    no = Answer(agrees=False, refusal=Refusal(reason="benefit_unclear", note="Riêng tư"))
    await consents.answer_as_contact(connection, refused.id, no, by=office.buyer)
    declined = await a_proposal(connection, office)
    await decisions.decline(connection, declined.id, BUDGET, by=office.broker, version=declined.version)
    lab = await desk.reasons_for_organisation(connection, office.lab.organisation_id or 0, by=office.lab)
    assert lab == [
        ReasonCount(reason="benefit_unclear", by_desk=0, by_other_side=1),
        ReasonCount(reason="budget", by_desk=1, by_other_side=0),
    ]
    assert BUSINESS not in repr(lab)
    # one's own refusal teaches oneself nothing
    buyer = await desk.reasons_for_organisation(connection, office.buyer.organisation_id or 0, by=office.buyer)
    assert buyer == [ReasonCount(reason="budget", by_desk=1, by_other_side=0)]
    of_record = await desk.reasons_for_record(connection, Side.SOLUTION, refused.solution_id, by=office.lab)
    assert [count.reason for count in of_record] == ["benefit_unclear"]
    with pytest.raises(NotFound):
        await desk.reasons_for_record(connection, Side.SOLUTION, refused.solution_id, by=office.stranger)
    with pytest.raises((NotFound, NotAllowed)):
        await desk.reasons_for_organisation(connection, office.lab.organisation_id or 0, by=office.stranger)


async def test_a_confidential_need_changes_no_count_of_a_supplier(connection: Connection, office: Desk) -> None:
    proposal = await a_proposal(connection, office, confidentiality="brokers")
    await decisions.decline(connection, proposal.id, BUDGET, by=office.broker, version=proposal.version)
    assert await desk.reasons_for_organisation(connection, office.lab.organisation_id or 0, by=office.lab) == []
    assert [
        c.reason
        for c in await desk.reasons_for_organisation(connection, office.buyer.organisation_id or 0, by=office.buyer)
    ] == ["budget"]
