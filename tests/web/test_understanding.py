"""The form shows what is understood of a text; its writer confirms or corrects it, and that wins."""

import re
from calendar import monthrange
from datetime import date, timedelta
from html import unescape

import httpx
import pytest

from matchmaker.bootstrap import Runtime
from matchmaker.ground.db import transaction
from matchmaker.intake import dates
from matchmaker.listings.needs import service as needs
from matchmaker.matching.service import Matching
from matchmaker.rules.actors import LOCAL_PERSON
from matchmaker.rules.need import Need
from matchmaker.understanding.scoring import Bounds
from tests.support.accounts import sign_in
from tests.support.forms import opened_form
from tests.support.listings import a_need
from tests.support.need_forms import BEHALF
from tests.support.people import stored_person
from tests.support.understood_lines import BACKGROUND, WANT, Typed, lines

PROBLEM = f"{BACKGROUND} {WANT}"
FIELDS: Typed = {"problem": PROBLEM, "organisation": "Xưởng mộc An Phú", "contact": "0901 234 567"}


CORRECTED = lines(("constraint", BACKGROUND, BACKGROUND))


async def stored(runtime: Runtime, answer: httpx.Response) -> Need:
    assert answer.status_code == 303, answer.text
    number = re.search(r"\d+", answer.headers["location"])
    assert number
    async with transaction(runtime.pool) as connection:
        return await needs.get(connection, int(number[0]), by=LOCAL_PERSON)


@pytest.mark.parametrize("javascript", [True, False])
async def test_the_panel_says_of_each_line_what_it_is(client: httpx.AsyncClient, javascript: bool) -> None:
    form = await opened_form(client, "/needs/new")
    headers = {"HX_Request": "true"} if javascript else {}
    page = (await form.send("/needs/understanding", FIELDS, **headers)).text
    assert ("<html" in page) is not javascript
    kinds = re.findall(r'<textarea id="clause-\d+".*?>\n(.*?)</textarea>.*?value="(\w+)" selected', page, re.DOTALL)
    assert ("background", True) in [(kind, unescape(text) == BACKGROUND) for text, kind in kinds]
    assert any(kind == "want" and "sắp lịch cắt gỗ" in unescape(text) for text, kind in kinds)


async def test_the_panel_and_the_need_are_read_by_the_bound_that_is_in_force(
    client: httpx.AsyncClient, runtime: Runtime, monkeypatch: pytest.MonkeyPatch
) -> None:
    thing = "Phần mềm kế toán chạy trên máy chủ của xưởng."
    typed = FIELDS | {"problem": f"{WANT}\n\n{thing}"}

    async def kinds() -> list[str]:
        page = (await (await opened_form(client, "/needs/new")).send("/needs/understanding", typed)).text
        return re.findall(r'<textarea id="clause-\d+".*?</textarea>.*?value="(\w+)" selected', page, re.DOTALL)

    assert await kinds() == ["want", "want"]
    monkeypatch.setattr(Matching, "bounds", Bounds(lead=2.5))
    assert await kinds() == ["want", "background"]
    shown = lines(("want", WANT, WANT), ("background", thing, thing)) | {"clauses_right": ["yes"]}
    answer = await (await opened_form(client, "/needs/new")).send("/needs", typed | BEHALF | shown)
    assert (await stored(runtime, answer)).wants == (WANT,)


async def test_a_corrected_line_is_stored_and_shown_as_a_requirement(
    client: httpx.AsyncClient, runtime: Runtime
) -> None:
    form = await opened_form(client, "/needs/new")
    typed = lines(("constraint", BACKGROUND, BACKGROUND), ("want", "Sắp lịch cắt gỗ cho ba máy", WANT))
    answer = await form.send("/needs", FIELDS | BEHALF | typed)
    need = await stored(runtime, answer)
    assert need.wants == (BACKGROUND, "Sắp lịch cắt gỗ cho ba máy")
    page = (await client.get(f"/needs/{need.id}")).text
    asked = page[page.index('id="wants-title"') :].partition("</section>")[0]
    assert re.findall(r"<li>\s*([^<]*?)\s*<", asked) == [BACKGROUND, "Sắp lịch cắt gỗ cho ba máy"]
    assert "(Điều kiện)" in asked


async def test_nothing_counts_as_confirmed_until_somebody_says_so(client: httpx.AsyncClient, runtime: Runtime) -> None:
    shown = lines(("background", BACKGROUND, BACKGROUND), ("want", WANT, WANT))
    unseen = await (await opened_form(client, "/needs/new")).send("/needs", FIELDS | BEHALF | shown)
    assert (await stored(runtime, unseen)).clauses == ()
    said = shown | {"clauses_right": ["yes"]}
    confirmed = await (await opened_form(client, "/needs/new")).send("/needs", FIELDS | BEHALF | said)
    assert (await stored(runtime, confirmed)).wants == (WANT,)


