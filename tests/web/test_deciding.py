"""A match on the desk's page: every action, what is refused in the reader's language, two who decide at once."""

import asyncio
import re

import pytest

from matchmaker.ground.db import transaction
from matchmaker.proposals import decisions, suggestions
from tests.support.desk_pages import Office
from tests.support.desk_pages import office as office
from tests.support.listings import make_need, make_solution
from tests.support.matching import ASKED
from tests.support.proposals import BUDGET, INSTITUTE, an_asked


async def test_a_match_shows_what_the_engine_saw_requirement_by_requirement(office: Office) -> None:
    async with transaction(office.runtime.pool) as connection:
        await make_solution(connection, title="Đọc hóa đơn giấy đã chụp ảnh", summary=ASKED, organisation=INSTITUTE)
        need = await make_need(connection, problem=ASKED, organisation="Công ty Cần Đọc", sector="logistics")
    await office.runtime.matching.refresh()
    home = f"/desk/needs/{need.id}"
    assert (await office.post(f"{home}/suggest", home)).status_code == 303
    pair = re.search(r'href="(/proposals/[0-9]+)"', (await office.client.get(home)).text)
    assert pair
    page = (await office.client.get(pair[1])).text
    assert "Hệ thống gợi ý" in page
    assert "Thứ hạng của hệ thống" in page
    assert "Mức độ gần về nội dung" in page
    assert re.search(r'coverage__requirement">.*<mark>.*hóa đơn', page)
    assert "Hệ thống gợi ý: hash" in page


async def test_a_broker_approves_and_both_sides_are_asked(office: Office) -> None:
    pair = await office.make()
    page = (await office.client.get(f"/proposals/{pair.id}")).text
    assert "lan@minhanh.example" in page
    assert "binh@vien.example" in page
    answer = await office.act(pair, "approve")
    assert (answer.status_code, answer.headers["location"]) == (303, f"/proposals/{pair.id}?done=approve")
    shown = (await office.client.get(answer.headers["location"])).text
    assert "Trạng thái hiện nay: Chờ hai bên" in shown
    assert await office.state(pair) == "asked"


async def test_a_side_that_cannot_be_reached_is_given_a_contact_with_the_approval_or_later(office: Office) -> None:
    async with transaction(office.runtime.pool) as connection:
        need = await make_need(connection, organisation="Công ty Không Thư", email=None, phone="0281234567")
        solution = await make_solution(connection, organisation=INSTITUTE)
        pair = await suggestions.pair_by_hand(connection, need.id, solution.id, "Hợp", by=office.people.broker)
    assert "Chưa liên hệ được" in (await office.client.get(f"/proposals/{pair.id}")).text
    wrong = await office.act(pair, "approve", need_contact_name="Chị Lan", need_contact_email="lan ở đây")
    assert wrong.status_code == 422
    assert 'value="lan ở đây"' in wrong.text
    assert 'value="Chị Lan"' in wrong.text
    assert (await office.act(pair, "approve")).status_code == 303
    assert await office.state(pair) == "approved"
    still = await office.act(pair, "ask")
    assert still.status_code == 422
    assert "Chưa" in still.text
    named = await office.act(pair, "ask", need_contact_name="Chị Lan", need_contact_email="lan@khongthu.example")
    assert named.status_code == 303
    assert await office.state(pair) == "asked"


@pytest.mark.parametrize(("locale", "sentence"), [("vi", "Vui lòng điền mục này"), ("en", "Please fill this in")])
async def test_a_decline_without_a_reason_is_refused_in_the_readers_language_and_keeps_the_note(
    office: Office, locale: str, sentence: str
) -> None:
    pair = await office.make()
    office.client.cookies.set("language", locale)
    answer = await office.act(pair, "decline", decline_reason="", decline_note="Đã gọi điện hỏi")
    assert answer.status_code == 422
    assert sentence in answer.text
    assert "Đã gọi điện hỏi" in answer.text
    assert await office.state(pair) == "suggested"


