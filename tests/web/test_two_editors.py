"""Two people edit a record at once: nothing of either is lost, and the page that says so can be saved."""

import asyncio
import re
from html import unescape

import httpx

from matchmaker.bootstrap import Runtime
from matchmaker.ground.db import transaction
from matchmaker.listings.needs import service as needs
from matchmaker.listings.solutions import service as solutions
from matchmaker.rules.actors import LOCAL_PERSON
from matchmaker.rules.listing import ListingState
from tests.support.forms import SentForm, as_shown, edited, opened_form
from tests.support.listings import a_need, a_solution

THEIRS = "Người kia viết lại: đọc hóa đơn giấy và đối chiếu."


async def choose(client: httpx.AsyncClient, answer: httpx.Response, path: str, **typed: str) -> httpx.Response:
    """Saves what the page of both changes has chosen, or what is typed there instead."""
    assert answer.status_code == 409
    return await SentForm(client=client, hidden=as_shown(answer.text).hidden).send(path, typed)


async def test_fields_that_only_one_has_changed_are_put_together(client: httpx.AsyncClient, runtime: Runtime) -> None:
    path = f"/needs/{(await a_need(runtime, outcome='Đọc đúng 95%.')).id}"
    mine, theirs = await edited(client, path), await edited(client, path)
    assert (await theirs.send(path, {"problem": THEIRS})).status_code == 303
    told = await mine.send(path, {"outcome": "Đọc đúng 99%."})
    assert THEIRS in told.text
    assert "Đọc đúng 99%." in told.text
    need = await runtime.pool.fetchval("SELECT title FROM need")
    assert re.search(rf"<strong>{re.escape(need)}</strong>\s+·\s+.+ lưu lần cuối lúc \d", told.text)
    assert (await choose(client, told, path)).status_code == 303
    async with transaction(runtime.pool) as connection:
        need = await needs.get(connection, int(path.rpartition("/")[2]), by=LOCAL_PERSON)
    assert (need.problem, need.outcome) == (THEIRS, "Đọc đúng 99%.")


async def test_of_what_both_have_changed_both_are_shown_and_mine_is_chosen(
    client: httpx.AsyncClient, runtime: Runtime
) -> None:
    need = await a_need(runtime, sector="logistics", technologies=("nlp",))
    path = f"/needs/{need.id}"
    mine, theirs = await edited(client, path), await edited(client, path)
    await theirs.send(path, {"problem": THEIRS, "sector": "health", "technologies": "vision"})
    own = {"problem": "Tôi viết lại: đọc phiếu nhập kho.", "sector": "education", "technologies": "speech"}
    told = await mine.send(path, own)
    for text in (THEIRS, own["problem"], "Giữ nội dung này, bỏ nội dung của tôi"):
        assert text in told.text
    for chosen in ({}, {"problem": "Hai bên cùng viết: đọc hóa đơn và phiếu nhập kho."}):
        saved = as_shown(told.text).hidden | chosen
        assert (saved["sector"], saved["technologies"]) == ("education", "speech")
    assert (await choose(client, told, path, **chosen)).status_code == 303
    assert chosen["problem"] in (await client.get(path)).text


async def test_theirs_is_kept_by_its_box(client: httpx.AsyncClient, runtime: Runtime) -> None:
    path = f"/needs/{(await a_need(runtime)).id}"
    mine, theirs = await edited(client, path), await edited(client, path)
    await theirs.send(path, {"problem": THEIRS})
    told = await mine.send(path, {"problem": "Tôi viết lại: đọc phiếu nhập kho."})
    box = re.search(r'<input type="checkbox" name="problem" value="([^"]+)">', told.text)
    assert box
    sent = as_shown(told.text).hidden
    both = {**sent, "problem": [unescape(box[1]), sent["problem"]]}  # as a browser sends a box before a text
    answer = await client.post(path, data=both, headers={"Origin": str(client.base_url)})
    assert answer.status_code == 303
    assert await runtime.pool.fetchval("SELECT problem FROM need") == THEIRS


async def test_a_second_click_on_save_is_no_conflict(client: httpx.AsyncClient, runtime: Runtime) -> None:
    path = f"/needs/{(await a_need(runtime)).id}"
    form = await edited(client, path)
    typed = {"problem": THEIRS, "contact": "0901 234 567", "deadline": "01/02/2027", "title": ""}
    answers = await asyncio.gather(*(form.send(path, typed) for _ in range(2)))
    assert [answer.status_code for answer in (*answers, await form.send(path, typed))] == [303] * 3
    assert await runtime.pool.fetchval("SELECT count(*) FROM audit_entry WHERE action = 'need:edit'") == 1


