"""A match on the desk's page: every action, what is refused in the reader's language, two who decide at once."""

import asyncio
import re

import pytest

from matchmaker.ground.db import transaction
from matchmaker.proposals import decisions, suggestions
from tests.support.listings import make_need, make_solution
from tests.support.matching import ASKED
from tests.support.proposals import BUDGET, INSTITUTE, an_asked
from tests.support.screens import BrokersSeat


async def test_a_match_shows_what_the_engine_saw_requirement_by_requirement(broker_seat: BrokersSeat) -> None:
    async with transaction(broker_seat.runtime.pool) as connection:
        await make_solution(connection, title="Đọc hóa đơn giấy đã chụp ảnh", summary=ASKED, organisation=INSTITUTE)
        need = await make_need(connection, problem=ASKED, organisation="Công ty Cần Đọc", sector="logistics")
    await broker_seat.runtime.matching.refresh()
    home = f"/desk/needs/{need.id}"
    assert (await broker_seat.post(f"{home}/suggest", home)).status_code == 303
    pair = re.search(r'href="(/proposals/[0-9]+)"', (await broker_seat.client.get(home)).text)
    assert pair
    page = (await broker_seat.client.get(pair[1])).text
    assert "Hệ thống gợi ý" in page
    assert "Thứ hạng của hệ thống" in page
    assert "Mức độ gần về nội dung" in page
    assert re.search(r'coverage__requirement">.*<mark>.*hóa đơn', page)
    assert "Hệ thống gợi ý: hash" in page


async def test_a_broker_approves_and_both_sides_are_asked(broker_seat: BrokersSeat) -> None:
    pair = await broker_seat.make()
    page = (await broker_seat.client.get(f"/proposals/{pair.id}")).text
    assert "lan@minhanh.example" in page
    assert "binh@vien.example" in page
    answer = await broker_seat.act(pair, "approve")
    assert (answer.status_code, answer.headers["location"]) == (303, f"/proposals/{pair.id}?done=approve")
    shown = (await broker_seat.client.get(answer.headers["location"])).text
    assert "Trạng thái hiện nay: Chờ hai bên" in shown
    assert await broker_seat.state(pair) == "asked"


async def test_a_side_that_cannot_be_reached_is_given_a_contact_with_the_approval_or_later(
    broker_seat: BrokersSeat,
) -> None:
    async with transaction(broker_seat.runtime.pool) as connection:
        need = await make_need(connection, organisation="Công ty Không Thư", email=None, phone="0281234567")
        solution = await make_solution(connection, organisation=INSTITUTE)
        pair = await suggestions.pair_by_hand(connection, need.id, solution.id, "Hợp", by=broker_seat.people.broker)
    assert "Chưa liên hệ được" in (await broker_seat.client.get(f"/proposals/{pair.id}")).text
    wrong = await broker_seat.act(pair, "approve", need_contact_name="Chị Lan", need_contact_email="lan ở đây")
    assert wrong.status_code == 422
    assert 'value="lan ở đây"' in wrong.text
    assert 'value="Chị Lan"' in wrong.text
    assert (await broker_seat.act(pair, "approve")).status_code == 303
    assert await broker_seat.state(pair) == "approved"
    still = await broker_seat.act(pair, "ask")
    assert still.status_code == 422
    assert "Chưa" in still.text
    named = await broker_seat.act(pair, "ask", need_contact_name="Chị Lan", need_contact_email="lan@khongthu.example")
    assert named.status_code == 303
    assert await broker_seat.state(pair) == "asked"


@pytest.mark.parametrize(("locale", "sentence"), [("vi", "Vui lòng điền mục này"), ("en", "Please fill this in")])
async def test_a_decline_without_a_reason_is_refused_in_the_readers_language_and_keeps_the_note(
    broker_seat: BrokersSeat, locale: str, sentence: str
) -> None:
    pair = await broker_seat.make()
    broker_seat.client.cookies.set("language", locale)
    answer = await broker_seat.act(pair, "decline", decline_reason="", decline_note="Đã gọi điện hỏi")
    assert answer.status_code == 422
    assert sentence in answer.text
    assert "Đã gọi điện hỏi" in answer.text
    assert await broker_seat.state(pair) == "suggested"


async def test_a_decline_with_its_reason_is_told_to_the_side_that_can_learn(broker_seat: BrokersSeat) -> None:
    pair = await broker_seat.make()
    assert (await broker_seat.act(pair, "decline", decline_reason="budget", decline_note="Riêng")).status_code == 303
    assert [(d["verdict"], d["reason"]) for d in await broker_seat.decisions(pair)] == [("declined", "budget")]
    for actor, path in (
        (broker_seat.people.lab, f"/solutions/{pair.solution_id}"),
        (broker_seat.people.lab, f"/organisations/{broker_seat.people.lab.organisation_id}"),
        (broker_seat.people.buyer, f"/needs/{pair.need_id}"),
    ):
        broker_seat.sit(actor)
        page = " ".join((await broker_seat.client.get(path)).text.split())
        assert "Vì sao bị từ chối" in page
        assert "Kinh phí: cán bộ kết nối 1 lần" in page
        assert "Riêng" not in page
    broker_seat.sit(broker_seat.people.stranger)
    assert "Vì sao bị từ chối" not in (await broker_seat.client.get(f"/solutions/{pair.solution_id}")).text


