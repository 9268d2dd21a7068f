"""Signing in and out in a browser: cookies, limits, the second step, the demonstration."""

import re
import time

import httpx
import pyotp
import pytest

from matchmaker.bootstrap import Runtime
from matchmaker.ground.db import transaction
from matchmaker.people import demonstration
from matchmaker.people.sessions import Whence
from matchmaker.people.throttle import LIMITS, Trial
from matchmaker.rules.actors import Role
from tests.support.accounts import COOKIE, a_demonstration, account_form, sign_in
from tests.support.clients import SECURE_ORIGIN
from tests.support.forms import opened_form
from tests.support.people import EMAIL, PASSWORD, stored_person


async def test_the_cookie_is_for_this_host_secure_and_out_of_reach_of_scripts(
    browser: httpx.AsyncClient, runtime: Runtime
) -> None:
    await stored_person(runtime.pool)
    answer = await sign_in(browser, next="/solutions")
    assert (answer.status_code, answer.headers["location"]) == (303, "/solutions")
    [cookie] = [c for c in answer.headers.get_list("set-cookie") if c.startswith(COOKIE)]
    assert set(cookie.split("; ")[1:]) == {"Path=/", "Secure", "HttpOnly", "SameSite=lax"}
    page = await browser.get("/solutions")
    assert "Nguyễn Thị Lan" in page.text
    assert page.headers["cache-control"] == "no-store"


async def test_a_cookie_replayed_after_signing_out_is_refused(browser: httpx.AsyncClient, runtime: Runtime) -> None:
    await stored_person(runtime.pool)
    await sign_in(browser)
    copied = browser.cookies[COOKIE]
    form = await account_form(browser)
    answer = await form.send("/logout", {})
    assert answer.status_code == 303
    assert COOKIE not in browser.cookies
    browser.cookies.set(COOKIE, copied, domain="127.0.0.1")
    assert (await browser.get("/account")).headers["location"] == "/login?next=%2Faccount"


async def test_every_sign_in_has_an_id_of_its_own(browser: httpx.AsyncClient, runtime: Runtime) -> None:
    await stored_person(runtime.pool)
    browser.cookies.set(COOKIE, "chosen-by-somebody-else", domain="127.0.0.1")
    await sign_in(browser)
    first = {c.value for c in browser.cookies.jar if c.name == COOKIE}
    assert "chosen-by-somebody-else" not in first or len(first) == 2
    assert await runtime.pool.fetchval("SELECT count(*) FROM session") == 1


@pytest.mark.parametrize("elsewhere", ["https://evil.example", "//evil.example", "/\\evil.example"])
async def test_signing_in_leads_to_no_other_site(browser: httpx.AsyncClient, runtime: Runtime, elsewhere: str) -> None:
    await stored_person(runtime.pool)
    assert (await sign_in(browser, next=elsewhere)).headers["location"] == "/home"


async def test_a_wrong_password_keeps_the_address_and_not_the_password(
    browser: httpx.AsyncClient, runtime: Runtime
) -> None:
    await stored_person(runtime.pool)
    answer = await sign_in(browser, password="một mật khẩu khác hẳn")
    assert answer.status_code == 422
    assert "Email hoặc mật khẩu không đúng." in answer.text
    assert f'value="{EMAIL}"' in answer.text
    assert "một mật khẩu khác hẳn" not in answer.text
    unknown = await sign_in(browser, email="khong.ai@congty.example")
    assert unknown.status_code == 422
    assert "Email hoặc mật khẩu không đúng." in unknown.text


async def test_a_rotating_forwarded_address_still_meets_the_limit(browser: httpx.AsyncClient, runtime: Runtime) -> None:
    form = await opened_form(browser, "/forgot")
    statuses = []
    for number in range(LIMITS[Trial.RESET].address.attempts + 1):
        asked = {"email": f"nguoi{number}@congty.example"}
        answer = await form.send("/forgot", asked, X_Forwarded_For=f"198.51.100.{number}", Forwarded="for=10.0.0.9")
        statuses.append(answer.status_code)
    assert statuses == [303] * LIMITS[Trial.RESET].address.attempts + [429]
    assert 0 < int(answer.headers["retry-after"]) <= LIMITS[Trial.RESET].address.seconds
    assert "Đã thử quá nhiều lần" in answer.text
    browser.cookies.set("language", "en")
    english = await form.send("/forgot", asked)
    assert "Too many attempts" in english.text


