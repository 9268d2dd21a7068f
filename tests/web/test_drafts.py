"""Forms keep what is typed, for whoever typed it, until they are sent."""

import asyncio
import re
import unicodedata

import httpx
import pytest

from matchmaker.bootstrap import Runtime
from matchmaker.ground.db import transaction
from matchmaker.listings import drafts
from matchmaker.listings.needs import service as needs
from matchmaker.proposals import clock, decisions, suggestions
from matchmaker.rules.actors import LOCAL_PERSON, Person, Role
from matchmaker.rules.listing import ListingState
from tests.support.accounts import sign_in
from tests.support.associations import verified
from tests.support.clients import SECURE_ORIGIN
from tests.support.drafts import HALF, own_drafts
from tests.support.forms import SentForm, opened_form, token_form
from tests.support.listings import make_solution
from tests.support.people import EMAIL, stored_person

PROBLEM = "Chúng tôi nhập tay hóa đơn giấy, mỗi tháng mất ba ngày."


async def test_what_is_typed_is_kept_as_typed_and_found_again(
    browser: httpx.AsyncClient, runtime: Runtime, member: Person
) -> None:
    form = await opened_form(browser, "/needs/new")
    assert 'formaction="/needs/draft"' in (await browser.get("/needs/new")).text
    fragment = await form.send("/needs/draft", HALF, HX_Request="true")
    assert "Đã lưu nháp lúc" in fragment.text
    assert "<html" not in fragment.text
    await form.send("/needs/draft", HALF | {"title": "Đọc hóa đơn"}, HX_Request="true")
    [draft] = await own_drafts(runtime, member)  # the second save is of the same form
    listed = (await browser.get("/account/records")).text
    assert "Đọc hóa đơn" in listed
    address = f"/needs/new?draft={draft.id}"
    assert f'href="{address}"' in listed
    page = (await browser.get(address)).text
    assert 'value="chưa rõ"' in page
    assert "Hóa đơn</textarea>" in page
    assert form.hidden["form_key"] in page


async def test_without_javascript_the_button_keeps_it_and_opens_the_form_again(
    browser: httpx.AsyncClient, member: Person
) -> None:
    form = await opened_form(browser, "/needs/new")
    answer = await form.send("/needs/draft", HALF)
    assert re.fullmatch(r"/needs/new\?draft=\d+", answer.headers["location"])
    page = (await browser.get(answer.headers["location"])).text
    assert "Đã lưu nháp lúc" in page
    assert 'value="chưa rõ"' in page


@pytest.mark.parametrize("javascript", [True, False])
async def test_a_form_in_which_nothing_is_typed_any_more_keeps_no_draft(
    browser: httpx.AsyncClient, runtime: Runtime, member: Person, javascript: bool
) -> None:
    headers = {"HX_Request": "true"} if javascript else {}
    nothing = {"problem": " ", "contact": "", "confidentiality": "public", "organisation_kind": "business"}
    form = await opened_form(browser, "/needs/new")
    kept = await form.send("/needs/draft", nothing, **headers)
    assert "Đã lưu nháp" not in kept.text
    assert (kept.status_code, kept.headers.get("location")) == ((200, None) if javascript else (303, "/needs/new"))
    assert await own_drafts(runtime, member) == []
    await form.send("/needs/draft", HALF, **headers)
    assert len(await own_drafts(runtime, member)) == 1
    await form.send("/needs/draft", nothing, **headers)
    assert await own_drafts(runtime, member) == []


async def test_a_form_says_as_many_fields_as_it_asks_for(browser: httpx.AsyncClient, member: Person) -> None:
    page = (await browser.get("/needs/new")).text
    assert "ba mục" not in page, "the organisation is one's own and not asked for"
    assert "Chỉ cần nêu bài toán và cách liên hệ." in page


async def test_sending_the_form_ends_its_draft_and_a_late_save_brings_it_back_to_nobody(
    browser: httpx.AsyncClient, runtime: Runtime, member: Person
) -> None:
    form = await opened_form(browser, "/needs/new")
    await form.send("/needs/draft", HALF, HX_Request="true")
    told = {"problem": PROBLEM, "contact": "0901234567"}
    assert (await form.send("/needs", told)).status_code == 303
    assert await own_drafts(runtime, member) == []
    late = await form.send("/needs/draft", HALF, HX_Request="true")
    assert "đã được gửi" in late.text
    assert await own_drafts(runtime, member) == []


async def test_a_refused_form_keeps_its_draft(browser: httpx.AsyncClient, runtime: Runtime, member: Person) -> None:
    form = await opened_form(browser, "/needs/new")
    await form.send("/needs/draft", HALF, HX_Request="true")
    assert (await form.send("/needs", HALF)).status_code == 422
    assert len(await own_drafts(runtime, member)) == 1