async def test_of_two_brokers_one_wins_and_the_other_reads_who(broker_seat: BrokersSeat) -> None:
    pair = await broker_seat.make()
    page, approve, decline = (
        f"/proposals/{pair.id}",
        *(f"/desk/proposals/{pair.id}/{v}" for v in ("approve", "decline")),
    )
    first, second = await broker_seat.hidden(page, approve), await broker_seat.hidden(page, decline)
    assert (await broker_seat.send(approve, first)).status_code == 303
    broker_seat.sit(broker_seat.people.colleague)
    answer = await broker_seat.send(decline, second | {"decline_reason": "budget", "decline_note": "Giá quá cao"})
    assert answer.status_code == 409
    assert "Người hoa@so.example" in answer.text
    assert "Đề xuất này vừa được xử lý" in answer.text
    assert "Xin ý kiến hai bên" in answer.text
    assert "Giá quá cao" in answer.text
    assert [d["verdict"] for d in await broker_seat.decisions(pair)] == ["approved"]


async def test_two_brokers_at_the_same_moment_make_one_decision(broker_seat: BrokersSeat) -> None:
    pair = await broker_seat.make()
    page, decline = f"/proposals/{pair.id}", f"/desk/proposals/{pair.id}/decline"
    forms = [await broker_seat.hidden(page, decline) | {"decline_reason": reason} for reason in ("budget", "too_early")]
    answers = await asyncio.gather(*(broker_seat.send(decline, form) for form in forms))
    assert sorted(answer.status_code for answer in answers) == [303, 409]
    [late] = [answer for answer in answers if answer.status_code == 409]
    assert "Đề xuất này vừa được xử lý" in late.text
    assert len(await broker_seat.decisions(pair)) == 1


async def test_a_double_click_is_one_decision(broker_seat: BrokersSeat) -> None:
    pair = await broker_seat.make()
    form = await broker_seat.hidden(f"/proposals/{pair.id}", f"/desk/proposals/{pair.id}/approve")
    answers = await asyncio.gather(*(broker_seat.send(f"/desk/proposals/{pair.id}/approve", form) for _ in range(3)))
    assert [answer.status_code for answer in answers] == [303, 303, 303]
    assert len(await broker_seat.decisions(pair)) == 1
    assert await broker_seat.runtime.pool.fetchval("SELECT count(*) FROM consent WHERE asks = 1") == 2


async def test_whoever_entered_a_record_cannot_approve_it_and_the_page_says_so(broker_seat: BrokersSeat) -> None:
    async with transaction(broker_seat.runtime.pool) as connection:
        need = await make_need(connection, by=broker_seat.people.broker, organisation="Công ty Nhờ Nhập")
        solution = await make_solution(connection, organisation=INSTITUTE)
        pair = await suggestions.pair_by_hand(connection, need.id, solution.id, "Hợp", by=broker_seat.people.broker)
    page = (await broker_seat.client.get(f"/proposals/{pair.id}")).text
    assert "Xung đột lợi ích." in page
    assert f"/desk/proposals/{pair.id}/approve" not in page
    form = await broker_seat.hidden(f"/proposals/{pair.id}", f"/desk/proposals/{pair.id}/decline")
    answer = await broker_seat.send(f"/desk/proposals/{pair.id}/approve", form)
    assert answer.status_code == 403
    assert "lợi ích" in answer.text
    assert await broker_seat.state(pair) == "suggested"


async def test_the_problem_of_a_public_body_is_for_all_and_has_nothing_to_approve(broker_seat: BrokersSeat) -> None:
    pair = await broker_seat.make(organisation="Sở Y tế", organisation_kind="public_body")
    for path in (f"/proposals/{pair.id}", f"/desk/needs/{pair.need_id}"):
        page = (await broker_seat.client.get(path)).text
        assert "Bài toán của cơ quan nhà nước." in page
        assert "công bố cho mọi nhà cung cấp" in page
        assert "/approve" not in page
    form = await broker_seat.hidden(f"/proposals/{pair.id}", f"/desk/proposals/{pair.id}/decline")
    assert (await broker_seat.send(f"/desk/proposals/{pair.id}/approve", form)).status_code == 403


