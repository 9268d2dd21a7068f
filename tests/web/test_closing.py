"""Closing a record asks first and shows what it does; what was closed is reopened by its owner or an officer."""

import asyncio

from matchmaker.ground.db import transaction
from matchmaker.listings.needs import confirmation
from matchmaker.listings.needs import service as needs
from matchmaker.listings.solutions import service as solutions
from matchmaker.rules.actors import SYSTEM, VISITOR
from matchmaker.rules.listing import ListingState
from matchmaker.rules.personal_data import NOTICE_VERSION
from tests.support.listings import need_draft
from tests.support.proposals import an_asked
from tests.support.screens import BrokersSeat


async def state_of(broker_seat: BrokersSeat, need_id: int) -> ListingState:
    async with transaction(broker_seat.runtime.pool) as connection:
        return (await needs.get(connection, need_id, by=SYSTEM)).state


async def test_one_click_closes_nothing_and_the_page_shows_what_closing_does(broker_seat: BrokersSeat) -> None:
    pair = await broker_seat.make(an_asked)
    page = f"/needs/{pair.need_id}"
    broker_seat.sit(broker_seat.people.buyer)
    assert f'href="{page}/close"' in (await broker_seat.client.get(page)).text
    once = await broker_seat.post(f"{page}/state", page, state="closed")
    assert once.headers["location"] == f"{page}/close"
    assert await state_of(broker_seat, pair.need_id) is ListingState.PUBLISHED
    asked = (await broker_seat.client.get(f"{page}/close")).text
    assert "không còn hiển thị công khai" in asked
    assert "đang thực hiện sẽ dừng, liên kết đã gửi không còn hiệu lực: 1" in asked
    closed = await broker_seat.post(f"{page}/state", f"{page}/close")
    assert closed.headers["location"] == page
    assert await state_of(broker_seat, pair.need_id) is ListingState.CLOSED
    assert (await broker_seat.client.get(f"{page}/close")).headers["location"] == page


async def test_a_step_that_is_clicked_twice_is_taken_once_and_both_clicks_lead_to_it(broker_seat: BrokersSeat) -> None:
    pair = await broker_seat.make(an_asked)
    for noun, record_id, owner in (
        ("needs", pair.need_id, broker_seat.people.buyer),
        ("solutions", pair.solution_id, broker_seat.people.lab),
    ):
        broker_seat.sit(owner)
        page = f"/{noun}/{record_id}"
        for action, form_page, leads_to in (
            ("state", page, page),
            ("state", f"{page}/close", page),
            ("reopen", page, f"{page}?reopened=1"),
        ):
            form = await broker_seat.hidden(form_page, f"{page}/{action}")
            clicks = await asyncio.gather(*(broker_seat.send(f"{page}/{action}", form) for _ in range(3)))
            assert [click.headers.get("location") for click in clicks] == [leads_to] * 3
        history = (await broker_seat.client.get(page)).text
        assert history.count("Chuyển trạng thái: Tạm dừng") == history.count("Chuyển trạng thái: Đóng") == 1


async def test_a_step_that_another_took_first_says_so(broker_seat: BrokersSeat) -> None:
    pair = await broker_seat.make(an_asked)
    page = f"/needs/{pair.need_id}"
    forms = [await broker_seat.hidden(page, f"{page}/state") for _ in range(2)]
    assert (await broker_seat.send(f"{page}/state", forms[0])).status_code == 303
    late = await broker_seat.send(f"{page}/state", forms[1])
    assert late.status_code == 409
    assert "Bước này đã được thực hiện hoặc không còn thực hiện được: hồ sơ đang ở trạng thái “Tạm dừng”." in late.text


