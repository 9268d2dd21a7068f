"""Requests that once failed, and what is answered now; `test_attack.py` looks for the next ones."""

import asyncio
import logging
import re

import httpx
import pytest
from fastapi import FastAPI

from matchmaker.bootstrap import Runtime
from matchmaker.ground import i18n
from tests.support.accounts import a_demonstration, sign_in
from tests.support.clients import SECURE_ORIGIN
from tests.support.forms import opened_form
from tests.support.people import stored_person
from tests.support.raw_http import answer_to, served
from tests.support.routes import every_route
from web.app import connect
from web.ground import middleware, protocol
from web.ground.middleware import UNKNOWN_HOST

PART = b'--x\r\nContent-Disposition: form-data; name="%s"\r\n\r\n%s\r\n'
CHARSETS = (b"punycode", b"idna", b"undefined", b"unicode_escape", b"utf-16", b"cp1258", b"no-such", b"", b"\x80")
REFERERS = (b"http://[::1", b"//[", b"http://[v1.a]/", "http://℀/".encode(), b"\x80", b"http://127.0.0.1:x/")
HOSTS = ("127.0.0.1:[", "127.0.0.1:x", "[::1", "[::1]x", "127.0.0.1@evil.example", "", "127.0.0.1/")


async def test_a_form_in_letters_that_no_page_of_ours_uses_is_refused(browser: httpx.AsyncClient) -> None:
    form = await opened_form(browser, "/login")
    body = PART % (b"csrf_token", form.hidden["csrf_token"].encode()) + PART % (b"email", b"a@b.vn") + b"--x--\r\n"

    async def sent(charset: bytes) -> httpx.Response:
        kind = (b"Content-Type", b"multipart/form-data; boundary=x; charset=" + charset)
        return await browser.post("/login", content=body, headers=[(b"Origin", SECURE_ORIGIN.encode()), kind])

    for charset in CHARSETS:
        answer = await sent(charset)
        assert answer.status_code == 400, charset
        assert "Không đọc được biểu mẫu" in answer.text
    assert (await sent(b"UTF-8")).status_code == 422, "as some programs say it"


async def test_whatever_page_a_browser_says_it_comes_from(browser: httpx.AsyncClient) -> None:
    form = await opened_form(browser, "/login")
    sent = {**form.hidden, "email": "a@b.vn", "password": "x"}
    for referer in REFERERS:
        headers = [(b"Referer", referer), (b"HX-Request", b"true"), (b"Origin", SECURE_ORIGIN.encode())]
        assert (await browser.get("/nowhere", headers=headers)).status_code == 404, referer
        assert (await browser.post("/login", data=sent, headers=headers)).status_code in (422, 429), referer


async def test_a_host_that_is_none_is_told_so_in_both_languages(browser: httpx.AsyncClient) -> None:
    for host in HOSTS:
        answer = await browser.get("/", headers={"Host": host})
        assert answer.status_code == 421, host
        assert all(i18n.translate(UNKNOWN_HOST, locale) in answer.text for locale in i18n.LOCALES)
    assert (await browser.get("/", headers=[("Host", "127.0.0.1"), ("Host", "evil.example")])).status_code == 421
    assert (await browser.get("/healthz", headers={"Host": "LocalHost:8000"})).status_code == 200


async def test_no_address_holds_a_number_that_no_record_has(client: httpx.AsyncClient) -> None:
    await client.get("/login")
    numbered = {route.path for route in every_route() if ":int}" in route.path}
    assert len(numbered) > 60
    for path in numbered:
        for digits in ("9" * 18, "7" * 4_400):
            asked = re.sub(r"\{\w+:int\}", digits, path).replace("{token}", "x")
            answers = [await client.get(asked), await client.post(asked)]
            shut = {410} if "{token}" in path else set()  # the link is no longer good, whatever the number says
            assert {answer.status_code for answer in answers} <= {403, 404, 405} | shut, path


async def test_a_visitor_who_leaves_in_the_middle_of_a_form_is_no_failure(
    app: FastAPI, runtime: Runtime, caplog: pytest.LogCaptureFixture
) -> None:
    app.dependency_overrides.clear()
    async with served(app) as port:
        for kind in (b"application/x-www-form-urlencoded", b"multipart/form-data; boundary=x"):
            await answer_to(port, login(port, kind, 500, b"email=a"), gone=True)
        await asyncio.sleep(0.3)
    assert [record for record in caplog.records if record.levelno >= logging.ERROR] == []


def login(port: int, kind: bytes, length: int, body: bytes) -> bytes:
    """The beginning of a form that announces so many bytes."""
    head = b"POST /login HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nCookie: csrf=x\r\n" % port
    return head + b"Content-Type: %s\r\nContent-Length: %d\r\n\r\n" % (kind, length) + body


