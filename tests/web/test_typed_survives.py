"""What was typed survives whatever keeps a form from being accepted; what another site sent is never shown."""

import re

import httpx
import pytest
from fastapi import FastAPI

from matchmaker.bootstrap import Runtime
from matchmaker.ground import i18n
from matchmaker.ground.errors import DatabaseBusy, NotFound
from matchmaker.privacy import requests
from matchmaker.rules.actors import VISITOR, Role
from tests.support.accounts import COOKIE, sign_in
from tests.support.case_pages import begun, now, upload
from tests.support.cases import Office
from tests.support.clients import sit_down
from tests.support.forms import SentForm, hidden_fields_of, keys_in, opened_form
from tests.support.introductions import asked
from tests.support.need_forms import BEHALF, THREE_FIELDS, posted_needs
from tests.support.people import EMAIL, PASSWORD, stored_person
from tests.support.proposals import stored_desk
from tests.support.sent_again import TYPED, send_again
from web.app import create_app

NEED = THREE_FIELDS | BEHALF | {"problem": TYPED, "csrf_token": "of-another-page"}
FOREIGN = {"Origin": "https://evil.example"}


async def test_a_form_whose_nonce_is_gone_comes_back_filled_and_is_sent_by_its_button(
    client: httpx.AsyncClient, runtime: Runtime
) -> None:
    """Cookies were deleted while the form stood open, or a mailed link replaced the nonce."""
    form = await opened_form(client, "/needs/new")
    for lost in ("", "another-nonce"):
        client.cookies.clear()
        if lost:
            client.cookies.set("csrf", lost)
        refused = await form.send("/needs", NEED)
        assert refused.status_code == 403
        assert await posted_needs(runtime) == 0
    sent = await send_again(client, refused, "/needs")
    assert sent.status_code == 303
    assert "Mỗi tháng 900 tờ" in (await client.get(sent.headers["location"])).text


async def test_what_another_site_sent_is_never_shown_and_costs_no_nonce(client: httpx.AsyncClient) -> None:
    await opened_form(client, "/needs/new")
    for origin in ("https://evil.example", "null", "http://127.0.0.1:9999"):
        for path in ("/needs", "/needs/request", "/login", "/account/contact"):
            refused = await client.post(path, data=NEED, headers={"Origin": origin})
            assert refused.status_code == 403
            assert "900 tờ" not in refused.text
    client.cookies.clear()
    refused = await client.post("/needs", data=NEED, headers=FOREIGN)
    assert "set-cookie" not in refused.headers, "the browser withheld the cookie; a new one would void open forms"


async def test_the_nonce_goes_with_a_link_from_another_site(client: httpx.AsyncClient) -> None:
    [cookie] = (await client.get("/needs")).headers.get_list("set-cookie")
    assert set(cookie.split("; ")[1:]) == {"HttpOnly", "Path=/", "SameSite=lax"}


async def test_a_password_is_asked_for_anew_and_never_shown(browser: httpx.AsyncClient, runtime: Runtime) -> None:
    await stored_person(runtime.pool)
    form = await opened_form(browser, "/login")
    browser.cookies.clear()
    refused = await form.send("/login", {"email": EMAIL, "password": PASSWORD})
    assert refused.status_code == 403
    assert PASSWORD not in refused.text
    assert re.search(r'name="password" type="password"', refused.text)
    again = SentForm(client=browser, hidden=hidden_fields_of(refused.text))
    answer = await again.send("/login", {"email": EMAIL, "password": PASSWORD})
    assert (answer.status_code, answer.headers["location"]) == (303, "/home")


