"""What a browser may be made to do, and what it may not."""

import json
import re
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
from fastapi.routing import APIRoute

from matchmaker.bootstrap import Runtime
from matchmaker.ground.i18n import LOCALES
from matchmaker.ground.limits import LARGEST_TEXT
from matchmaker.people import throttle
from matchmaker.people.throttle import Limit, Limits, Trial
from tests.support.clients import ORIGIN
from tests.support.forms import opened_form
from tests.support.listings import a_need
from tests.support.need_forms import NEED_BY_DESK
from web.app import ROUTES
from web.ground.csrf import SAFE_METHODS, Opened, Seal
from web.ground.rendering import TEMPLATES, environment


def unsafe_paths() -> dict[str, int]:
    """Each with what a form without a token gets; a link that is not open says so before any form is read."""
    routes = [route for noun in ROUTES for route in noun.router.routes if isinstance(route, APIRoute)]
    unsafe = [route.path for route in routes if set(route.methods or ()) - SAFE_METHODS]
    guarded = ("{token}", "{token}/withdraw")
    return {re.sub(r"\{.*?\}", "1", path): 410 if path.endswith(guarded) else 403 for path in unsafe}


async def test_no_unsafe_route_answers_without_a_token(
    client: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    many = Limit(attempts=1_000, seconds=60)
    limits = {**throttle.LIMITS, Trial.MAILED_LINK: Limits(account=many, address=many)}
    monkeypatch.setattr(throttle, "LIMITS", limits)
    paths = unsafe_paths()
    assert len(paths) >= 7
    for path in paths:
        client.cookies.clear()
        assert (await client.post(path, data=NEED_BY_DESK, headers={"Origin": ORIGIN})).status_code == 403, path
    assert client.cookies.get("csrf"), "from here on the browser has seen a page"
    for path, status in paths.items():
        for htmx in ({}, {"HX-Request": "true"}):
            answer = await client.post(path, data=NEED_BY_DESK, headers={"Origin": ORIGIN, **htmx})
            assert answer.status_code == status, path
        multipart = await client.post(path, files={"problem": (None, "x")}, headers={"Origin": ORIGIN})
        assert multipart.status_code == status, path


@pytest.mark.parametrize("origin", ["https://evil.example", "http://127.0.0.1:9999", "https://127.0.0.1:8000", "null"])
async def test_another_site_cannot_post_even_with_the_token(client: httpx.AsyncClient, origin: str) -> None:
    form = await opened_form(client, "/needs/new")
    assert (await form.send("/needs", NEED_BY_DESK, Origin=origin)).status_code == 403


async def test_a_token_of_another_browser_does_not_hold(client: httpx.AsyncClient) -> None:
    form = await opened_form(client, "/needs/new")
    client.cookies.clear()
    assert (await form.send("/needs", NEED_BY_DESK)).status_code == 403
    client.cookies.set("csrf", "another")
    assert (await form.send("/needs", NEED_BY_DESK)).status_code == 403


def test_a_seal_of_another_secret_does_not_hold() -> None:
    opened = Opened(nonce="nonce", person_id=7)
    assert Seal(b"a" * 32).read(Seal(b"a" * 32).token(opened), "nonce") == opened
    assert Seal(b"a" * 32).read(Seal(b"b" * 32).token(opened), "nonce") is None


async def test_every_answer_carries_the_security_headers(client: httpx.AsyncClient) -> None:
    for path in ("/", "/nowhere", "/static/style.css", "/healthz", "/language/en"):
        headers = (await client.get(path)).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"
        assert "HX-Request" in headers["vary"]


async def test_pages_are_not_kept_and_files_are(client: httpx.AsyncClient) -> None:
    page = await client.get("/")
    assert page.headers["cache-control"] == "no-store"
    address = page.text.split('rel="stylesheet" href="')[1].split('"')[0]
    assert "immutable" in (await client.get(address)).headers["cache-control"]
    assert (await client.get("/static/fonts/BeVietnamPro-Regular.ttf")).status_code == 200
    assert "htmx" in (await client.get("/static/htmx.min.js")).text


async def test_a_foreign_name_that_points_here_gets_nothing(client: httpx.AsyncClient) -> None:
    assert (await client.get("/", headers={"Host": "evil.example"})).status_code == 421
    for own in ("127.0.0.1:8000", "localhost:8000", "[::1]:8000", "localhost"):
        assert (await client.get("/healthz", headers={"Host": own})).status_code == 200


async def test_a_body_above_the_limit_is_refused_announced_or_not(client: httpx.AsyncClient) -> None:
    form = await opened_form(client, "/needs/new")
    announced = await form.send("/needs", NEED_BY_DESK | {"problem": "x" * LARGEST_TEXT})
    assert announced.status_code == 413

    async def in_pieces() -> AsyncIterator[bytes]:
        for _ in range(11):
            yield b"x" * (LARGEST_TEXT // 10)

    headers = {"Origin": ORIGIN, "Content-Type": "application/x-www-form-urlencoded"}
    assert (await client.post("/needs", content=in_pieces(), headers=headers)).status_code == 413


async def test_the_longest_allowed_problem_fits(client: httpx.AsyncClient, runtime: Runtime) -> None:
    form = await opened_form(client, "/needs/new")
    longest = ("Đọc hóa đơn ở 𠀋. " * 2000)[:20_000].strip()
    assert (await form.send("/needs", NEED_BY_DESK | {"problem": longest})).status_code == 303


@pytest.mark.parametrize("template", sorted(TEMPLATES.rglob("*.html")), ids=lambda p: p.name)
def test_no_template_switches_escaping_off(template: Path) -> None:
    source = template.read_text("utf-8")
    for banned in ("|safe", "| safe", "autoescape", " style=", "onclick", "javascript:", "hx-on"):
        assert banned not in source
    assert "<script>" not in source


async def test_htmx_is_told_to_run_and_to_keep_nothing(client: httpx.AsyncClient) -> None:
    found = re.search(r"<meta name=\"htmx-config\" content='([^']+)'", (await client.get("/needs/new")).text)
    assert found
    settings = json.loads(found[1])
    for name in ("allowEval", "allowScriptTags", "includeIndicatorStyles", "historyRestoreAsHxRequest"):
        assert settings[name] is False, name
    assert settings["historyCacheSize"] == 0
    assert settings["selfRequestsOnly"] is True


@pytest.mark.parametrize("locale", LOCALES)
def test_every_template_escapes_whatever_it_is_called(locale: str) -> None:
    assert environment(locale).autoescape is True  # a function of the name would be a list to forget one on


async def test_a_script_that_somebody_posts_is_shown_as_text(client: httpx.AsyncClient, runtime: Runtime) -> None:
    script = "<script>alert(1)</script>"
    need = await a_need(runtime, title=f"Đọc {script}", problem=f"Đọc hóa đơn giấy {script}", organisation=script)
    for path in ("/needs", f"/needs/{need.id}", "/organisations", f"/search?q={script}", f"/needs/{need.id}/edit"):
        page, fragment = await client.get(path), await client.get(path, headers={"HX-Request": "true"})
        assert "&lt;script&gt;alert" in page.text, path
        assert script not in page.text + fragment.text, path