async def test_a_changed_text_keeps_what_was_confirmed_and_still_stands(
    client: httpx.AsyncClient, runtime: Runtime
) -> None:
    form = await opened_form(client, "/needs/new")
    need = await stored(runtime, await form.send("/needs", FIELDS | BEHALF | CORRECTED))
    edit = await opened_form(client, f"/needs/{need.id}/edit")
    page = (await client.get(f"/needs/{need.id}/edit")).text
    assert 'name="clauses_right" value="yes" checked' in page
    shown = lines(("constraint", BACKGROUND, BACKGROUND), ("want", WANT, WANT)) | {"clauses_right": ["yes"]}
    other: Typed = {"problem": f"{BACKGROUND} Cần đo độ ẩm của gỗ trước khi cắt."}
    changed = await stored(runtime, await edit.send(f"/needs/{need.id}", FIELDS | shown | other))
    assert changed.wants[0] == BACKGROUND
    assert "đo độ ẩm" in changed.wants[1]
    assert WANT not in changed.wants


async def test_a_form_without_the_panel_leaves_what_was_confirmed(client: httpx.AsyncClient, runtime: Runtime) -> None:
    """Such as one that was open before the panel was there."""
    form = await opened_form(client, "/needs/new")
    need = await stored(runtime, await form.send("/needs", FIELDS | BEHALF | CORRECTED))
    edit = await opened_form(client, f"/needs/{need.id}/edit")
    del edit.hidden["clause_source"]
    changed = await stored(runtime, await edit.send(f"/needs/{need.id}", FIELDS | {"measure": "Số giờ mỗi ca"}))
    assert (changed.measure, changed.clauses) == ("Số giờ mỗi ca", need.clauses)


async def test_a_title_is_taken_without_javascript_where_none_was_typed(client: httpx.AsyncClient) -> None:
    form = await opened_form(client, "/needs/new")
    taken = (await form.send("/needs/understanding", FIELDS | {"take": "title"})).text
    assert re.search(r'<input id="title"[^>]* value="[^"]*sắp lịch cắt gỗ', taken, re.IGNORECASE)
    own = (await form.send("/needs/understanding", FIELDS | {"take": "title", "title": "Tên của chúng tôi"})).text
    assert 'value="Tên của chúng tôi"' in own
    assert 'value="title" formaction' not in own


async def test_a_month_that_has_passed_is_not_offered_as_a_past_day(client: httpx.AsyncClient) -> None:
    """The field would refuse it; without a year the next such month is meant."""
    passed = dates.today().replace(day=1) - timedelta(days=1)
    following = date(passed.year + 1, passed.month, monthrange(passed.year + 1, passed.month)[1])
    form = await opened_form(client, "/needs/new")
    for said, offered in ((f"{passed.month}/{passed.year}", ""), (f"{passed.month}", following.isoformat())):
        problem = f"{PROBLEM} Hoàn thành trong tháng {said}."
        taken = (await form.send("/needs/understanding", FIELDS | {"problem": problem, "take": "deadline"})).text
        assert re.findall(r'<input id="deadline"[^>]* value="([^"]*)"', taken) == [offered]


async def test_what_two_have_confirmed_at_once_is_put_to_the_later(client: httpx.AsyncClient, runtime: Runtime) -> None:
    need = await a_need(runtime, problem=PROBLEM)
    path = f"/needs/{need.id}"
    mine, theirs = await opened_form(client, f"{path}/edit"), await opened_form(client, f"{path}/edit")
    same: Typed = {"problem": PROBLEM, "organisation": need.organisation_name, "contact": need.email or ""}
    await theirs.send(path, same | CORRECTED)
    told = await mine.send(path, same | lines(("want", BACKGROUND, BACKGROUND)))
    assert told.status_code == 409
    for text in ("Điều cần", "Điều kiện"):
        assert f"<span>{text}: {BACKGROUND}" in told.text


async def test_a_draft_keeps_what_was_corrected(browser: httpx.AsyncClient, runtime: Runtime) -> None:
    await stored_person(runtime.pool)
    await sign_in(browser)
    form = await opened_form(browser, "/needs/new")
    kept = await form.send("/needs/draft", CORRECTED | {"problem": PROBLEM})
    page = (await browser.get(kept.headers["location"])).text
    kinds = re.findall(r'<textarea id="clause-\d+".*?>\n(.*?)</textarea>.*?value="(\w+)" selected', page, re.DOTALL)
    assert (BACKGROUND, "constraint") in [(unescape(text), kind) for text, kind in kinds]