async def test_a_form_that_stops_coming_is_told_so(app: FastAPI, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(middleware, "LONGEST_PAUSE", 0.2)
    app.dependency_overrides.clear()
    async with served(app) as port:
        answer = await answer_to(port, login(port, b"application/x-www-form-urlencoded", 500, b"email=a"))
    assert answer.status == 408
    assert answer.headers["connection"] == "close"
    assert "Đường truyền quá chậm hoặc bị ngắt" in answer.body


@pytest.mark.parametrize(("every", "status"), [(0.05, 403), (0.15, 408)])
async def test_a_slow_line_has_time_as_long_as_it_goes_on(
    app: FastAPI, monkeypatch: pytest.MonkeyPatch, every: float, status: int
) -> None:
    """100 bytes each `every` seconds, where 1,000 a second are the least; longer than the pause that is allowed."""
    monkeypatch.setattr(middleware, "LONGEST_PAUSE", 0.3)
    app.dependency_overrides.clear()
    async with served(app) as port:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(login(port, b"application/x-www-form-urlencoded", 2_000, b""))
        first = asyncio.create_task(reader.readline())
        for _ in range(20):
            if not first.done():
                writer.write(b"x" * 100)
                await asyncio.sleep(every)
        await first
        writer.close()
    assert first.result().split()[1] == b"%d" % status


@pytest.mark.parametrize("begun", [b"", b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-"])
async def test_a_connection_on_which_no_request_begins_is_closed(
    app: FastAPI, monkeypatch: pytest.MonkeyPatch, begun: bytes
) -> None:
    monkeypatch.setattr(protocol, "LONGEST_PAUSE", 0.2)
    async with served(app) as port:
        answer = await asyncio.wait_for(answer_to(port, begun), 3)  # it reads until the server closes
    assert answer.status == 0


async def test_a_connection_is_not_kept_for_the_rest_of_what_was_refused(
    app: FastAPI, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(protocol, "LONGEST_PAUSE", 0.2)
    async with served(app) as port:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(login(port, b"text/plain", 2_000_000, b"x"))
        assert (await reader.readline()).split()[1] == b"413"
        writer.write(b"x")  # after which uvicorn itself waits for ever
        await asyncio.wait_for(reader.read(), 3)
        writer.close()


async def test_no_answer_names_the_program_that_gave_it(app: FastAPI) -> None:
    async with served(app) as port:
        answer = await answer_to(port, b"GET /nowhere HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
    assert answer.status == 404
    assert "server" not in answer.headers


PUBLIC = "https://ai.example.vn"


async def test_browsers_are_told_to_stay_with_https_where_it_is(
    app: FastAPI, browser: httpx.AsyncClient, runtime: Runtime
) -> None:
    public = runtime.settings.model_copy(update={"public_address": PUBLIC, "trusted_proxy": "203.0.113.7"})
    object.__setattr__(runtime, "settings", public)
    connect(app, runtime)
    browser.base_url = httpx.URL("http://127.0.0.1:8000")  # how a proxy reaches it
    asked = {"Host": "ai.example.vn"}
    for path in ("/", "/nowhere", "/static/style.css"):
        headers = (await browser.get(path, headers=asked)).headers
        assert headers["strict-transport-security"] == "max-age=31536000", path
        assert "strict-transport-security" not in (await browser.get(path)).headers, "asked by this computer itself"
        plain = await browser.get(path, headers=asked | {"X-Forwarded-Proto": "http"})
        assert "strict-transport-security" not in plain.headers
    assert (await browser.get("/needs/", headers=asked)).headers["location"] == f"{PUBLIC}/needs"


async def test_every_cookie_goes_over_tls_alone_where_it_came_so(
    browser: httpx.AsyncClient, client: httpx.AsyncClient, runtime: Runtime
) -> None:
    for path in ("/", "/language/en"):
        given = (await browser.get(path)).headers.get_list("set-cookie")
        assert given
        assert all(cookie.lower().count("; secure") == 1 for cookie in given), given
    plain = (await client.get("/language/en")).headers.get_list("set-cookie")
    assert not any("secure" in cookie.lower() for cookie in plain), "some browsers keep none of these at this computer"
    await stored_person(runtime.pool)
    entered = (await sign_in(browser)).headers.get_list("set-cookie")
    assert [cookie.lower().count("; secure") for cookie in entered] == [1] * len(entered)


async def test_a_proxy_put_in_front_of_a_demonstration_opens_it_to_nobody(
    browser: httpx.AsyncClient, runtime: Runtime
) -> None:
    [administrator] = [person for person in await a_demonstration(runtime) if person.role == "administrator"]
    object.__setattr__(runtime, "settings", runtime.settings.model_copy(update={"demo": True}))
    form = await opened_form(browser, "/login")
    sent = {"person": str(administrator.id)}
    assert (await form.send("/login/demo", sent)).status_code == 303
    for told in ("X-Forwarded-For", "X-Forwarded-Host", "Forwarded", "Via", "X-Real-IP"):
        through = {told: "198.51.100.1"}
        assert (await form.send("/login/demo", sent, **through)).status_code == 404, told
        assert str(administrator.name) not in (await browser.get("/login", headers=through)).text
        assert (await browser.get("/account", headers=through)).status_code == 303, "nor does a session from before"


async def test_mails_of_this_computer_are_no_pages_of_a_proxy(client: httpx.AsyncClient) -> None:
    assert (await client.get("/mails")).status_code == 200
    assert (await client.get("/mails", headers={"Via": "1.1 proxy"})).status_code == 404