async def test_a_decline_with_its_reason_is_told_to_the_side_that_can_learn(office: Office) -> None:
    pair = await office.make()
    assert (await office.act(pair, "decline", decline_reason="budget", decline_note="Riêng")).status_code == 303
    assert [(d["verdict"], d["reason"]) for d in await office.decisions(pair)] == [("declined", "budget")]
    for actor, path in (
        (office.people.lab, f"/solutions/{pair.solution_id}"),
        (office.people.lab, f"/organisations/{office.people.lab.organisation_id}"),
        (office.people.buyer, f"/needs/{pair.need_id}"),
    ):
        office.sit(actor)
        page = (await office.client.get(path)).text
        assert "Vì sao bị từ chối" in page
        assert "Kinh phí: cán bộ kết nối 1 lần" in page
        assert "Riêng" not in page
    office.sit(office.people.stranger)
    assert "Vì sao bị từ chối" not in (await office.client.get(f"/solutions/{pair.solution_id}")).text


async def test_of_two_brokers_one_wins_and_the_other_reads_who(office: Office) -> None:
    pair = await office.make()
    page, approve, decline = (
        f"/proposals/{pair.id}",
        *(f"/desk/proposals/{pair.id}/{v}" for v in ("approve", "decline")),
    )
    first, second = await office.hidden(page, approve), await office.hidden(page, decline)
    assert (await office.send(approve, first)).status_code == 303
    office.sit(office.people.colleague)
    answer = await office.send(decline, second | {"decline_reason": "budget", "decline_note": "Giá quá cao"})
    assert answer.status_code == 409
    assert "Người hoa@so.example" in answer.text
    assert "Đề xuất này vừa được xử lý" in answer.text
    assert "Xin ý kiến hai bên" in answer.text
    assert "Giá quá cao" in answer.text
    assert [d["verdict"] for d in await office.decisions(pair)] == ["approved"]


async def test_two_brokers_at_the_same_moment_make_one_decision(office: Office) -> None:
    pair = await office.make()
    page, decline = f"/proposals/{pair.id}", f"/desk/proposals/{pair.id}/decline"
    forms = [await office.hidden(page, decline) | {"decline_reason": reason} for reason in ("budget", "too_early")]
    answers = await asyncio.gather(*(office.send(decline, form) for form in forms))
    assert sorted(answer.status_code for answer in answers) == [303, 409]
    [late] = [answer for answer in answers if answer.status_code == 409]
    assert "Đề xuất này vừa được xử lý" in late.text
    assert len(await office.decisions(pair)) == 1


async def test_a_double_click_is_one_decision(office: Office) -> None:
    pair = await office.make()
    form = await office.hidden(f"/proposals/{pair.id}", f"/desk/proposals/{pair.id}/approve")
    answers = await asyncio.gather(*(office.send(f"/desk/proposals/{pair.id}/approve", form) for _ in range(3)))
    assert [answer.status_code for answer in answers] == [303, 303, 303]
    assert len(await office.decisions(pair)) == 1
    assert await office.runtime.pool.fetchval("SELECT count(*) FROM consent WHERE asks = 1") == 2


async def test_whoever_entered_a_record_cannot_approve_it_and_the_page_says_so(office: Office) -> None:
    async with transaction(office.runtime.pool) as connection:
        need = await make_need(connection, by=office.people.broker, organisation="Công ty Nhờ Nhập")
        solution = await make_solution(connection, organisation=INSTITUTE)
        pair = await suggestions.pair_by_hand(connection, need.id, solution.id, "Hợp", by=office.people.broker)
    page = (await office.client.get(f"/proposals/{pair.id}")).text
    assert "Xung đột lợi ích." in page
    assert f"/desk/proposals/{pair.id}/approve" not in page
    form = await office.hidden(f"/proposals/{pair.id}", f"/desk/proposals/{pair.id}/decline")
    answer = await office.send(f"/desk/proposals/{pair.id}/approve", form)
    assert answer.status_code == 403
    assert "lợi ích" in answer.text
    assert await office.state(pair) == "suggested"


async def test_the_problem_of_a_public_body_is_for_all_and_has_nothing_to_approve(office: Office) -> None:
    pair = await office.make(organisation="Sở Y tế", organisation_kind="public_body")
    for path in (f"/proposals/{pair.id}", f"/desk/needs/{pair.need_id}"):
        page = (await office.client.get(path)).text
        assert "Bài toán của cơ quan nhà nước." in page
        assert "công bố cho mọi nhà cung cấp" in page
        assert "/approve" not in page
    form = await office.hidden(f"/proposals/{pair.id}", f"/desk/proposals/{pair.id}/decline")
    assert (await office.send(f"/desk/proposals/{pair.id}/approve", form)).status_code == 403


