"""A call is drafted by one click from a need, a group of needs or an orientation: the form is filled, and is saved."""

import re

from matchmaker.calls import service as calls
from matchmaker.ground.db import transaction
from matchmaker.rules.actors import SYSTEM, Actor
from matchmaker.rules.call import Call
from matchmaker.rules.need import Need
from tests.support.listings import make_need
from tests.support.orientations import an_orientation
from tests.support.screens import CallSeat
from tests.support.shown_forms import forms_of

ALIKE = "Đọc phiếu nhập kho viết tay rồi nhập vào phần mềm kế toán."
MORE = {
    "solved_when": "Đọc đúng 95 % phiếu.",
    "criterion-1-name": "Giải đúng bài toán",
    "criterion-1-question": "Giải thế nào?",
    "criterion-1-weight": "100",
}


async def unmet(seat: CallSeat, *titles: str) -> list[Need]:
    """Needs that ended without a solution."""
    async with transaction(seat.runtime.pool) as connection:
        made = [await make_need(connection, title=title, problem=ALIKE, sector="logistics") for title in titles]
        await connection.execute("UPDATE need SET state = 'no_suitable_solution'")
    await seat.runtime.matching.wait_until_ready()
    await seat.runtime.matching.refresh()
    return made


async def drafted_by(seat: CallSeat, page: str, button: str) -> Call:
    """Opens the page, takes its button, and saves the form as it was filled, with what it leaves open."""
    links = re.findall(rf'<a class="button[^"]*" href="(/calls/new\?[^"]+)">\s*{button}', await seat.read(page))
    assert len(links) == 1
    start = links[0].replace("&amp;", "&")
    [form] = [each for each in forms_of(await seat.read(start)) if each.action == "/calls/new"]
    chosen = {name: choice.chosen for name, choice in form.choices.items()}
    answer = await seat.send("/calls/new", form.filled(MORE, chosen))
    assert answer.status_code == 303, answer.text
    number = int(re.findall(r"/calls/(\d+)", answer.headers["location"])[0])
    async with transaction(seat.runtime.pool) as connection:
        return await calls.get(connection, number, by=SYSTEM)


async def is_offered_to(seat: CallSeat, actor: Actor, page: str) -> bool:
    seat.sit(actor)
    return "/calls/new?" in (await seat.client.get(page)).text


async def test_from_a_need_that_nothing_answers(call_seat: CallSeat) -> None:
    [need] = await unmet(call_seat, "Đọc phiếu kho viết tay")
    call_seat.sit(call_seat.council.broker)
    page = f"/desk/needs/{need.id}"
    call = await drafted_by(call_seat, page, "Soạn đợt kêu gọi từ nhu cầu này")
    assert (call.title, call.need_ids) == (need.title, (need.id,))
    assert need.problem in call.problem
    assert f'href="/calls/{call.id}"' in await call_seat.read(page)
    assert not await is_offered_to(call_seat, call_seat.council.entrants[0], page)


async def test_from_a_group_of_needs(call_seat: CallSeat) -> None:
    group = await unmet(call_seat, "Đọc phiếu kho", "Đọc phiếu kho nhanh", "Đọc phiếu kho tối")
    call_seat.sit(call_seat.council.broker)
    page = f"/progress/needs?like={group[0].id}"
    call = await drafted_by(call_seat, page, "Soạn đợt kêu gọi từ nhóm nhu cầu này")
    assert set(call.need_ids) == {need.id for need in group}
    assert all(need.title in call.problem for need in group)
    assert not await is_offered_to(call_seat, call_seat.council.entrants[0], page)


async def test_from_an_orientation_of_the_plan(call_seat: CallSeat) -> None:
    await an_orientation(call_seat.runtime)
    number = await call_seat.runtime.pool.fetchval("SELECT min(id) FROM orientation")
    call_seat.sit(call_seat.council.broker)
    page = f"/orientations/{number}"
    call = await drafted_by(call_seat, page, "Soạn đợt kêu gọi từ định hướng này")
    assert (call.orientation_id, call.need_ids) == (number, ())
    assert f'href="/orientations/{number}"' in await call_seat.read(f"/calls/{call.id}")
    assert not await is_offered_to(call_seat, call_seat.council.entrants[0], page)
