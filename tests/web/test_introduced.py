"""The second consent: the two are introduced, and their case is there at once."""

import httpx
import pytest
from fastapi import FastAPI

from matchmaker.bootstrap import Runtime
from matchmaker.cases import opening
from matchmaker.ground.db import transaction
from matchmaker.proposals import decisions, suggestions
from matchmaker.rules.actors import SYSTEM
from tests.support.cases import a_case
from tests.support.cases import an_office as a_whole_office
from tests.support.clients import sit_down
from tests.support.introductions import asked, consent_path, leave, post
from tests.support.listings import make_need
from tests.support.proposals import BUSINESS, BUYER_EMAIL, LAB_EMAIL, Desk, stored_desk

AGREE = {"answer": "agree"}


@pytest.fixture
async def desk(runtime: Runtime, app: FastAPI) -> Desk:
    leave(app)
    return await stored_desk(runtime.pool)


async def test_the_second_consent_opens_the_case_at_once_through_a_link(
    client: httpx.AsyncClient, runtime: Runtime, app: FastAPI, desk: Desk
) -> None:
    await asked(runtime, desk)
    for email in (BUYER_EMAIL, LAB_EMAIL):
        assert await runtime.pool.fetchval("SELECT count(*) FROM transfer_case") == 0
        path = await consent_path(runtime, email)
        await post(client, path, path, AGREE)
    sit_down(app, desk.broker)
    case_id = await runtime.pool.fetchval("SELECT id FROM transfer_case")
    assert (await client.get(f"/cases/{case_id}")).status_code == 200
    assert f'href="/cases/{case_id}"' in (await client.get("/cases")).text


async def test_the_second_consent_opens_the_case_at_once_on_the_page(
    client: httpx.AsyncClient, runtime: Runtime, app: FastAPI, desk: Desk
) -> None:
    proposal = await asked(runtime, desk)
    page = f"/proposals/{proposal.id}"
    for contact in (desk.buyer, desk.lab):
        sit_down(app, contact)
        await post(client, page, f"{page}/answer", AGREE)
    assert await runtime.pool.fetchval("SELECT proposal_id FROM transfer_case") == proposal.id


async def test_two_who_have_a_case_already_are_introduced_all_the_same(
    client: httpx.AsyncClient, runtime: Runtime, app: FastAPI
) -> None:
    async with transaction(runtime.pool) as connection:
        office = await a_whole_office(connection)
        case = await a_case(connection, office)
        need = await make_need(connection, organisation=BUSINESS, title="Đọc hóa đơn lần nữa")
        pair = await suggestions.pair_by_hand(connection, need.id, case.solution_id, "Cùng đơn vị", by=office.broker)
        proposal = await decisions.approve(connection, pair.id, by=office.broker, version=pair.version)
    page = f"/proposals/{proposal.id}"
    for contact in (office.desk.buyer, office.desk.lab):
        sit_down(app, contact)
        await post(client, page, f"{page}/answer", AGREE)
    states = await runtime.pool.fetch("SELECT state FROM proposal ORDER BY id")
    assert [row["state"] for row in states] == ["introduced", "introduced"]
    assert [row["id"] for row in await runtime.pool.fetch("SELECT id FROM transfer_case")] == [case.id]
    async with transaction(runtime.pool) as connection:
        assert not await opening.open_unless_there(connection, proposal.id, by=SYSTEM)