@pytest.mark.parametrize("verb", ["approve", "decline", "question", "note", "place", "assign"])
async def test_a_field_that_a_form_does_not_have_is_refused(broker_seat: BrokersSeat, verb: str) -> None:
    pair = await broker_seat.make()
    assert (await broker_seat.act(pair, verb, state="introduced")).status_code == 400
    assert await broker_seat.state(pair) == "suggested"


async def test_a_question_goes_to_one_side_and_a_note_to_nobody_outside(broker_seat: BrokersSeat) -> None:
    pair = await broker_seat.make()
    nothing = await broker_seat.act(pair, "question", question="Bao nhiêu hóa đơn?")
    assert nothing.status_code == 422
    assert "Bao nhiêu hóa đơn?" in nothing.text
    sent = await broker_seat.act(pair, "question", question="Bao nhiêu hóa đơn?", question_side="need")
    assert sent.status_code == 303
    assert (await broker_seat.act(pair, "note", desk_note="Gọi lại thứ Hai")).status_code == 303
    empty = await broker_seat.act(pair, "note", desk_note=" ")
    assert empty.status_code == 422
    assert 'id="desk_note-wrong"' in empty.text
    page = (await broker_seat.client.get(f"/proposals/{pair.id}")).text
    assert "Bao nhiêu hóa đơn?" in page
    assert "Gọi lại thứ Hai" in page
    broker_seat.sit(broker_seat.people.buyer)
    theirs = (await broker_seat.client.get(f"/proposals/{pair.id}")).text
    assert "Gọi lại thứ Hai" not in theirs
    broker_seat.sit(broker_seat.people.lab)
    assert (await broker_seat.client.get(f"/proposals/{pair.id}")).status_code == 404


async def test_the_order_of_a_need_is_overridden_with_a_reason_once(broker_seat: BrokersSeat) -> None:
    first = await broker_seat.make()
    async with transaction(broker_seat.runtime.pool) as connection:
        rival = await make_solution(connection, title="Giải pháp gần hơn", organisation=INSTITUTE)
        pair = await suggestions.pair_by_hand(connection, first.need_id, rival.id, "Hợp", by=broker_seat.people.broker)
    wrong = await broker_seat.act(pair, "place", list_place="đầu", place_reason="Ở gần")
    assert wrong.status_code == 422
    assert "Ở gần" in wrong.text
    assert 'value="đầu"' in wrong.text
    form = await broker_seat.hidden(f"/proposals/{pair.id}", f"/desk/proposals/{pair.id}/place")
    form |= {"list_place": "1", "place_reason": "Ở gần"}
    assert [(await broker_seat.send(f"/desk/proposals/{pair.id}/place", form)).status_code for _ in range(2)] == [
        303,
        303,
    ]
    page = (await broker_seat.client.get(f"/desk/needs/{first.need_id}")).text
    assert page.index("Giải pháp gần hơn") < page.index("Nhận dạng hóa đơn")
    assert "cán bộ xếp thứ 1" in page


async def test_what_is_under_way_is_withdrawn_with_a_reason(broker_seat: BrokersSeat) -> None:
    pair = await broker_seat.make(an_asked)
    bare = await broker_seat.act(pair, "withdraw", withdraw_note="Doanh nghiệp đổi ý")
    assert bare.status_code == 422
    assert "Doanh nghiệp đổi ý" in bare.text
    assert (await broker_seat.act(pair, "withdraw", withdraw_reason="too_early")).status_code == 303
    assert await broker_seat.state(pair) == "withdrawn"
    assert "không có gì để quyết định" in (await broker_seat.client.get(f"/proposals/{pair.id}")).text


async def test_an_overdue_answer_is_asked_for_again(broker_seat: BrokersSeat) -> None:
    pair = await broker_seat.make(an_asked)
    await broker_seat.runtime.pool.execute("UPDATE proposal SET state = 'overdue' WHERE id = $1", pair.id)
    assert "Xin ý kiến lại" in (await broker_seat.client.get(f"/proposals/{pair.id}")).text
    assert (await broker_seat.act(pair, "ask")).status_code == 303
    assert await broker_seat.state(pair) == "asked"


async def test_past_decisions_stand_beside_a_match_with_reason_and_note(broker_seat: BrokersSeat) -> None:
    pair = await broker_seat.make()
    async with transaction(broker_seat.runtime.pool) as connection:
        other = await make_need(connection, organisation="Công ty Khác", title="Đọc phiếu kho")
        before = await suggestions.pair_by_hand(
            connection, other.id, pair.solution_id, "x", by=broker_seat.people.broker
        )
        await decisions.decline(connection, before.id, BUDGET, by=broker_seat.people.broker, version=before.version)
    page = (await broker_seat.client.get(f"/proposals/{pair.id}")).text
    assert "Cùng giải pháp" in page
    assert "Đọc phiếu kho" in page
    assert "Kinh phí" in page
