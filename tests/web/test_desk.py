"""The broker's desk on pages: the queue, records at the desk, work given and handed over, who carries how much."""

import re

from matchmaker.ground.db import transaction
from matchmaker.listings.needs import service as needs
from matchmaker.people import membership
from matchmaker.proposals import suggestions
from matchmaker.rules.actors import LOCAL_PERSON
from matchmaker.rules.listing import ListingState
from tests.support.listings import make_need, make_solution, need_draft
from tests.support.proposals import INSTITUTE, an_asked
from tests.support.screens import BrokersSeat


async def test_the_desk_opens_on_todays_work_with_what_is_overdue_first(broker_seat: BrokersSeat) -> None:
    late, _ = await broker_seat.make(title="Đọc hóa đơn trễ"), await broker_seat.make(title="Đọc hóa đơn mới")
    await broker_seat.runtime.pool.execute(
        "UPDATE proposal SET since = now() - interval '7 days' WHERE id = $1", late.id
    )
    page = (await broker_seat.client.get("/desk")).text
    assert "Việc hôm nay" in page
    assert page.index("Đọc hóa đơn trễ") < page.index("Đọc hóa đơn mới")
    assert "Quá hạn 2 ngày" in page
    assert "Còn 5 ngày" in page
    assert "hẹn đến hết ngày" in page
    assert re.search(r'href="/desk\?overdue=1"><strong>1</strong>', page)
    assert re.search(r'href="/desk\?step=decide"><strong>2</strong>', page)
    only = (await broker_seat.client.get("/desk?overdue=1")).text
    assert "Đọc hóa đơn trễ" in only
    assert "Đọc hóa đơn mới" not in only
    assert "Đọc hóa đơn trễ" not in (await broker_seat.client.get("/desk?step=review")).text
    assert "Đọc hóa đơn trễ" not in (await broker_seat.client.get("/desk?mine=1")).text


async def test_a_full_supplier_and_a_popular_solution_are_told_in_the_queue_and_on_the_match(
    broker_seat: BrokersSeat,
) -> None:
    under_way = await broker_seat.make(an_asked)
    async with transaction(broker_seat.runtime.pool) as connection:
        lab = broker_seat.people.lab.organisation_id or 0
        await membership.state_capacity(connection, lab, 1, by=broker_seat.people.lab)
        need = await make_need(connection, organisation="Công ty Khác", title="Nhu cầu thứ hai")
        again = await suggestions.pair_by_hand(
            connection, need.id, under_way.solution_id, "Hợp", by=broker_seat.people.broker
        )
    assert "Bên cung đã hết khả năng tiếp nhận" in (await broker_seat.client.get("/desk?step=decide")).text
    assert "Bên cung đang thực hiện 1 kết nối" in (await broker_seat.client.get(f"/proposals/{again.id}")).text


async def test_several_matches_are_given_to_a_colleague_at_once(broker_seat: BrokersSeat) -> None:
    pairs = [await broker_seat.make(title=title) for title in ("Một", "Hai")]
    taker = str(broker_seat.people.colleague.person_id)
    none = await broker_seat.post("/desk/assign", "/desk", person=taker)
    assert none.status_code == 422
    assert "đánh dấu ít nhất một" in none.text
    unknown = await broker_seat.post("/desk/assign", "/desk", proposal=str(pairs[0].id), person="0")
    assert unknown.status_code == 422
    assert "checked" in unknown.text
    done = await broker_seat.post(
        "/desk/assign", "/desk?step=decide", proposal=[str(p.id) for p in pairs], person=taker
    )
    assert done.headers["location"] == "/desk?step=decide&assigned=2"
    broker_seat.sit(broker_seat.people.colleague)
    assert re.search(r'href="/desk\?mine=1"><strong>2</strong>', (await broker_seat.client.get("/desk")).text)
    assert (
        await broker_seat.act(pairs[0], "assign", person=str(broker_seat.people.broker.person_id))
    ).status_code == 303


async def test_the_work_of_an_absent_broker_is_handed_over_once(broker_seat: BrokersSeat) -> None:
    pair = await broker_seat.make(an_asked)
    giver, taker = str(broker_seat.people.broker.person_id), str(broker_seat.people.colleague.person_id)
    broker_seat.sit(broker_seat.people.colleague)
    page = "/desk/handover"
    wrong = await broker_seat.post(page, page, giver=giver, person=giver, handover_reason="Nghỉ phép")
    assert wrong.status_code == 422
    assert "Nghỉ phép" in wrong.text
    assert "chọn người khác" in wrong.text
    form = await broker_seat.hidden(page, page) | {"giver": giver, "person": taker, "handover_reason": "Nghỉ phép"}
    answers = [await broker_seat.send(page, form) for _ in range(2)]
    assert [a.headers["location"] for a in answers] == ["/desk/handover?handed=1"] * 2
    assert "phụ trách: Người minh@so.example" in (await broker_seat.client.get(f"/proposals/{pair.id}")).text