async def test_its_owner_reopens_it_for_review_and_it_is_recorded(broker_seat: BrokersSeat) -> None:
    pair = await broker_seat.make(an_asked)
    for noun, record_id, owner in (
        ("needs", pair.need_id, broker_seat.people.buyer),
        ("solutions", pair.solution_id, broker_seat.people.lab),
    ):
        page = f"/{noun}/{record_id}"
        broker_seat.sit(broker_seat.people.broker)
        await broker_seat.post(f"{page}/state", f"{page}/close?back=desk", step_reason="Trùng hồ sơ khác.")
        broker_seat.sit(broker_seat.people.stranger)
        assert (await broker_seat.client.get(f"{page}/close")).status_code == 404
        broker_seat.sit(owner)
        reopened = await broker_seat.post(f"{page}/reopen", page)
        assert reopened.headers["location"] == f"{page}?reopened=1"
        shown = (await broker_seat.client.get(f"{page}?reopened=1")).text
        assert "Đã mở lại hồ sơ" in shown
        assert "Mở lại hồ sơ: Chờ duyệt" in shown
    async with transaction(broker_seat.runtime.pool) as connection:
        assert (await needs.get(connection, pair.need_id, by=SYSTEM)).state == "submitted"
        assert (await solutions.get(connection, pair.solution_id, by=SYSTEM)).state == "submitted"


async def test_a_draft_that_nobody_confirmed_is_a_draft_again(broker_seat: BrokersSeat) -> None:
    async with transaction(broker_seat.runtime.pool) as connection:
        draft = need_draft(organisation="Công ty Gọi Điện", phone="0901234567", email=None)
        need = await confirmation.post(connection, draft, consent=NOTICE_VERSION, locale="vi", by=VISITOR)
    page = f"/needs/{need.id}"
    assert 'name="step_reason"' not in (await broker_seat.client.get(f"{page}/close")).text
    await broker_seat.post(f"{page}/state", f"{page}/close")
    await broker_seat.post(f"{page}/reopen", page)
    assert await state_of(broker_seat, need.id) is ListingState.DRAFT


async def test_the_desk_goes_on_with_the_queue_which_says_what_was_done(broker_seat: BrokersSeat) -> None:
    async with transaction(broker_seat.runtime.pool) as connection:
        need = await needs.submit(connection, need_draft(), by=broker_seat.people.buyer)
    home = f"/desk/needs/{need.id}"
    published = await broker_seat.post(f"/needs/{need.id}/state", home)
    assert published.headers["location"] == f"/desk?done=published&need={need.id}"
    queue = (await broker_seat.client.get(published.headers["location"])).text
    assert "Đã thực hiện. Trạng thái hồ sơ: Đã công bố." in queue
    assert f'href="/needs/{need.id}"' in queue
    ask = f"/needs/{need.id}/close?back=desk"
    unsaid = await broker_seat.post(f"/needs/{need.id}/state", ask)
    assert unsaid.status_code == 422
    assert 'name="back" value="desk"' in unsaid.text
    closed = await broker_seat.post(f"/needs/{need.id}/state", ask, step_reason="Trùng hồ sơ khác.")
    assert closed.headers["location"] == f"/desk?done=closed&need={need.id}"
    assert (await broker_seat.client.get("/desk?done=nonsense&need=x")).status_code == 200


async def test_that_nothing_suits_asks_first_and_its_sender_reads_the_reason(broker_seat: BrokersSeat) -> None:
    pair = await broker_seat.make()
    page, ask = f"/needs/{pair.need_id}", f"/needs/{pair.need_id}/close?state=no_suitable_solution&back=desk"
    assert f'href="{ask.replace("&", "&amp;")}"' in (await broker_seat.client.get(f"/desk{page}")).text
    once = await broker_seat.post(
        f"{page}/state", ask.replace("state=no_suitable_solution&", ""), state="no_suitable_solution"
    )
    assert once.status_code == 422, "without a reason"
    assert "Ghi nhận nhu cầu này chưa có giải pháp phù hợp?" in once.text
    done = await broker_seat.post(f"{page}/state", ask, step_reason="Chưa đơn vị nào làm với giấy viết tay.")
    assert done.headers["location"] == f"/desk?done=no_suitable_solution&need={pair.need_id}"
    broker_seat.sit(broker_seat.people.buyer)
    for place in (page, "/notices"):
        assert "Chưa đơn vị nào làm với giấy viết tay." in (await broker_seat.client.get(place)).text
    broker_seat.sit(broker_seat.people.stranger)
    assert (await broker_seat.client.get(page)).status_code == 404
