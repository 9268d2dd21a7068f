"""Settings and drafts that are open in two tabs or before two people: the second to save is told and loses nothing."""

import re

import httpx

from matchmaker.bootstrap import Runtime
from matchmaker.reports import report_words
from matchmaker.rules.actors import Person
from tests.support.drafts import HALF, own_drafts
from tests.support.forms import SentForm, as_shown
from tests.support.screens import BrokersSeat, Screen
from tests.support.settings_pages import FIRST, SECOND, officer
from tests.support.shown_forms import form_in


async def test_words_of_the_report_that_two_replace(screen: Screen) -> None:
    place = "/reports/words"
    first, second = await officer(screen, FIRST, "mot@so.example"), await officer(screen, SECOND, "hai@so.example")
    screen.sit(first)
    mine = theirs = form_in(await screen.read(place), place)
    original = report_words.original()
    assert (
        await screen.send(place, theirs | {"words": original.replace("BÁO CÁO", "BÁO CÁO TUẦN")})
    ).status_code == 303
    screen.sit(second)
    told = await screen.send(place, mine | {"words": original.replace("BÁO CÁO", "BÁO CÁO THÁNG")})
    assert told.status_code == 409
    assert "BÁO CÁO TUẦN" in told.text
    assert "<strong>Mẫu báo cáo</strong>" in told.text
    assert f"{FIRST} lưu lần cuối" in told.text
    assert (await screen.send(place, as_shown(told.text).hidden)).status_code == 303
    assert "BÁO CÁO THÁNG" in await screen.read(place)


async def test_a_capacity_that_two_state(broker_seat: BrokersSeat) -> None:
    page = f"/organisations/{broker_seat.people.lab.organisation_id}"
    forms = [await broker_seat.hidden(page, f"{page}/capacity") for _ in range(2)]
    assert (await broker_seat.send(f"{page}/capacity", forms[0] | {"introductions_at_once": "3"})).status_code == 303
    assert (await broker_seat.send(f"{page}/capacity", forms[1] | {"introductions_at_once": "3"})).status_code == 303
    told = await broker_seat.send(f"{page}/capacity", forms[1] | {"introductions_at_once": "5"})
    assert told.status_code == 409
    assert re.search(r"lưu lần cuối lúc \d", told.text)
    assert (await broker_seat.send(f"{page}/capacity", as_shown(told.text).hidden)).status_code == 303
    assert "Có thể tiếp nhận: 5." in (await broker_seat.client.get(page)).text


async def test_what_the_privacy_notice_promises_and_two_set(screen: Screen) -> None:
    home, place = "/administration/personal-data", "/administration/personal-data/settings"
    screen.sit(await officer(screen, FIRST, "mot@so.example"))
    typed = form_in(await screen.read(home), place)
    theirs = typed | {"protection_contact": "Văn phòng Sở", "days_access": "12"}
    assert (await screen.send(place, theirs)).status_code == 303
    told = await screen.send(place, typed | {"protection_contact": "Phòng Công nghệ số", "days_erasure": "25"})
    assert told.status_code == 409
    assert "Văn phòng Sở" in told.text
    assert f"{FIRST} lưu lần cuối" in told.text
    assert (await screen.send(place, as_shown(told.text).hidden)).status_code == 303
    kept = form_in(await screen.read(home), place)
    assert (kept["protection_contact"], kept["days_access"], kept["days_erasure"]) == ("Phòng Công nghệ số", "12", "25")


async def test_the_departments_own_date_that_two_set(screen: Screen) -> None:
    home, place = "/reports/contributions", "/reports/contributions/department-date"
    first, second = await officer(screen, FIRST, "mot@so.example"), await officer(screen, SECOND, "hai@so.example")
    screen.sit(first)
    mine = theirs = form_in(await screen.read(home), place)
    assert (await screen.send(place, theirs | {"department_day": "20"})).status_code == 303
    screen.sit(second)
    told = await screen.send(place, mine | {"department_day": "5"})
    assert told.status_code == 409
    assert f"{FIRST} lưu lần cuối" in told.text
    assert (await screen.send(place, mine | {"department_day": "20"})).status_code == 303, "both set the same"
    assert (await screen.send(place, as_shown(told.text).hidden)).status_code == 303
    kept = form_in(await screen.read(home), place)
    assert (kept["department_day"], kept["department_month"]) == ("5", "12")


async def test_the_address_of_a_unit_that_two_enter(screen: Screen) -> None:
    await screen.runtime.pool.execute("INSERT INTO reporting_unit (name, created_by) VALUES ('Sở Y tế', 'system')")
    unit = await screen.runtime.pool.fetchval("SELECT id FROM reporting_unit")
    home = f"/reports/contributions/{unit}/2026"
    place = f"{home}/email"
    first, second = await officer(screen, FIRST, "mot@so.example"), await officer(screen, SECOND, "hai@so.example")
    screen.sit(first)
    mine = theirs = form_in(await screen.read(home), place)
    assert (await screen.send(place, theirs | {"unit_email": "yte@so.example"})).status_code == 303
    screen.sit(second)
    told = await screen.send(place, mine | {"unit_email": "vanthu@so.example"})
    assert told.status_code == 409
    assert "yte@so.example" in told.text
    assert f"{FIRST} lưu lần cuối" in told.text
    assert "<strong>Sở Y tế</strong>" in told.text
    assert (await screen.send(place, as_shown(told.text).hidden)).status_code == 303
    assert form_in(await screen.read(home), place)["unit_email"] == "vanthu@so.example"


async def test_a_draft_in_two_tabs(browser: httpx.AsyncClient, runtime: Runtime, member: Person) -> None:
    await (await first_form(browser, "/needs/new")).send("/needs/draft", HALF)
    [draft] = await own_drafts(runtime, member)
    place = f"/needs/new?draft={draft.id}"
    here, there = await first_form(browser, place), await first_form(browser, place)
    for typed in ("Hóa đơn giấy", "Hóa đơn giấy, nhập tay"):  # a tab writes over what it saved itself
        saved = await there.send("/needs/draft", HALF | {"problem": typed}, HX_Request="true")
        assert "Đã lưu nháp lúc" in saved.text
    mine = HALF | {"problem": "Hóa đơn", "title": "Đọc hóa đơn"}
    assert "đã được lưu ở một thẻ khác" in (await here.send("/needs/draft", mine, HX_Request="true")).text
    assert (await own_drafts(runtime, member))[0].typed["problem"] == ["Hóa đơn giấy, nhập tay"]
    told = await here.send("/needs/draft", mine)
    assert told.status_code == 409
    both = SentForm(client=browser, hidden=as_shown(told.text).hidden)
    assert (await both.send("/needs/draft", {})).status_code == 303
    [draft] = await own_drafts(runtime, member)
    assert (draft.typed["problem"], draft.typed["title"]) == (["Hóa đơn giấy, nhập tay"], ["Đọc hóa đơn"])


async def first_form(browser: httpx.AsyncClient, path: str) -> SentForm:
    return SentForm(client=browser, hidden=as_shown((await browser.get(path)).text).hidden)