async def test_saves_at_once_keep_one_draft(browser: httpx.AsyncClient, runtime: Runtime, member: Person) -> None:
    form = await opened_form(browser, "/needs/new")
    await asyncio.gather(*(form.send("/needs/draft", HALF, HX_Request="true") for _ in range(4)))
    assert len(await own_drafts(runtime, member)) == 1


async def test_a_draft_is_its_writers_alone(browser: httpx.AsyncClient, runtime: Runtime, member: Person) -> None:
    colleague = await stored_person(runtime.pool, email="binh@congty.example", organisation_id=member.organisation_id)
    async with transaction(runtime.pool) as connection:
        await drafts.save(connection, "need", "k", {"problem": ["Của riêng tôi"]}, by=colleague.actor())
    [draft] = await own_drafts(runtime, colleague)
    assert (await browser.get(f"/needs/new?draft={draft.id}")).status_code == 404
    assert "Của riêng tôi" not in (await browser.get("/account/records")).text
    sent = await token_form(browser, "/account/records")
    assert (await sent.send(f"/account/drafts/{draft.id}/drop", {})).status_code == 404
    stolen = SentForm(client=browser, hidden={**(await opened_form(browser, "/needs/new")).hidden, "form_key": "k"})
    await stolen.send("/needs/draft", HALF, HX_Request="true")
    [kept] = await own_drafts(runtime, colleague)
    assert kept.typed == {"problem": ["Của riêng tôi"]}


async def test_a_draft_opens_in_its_own_form_alone(
    browser: httpx.AsyncClient, runtime: Runtime, member: Person
) -> None:
    form = await opened_form(browser, "/needs/new")
    told = {"problem": PROBLEM, "contact": "0901234567"}
    await form.send("/needs", told)
    number = await runtime.pool.fetchval("SELECT id FROM need")
    await (await opened_form(browser, "/needs/new")).send("/needs/draft", HALF)
    [draft] = await own_drafts(runtime, member)
    assert (await browser.get(f"/needs/{number}/edit?draft={draft.id}")).status_code == 404


async def test_a_draft_is_deleted_by_its_writer(browser: httpx.AsyncClient, runtime: Runtime, member: Person) -> None:
    await (await opened_form(browser, "/needs/new")).send("/needs/draft", HALF)
    [draft] = await own_drafts(runtime, member)
    sent = await token_form(browser, "/account/records")
    assert (await sent.send(f"/account/drafts/{draft.id}/drop", {})).headers["location"] == "/account/records"
    assert await own_drafts(runtime, member) == []


async def test_letters_are_kept_in_one_form_and_what_no_database_holds_is_left_out(
    browser: httpx.AsyncClient, runtime: Runtime, member: Person
) -> None:
    typed = unicodedata.normalize("NFD", "Đọc hóa đơn") + "\x00"
    await (await opened_form(browser, "/needs/new")).send("/needs/draft", {"problem": typed})
    [draft] = await own_drafts(runtime, member)
    assert draft.typed["problem"] == ["Đọc hóa đơn"]


async def test_only_so_many_drafts_of_one_person_are_kept(runtime: Runtime, member: Person) -> None:
    for number in range(drafts.MOST_DRAFTS + 2):
        async with transaction(runtime.pool) as connection:
            await drafts.save(connection, "need", str(number), {"title": [str(number)]}, by=member.actor())
    kept = [draft.key for draft in await own_drafts(runtime, member)]
    assert kept == [str(number) for number in range(drafts.MOST_DRAFTS + 1, 1, -1)]


async def test_changes_to_a_record_are_kept_beside_it_until_they_are_saved(
    browser: httpx.AsyncClient, runtime: Runtime, member: Person
) -> None:
    told = {"problem": PROBLEM, "contact": "0901234567"}
    await (await opened_form(browser, "/needs/new")).send("/needs", told)
    number = await runtime.pool.fetchval("SELECT id FROM need")
    form = await opened_form(browser, f"/needs/{number}/edit")
    assert f'formaction="/needs/draft?record_id={number}"' in (await browser.get(f"/needs/{number}/edit")).text
    changed = told | {"outcome": "Xong trong một giờ", "version": form.hidden["version"]}
    answer = await form.send(f"/needs/draft?record_id={number}", changed)
    [draft] = await own_drafts(runtime, member)
    assert answer.headers["location"] == f"/needs/{number}/edit?draft={draft.id}"
    assert "Xong trong một giờ" not in (await browser.get(f"/needs/{number}")).text
    assert f"/needs/{number}/edit?draft={draft.id}" in (await browser.get(f"/needs/{number}/edit")).text
    again = await opened_form(browser, f"/needs/{number}/edit?draft={draft.id}")
    assert (await again.send(f"/needs/{number}", changed)).status_code == 303
    assert "Xong trong một giờ" in (await browser.get(f"/needs/{number}")).text
    assert await own_drafts(runtime, member) == []


