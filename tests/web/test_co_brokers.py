"""Organisations that helped a case: named by the desk, shown to its parties, credited in figures once a case."""

import httpx
import pytest
from fastapi import FastAPI

from matchmaker.bootstrap import Runtime
from matchmaker.cases import co_brokers, merging
from matchmaker.ground.db import transaction
from tests.support.cases import Office, a_case, an_office
from tests.support.clients import DESK, sit_down
from tests.support.forms import opened_form, token_form
from tests.support.people import an_organisation

ASSOCIATION, PARK = "Hiệp hội Doanh nghiệp Thử", "Khu công nghệ phần mềm Thử"


@pytest.fixture
async def office(runtime: Runtime) -> Office:
    async with transaction(runtime.pool) as connection:
        made = await an_office(connection)
        await a_case(connection, made)
        await an_organisation(connection, ASSOCIATION, "association")
        await an_organisation(connection, PARK, "st_organisation")
    return made


async def name(client: httpx.AsyncClient, who: str, part: str) -> httpx.Response:
    return await (await opened_form(client, "/cases/1/co-brokers")).send(
        "/cases/1/co-brokers", {"co_broker": who, "co_broker_part": part}
    )


async def test_who_helped_is_named_shown_to_the_parties_and_credited_once_a_case(
    client: httpx.AsyncClient, app: FastAPI, office: Office
) -> None:
    sit_down(app, office.broker)
    for part in ("need", "meeting"):
        assert (await name(client, ASSOCIATION, part)).headers["location"] == "/cases/1/co-brokers?done=credited"
    for reader in (office.desk.buyer, office.desk.lab):
        sit_down(app, reader)
        page = (await client.get("/cases/1")).text
        assert ASSOCIATION in page
        assert "Đưa hai bên gặp nhau" in page
        assert (await client.get("/cases/1/co-brokers")).status_code == 403
    sit_down(app, office.leader)
    page = (await client.get("/progress/co-brokers")).text
    assert "Hồ sơ đã giúp: 1, trong đó được ghi nhận: 0" in page
    assert 'href="/progress/co-brokers"' in (await client.get("/progress")).text


async def test_a_part_that_was_named_by_mistake_is_taken_back(
    client: httpx.AsyncClient, app: FastAPI, office: Office
) -> None:
    sit_down(app, office.broker)
    await name(client, ASSOCIATION, "advice")
    gone = await (await token_form(client, "/cases/1/co-brokers")).send("/cases/1/co-brokers/1/take-back", {})
    assert gone.headers["location"] == "/cases/1/co-brokers?done=taken_back"
    assert "Chưa ghi nhận đơn vị nào khác" in (await client.get("/cases/1/co-brokers")).text


@pytest.mark.parametrize(
    ("who", "part", "said"),
    [
        ("", "", "Vui lòng điền"),
        ("Không có đơn vị này", "advice", "Không có đơn vị nào mang tên này"),
    ],
)
async def test_what_is_wrong_is_said_and_what_was_typed_stays(
    client: httpx.AsyncClient, app: FastAPI, office: Office, who: str, part: str, said: str
) -> None:
    sit_down(app, office.broker)
    answer = await name(client, who, part)
    assert answer.status_code == 422
    assert said in answer.text
    assert f'value="{who}"' in answer.text


async def test_a_party_is_no_co_broker_of_its_own_case_neither_named_nor_merged_into(
    client: httpx.AsyncClient, app: FastAPI, runtime: Runtime, office: Office
) -> None:
    async with transaction(runtime.pool) as connection:
        row = await connection.fetchrow(
            "SELECT c.supplier_id, o.name FROM transfer_case c JOIN organisation o ON o.id = c.supplier_id"
        )
    assert row
    sit_down(app, office.broker)
    assert "Đơn vị này là một bên của hồ sơ" in (await name(client, row["name"], "advice")).text
    await name(client, ASSOCIATION, "advice")
    await name(client, PARK, "advice")
    async with transaction(runtime.pool) as connection:
        ids = {
            n: await connection.fetchval("SELECT id FROM organisation WHERE name = $1", n) for n in (ASSOCIATION, PARK)
        }
        await merging.merge(connection, ids[ASSOCIATION], ids[PARK], by=DESK)
        left = await co_brokers.of_case(connection, 1, by=DESK)
        assert [each.organisation_id for each in left] == [ids[ASSOCIATION]], "what both had counts once"
        await merging.merge(connection, row["supplier_id"], ids[ASSOCIATION], by=DESK)
        assert await co_brokers.of_case(connection, 1, by=DESK) == []