@pytest.mark.parametrize("verb", ["approve", "decline", "question", "note", "place", "assign"])
async def test_a_field_that_a_form_does_not_have_is_refused(office: Office, verb: str) -> None:
    pair = await office.make()
    assert (await office.act(pair, verb, state="introduced")).status_code == 400
    assert await office.state(pair) == "suggested"


async def test_a_question_goes_to_one_side_and_a_note_to_nobody_outside(office: Office) -> None:
    pair = await office.make()
    nothing = await office.act(pair, "question", question="Bao nhiêu hóa đơn?")
    assert nothing.status_code == 422
    assert "Bao nhiêu hóa đơn?" in nothing.text
    sent = await office.act(pair, "question", question="Bao nhiêu hóa đơn?", question_side="need")
    assert sent.status_code == 303
    assert (await office.act(pair, "note", desk_note="Gọi lại thứ Hai")).status_code == 303
    empty = await office.act(pair, "note", desk_note=" ")
    assert empty.status_code == 422
    assert 'id="desk_note-wrong"' in empty.text
    page = (await office.client.get(f"/proposals/{pair.id}")).text
    assert "Bao nhiêu hóa đơn?" in page
    assert "Gọi lại thứ Hai" in page
    office.sit(office.people.buyer)
    theirs = (await office.client.get(f"/proposals/{pair.id}")).text
    assert "Gọi lại thứ Hai" not in theirs
    office.sit(office.people.lab)
    assert (await office.client.get(f"/proposals/{pair.id}")).status_code == 404


async def test_the_order_of_a_need_is_overridden_with_a_reason_once(office: Office) -> None:
    first = await office.make()
    async with transaction(office.runtime.pool) as connection:
        rival = await make_solution(connection, title="Giải pháp gần hơn", organisation=INSTITUTE)
        pair = await suggestions.pair_by_hand(connection, first.need_id, rival.id, "Hợp", by=office.people.broker)
    wrong = await office.act(pair, "place", list_place="đầu", place_reason="Ở gần")
    assert wrong.status_code == 422
    assert "Ở gần" in wrong.text
    assert 'value="đầu"' in wrong.text
    form = await office.hidden(f"/proposals/{pair.id}", f"/desk/proposals/{pair.id}/place")
    form |= {"list_place": "1", "place_reason": "Ở gần"}
    assert [(await office.send(f"/desk/proposals/{pair.id}/place", form)).status_code for _ in range(2)] == [303, 303]
    page = (await office.client.get(f"/desk/needs/{first.need_id}")).text
    assert page.index("Giải pháp gần hơn") < page.index("Nhận dạng hóa đơn")
    assert "cán bộ xếp thứ 1" in page


async def test_what_is_under_way_is_withdrawn_with_a_reason(office: Office) -> None:
    pair = await office.make(an_asked)
    bare = await office.act(pair, "withdraw", withdraw_note="Doanh nghiệp đổi ý")
    assert bare.status_code == 422
    assert "Doanh nghiệp đổi ý" in bare.text
    assert (await office.act(pair, "withdraw", withdraw_reason="too_early")).status_code == 303
    assert await office.state(pair) == "withdrawn"
    assert "không có gì để quyết định" in (await office.client.get(f"/proposals/{pair.id}")).text


async def test_an_overdue_answer_is_asked_for_again(office: Office) -> None:
    pair = await office.make(an_asked)
    await office.runtime.pool.execute("UPDATE proposal SET state = 'overdue' WHERE id = $1", pair.id)
    assert "Xin ý kiến lại" in (await office.client.get(f"/proposals/{pair.id}")).text
    assert (await office.act(pair, "ask")).status_code == 303
    assert await office.state(pair) == "asked"


async def test_past_decisions_stand_beside_a_match_with_reason_and_note(office: Office) -> None:
    pair = await office.make()
    async with transaction(office.runtime.pool) as connection:
        other = await make_need(connection, organisation="Công ty Khác", title="Đọc phiếu kho")
        before = await suggestions.pair_by_hand(connection, other.id, pair.solution_id, "x", by=office.people.broker)
        await decisions.decline(connection, before.id, BUDGET, by=office.people.broker, version=before.version)
    page = (await office.client.get(f"/proposals/{pair.id}")).text
    assert "Cùng giải pháp" in page
    assert "Đọc phiếu kho" in page
    assert "Kinh phí" in page
