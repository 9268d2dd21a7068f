"""A controlled trial: recorded by the desk on a case, extended, ended with its result; read by the parties alone."""

from datetime import date

import httpx
import pytest
from fastapi import FastAPI

from matchmaker.bootstrap import Runtime
from matchmaker.ground.db import transaction
from matchmaker.intake.dates import today
from matchmaker.rules.actors import Role
from tests.support.cases import Office, a_case, an_office
from tests.support.clients import sit_down
from tests.support.forms import opened_form
from tests.support.people import a_person, an_organisation

NEW = "/trials/new?case=1"
TRIAL = {
    "trial_place": "Bệnh viện Thử",
    "trial_aim": "Đo sai số khi đọc phim",
    "trial_limits": "50 phim, bác sĩ quyết định",
    "trial_authority": "UBND Thành phố",
    "trial_paper": "15/QĐ-UBND",
    "trial_paper_on": "2026-05-10",
    "trial_from": "2026-06-01",
    "trial_until": "2026-09-01",
    "trial_ground": "ai_decree",
}


@pytest.fixture
async def office(runtime: Runtime) -> Office:
    async with transaction(runtime.pool) as connection:
        made = await an_office(connection)
        await a_case(connection, made)
    return made


async def record(client: httpx.AsyncClient, place: str = NEW, **changed: str) -> httpx.Response:
    return await (await opened_form(client, place)).send(place, TRIAL | changed)


async def step(client: httpx.AsyncClient, **typed: str) -> httpx.Response:
    return await (await opened_form(client, "/trials/1")).send("/trials/1/steps", typed)


async def test_a_trial_is_recorded_extended_and_ended_with_its_result(
    client: httpx.AsyncClient, app: FastAPI, office: Office
) -> None:
    sit_down(app, office.broker)
    assert (await record(client)).headers["location"] == "/trials/1?done=recorded"
    day = today().isoformat()
    assert (await step(client, trial_move="start", trial_day=day, version="1")).status_code == 303
    lacking = await step(client, trial_move="extend", trial_day=day, version="2")
    assert lacking.status_code == 422
    later = date(today().year + 2, 1, 31)
    extended = {"trial_until": later.isoformat(), "trial_paper": "99/QĐ-UBND"}
    assert (await step(client, trial_move="extend", trial_day=day, version="2", **extended)).status_code == 303
    stale = await step(client, trial_move="end", trial_day=day, trial_text="Sai số 3%", version="2")
    assert stale.status_code == 409
    assert "Sai số 3%" in stale.text, "nothing typed is lost"
    assert (await step(client, trial_move="end", trial_day=day, trial_text="Sai số 3%", version="3")).status_code == 303
    for reader in (office.desk.buyer, office.desk.lab, office.leader):
        sit_down(app, reader)
        page = (await client.get("/trials/1")).text
        for said in ("Sai số 3%", "99/QĐ-UBND", f"31/01/{later.year}", "Nghị định 142/2026/NĐ-CP", "15/QĐ-UBND"):
            assert said in page
        assert "Ghi nhận bước này" not in page
        assert 'href="/trials/1"' in (await client.get("/cases/1")).text
        assert "Bệnh viện Thử" in (await client.get("/trials")).text


async def test_who_is_no_party_reads_nothing_and_parties_write_nothing(
    client: httpx.AsyncClient, app: FastAPI, runtime: Runtime, office: Office
) -> None:
    sit_down(app, office.broker)
    await record(client)
    async with transaction(runtime.pool) as connection:
        theirs = await an_organisation(connection, "Đơn vị Khác", "university")
        other = await a_person(connection, email="khac@x.example", role=Role.INSTITUTE, organisation_id=theirs.id)
    sit_down(app, other.actor())
    assert (await client.get("/trials/1")).status_code == 404
    assert "Bệnh viện Thử" not in (await client.get("/trials")).text
    for party in (office.desk.buyer, office.desk.lab):
        sit_down(app, party)
        assert (await client.get(NEW)).status_code == 403


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"trial_place": ""}, "Vui lòng điền"),
        ({"trial_from": "2026-04-30", "trial_paper_on": "2026-04-01"}, "Căn cứ này không có hiệu lực"),
        ({"trial_until": "2026-05-31"}, "Ngày cuối trước ngày đầu"),
        ({"trial_paper_on": "2026-06-02"}, "Văn bản cho phép có ngày sau"),
    ],
)
async def test_what_is_wrong_is_said_and_what_was_typed_stays(
    client: httpx.AsyncClient, app: FastAPI, office: Office, changed: dict[str, str], said: str
) -> None:
    sit_down(app, office.broker)
    answer = await record(client, **changed)
    assert answer.status_code == 422
    assert said in answer.text
    assert "50 phim, bác sĩ quyết định" in answer.text


async def test_a_trial_of_a_solution_needs_no_case(client: httpx.AsyncClient, app: FastAPI, office: Office) -> None:
    sit_down(app, office.broker)
    assert (await client.get("/trials/new")).status_code == 404
    assert (await record(client, "/trials/new?solution=1")).headers["location"] == "/trials/1?done=recorded"
    sit_down(app, office.desk.lab)
    assert (await client.get("/trials/1")).status_code == 200
    sit_down(app, office.desk.buyer)
    assert (await client.get("/trials/1")).status_code == 404
