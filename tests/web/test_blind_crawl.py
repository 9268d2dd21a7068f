"""Blind: whoever entered stands on no page and in no file that a judge, the chair or the desk can open."""

import re
from collections.abc import Iterator, Mapping

import httpx
import pytest
from fastapi import FastAPI

from matchmaker.bootstrap import Runtime
from matchmaker.calls.judging.sheets import SCORED_IN
from matchmaker.ground.db import transaction
from matchmaker.rules.actors import Actor
from matchmaker.rules.call import Call, CallState
from tests.support.calls import Council, a_council, an_open_call, in_state
from tests.support.canaries import CANARY, jpeg, pdf, png, sheet, sung_in, word
from tests.support.clients import sit_down
from tests.support.entries import send_entry
from tests.support.routes import every_route

BLIND = (CallState.CLOSED, CallState.ELIGIBILITY, CallState.CONFLICTS, CallState.SCORING, CallState.MODERATION)
NAMED = (
    "UPDATE person SET name = $2, email = lower($2) || '@' || lower($2) || '.vn', phone = NULL WHERE id = $1",
    "UPDATE organisation SET name = 'Viện ' || $2, name_en = $2 || ' Institute', abbreviation = $2, place = $2,"
    " website = 'https://' || lower($2) || '.vn' WHERE id = (SELECT organisation_id FROM person WHERE id = $1)",
)
FILES = {"Word": word, "Excel": sheet, "PDF": pdf, "JPEG": jpeg, "PNG": png}


def addresses(ids: Mapping[str, int]) -> Iterator[str]:
    """Every page that hangs on nothing or on a call alone, with the numbers of this one; of what else, the first."""
    for route in every_route():
        if "GET" in (route.methods or ()) and (route.path.startswith("/calls") or "{" not in route.path):
            yield re.sub(r"\{(\w+)(?::int)?\}", lambda part: str(ids.get(part[1], 1)), route.path)


@pytest.fixture
async def council(runtime: Runtime) -> Council:
    async with transaction(runtime.pool) as connection:
        council = await a_council(connection)
        for statement in NAMED:
            await connection.execute(statement, council.entrants[0].person_id, CANARY)
        return council


async def entered(app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, council: Council) -> tuple[Call, int]:
    """A call with an entry that was found eligible and given to a judge, a canary wherever it could name somebody."""
    async with transaction(runtime.pool) as connection:
        call = await an_open_call(connection, council)
    sit_down(app, council.entrants[0])
    files = [(f"{CANARY} {kind}.bin", made()) for kind, made in FILES.items()]
    sent = await send_entry(client, call, {"co_authors": f"{CANARY} Hai"}, files=files)
    assert sent.status_code == 303, sent.text
    async with transaction(runtime.pool) as connection:
        entry_id: int = await connection.fetchval("UPDATE call_entry SET state = 'eligible' RETURNING id")
        await connection.execute(
            "INSERT INTO call_assignment (entry_id, person_id) VALUES ($1, $2)", entry_id, council.judges[0].person_id
        )
        await connection.execute("UPDATE call_appointment SET declared_at = now()")
    return call, entry_id


async def test_a_crawl_of_all_that_the_council_can_open_finds_no_canary(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, council: Council
) -> None:
    before = await crawled(app, client, council, {})  # that the organisation is known here tells nothing of an entry
    call, entry_id = await entered(app, client, runtime, council)
    for state in BLIND:
        async with transaction(runtime.pool) as connection:
            await in_state(connection, call, state)
        heard = await crawled(app, client, council, {"call_id": call.id, "entry_id": entry_id})
        louder = {place: times for place, times in heard.items() if times > before.get(place, 0)}
        assert louder == {}, state
        assert (("judge", f"/calls/{call.id}/blind/1/1") in heard) is (state in SCORED_IN), state


async def crawled(
    app: FastAPI, client: httpx.AsyncClient, council: Council, ids: Mapping[str, int]
) -> dict[tuple[str, str], int]:
    """How often the canary sings on each page that somebody of the council or of the desk can open."""
    heard = {}
    for who, actor in {"judge": council.judges[0], "chair": council.chair, "desk": council.broker}.items():
        sit_down(app, actor)
        for place in addresses(ids):
            answer = await client.get(place)
            written = answer.content.lower().count(CANARY.lower().encode())
            if answer.status_code == 200:
                heard[who, place] = written + len(sung_in(answer.content)) + len(sung_in(str(answer.headers).encode()))
    return heard


async def test_each_file_that_a_judge_gets_is_blind_and_named_by_its_number(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, council: Council
) -> None:
    call, entry_id = await entered(app, client, runtime, council)
    async with transaction(runtime.pool) as connection:
        await in_state(connection, call, CallState.SCORING)
    sit_down(app, council.judges[0])
    for position in range(1, len(FILES) + 1):
        answer = await client.get(f"/calls/{call.id}/blind/1/{position}")
        assert answer.status_code == 200
        assert sung_in(answer.content) == []
        assert f"H%E1%BB%93%20s%C6%A1%2001%20-%20t%E1%BB%87p%20{position}." in answer.headers["content-disposition"]
    await own_files_stay(app, client, runtime, call, entry_id, council.entrants[0])


async def own_files_stay(
    app: FastAPI, client: httpx.AsyncClient, runtime: Runtime, call: Call, entry_id: int, entrant: Actor
) -> None:
    """The original comes back to its entrant as it was sent, and to no judge."""
    file_id = await runtime.pool.fetchval("SELECT id FROM call_file WHERE media_type = 'image/jpeg'")
    original = f"/calls/{call.id}/entries/{entry_id}/files/{file_id}"
    assert (await client.get(original)).status_code == 404
    sit_down(app, entrant)
    assert (await client.get(original)).content == jpeg()