async def test_files_are_chosen_again(app: FastAPI, client: httpx.AsyncClient, runtime: Runtime) -> None:
    desk = await stored_desk(runtime.pool)
    path = f"/proposals/{(await asked(runtime, desk)).id}/messages"
    sit_down(app, desk.buyer)
    await client.get("/needs")
    files = {"file": ("mo-ta.pdf", b"%PDF-1.7" + b"x" * 3_000_000, "application/pdf")}
    typed = {"body": TYPED, "audience": "both", "csrf_token": "x"}
    for whoever in (desk.buyer, VISITOR):
        sit_down(app, whoever)
        refused = await client.post(path, data=typed, files=files, headers={"Origin": str(client.base_url)})
        assert refused.status_code == (403 if whoever is desk.buyer else 401)
        assert TYPED in refused.text
        assert re.search(r'type="file"[^>]* required', refused.text)
        assert "Đề nghị chọn lại tệp: mo-ta.pdf." in refused.text


async def test_a_choice_without_a_word_of_ones_own_comes_back_with_its_button(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, office: Office
) -> None:
    case = await begun(runtime, office)
    sit_down(app, office.broker)
    await upload(client, case, evidence_kind="meeting_minutes", dated_on="2025-12-01")
    version = (await now(runtime, case)).version
    path, choice = f"/cases/{case.id}/move", {"version": str(version), "move": "discuss"}
    hidden = (await opened_form(client, f"/cases/{case.id}")).hidden
    form = SentForm(client=client, hidden=keys_in(hidden))
    client.cookies.clear()
    refused = await form.send(path, choice, Referer=f"{client.base_url}/cases/{case.id}")
    assert refused.status_code == 403
    assert i18n.term("case_move", "discuss", "vi") in refused.text
    assert f'href="/cases/{case.id}"' in refused.text
    assert "Nội dung đã nhập vẫn còn" not in refused.text, "nobody typed anything"
    shown = hidden_fields_of(refused.text[refused.text.index("again-title") :])
    assert (await SentForm(client=client, hidden=shown).send(path, {})).status_code == 303
    assert (await now(runtime, case)).stage == "in_discussion"


async def test_what_cannot_be_shown_again_leads_back_to_its_page(client: httpx.AsyncClient) -> None:
    headers = {"Origin": str(client.base_url), "Referer": f"{client.base_url}/needs/new?from=1"}
    kind = {"Content-Type": "application/x-www-form-urlencoded; charset=utf-16"}
    refused = await client.post("/needs", content=b"problem=x", headers=headers | kind)
    assert refused.status_code == 403
    assert "Chưa thực hiện được và chưa có gì thay đổi." in refused.text
    assert 'href="/needs/new?from=1"' in refused.text


async def test_days_come_back_as_days_and_longer_lines_as_texts(client: httpx.AsyncClient) -> None:
    form = await opened_form(client, "/needs/new")
    client.cookies.clear()
    longer = "Trung tâm Chuyển giao Công nghệ Thử Nghiệm"
    typed = NEED | {"deadline": "2027-02-03", "behalf_date": "2027-02-30", "behalf_source": longer}
    refused = await form.send("/needs", typed)
    assert re.search(r'name="deadline" type="date" value="2027-02-03"', refused.text)
    assert re.search(r'name="behalf_date" value="2027-02-30"', refused.text), "which a field of days would not show"
    assert re.search(rf'<textarea id="again-\d+" name="behalf_source" rows="5">\n{longer}<', refused.text)
    assert "riêng tệp và mật khẩu cần chọn hoặc nhập lại" in refused.text


async def test_what_was_typed_in_small_letters_or_digits_can_be_seen_and_corrected(client: httpx.AsyncClient) -> None:
    form = await opened_form(client, "/needs/new")
    client.cookies.clear()
    refused = await form.send("/needs", NEED | {"contact": "0901234567", "title": "camera", "sector": "health"})
    shown = refused.text[refused.text.index("again-title") :]
    assert re.search(r'<input id="again-\d+" name="contact" value="0901234567">', shown)
    assert re.search(r'<input id="again-\d+" name="title" value="camera">', shown)
    assert '<input type="hidden" name="sector" value="health">' in shown


