"""What somebody sends after their session has ended comes back once they have signed in again, to them alone."""

import re
from urllib.parse import unquote

import httpx

from matchmaker.bootstrap import Runtime
from matchmaker.ground.db import transaction
from matchmaker.ground.keys import Safe
from matchmaker.people import kept_forms
from tests.support.accounts import COOKIE, sign_in
from tests.support.forms import opened_form
from tests.support.people import stored_person
from tests.support.sent_again import TYPED, send_again


def kept_at(answer: httpx.Response) -> str:
    """Where the text comes back after signing in, as the button of the page says."""
    found = re.search(r'href="/login\?next=([^"]+)"', answer.text)
    assert found, answer.text
    return unquote(found[1])


async def test_a_session_that_ends_while_somebody_types_costs_no_text(
    browser: httpx.AsyncClient, runtime: Runtime
) -> None:
    await stored_person(runtime.pool)
    await sign_in(browser)
    form = await opened_form(browser, "/account/personal-data")
    await runtime.pool.execute("UPDATE session SET seen_at = seen_at - interval '9 hours'")
    path, wish = "/account/personal-data/requests", {"request_kind": "access", "body": TYPED}
    signed_out = await form.send(path, wish)
    assert signed_out.status_code == 401
    assert TYPED in signed_out.text
    signed_in = await sign_in(browser, next=kept_at(signed_out))
    comes_back = await browser.get(signed_in.headers["location"])
    sent = await send_again(browser, comes_back, path)
    assert sent.status_code == 303
    assert await runtime.pool.fetchval("SELECT body FROM data_request") == TYPED


async def ended(browser: httpx.AsyncClient, runtime: Runtime, **typed: str) -> httpx.Response:
    """Somebody types, and their session is over when they send it."""
    await sign_in(browser)
    form = await opened_form(browser, "/account/personal-data")
    await runtime.pool.execute("UPDATE session SET seen_at = seen_at - interval '9 hours'")
    return await form.send("/account/personal-data/requests", {"request_kind": "access", "body": TYPED} | typed)


async def test_what_is_kept_is_sealed_and_opens_for_an_hour_and_for_its_person_alone(
    browser: httpx.AsyncClient, runtime: Runtime
) -> None:
    await stored_person(runtime.pool)
    await stored_person(runtime.pool, email="khac@congty.example", name="Trần Văn Khác")
    place = kept_at(await ended(browser, runtime, request_kind="erasure"))
    sealed = await runtime.pool.fetchval("SELECT sealed FROM kept_form")
    assert b"900" not in sealed
    assert (await browser.get(place)).headers["location"].startswith("/login?")
    await sign_in(browser, email="khac@congty.example")
    other = await browser.get(place)
    assert (other.status_code, "900 tờ" in other.text) == (410, False)
    await sign_in(browser)
    mine = await browser.get(place)
    assert "900 tờ" in mine.text
    assert 'name="request_kind" value="erasure"' in mine.text, "choices come back as well"
    await runtime.pool.execute("UPDATE kept_form SET kept_at = kept_at - interval '61 minutes'")
    assert (await browser.get(place)).status_code == 410
    async with transaction(runtime.pool) as connection:
        await kept_forms.tidy(connection)
    assert await runtime.pool.fetchval("SELECT count(*) FROM kept_form") == 0


async def test_nothing_is_kept_for_a_session_that_is_not_known_or_another_ones_form(
    browser: httpx.AsyncClient, runtime: Runtime
) -> None:
    await stored_person(runtime.pool)
    await stored_person(runtime.pool, email="khac@congty.example", name="Trần Văn Khác")
    path, wish = "/account/personal-data/requests", {"request_kind": "access", "body": TYPED}
    await sign_in(browser)
    form = await opened_form(browser, "/account/personal-data")
    session = browser.cookies[COOKIE]
    for unknown in ("", "made-up"):
        browser.cookies.delete(COOKIE)
        browser.cookies.set(COOKIE, unknown, domain="127.0.0.1")
        assert (await form.send(path, wish)).status_code == 401
    browser.cookies.delete(COOKIE)
    await sign_in(browser, email="khac@congty.example")
    others = await opened_form(browser, "/account/personal-data")
    browser.cookies.delete(COOKIE)
    browser.cookies.set(COOKIE, session, domain="127.0.0.1")
    await runtime.pool.execute("UPDATE session SET seen_at = seen_at - interval '9 hours'")
    assert (await others.send(path, wish)).status_code == 401
    assert await runtime.pool.fetchval("SELECT count(*) FROM kept_form") == 0
    assert (await form.send(path, wish)).status_code == 401
    assert await runtime.pool.fetchval("SELECT count(*) FROM kept_form") == 1


async def test_of_one_person_only_the_newest_forms_are_kept(browser: httpx.AsyncClient, runtime: Runtime) -> None:
    await stored_person(runtime.pool)
    form = kept_forms.KeptForm(place="/needs", fields=[("problem", TYPED)], secret=(), files=("a.pdf",), key="k")
    safe, number = Safe(b"k" * 32), await runtime.pool.fetchval("SELECT id FROM person")
    async with transaction(runtime.pool) as connection:
        for _ in range(kept_forms.MOST_KEPT + 2):
            await kept_forms.keep(connection, safe, number, form)
    assert await runtime.pool.fetchval("SELECT count(*) FROM kept_form") == kept_forms.MOST_KEPT