async def test_an_expired_session_leads_the_whole_page_to_the_sign_in(
    browser: httpx.AsyncClient, runtime: Runtime
) -> None:
    await stored_person(runtime.pool)
    await sign_in(browser)
    await runtime.pool.execute("UPDATE session SET seen_at = seen_at - interval '9 hours'")
    headers = {"HX-Request": "true", "Referer": f"{SECURE_ORIGIN}/needs?q=x"}
    fragment = await browser.get("/account", headers=headers)
    assert fragment.headers["hx-redirect"] == "/login?next=%2Fneeds%3Fq%3Dx"
    assert fragment.text == ""
    whole = await browser.get("/account")
    assert (whole.status_code, whole.headers["location"]) == (303, "/login?next=%2Faccount")
    program = await browser.get("/account", headers={"Accept": "application/json"})
    assert (program.status_code, program.json()["code"]) == (401, "sign_in_needed")


async def test_an_officer_sets_up_the_second_factor_before_anything_else(
    browser: httpx.AsyncClient, runtime: Runtime
) -> None:
    await stored_person(runtime.pool, role=Role.BROKER)
    answer = await sign_in(browser)
    assert answer.headers["location"] == "/login/enrol"
    assert (await browser.get("/account")).headers["location"].startswith("/login")  # halfway is nobody yet
    page = await browser.get("/login/enrol")
    secret = re.search(r'class="key">(\w+)<', page.text)
    assert secret
    assert '<path class="qr__dark" d="M' in page.text
    form = await opened_form(browser, "/login/enrol")
    wrong = await form.send("/login/enrol", {"code": "000000"})
    assert wrong.status_code == 422
    halfway = browser.cookies[COOKIE]
    app = pyotp.TOTP(secret[1])
    codes = await form.send("/login/enrol", {"code": app.at(time.time() - 30)})
    assert codes.status_code == 200
    assert len(re.findall(r"<code>[A-Z0-9-]{19}</code>", codes.text)) == 10
    assert browser.cookies[COOKIE] != halfway
    assert (await browser.get("/account")).status_code == 200
    browser.cookies.clear()
    assert (await sign_in(browser, next="/needs")).headers["location"] == "/login/code?next=%2Fneeds"
    form = await opened_form(browser, "/login/code?next=/needs")
    assert (await form.send("/login/code", {"code": app.now()})).headers["location"] == "/needs"
    assert "Nguyễn Thị Lan" in (await browser.get("/needs")).text


async def test_without_the_setting_the_demonstration_is_closed(browser: httpx.AsyncClient, runtime: Runtime) -> None:
    broker = next(p for p in await a_demonstration(runtime) if p.role is Role.BROKER)
    form = await opened_form(browser, "/login")
    assert "/login/demo" not in (await browser.get("/login")).text
    assert (await form.send("/login/demo", {"person": str(broker.id)})).status_code == 404
    async with transaction(runtime.pool) as connection:
        entered = await demonstration.sign_in(connection, broker.id, whence=Whence())
    browser.cookies.set(COOKIE, entered.token, domain="127.0.0.1")  # a session from before it was closed
    assert (await browser.get("/account")).status_code == 303
    assert (await sign_in(browser, email="broker@demo.invalid", password="")).status_code == 422


async def test_with_the_setting_one_click_signs_in_as_any_role(browser: httpx.AsyncClient, runtime: Runtime) -> None:
    object.__setattr__(runtime, "settings", runtime.settings.model_copy(update={"demo": True}))
    for person in await a_demonstration(runtime):
        form = await opened_form(browser, "/login")
        assert "Chế độ trình diễn" in (await browser.get("/login")).text
        assert (await form.send("/login/demo", {"person": str(person.id)})).status_code == 303
        assert str(person.name) in (await browser.get("/account")).text
    real = await stored_person(runtime.pool)
    assert (await form.send("/login/demo", {"person": str(real.id)})).status_code == 404


async def test_a_proxy_is_believed_only_where_the_settings_name_it(
    browser: httpx.AsyncClient, runtime: Runtime
) -> None:
    await stored_person(runtime.pool)
    form = await opened_form(browser, "/login")
    right = {"email": EMAIL, "password": PASSWORD}
    await form.send("/login", right, X_Forwarded_For="198.51.100.1, 198.51.100.2")
    trusting = runtime.settings.model_copy(update={"trusted_proxy": "203.0.113.7"})
    object.__setattr__(runtime, "settings", trusting)
    await form.send("/login", right, X_Forwarded_For="198.51.100.1, 198.51.100.2")
    rows = await runtime.pool.fetch("SELECT address FROM session ORDER BY id")
    assert [row["address"] for row in rows] == ["203.0.113.7", "198.51.100.2"]
