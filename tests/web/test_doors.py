"""Before a body: who sends it and whether their link is open, then how large it is, then its token."""

import re
from urllib.parse import urlencode

import httpx
import pytest
from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.types import Message, Receive, Scope, Send

from matchmaker.bootstrap import Runtime
from matchmaker.ground.limits import LARGEST_TEXT, MOST_FIELDS, MOST_FILE_PARTS
from matchmaker.people import throttle
from matchmaker.people.throttle import Limit, Limits, Trial
from matchmaker.rules.actors import VISITOR
from tests.support.clients import SECURE_ORIGIN
from tests.support.forms import opened_form
from tests.support.routes import unsafe_routes
from tests.support.unit_reports import TYPED, stored_reports
from tests.support.unit_reports import upload as send_workbook
from web.ground.dependencies import Open, current_actor
from web.ground.doors import PAPERS, WORKBOOK
from web.ground.middleware import BODY, Body, BodyLimit

MEGABYTE = 2**20


async def status_unread(app: FastAPI, path: str, browser: httpx.AsyncClient) -> int:
    """The answer to a form of 700,000 bytes, from no page of ours, of which nothing may be read."""
    said: list[int] = []

    async def receive() -> Message:
        raise AssertionError(f"{path}: read before it was refused")

    async def send(message: Message) -> None:
        if message["type"] == "http.response.start":
            said.append(message["status"])

    cookies = "; ".join(f"{name}={value}" for name, value in browser.cookies.items())
    headers = {"host": "127.0.0.1:8000", "cookie": cookies, "content-length": "700000"}
    headers["content-type"] = "multipart/form-data; boundary=x"
    scope = {"type": "http", "method": "POST", "scheme": "https", "path": path, "query_string": b"", "asgi": {}}
    raw = [(name.encode(), value.encode()) for name, value in headers.items()]
    await app({**scope, "headers": raw, "client": ("203.0.113.9", 1)}, receive, send)
    return said[0]


async def test_a_stranger_is_refused_by_every_form_before_it_is_read(
    app: FastAPI, browser: httpx.AsyncClient, runtime: Runtime
) -> None:
    await browser.get("/login")
    closed = [route.path for route, policy in unsafe_routes() if not isinstance(policy, Open)]
    linked = [route.path for route, policy in unsafe_routes() if isinstance(policy, Open) and "{token}" in route.path]
    assert len(closed) > 80
    assert len(linked) == 12
    for path in closed:
        assert await status_unread(app, re.sub(r"\{.*?\}", "1", path), browser) == 303, path
    for path in linked:
        assert await status_unread(app, path.replace("{token}", "khong-co"), browser) == 410, path
    app.dependency_overrides[current_actor] = lambda: VISITOR
    browser.cookies.clear()
    for route, _ in unsafe_routes():
        path = re.sub(r"\{.*?\}", "1", route.path)
        assert await status_unread(app, path, browser) == 403, f"{path}: from a browser that was shown no form"


async def test_a_link_whose_time_is_over_says_so_before_the_form_is_read(
    app: FastAPI, browser: httpx.AsyncClient, runtime: Runtime, link: str
) -> None:
    await opened_form(browser, link)
    await runtime.pool.execute("UPDATE unit_link SET year = year - 1")
    assert await status_unread(app, link, browser) == 410