async def test_a_broker_pairs_by_hand_by_words_or_number(broker_seat: BrokersSeat) -> None:
    async with transaction(broker_seat.runtime.pool) as connection:
        need = await make_need(connection, organisation="Công ty Khác")
        solution = await make_solution(connection, title="Đếm xe trên đường", organisation=INSTITUTE)
    home = f"/desk/needs/{need.id}"
    for text in ("dem xe", str(solution.id)):
        assert "Đếm xe trên đường" in (await broker_seat.client.get(f"{home}?q={text}")).text
    assert "Không tìm thấy" in (await broker_seat.client.get(f"{home}?q=999999")).text
    action, page = f"{home}/pair", f"{home}?q=dem+xe"
    wrong = await broker_seat.post(action, page, solution=str(solution.id), pair_reason="")
    assert wrong.status_code == 422
    assert f'value="{solution.id}" checked' in wrong.text
    form = await broker_seat.hidden(page, action) | {"solution": str(solution.id), "pair_reason": "Cùng kho"}
    answers = [await broker_seat.send(action, form) for _ in range(2)]
    assert len({a.headers["location"] for a in answers}) == 1
    assert "đã có đề xuất" in (await broker_seat.client.get(page)).text
    assert await broker_seat.runtime.pool.fetchval("SELECT count(*) FROM proposal") == 1


async def test_a_record_to_review_goes_back_to_its_owner_with_a_question(broker_seat: BrokersSeat) -> None:
    async with transaction(broker_seat.runtime.pool) as connection:
        need = await needs.submit(connection, need_draft(), by=broker_seat.people.buyer)
        solution = await make_solution(connection, organisation=INSTITUTE)
        await connection.execute("UPDATE solution SET state = 'submitted' WHERE id = $1", solution.id)
    for noun, record_id in (("needs", need.id), ("solutions", solution.id)):
        home = f"/desk/{noun}/{record_id}"
        assert f'href="{home}"' in (await broker_seat.client.get("/desk?step=review")).text
        empty = await broker_seat.post(f"{home}/question", home, question="")
        assert empty.status_code == 422
        form = await broker_seat.hidden(home, f"{home}/question") | {"question": "Bao nhiêu một tháng?"}
        assert [(await broker_seat.send(f"{home}/question", form)).status_code for _ in range(2)] == [303, 303]
        assert "chờ đơn vị bổ sung" in (await broker_seat.client.get(f"{home}?done=question")).text
    async with transaction(broker_seat.runtime.pool) as connection:
        assert (await needs.get(connection, need.id, by=LOCAL_PERSON)).state is ListingState.INFORMATION_REQUESTED


async def test_capacity_is_stated_by_the_contact_and_the_desk_alone(broker_seat: BrokersSeat) -> None:
    page = f"/organisations/{broker_seat.people.lab.organisation_id}"
    for actor, seen in (
        (broker_seat.people.lab, True),
        (broker_seat.people.broker, True),
        (broker_seat.people.labs_colleague, False),
    ):
        broker_seat.sit(actor)
        assert (f"{page}/capacity" in (await broker_seat.client.get(page)).text) is seen
    broker_seat.sit(broker_seat.people.lab)
    wrong = await broker_seat.post(f"{page}/capacity", page, introductions_at_once="nhiều")
    assert wrong.status_code == 422
    assert 'value="nhiều"' in wrong.text
    assert (await broker_seat.post(f"{page}/capacity", page, introductions_at_once="3")).status_code == 303
    assert "Có thể tiếp nhận: 3." in (await broker_seat.client.get(page)).text


async def test_nobody_else_opens_the_desk(broker_seat: BrokersSeat) -> None:
    pair = await broker_seat.make(an_asked)
    for actor in (broker_seat.people.buyer, broker_seat.people.lab, broker_seat.people.stranger):
        broker_seat.sit(actor)
        for path in ("/desk", "/desk/handover", f"/desk/needs/{pair.need_id}"):
            assert (await broker_seat.client.get(path)).status_code == 403


async def test_published_needs_without_a_proposed_match_are_listed_and_counted(broker_seat: BrokersSeat) -> None:
    pair = await broker_seat.make(title="Đọc hóa đơn lâu ngày")
    await broker_seat.runtime.pool.execute("UPDATE need SET published_at = now() - interval '9 days'")
    await broker_seat.act(pair, "decline", decline_reason="budget")
    await broker_seat.runtime.pool.execute("UPDATE proposal SET since = now() - interval '4 days'")
    assert 'href="/desk/needs"' in (await broker_seat.client.get("/desk")).text
    listed = (await broker_seat.client.get("/desk/needs")).text
    assert f'href="/desk/needs/{pair.need_id}"' in listed
    assert "Đã chờ 4 ngày" in listed
    assert "Đang đối chiếu, kết quả có sau ít phút." in listed
    assert "Hệ thống không có gợi ý" not in listed, "nothing was compared yet"
    await broker_seat.runtime.pool.execute("INSERT INTO suggestion_round SELECT id, version FROM need")
    assert "Hệ thống không có gợi ý" in (await broker_seat.client.get("/desk/needs")).text
    broker_seat.sit(broker_seat.people.buyer)
    assert (await broker_seat.client.get("/desk/needs")).status_code == 403


async def test_matches_are_given_to_a_colleague_only_where_one_can_be_ticked(broker_seat: BrokersSeat) -> None:
    await broker_seat.make()
    assert 'id="assign"' in (await broker_seat.client.get("/desk?step=decide")).text
    async with transaction(broker_seat.runtime.pool) as connection:
        await needs.submit(connection, need_draft(), by=broker_seat.people.buyer)
    listed = (await broker_seat.client.get("/desk?step=review")).text
    assert "data-row>" in listed
    assert 'id="assign"' not in listed
