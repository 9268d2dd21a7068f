"""A call is drafted row by row without JavaScript, read by everybody once it is open, and changed by one at a time."""

import re

from matchmaker.calls import service as calls
from matchmaker.ground.db import transaction
from matchmaker.rules.actors import SYSTEM, VISITOR
from matchmaker.rules.call import Call, CallState
from tests.support.calls import a_draft, an_open_call
from tests.support.screens import CallSeat

TYPED = {
    "kind": "competition",
    "title": "Phát hiện lỗi bề mặt vải",
    "problem": "Sót một phần mười lỗi.",
    "closes_at": "2027-03-31T17:00",
    "criterion-1-name": "Giải đúng bài toán",
    "criterion-1-question": "Giải thế nào?",
    "criterion-1-weight": "60",
    "criterion-3-name": "Khả thi",
    "criterion-3-question": "Mất bao lâu?",
    "criterion-3-weight": "40",
    "criterion-3-threshold": "5",
    "judges_per_entry": "3",
    "public_share": "0",
    "objection_days": "7",
    "keep_days": "365",
}


async def stored(seat: CallSeat, call_id: int) -> Call:
    async with transaction(seat.runtime.pool) as connection:
        return await calls.get(connection, call_id, by=SYSTEM)


async def drafted(seat: CallSeat) -> int:
    answer = await seat.post("/calls/new", "/calls/new", **TYPED)
    assert answer.status_code == 303
    return int(re.findall(r"/calls/(\d+)", answer.headers["location"])[0])


async def test_a_call_is_drafted_with_its_criteria_and_a_deadline_in_the_citys_time(call_seat: CallSeat) -> None:
    call = await stored(call_seat, await drafted(call_seat))
    assert [(each.name, each.weight, each.threshold) for each in call.criteria] == [
        ("Giải đúng bài toán", 60, None),
        ("Khả thi", 40, 5),
    ]
    assert call.closes_at
    assert call.closes_at.isoformat() == "2027-03-31T10:00:00+00:00"
    page = await call_seat.read(f"/calls/{call.id}")
    assert "17:00 ngày 31/03/2027" in page
    assert "Khả thi – 40 %" in page


async def test_a_row_is_added_without_javascript_and_nothing_typed_is_lost(call_seat: CallSeat) -> None:
    more = await call_seat.send("/calls/rows", await call_seat.hidden("/calls/new", "/calls/new") | TYPED)
    assert more.status_code == 200
    assert 'name="criterion-5-name"' in more.text
    assert 'name="criterion-6-name"' not in more.text
    assert 'value="Phát hiện lỗi bề mặt vải"' in more.text
    assert await call_seat.runtime.pool.fetchval("SELECT count(*) FROM call") == 0


async def test_what_is_wrong_with_a_criterion_stands_in_its_row(call_seat: CallSeat) -> None:
    wrong = {"criterion-3-threshold": "11", "criterion-1-weight": "nặng", "criterion-1-name": ""}
    answer = await call_seat.post("/calls/new", "/calls/new", **(TYPED | wrong))
    assert answer.status_code == 422
    for cell in ("criterion-3-threshold", "criterion-1-weight", "criterion-1-name"):
        assert f'id="{cell}-wrong"' in answer.text
    assert "Tiêu chí 3 – Điểm sàn" in answer.text


async def test_two_who_edit_at_once_lose_nothing(call_seat: CallSeat) -> None:
    place = f"/calls/{await drafted(call_seat)}/edit"
    mine, theirs = [await call_seat.hidden(place, place) | TYPED for _ in range(2)]
    moved = theirs | {"criterion-2-name": "Khả thi", "criterion-2-question": "Mất bao lâu?", "criterion-2-weight": "40"}
    moved = {k: v for k, v in moved.items() if not k.startswith("criterion-3")} | {"prize": "Đơn hàng", "title": "Khác"}
    assert (await call_seat.send(place, moved)).status_code == 303
    late = await call_seat.send(place, mine | {"tried": "Đã thử camera thường", "title": "Của tôi"})
    assert late.status_code == 409
    assert "Đơn hàng</textarea>" in late.text, "what the other changed alone stands in the form"
    assert "Đã thử camera thường</textarea>" in late.text
    assert 'name="title" type="text" value="Của tôi"' in late.text
    assert re.search(r'<a href="#title">Tên gọi</a>:\s+Khác', late.text), "what both changed is told"


