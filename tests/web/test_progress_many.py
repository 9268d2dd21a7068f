"""Hundreds of cases: pages, the lists under them, workbook and public page say what an independent SQL counts."""

import io
import re
from datetime import datetime

import httpx
import openpyxl
import pytest
from fastapi import FastAPI

from matchmaker.bootstrap import Runtime
from matchmaker.ground.city_time import CITY_TIME
from matchmaker.ground.db import Record, transaction
from matchmaker.rules.actors import Actor, Role
from tests.support.forms import opened_form
from tests.support.independent_count import independent_count
from tests.support.many_cases import many_cases
from web.ground.dependencies import current_actor

CASES = 500
TALLIES = ("counted", "separate", "replications")


@pytest.fixture
async def independent(runtime: Runtime) -> Record:
    async with transaction(runtime.pool) as connection:
        await many_cases(connection, CASES)
        return await independent_count(connection)


async def read(client: httpx.AsyncClient, path: str) -> str:
    answer = await client.get(path)
    assert answer.status_code == 200, (path, answer.status_code)
    return answer.text


async def test_every_place_that_shows_the_count_shows_the_independent_one(
    app: FastAPI, client: httpx.AsyncClient, independent: Record
) -> None:
    assert all(independent[tally] for tally in TALLIES)
    progress = await read(client, "/progress")
    for tally in TALLIES:
        shown = re.search(rf'href="/progress/cases\?of={tally}">([\d.]+)<', progress)
        assert shown, tally
        assert int(shown[1].replace(".", "")) == len(independent[tally])
        listed = await read(client, f"/progress/cases?of={tally}")
        ids = re.findall(r'class="row__title"><a href="/cases/(\d+)"', listed)
        assert sorted(map(int, ids)) == independent[tally]
    await the_workbook_says_the_same(client, independent)
    await the_public_page_says_the_same_once_a_leader_closes_the_period(app, client, independent)


async def the_workbook_says_the_same(client: httpx.AsyncClient, independent: Record) -> None:
    """A report over the whole period, whose results are those that count."""
    answer = await client.get("/reports/file?from=2023-12-27&to=2030-12-31&format=xlsx")
    assert answer.status_code == 200, answer.text[:500]
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    told = [row[1].value for row in book["Số liệu"].iter_rows(min_row=3, max_row=10)]
    assert told[0] == len(independent["counted"])
    assert told[3:5] == [len(independent["replications"]), len(independent["separate"])]


async def the_public_page_says_the_same_once_a_leader_closes_the_period(
    app: FastAPI, client: httpx.AsyncClient, independent: Record
) -> None:
    app.dependency_overrides[current_actor] = lambda: Actor(name="person:leader", role=Role.LEADERSHIP)
    until = datetime.now(CITY_TIME).date().isoformat()
    form = await opened_form(client, f"/progress/closings/preview?period_from=2023-12-27&period_to={until}")
    await form.send("/progress/closings", {})
    public = await read(client, "/results")
    assert sorted(map(int, re.findall(r'id="result-(\d+)"', public))) == independent["counted"]
