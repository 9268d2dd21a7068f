"""HEAD says what GET would, without the body, and uses nothing up."""

import httpx
from fastapi import FastAPI

from matchmaker.bootstrap import Runtime
from matchmaker.rules.actors import Role
from tests.support.accounts import sign_in
from tests.support.introductions import asked, consent_path, rows_of
from tests.support.listings import a_need
from tests.support.people import stored_person
from tests.support.proposals import BUYER_EMAIL, stored_desk


async def test_head_answers_as_get_does_without_a_body(client: httpx.AsyncClient, runtime: Runtime) -> None:
    need = await a_need(runtime)
    for path in ("/", "/needs", f"/needs/{need.id}", "/needs/999", "/healthz", "/static/style.css", "/account"):
        looked, opened = await client.head(path), await client.get(path)
        assert (looked.status_code, looked.content) == (opened.status_code, b""), path
        assert looked.headers["content-type"] == opened.headers["content-type"], path
    assert (await client.head("/logout")).status_code == 405, "which takes no GET either"


async def test_a_program_that_checks_links_uses_none_up(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime
) -> None:
    desk = await stored_desk(runtime.pool)
    proposal = await asked(runtime, desk)
    path = await consent_path(runtime, BUYER_EMAIL)
    before = await rows_of(runtime.pool)
    for address in (path, f"/proposals/{proposal.id}"):
        assert (await client.head(address)).status_code in (200, 404)
    assert await rows_of(runtime.pool) == before
    assert (await client.get(path)).status_code == 200


async def test_what_a_page_writes_when_it_opens_is_not_written_for_a_look(
    browser: httpx.AsyncClient, runtime: Runtime
) -> None:
    """The page that sets up the second factor keeps its secret."""
    await stored_person(runtime.pool, role=Role.BROKER)
    await sign_in(browser)
    before = await runtime.pool.fetch("SELECT * FROM person")
    assert (await browser.head("/login/enrol")).status_code == 200
    assert await runtime.pool.fetch("SELECT * FROM person") == before
    assert (await browser.get("/login/enrol")).status_code == 200
    assert await runtime.pool.fetch("SELECT * FROM person") != before