async def test_the_same_change_by_two_is_no_conflict(client: httpx.AsyncClient, runtime: Runtime) -> None:
    path = f"/needs/{(await a_need(runtime)).id}"
    mine, theirs = await edited(client, path), await edited(client, path)
    for form, contact in ((theirs, "0901 234 567"), (mine, "0901234567")):
        answer = await form.send(path, {"problem": THEIRS, "contact": contact, "deadline": "01/02/2027"})
        assert answer.status_code == 303


async def test_a_record_whose_state_alone_moved_is_saved_at_once(client: httpx.AsyncClient, runtime: Runtime) -> None:
    need = await a_need(runtime)
    form = await edited(client, f"/needs/{need.id}")
    async with transaction(runtime.pool) as connection:
        await needs.set_state(connection, need.id, ListingState.PAUSED, by=LOCAL_PERSON)
    assert (await form.send(f"/needs/{need.id}", {"problem": THEIRS})).status_code == 303
    assert await runtime.pool.fetchval("SELECT problem FROM need") == THEIRS


async def test_a_form_that_does_not_say_what_was_seen_writes_over_nothing(
    client: httpx.AsyncClient, runtime: Runtime
) -> None:
    path = f"/needs/{(await a_need(runtime)).id}"
    form = await edited(client, path)
    told = await form.send(path, {"problem": THEIRS, "version": "", "seen": ""})
    assert THEIRS in told.text
    assert (await choose(client, told, path)).status_code == 303


async def test_solutions_are_put_together_too(client: httpx.AsyncClient, runtime: Runtime) -> None:
    path = f"/solutions/{(await a_solution(runtime, trl=5, capabilities=('Đọc ảnh', 'Đọc bảng'))).id}"
    mine, theirs = await edited(client, path), await edited(client, path)
    await theirs.send(path, {"summary": THEIRS, "capabilities": "Đọc ảnh\nĐọc chữ viết tay"})
    told = await mine.send(path, {"trl": "7", "capabilities": "- Đọc ảnh\n- Đọc dấu"})
    assert "Đọc chữ viết tay" in told.text
    assert (await choose(client, told, path)).status_code == 303
    async with transaction(runtime.pool) as connection:
        solution = await solutions.get(connection, int(path.rpartition("/")[2]), by=LOCAL_PERSON)
    assert (solution.summary, solution.trl, solution.capabilities) == (THEIRS, 7, ("Đọc ảnh", "Đọc dấu"))
    form = await opened_form(client, f"{path}/edit")
    assert "version" in form.hidden


async def test_line_breaks_alone_are_a_change(client: httpx.AsyncClient, runtime: Runtime) -> None:
    """How the browser ends its lines is none, and neither are blanks at their ends."""
    typed = "Nhập tay hóa đơn giấy.\nHay sai số tiền.\nMất ba ngày."
    path = f"/needs/{(await a_need(runtime, problem=typed.replace(chr(10), ' '))).id}"
    mine, theirs = await edited(client, path), await edited(client, path)
    assert (await theirs.send(path, {"outcome": "Đọc đúng 95%."})).status_code == 303
    told = await mine.send(path, {"problem": typed.replace("\n", "  \r\n")})
    assert (await choose(client, told, path)).status_code == 303
    kept = await runtime.pool.fetchrow("SELECT problem, outcome FROM need")
    assert kept
    assert [line.rstrip() for line in kept["problem"].split("\n")] == typed.split("\n")
    assert kept["outcome"] == "Đọc đúng 95%."
    again = await mine.send(path, {"problem": typed, "outcome": "Đọc đúng 95%."})
    assert again.status_code == 303, "the same change from another tab is no conflict"


async def test_who_saves_in_two_tabs_is_not_told_of_somebody_else(client: httpx.AsyncClient, runtime: Runtime) -> None:
    path = f"/needs/{(await a_need(runtime)).id}"
    first, second = await edited(client, path), await edited(client, path)
    await first.send(path, {"problem": THEIRS, "outcome": "Đọc đúng 95%."})
    for typed in ({"problem": "Đọc phiếu nhập kho."}, {"title": "Đọc phiếu nhập kho"}):
        told = await second.send(path, typed)
        assert "Hồ sơ đã thay đổi sau khi Ông/Bà mở" in told.text
        main = told.text[told.text.index("<main") :]
        assert not re.search(r"người (?:khác|kia)|[Hh]ai người", main.replace(THEIRS, ""))