async def test_visitors_see_what_is_open_and_no_draft(call_seat: CallSeat) -> None:
    async with transaction(call_seat.runtime.pool) as connection:
        await calls.draft(connection, a_draft(title="Bản nháp của Sở"), by=call_seat.council.broker)
        call = await an_open_call(connection, call_seat.council)
    call_seat.sit(VISITOR)
    listed = await call_seat.read("/calls")
    assert f'href="/calls/{call.id}"' in listed
    assert "Bản nháp của Sở" not in listed
    page = await call_seat.read(f"/calls/{call.id}")
    assert "còn 9 ngày" in page
    assert f'href="/calls/{call.id}/entry"' in page
    assert "Tiến trình" not in page
    assert call.state is CallState.OPEN


async def test_the_page_takes_the_call_from_step_to_step_and_says_what_is_missing(call_seat: CallSeat) -> None:
    place = f"/calls/{await drafted(call_seat)}"
    page = await call_seat.read(place)
    assert "Chưa nêu thế nào là giải được và đo bằng gì" in page
    assert 'value="test"' not in page, "no button for what cannot be done"
    async with transaction(call_seat.runtime.pool) as connection:
        call = await calls.draft(connection, a_draft(), by=call_seat.council.broker)
    place = f"/calls/{call.id}"
    moved = await call_seat.post(f"{place}/move", place, call_move="test")
    assert moved.headers["location"] == f"{place}?done=test"
    assert "Chưa đủ hai người đọc thử trả lời" in await call_seat.read(place)
    opening = await call_seat.post(f"{place}/move", place, call_move="open")
    assert opening.status_code == 409
    assert (await stored(call_seat, call.id)).state is CallState.TESTED


async def test_a_deadline_is_put_off_by_the_chair_for_everybody_to_see(call_seat: CallSeat) -> None:
    async with transaction(call_seat.runtime.pool) as connection:
        call = await an_open_call(connection, call_seat.council)
    place = f"/calls/{call.id}"
    assert f'action="{place}/extend"' not in await call_seat.read(place), "not the desk's to do"
    call_seat.sit(call_seat.council.chair)
    hidden = await call_seat.hidden(place, f"{place}/extend")
    nothing = await call_seat.send(f"{place}/extend", hidden)
    assert nothing.status_code == 422
    assert 'id="extended_to-wrong"' in nothing.text
    assert 'id="extension_reason-wrong"' in nothing.text
    later = {"extended_to": "2030-05-04T09:00", "extension_reason": "Nhiều đơn vị đề nghị."}
    assert (await call_seat.send(f"{place}/extend", hidden | later)).status_code == 303
    call_seat.sit(VISITOR)
    page = await call_seat.read(place)
    assert "09:00 ngày 04/05/2030" in page
    assert "Nhiều đơn vị đề nghị." in page


async def test_a_call_is_cancelled_with_a_reason(call_seat: CallSeat) -> None:
    async with transaction(call_seat.runtime.pool) as connection:
        call = await an_open_call(connection, call_seat.council)
    place = f"/calls/{call.id}"
    assert (await call_seat.post(f"{place}/cancel", place)).status_code == 422
    answer = await call_seat.post(f"{place}/cancel", place, cancel_reason="Đã có giải pháp.")
    assert answer.status_code == 303
    call_seat.sit(VISITOR)
    assert "Đã có giải pháp." in await call_seat.read(place)


async def test_the_form_of_a_stored_call_is_folded_and_opens_where_something_is_wrong(call_seat: CallSeat) -> None:
    page = await call_seat.read("/calls/new")
    assert opened_in(page) == ["about", "who", "judging", "criteria"]
    place = f"/calls/{await drafted(call_seat)}/edit"
    assert opened_in(await call_seat.read(place)) == ["about"]
    sent = TYPED | {"judges_per_entry": "nhiều"}
    refused = await call_seat.send(place, await call_seat.hidden(place, place) | sent)
    assert (refused.status_code, opened_in(refused.text)) == (422, ["about", "judging"])
    sent = TYPED | {"criterion-1-weight": "0"}
    refused = await call_seat.send(place, await call_seat.hidden(place, place) | sent)
    assert (refused.status_code, opened_in(refused.text)) == (422, ["about", "criteria"])


def opened_in(page: str) -> list[str]:
    return re.findall(r'<details class="card group" id="(\w+)" open>', page)
