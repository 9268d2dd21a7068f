"""What somebody without an account sees before the need is sent: what the system understands, and what fits."""

import re
from html import unescape

import httpx
import pytest

from matchmaker.bootstrap import Runtime
from matchmaker.people.pace import Pace
from matchmaker.people.throttle import Limit
from tests.support.forms import opened_form
from tests.support.listings import a_need, a_solution
from tests.support.need_forms import BY_MAIL, PROBLEM, link_to, stored_needs
from tests.support.understood_lines import BACKGROUND, WANT, lines
from web.needs import clauses

FORM, PREVIEW, READING = "/needs/request", "/needs/request/preview", "/needs/request/understanding"
TWO_LINES = BY_MAIL | {"problem": f"{BACKGROUND} {WANT}"}


@pytest.mark.parametrize("javascript", [True, False])
async def test_a_visitor_sees_what_fits_before_anything_is_sent(
    browser: httpx.AsyncClient, runtime: Runtime, javascript: bool
) -> None:
    await a_solution(runtime)
    await a_need(runtime, title="Nhu cầu đã đăng", problem=PROBLEM)
    before = len(await stored_needs(runtime))
    form = await opened_form(browser, FORM)
    shown = await form.send(PREVIEW, BY_MAIL, **{"HX_Request": "true"} if javascript else {})
    assert shown.status_code == 200
    assert ("<html" in shown.text) is not javascript
    assert "Nhận dạng hóa đơn tiếng Việt" in shown.text
    assert "Nhu cầu đã đăng" in shown.text
    assert "Hệ thống gợi ý" in shown.text
    assert javascript or PROBLEM in shown.text
    assert len(await stored_needs(runtime)) == before


async def test_what_only_officers_see_is_in_no_visitors_preview(browser: httpx.AsyncClient, runtime: Runtime) -> None:
    await a_need(runtime, title="Chỉ cán bộ thấy", problem=PROBLEM, confidentiality="brokers")
    form = await opened_form(browser, FORM)
    assert "Chỉ cán bộ thấy" not in (await form.send(PREVIEW, BY_MAIL)).text


async def test_advice_is_about_the_fields_that_the_form_has(browser: httpx.AsyncClient) -> None:
    form = await opened_form(browser, FORM)
    shown = (await form.send(PREVIEW, BY_MAIL | {"problem": "Đọc hóa đơn giấy giúp kế toán."})).text
    advice = re.findall("<li>(.*?)</li>", shown.partition('id="coach-title"')[2].partition("</ul>")[0])
    assert len(advice) == 2
    assert not any("kết quả mong muốn" in each for each in advice), "there is no such field"


async def test_the_panel_is_the_one_of_the_whole_form_and_what_is_confirmed_is_stored(
    browser: httpx.AsyncClient, runtime: Runtime
) -> None:
    form = await opened_form(browser, FORM)
    panel = (await form.send(READING, TWO_LINES, HX_Request="true")).text
    texts = [
        unescape(text) for text in re.findall(r'<textarea id="clause-\d+".*?>\n(.*?)</textarea>', panel, re.DOTALL)
    ]
    assert BACKGROUND in texts
    assert 'name="take"' not in panel, "the fields that it would fill are not on this form"
    answer = await form.send(FORM, TWO_LINES | lines(("constraint", BACKGROUND, BACKGROUND), ("want", WANT, WANT)))
    assert answer.status_code == 303
    [need] = await stored_needs(runtime)
    assert need.wants == (BACKGROUND, WANT)


async def test_the_system_learns_from_what_a_visitor_corrected_once_it_is_confirmed(
    browser: httpx.AsyncClient, runtime: Runtime
) -> None:
    form = await opened_form(browser, FORM)
    await form.send(FORM, TWO_LINES | lines(("constraint", BACKGROUND, BACKGROUND), ("want", WANT, WANT)))
    assert await runtime.pool.fetchval("SELECT count(*) FROM understanding_example") == 0
    link = await link_to(runtime)
    await (await opened_form(browser, link)).send(link, {})
    corrected = "SELECT clause FROM understanding_example WHERE system_said <> owner_said"
    assert [row["clause"] for row in await runtime.pool.fetch(corrected)] == [BACKGROUND]


async def test_what_was_corrected_survives_an_error(browser: httpx.AsyncClient) -> None:
    form = await opened_form(browser, FORM)
    typed = TWO_LINES | {"contact": "gọi tôi nhé"}
    answer = await form.send(FORM, typed | lines(("constraint", "Lời của tôi", BACKGROUND), ("want", WANT, WANT)))
    assert answer.status_code == 422
    assert "Lời của tôi" in answer.text


async def test_a_stranger_who_asks_too_fast_is_told_and_keeps_what_was_typed(
    browser: httpx.AsyncClient, runtime: Runtime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runtime.matching, "_strangers", Pace(Limit(attempts=2, seconds=60)))
    form = await opened_form(browser, FORM)
    answers = [await form.send(address, BY_MAIL, HX_Request="true") for address in (PREVIEW, READING, PREVIEW, READING)]
    assert [answer.status_code for answer in answers] == [200, 200, 429, 429]
    whole = await form.send(PREVIEW, BY_MAIL)
    assert (whole.status_code, int(whole.headers["retry-after"]) > 0) == (429, True)
    assert PROBLEM in unescape(whole.text)
    assert (await form.send(FORM, BY_MAIL)).status_code == 303, "sending is counted by itself"


async def test_of_a_stranger_who_asks_too_fast_nothing_is_read_and_no_line_is_lost(
    browser: httpx.AsyncClient, runtime: Runtime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runtime.matching, "_strangers", Pace(Limit(attempts=1, seconds=60)))
    form = await opened_form(browser, FORM)
    await form.send(READING, BY_MAIL, HX_Request="true")
    monkeypatch.setattr(clauses, "understand", None)  # whoever read would fall over it
    typed = TWO_LINES | lines(("constraint", "Lời của tôi", BACKGROUND), ("want", WANT, WANT))
    shown = await form.send(PREVIEW, typed)
    assert shown.status_code == 429
    assert "Lời của tôi" in shown.text


@pytest.mark.parametrize("address", [PREVIEW, READING])
async def test_whoever_opens_an_address_of_the_help_anew_gets_the_form(
    browser: httpx.AsyncClient, address: str
) -> None:
    answer = await browser.get(address)
    assert (answer.status_code, answer.headers["location"]) == (303, FORM)