async def test_saving_says_so_and_drops_the_drafts_of_the_record_that_the_form_named(
    browser: httpx.AsyncClient, runtime: Runtime, member: Person
) -> None:
    """Somebody began to edit, left, opened the form anew and saved: that is no unsaved work any more."""
    told = {"problem": PROBLEM, "contact": "0901234567"}
    await (await opened_form(browser, "/needs/new")).send("/needs", told)
    number = await runtime.pool.fetchval("SELECT id FROM need")
    place, draft = f"/needs/{number}", f"/needs/draft?record_id={number}"
    await (await opened_form(browser, f"{place}/edit")).send(draft, told | {"outcome": "Xong trong"})
    assert "Khi lưu biểu mẫu này, bản nháp đó sẽ được xóa." in (await browser.get(f"{place}/edit")).text
    anew = await opened_form(browser, f"{place}/edit")
    await (await opened_form(browser, f"{place}/edit")).send(draft, told | {"outcome": "Ở thẻ khác"})
    saved = await anew.send(place, told | {"outcome": "Xong trong một giờ"})
    assert "Đã lưu thay đổi." in (await browser.get(saved.headers["location"])).text
    assert "Đã lưu thay đổi." not in (await browser.get(place)).text
    [left] = await own_drafts(runtime, member)
    assert left.typed["outcome"] == ["Ở thẻ khác"], "begun in another tab after the form was opened: saved nowhere"


async def test_nobody_keeps_changes_to_what_they_may_not_change(
    browser: httpx.AsyncClient, runtime: Runtime, member: Person
) -> None:
    form = await opened_form(browser, "/needs/new")
    assert (await form.send("/needs/draft?record_id=4711", HALF)).status_code == 404
    assert await own_drafts(runtime, member) == []


async def test_nothing_of_a_visitor_is_kept(browser: httpx.AsyncClient, runtime: Runtime) -> None:
    form = await opened_form(browser, "/login")
    sent = SentForm(client=browser, hidden={"csrf_token": form.hidden["csrf_token"], "form_key": "k"})
    assert (await sent.send("/needs/draft", HALF)).status_code == 401
    assert await runtime.pool.fetchval("SELECT count(*) FROM form_draft") == 0


async def test_a_solutions_form_keeps_its_draft_too(browser: httpx.AsyncClient, runtime: Runtime) -> None:
    async with transaction(runtime.pool) as connection:
        school_id = await verified(connection, "Trường Minh Anh", "university")
    person = await stored_person(runtime.pool, role=Role.INSTITUTE, organisation_id=school_id)
    await sign_in(browser)
    form = await opened_form(browser, "/solutions/new")
    answer = await form.send("/solutions/draft", {"title": "Đọc", "sectors": "health", "year": "mười"})
    page = (await browser.get(answer.headers["location"])).text
    assert 'value="mười"' in page
    assert re.search(r'name="sectors" value="health" checked', page)
    told = {"title": "Đọc hóa đơn", "summary": PROBLEM}
    assert (await form.send("/solutions", told)).status_code == 303
    assert await own_drafts(runtime, person) == []
    assert "Đọc hóa đơn" in (await browser.get("/account/records")).text


async def test_a_foreign_site_keeps_nothing(browser: httpx.AsyncClient, runtime: Runtime, member: Person) -> None:
    form = await opened_form(browser, "/needs/new")
    assert str(browser.base_url).rstrip("/") == SECURE_ORIGIN
    assert (await form.send("/needs/draft", HALF, Origin="https://evil.example")).status_code == 403
    assert await own_drafts(runtime, member) == []


async def test_editing_after_an_approval_asks_anew(
    browser: httpx.AsyncClient, runtime: Runtime, member: Person
) -> None:
    told = {"problem": PROBLEM, "contact": EMAIL}
    await (await opened_form(browser, "/needs/new")).send("/needs", told)
    number = await runtime.pool.fetchval("SELECT id FROM need")
    broker = (await stored_person(runtime.pool, email="cb@so.example", role=Role.BROKER)).actor()
    async with transaction(runtime.pool) as connection:
        await needs.set_state(connection, number, ListingState.PUBLISHED, by=LOCAL_PERSON)
        solution = await make_solution(connection, email="lab@truong.example")
        pair = await suggestions.pair_by_hand(connection, number, solution.id, "Hợp", by=broker)
        await decisions.approve(connection, pair.id, by=broker, version=pair.version)
    form = await opened_form(browser, f"/needs/{number}/edit")
    changed = told | {"problem": f"{PROBLEM} Và cả phiếu nhập kho.", "version": form.hidden["version"]}
    assert (await form.send(f"/needs/{number}", changed)).status_code == 303
    async with transaction(runtime.pool) as connection:
        now = await connection.fetchval("SELECT now()")
        assert (await clock.tick(connection, now=now)).reopened == 1
    state = await runtime.pool.fetchval("SELECT state FROM proposal WHERE id = $1", pair.id)
    assert state == "suggested"
