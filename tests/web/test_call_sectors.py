"""Sectors of calls are followed and left by one button each, on the list of calls and on one's account."""

from matchmaker.rules.actors import VISITOR
from tests.support.screens import CallSeat


async def test_a_sector_is_followed_and_left_by_one_button(call_seat: CallSeat) -> None:
    call_seat.sit(call_seat.council.entrants[0])
    followed = await call_seat.post("/calls/sectors", "/calls", follow="health", back="calls")
    assert followed.headers["location"] == "/calls?done=followed#sectors"
    page = await call_seat.read("/calls?done=followed")
    assert 'name="end" value="health" aria-pressed="true"' in page
    assert "Ông/Bà sẽ nhận thông báo" in page
    left = await call_seat.post("/calls/sectors", "/calls", end="health", back="account")
    assert left.headers["location"] == "/account?done=sector_ended#sectors"
    assert 'name="follow" value="health"' in await call_seat.read("/calls")


async def test_what_is_no_sector_is_refused_and_a_mail_leads_to_ones_account(call_seat: CallSeat) -> None:
    call_seat.sit(call_seat.council.entrants[0])
    assert (await call_seat.post("/calls/sectors", "/calls", follow="khong-co")).status_code == 422
    assert (await call_seat.client.get("/calls/sectors")).headers["location"] == "/account#sectors"


async def test_a_visitor_is_offered_no_button(call_seat: CallSeat) -> None:
    call_seat.sit(VISITOR)
    assert 'id="sectors"' not in await call_seat.read("/calls")
