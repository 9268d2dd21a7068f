"""From the page of a call everybody finds their next step: what they entered, what is missing, what waits for them."""

from matchmaker.calls import service as calls
from matchmaker.ground.db import transaction
from matchmaker.rules.actors import VISITOR
from matchmaker.rules.call import Call, CallMove, CallState
from tests.support.calls import an_entry, an_open_call, in_state
from tests.support.decided_calls import a_decided_call
from tests.support.screens import CallSeat


async def a_call(seat: CallSeat, state: CallState, *, entry: str = "submitted") -> Call:
    """It has an entry of the first entrant, and its council has come this far."""
    async with transaction(seat.runtime.pool) as connection:
        call = await an_open_call(connection, seat.council)
        await an_entry(connection, call, seat.council.entrants[0], state=entry)
        return call if state is CallState.OPEN else await in_state(connection, call, state)


async def test_whoever_entered_is_led_to_their_entry_and_not_asked_to_enter(call_seat: CallSeat) -> None:
    call = await a_call(call_seat, CallState.OPEN)
    call_seat.sit(call_seat.council.entrants[0])
    page = await call_seat.read(f"/calls/{call.id}")
    assert "Hồ sơ dự thi của tôi" in page
    assert "Nộp hồ sơ dự thi" not in page
    call_seat.sit(call_seat.council.entrants[1])
    assert "Nộp hồ sơ dự thi" in await call_seat.read(f"/calls/{call.id}")


async def test_an_entry_is_found_again_after_the_deadline_from_the_call_and_from_ones_home(call_seat: CallSeat) -> None:
    call = await a_call(call_seat, CallState.ELIGIBILITY)
    call_seat.sit(call_seat.council.entrants[0])
    for page in (f"/calls/{call.id}", "/home"):
        assert f'href="/calls/{call.id}/entry"' in await call_seat.read(page)
    assert 'href="/account/entries"' in await call_seat.read("/calls")


async def test_the_list_of_ones_entries_says_what_became_of_each_once_it_is_announced(call_seat: CallSeat) -> None:
    async with transaction(call_seat.runtime.pool) as connection:
        decided = await a_decided_call(connection, call_seat.council)
    call_seat.sit(call_seat.council.entrants[0])
    assert "Được chọn" not in await call_seat.read("/account/entries")
    async with transaction(call_seat.runtime.pool) as connection:
        await calls.move(connection, decided.call.id, CallMove.ANNOUNCE, by=call_seat.council.secretary)
    own = await call_seat.read("/account/entries")
    assert "Được chọn" in own
    assert f'href="/calls/{decided.call.id}/result"' in own


async def test_what_a_step_lacks_leads_whoever_supplies_it_to_the_page_for_it(call_seat: CallSeat) -> None:
    council = call_seat.council
    call = await a_call(call_seat, CallState.ELIGIBILITY)
    missing = f'<a href="/calls/{call.id}/eligibility">Còn hồ sơ chưa xét điều kiện</a>'
    call_seat.sit(council.secretary)
    assert missing in await call_seat.read(f"/calls/{call.id}")
    call_seat.sit(council.broker)  # who may not see the entries
    assert missing not in await call_seat.read(f"/calls/{call.id}")
    talked = await a_call(call_seat, CallState.MODERATION, entry="eligible")
    call_seat.sit(council.chair)
    page = await call_seat.read(f"/calls/{talked.id}")
    assert f'<a href="/calls/{talked.id}/judging/decision">Hội đồng chưa ghi quyết định</a>' in page


async def test_a_cancelled_call_asks_nobody_for_an_entry_any_more(call_seat: CallSeat) -> None:
    call = await a_call(call_seat, CallState.OPEN)
    why = "Không còn kinh phí."
    async with transaction(call_seat.runtime.pool) as connection:
        await calls.move(connection, call.id, CallMove.CANCEL, by=call_seat.council.broker, reason=why)
    call_seat.sit(VISITOR)
    assert "Nhận hồ sơ đến" not in await call_seat.read(f"/calls/{call.id}")
    assert f"Lý do: {why}<" in await call_seat.read("/calls")


async def test_whoever_entered_reads_alone_why_their_duty_rests_and_declines_it(call_seat: CallSeat) -> None:
    call, council = await a_call(call_seat, CallState.OPEN), call_seat.council
    page, council_page = f"/calls/{call.id}", f"/calls/{call.id}/council"
    call_seat.sit(council.broker)
    for name in ("duthi1", "duthi2"):
        typed = {"member_email": f"{name}@{name}.example", "duty": "judge"}
        assert (await call_seat.post(council_page, council_page, **typed)).status_code == 303
    assert "chưa có hiệu lực" not in await call_seat.read(council_page)
    call_seat.sit(council.entrants[1])
    assert "chưa có hiệu lực" not in await call_seat.read(page)
    call_seat.sit(council.entrants[0])
    assert "chưa có hiệu lực" in await call_seat.read(page)
    act = f"{council_page}/decline"
    refused = await call_seat.post(act, page, duty_reason="")
    assert (refused.status_code, 'id="duty_reason"' in refused.text) == (422, True)
    assert (await call_seat.post(act, page, duty_reason="Bận công tác")).headers["location"] == f"{page}?done=declined"
    assert "Từ chối nhiệm vụ" not in await call_seat.read(page)
    call_seat.sit(council.broker)
    assert "Bận công tác" in await call_seat.read(council_page)