async def test_a_form_that_saves_itself_stays_where_it_is_when_the_session_ends(
    browser: httpx.AsyncClient, runtime: Runtime
) -> None:
    """A redirection would take the page away with what was typed since the last save."""
    await stored_person(runtime.pool)
    await sign_in(browser)
    form = await opened_form(browser, "/needs/new")
    await runtime.pool.execute("UPDATE session SET seen_at = seen_at - interval '9 hours'")
    for path in ("/needs/draft", "/needs/preview"):
        answer = await form.send(path, {"problem": TYPED}, HX_Request="true")
        assert answer.status_code == 401
        assert "hx-redirect" not in answer.headers
        assert 'href="/login" target="_blank"' in answer.text
        assert "<html" not in answer.text


async def test_what_one_person_typed_is_not_sent_as_another_without_being_asked(
    browser: httpx.AsyncClient, runtime: Runtime
) -> None:
    """In another tab somebody else has signed in meanwhile."""
    await stored_person(runtime.pool)
    other = await stored_person(runtime.pool, email="khac@congty.example", name="Trần Văn Khác")
    await sign_in(browser)
    form = await opened_form(browser, "/account/personal-data")
    await sign_in(browser, email="khac@congty.example")
    path, wish = "/account/personal-data/requests", {"request_kind": "access", "body": TYPED}
    told = await form.send(path, wish)
    assert told.status_code == 409
    assert "do người khác mở" in told.text
    assert await runtime.pool.fetchval("SELECT count(*) FROM data_request") == 0
    assert (await send_again(browser, told, path)).status_code == 303
    assert await runtime.pool.fetchval("SELECT person_id FROM data_request") == other.id


async def test_the_same_person_who_signed_in_again_goes_on(browser: httpx.AsyncClient, runtime: Runtime) -> None:
    await stored_person(runtime.pool)
    await sign_in(browser)
    form = await opened_form(browser, "/account/personal-data")
    await browser.get("/account")
    browser.cookies.delete(COOKIE)
    await sign_in(browser)
    answer = await form.send("/account/personal-data/requests", {"request_kind": "access", "body": TYPED})
    assert answer.status_code == 303


async def test_a_form_stays_good_over_a_restart(app: FastAPI, client: httpx.AsyncClient, runtime: Runtime) -> None:
    form = await opened_form(client, "/needs/new")
    again = create_app(runtime)
    again.dependency_overrides = app.dependency_overrides
    async with httpx.AsyncClient(transport=httpx.ASGITransport(again), base_url=client.base_url) as restarted:
        restarted.cookies.update(client.cookies)
        sent = SentForm(client=restarted, hidden=form.hidden)
        assert (await sent.send("/needs", THREE_FIELDS | BEHALF)).status_code == 303


async def test_an_officer_between_password_and_code_keeps_the_text(
    browser: httpx.AsyncClient, runtime: Runtime
) -> None:
    await stored_person(runtime.pool, role=Role.BROKER)
    await sign_in(browser)
    await opened_form(browser, "/login/enrol")
    typed = {"body": TYPED, "request_kind": "access"}
    answer = await SentForm(client=browser, hidden={"csrf_token": "x"}).send("/account/personal-data/requests", typed)
    assert answer.status_code == 401
    assert TYPED in answer.text


@pytest.mark.parametrize(
    ("fault", "status"), [(DatabaseBusy(seconds=5.0), 503), (RuntimeError("a fault of ours"), 500), (NotFound(), 404)]
)
async def test_other_failures_keep_it_too(
    browser: httpx.AsyncClient, runtime: Runtime, monkeypatch: pytest.MonkeyPatch, fault: Exception, status: int
) -> None:
    async def fails(*_: object, **__: object) -> int:
        raise fault

    await stored_person(runtime.pool)
    await sign_in(browser)
    form = await opened_form(browser, "/account/personal-data")
    monkeypatch.setattr(requests, "file", fails)
    answer = await form.send("/account/personal-data/requests", {"request_kind": "access", "body": TYPED})
    assert answer.status_code == status
    assert TYPED in answer.text
    assert ("Gửi lại" in answer.text) is (status >= 500)
