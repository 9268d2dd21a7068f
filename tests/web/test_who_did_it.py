"""Who did something and from where: what the audit holds after a page, and how a record's history tells it."""

import re

import asyncpg
import httpx
import pytest
from fastapi import FastAPI

from matchmaker.bootstrap import Runtime
from matchmaker.ground.db import transaction
from matchmaker.listings.needs import service as needs
from matchmaker.people import erasing
from matchmaker.rules.actors import LOCAL_PERSON, Person, Role
from matchmaker.rules.listing import ListingState
from tests.support.accounts import authorised_contact, sign_in
from tests.support.clients import VISITORS_ADDRESS
from tests.support.forms import opened_form
from tests.support.listings import a_need, need_draft
from tests.support.people import stored_person
from web.ground.dependencies import current_actor

COLLEAGUE, BROKER = "Lê Văn Bình", "Trần Thị Kết Nối"


async def test_the_pages_work_as_a_role_that_cannot_change_the_audit(runtime: Runtime) -> None:
    await a_need(runtime)
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await runtime.pool.execute("DELETE FROM audit_entry")


async def test_what_is_done_on_a_page_is_recorded_with_the_address_it_came_from(
    browser: httpx.AsyncClient, runtime: Runtime
) -> None:
    person = await authorised_contact(runtime)
    before = await runtime.pool.fetchval("SELECT max(id) FROM audit_entry")
    await sign_in(browser)
    form = await opened_form(browser, "/needs/new")
    draft = need_draft()
    posted = await form.send("/needs", {"problem": draft.problem, "contact": "lan@congty.example"})
    assert posted.status_code == 303, posted.text
    need = posted.headers["location"].split("?")[0]
    await (await opened_form(browser, need)).send(f"{need}/state", {"state": "closed", "sure": "yes"})
    rows = await runtime.pool.fetch("SELECT action, actor, origin FROM audit_entry WHERE id > $1 ORDER BY id", before)
    assert [row["action"] for row in rows] == ["person:sign_in", "need:post", "need:move"]
    assert {(row["actor"], row["origin"]) for row in rows} == {(person.actor().name, VISITORS_ADDRESS)}


async def history_as(app: FastAPI, client: httpx.AsyncClient, path: str, reader: Person) -> list[str]:
    """Who stands behind each line of the record's history, the newest first."""
    app.dependency_overrides[current_actor] = lambda: reader.actor(VISITORS_ADDRESS)
    page = (await client.get(path)).text
    assert "person:" not in page
    return re.findall(r'<span class="meta">người thực hiện: ([^<]+)</span>\s*</li>', page)


async def test_a_history_names_people_to_those_who_may_know_them(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime
) -> None:
    contact = await authorised_contact(runtime)
    pool, organisation = runtime.pool, contact.organisation_id
    colleague = await stored_person(pool, email="binh@congty.example", name=COLLEAGUE, organisation_id=organisation)
    broker = await stored_person(pool, email="kn@so.example", name=BROKER, role=Role.BROKER)
    async with transaction(pool) as connection:
        draft = need_draft(organisation="Công ty Minh Anh")
        need = await needs.submit(connection, draft, by=colleague.actor())
        await needs.set_state(connection, need.id, ListingState.PUBLISHED, by=broker.actor())
    path = f"/needs/{need.id}"
    assert await history_as(app, client, path, broker) == [BROKER, COLLEAGUE]
    assert await history_as(app, client, path, contact) == ["Cán bộ kết nối", COLLEAGUE]
    async with transaction(pool) as connection:
        await erasing.erase(connection, await erasing.identify(connection, colleague.id), by=LOCAL_PERSON)
    assert await history_as(app, client, path, contact) == ["Cán bộ kết nối", "người đã xóa dữ liệu"]