async def test_too_many_forms_to_links_are_refused_before_they_are_read(
    app: FastAPI, browser: httpx.AsyncClient, runtime: Runtime, link: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    of_link, of_address = Limit(attempts=3, seconds=60), Limit(attempts=5, seconds=60)
    limits = {**throttle.LIMITS, Trial.MAILED_LINK: Limits(account=of_link, address=of_address)}
    monkeypatch.setattr(throttle, "LIMITS", limits)
    form = await opened_form(browser, link)
    for _ in range(3):
        assert (await form.send(link, {"results": ""})).status_code == 422
    refused = await form.send(link, TYPED)
    assert refused.status_code == 429
    assert "Retry-After" in refused.headers
    tries = [await status_unread(app, f"/consent/{number}", browser) for number in range(6)]
    assert tries == [410] * 5 + [429], "another address, which tries one link after another"
    assert await stored_reports(runtime) == []


@pytest.mark.parametrize(("language", "words"), [("vi", "biểu mẫu này nhận tổng cộng 5 MB"), ("en", "takes 5 MB")])
async def test_larger_files_are_refused_by_a_sentence_that_names_the_limit(
    browser: httpx.AsyncClient, runtime: Runtime, link: str, language: str, words: str
) -> None:
    form = await opened_form(browser, link)
    browser.cookies.set("language", language)
    answer = await send_workbook(form, link, b"PK\x03\x04" + b"x" * (WORKBOOK.files + LARGEST_TEXT))
    assert answer.status_code == 413
    assert words in answer.text
    assert f'href="{link}"' in answer.text, "no way back to the form"
    assert await stored_reports(runtime) == []


async def test_a_form_of_a_thousand_parts_is_refused(browser: httpx.AsyncClient, runtime: Runtime, link: str) -> None:
    form = await opened_form(browser, link)
    headers = {"Origin": SECURE_ORIGIN, "Content-Type": "application/x-www-form-urlencoded"}
    fields = urlencode(form.hidden) + "&results=x" * MOST_FIELDS
    assert (await browser.post(link, content=fields, headers=headers)).status_code == 400
    files = [("file", (f"{number}.xlsx", b"x")) for number in range(MOST_FILE_PARTS + 1)]
    headers = {"Origin": SECURE_ORIGIN}
    assert (await browser.post(link, data=form.hidden, files=files, headers=headers)).status_code == 400
    parts = [("results", (None, "x"))] * MOST_FIELDS
    assert (await browser.post(link, data=form.hidden, files=parts, headers=headers)).status_code == 400
    assert await stored_reports(runtime) == []


WORDS = "Chúng tôi nhập tay hóa đơn giấy. " * 10_000  # 410 KB


async def test_the_room_of_files_is_none_for_words(browser: httpx.AsyncClient, runtime: Runtime, link: str) -> None:
    form = await opened_form(browser, link)
    headers = {"Origin": SECURE_ORIGIN}
    for texts in (1, 3):
        parts = [*((name, (None, text)) for name, text in form.hidden.items()), *[("results", (None, WORDS))] * texts]
        answer = await browser.post(link, files=parts, headers=headers)
        assert answer.status_code == (422 if texts == 1 else 413), "one text alone is only longer than its field takes"
    plain = await browser.post(link, data={**form.hidden, "results": "đ" * 200_000}, headers=headers)
    assert plain.status_code == 413, "1.2 MB on the way, as %C4%91, and no file can come with it"
    assert await stored_reports(runtime) == []


async def test_endless_words_of_a_stranger_are_neither_cleaned_nor_shown_again(
    browser: httpx.AsyncClient, runtime: Runtime
) -> None:
    await opened_form(browser, "/needs/request")
    for path in ("/cases/1/evidence", "/proposals/1/messages"):
        for texts in (1, 3):
            parts = [("body", (None, WORDS))] * texts
            answer = await browser.post(path, files=parts, headers={"Origin": SECURE_ORIGIN})
            assert (answer.status_code, WORDS.strip() in answer.text) == ((401, True) if texts == 1 else (303, False))


UPLOAD = LARGEST_TEXT + PAPERS.files


@pytest.mark.parametrize(
    ("most", "announced", "sent", "read"),
    [
        (UPLOAD, UPLOAD + 1, UPLOAD + 1, 0),
        (UPLOAD, UPLOAD, UPLOAD, UPLOAD),
        (UPLOAD, LARGEST_TEXT, UPLOAD * 2, UPLOAD),
        (UPLOAD, None, UPLOAD * 2, UPLOAD),
        (LARGEST_TEXT, LARGEST_TEXT + 1, LARGEST_TEXT + 1, 0),
        (None, 1, 1, 0),
    ],
    ids=["too large", "as large as it may", "larger than announced", "unannounced", "another form", "never opened"],
)
async def test_a_body_is_capped_before_it_is_read(
    most: int | None, announced: int | None, sent: int, read: int
) -> None:
    taken, step = 0, 250_000
    headers = [(b"content-length", str(announced).encode())] if announced else []

    async def receive() -> Message:
        more = min(step, sent - taken)
        return {"type": "http.request", "body": b"x" * more, "more_body": taken + more < sent}

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        nonlocal taken
        body: Body = scope[BODY]
        if most is not None:
            body.open(most, HTTPException(413))
        while True:
            message = await receive()
            taken += len(message["body"])
            if not message["more_body"]:
                return

    async def send(message: Message) -> None:
        raise AssertionError

    scope = {"type": "http", "method": "POST", "path": "/needs", "headers": headers}
    if sent == read:
        await BodyLimit(app)(scope, receive, send)
    else:
        with pytest.raises(HTTPException if most else RuntimeError):
            await BodyLimit(app)(scope, receive, send)
    assert read - step <= taken <= read
