"""Who sends at the deadline is early or late by when they arrived, however long they had to wait for each other."""

import asyncio

import pytest

from matchmaker.calls import clock
from matchmaker.calls import service as calls
from matchmaker.calls.entries import loading, submitting
from matchmaker.ground.db import Connection, Pool, borrowed, transaction
from matchmaker.ground.errors import Conflict
from matchmaker.rules.actors import SYSTEM, Actor
from matchmaker.rules.call import Call, CallState
from matchmaker.rules.entry_text import EntryDraft
from matchmaker.rules.permissions import Permission
from tests.support.calls import Council, a_council, an_open_call

BEFORE = 0.5  # seconds


@pytest.fixture
async def council(pool: Pool) -> Council:
    async with transaction(pool) as connection:
        return await a_council(connection)


@pytest.fixture
async def closing(pool: Pool, council: Council) -> Call:
    """It closes in a moment; two of its entrants have begun."""
    async with transaction(pool) as connection:
        call = await an_open_call(connection, council)
        for entrant in council.entrants[:2]:
            await submitting.keep(connection, call.id, {"title": ["Soi vải"]}, by=entrant)
        await connection.execute("UPDATE call SET closes_at = now() + make_interval(secs => $1)", BEFORE)
        return await calls.get(connection, call.id, by=SYSTEM)


async def send(connection: Connection, call: Call, by: Actor) -> int:
    answers = {criterion.id or 0: "Trả lời." for criterion in call.criteria}
    draft = EntryDraft(title="Soi vải bằng camera", trl=7, answers=answers)
    return await submitting.submit(connection, call.id, draft, remove=(), by=by)


async def states(pool: Pool) -> list[str]:
    return [row["state"] for row in await pool.fetch("SELECT state FROM call_entry ORDER BY id")]


async def test_of_two_who_wait_over_the_deadline_the_one_who_came_before_it_is_in_time(
    pool: Pool, council: Council, closing: Call
) -> None:
    early, late = council.entrants[:2]

    async def sends(by: Actor) -> int:
        async with transaction(pool) as connection:
            await loading.moment(connection)  # it has arrived
            return await send(connection, closing, by)

    async with transaction(pool) as holder:  # somebody else's submission, which takes its time
        await calls.hold(holder, closing.id, Permission.SEE_CALL, by=SYSTEM)
        first = asyncio.create_task(sends(early))
        await asyncio.sleep(2 * BEFORE)
        second = asyncio.create_task(sends(late))
        await asyncio.sleep(0.2)
        assert not first.done()
    assert await first
    with pytest.raises(Conflict, match="entry_late"):
        await second
    assert await states(pool) == ["submitted", "draft"]


async def test_what_came_before_the_deadline_is_taken_though_the_clock_closed_the_call_meanwhile(
    pool: Pool, council: Council, closing: Call
) -> None:
    async with transaction(pool) as slow:
        await loading.moment(slow)
        await asyncio.sleep(2 * BEFORE)
        async with borrowed(pool) as connection:
            assert await clock.close_due(connection) == 1
        assert (await calls.get(slow, closing.id, by=SYSTEM)).state is CallState.CLOSED
        await send(slow, closing, council.entrants[0])
    async with transaction(pool) as connection:
        with pytest.raises(Conflict, match="entry_late"):
            await send(connection, closing, council.entrants[1])
    assert await states(pool) == ["submitted", "draft"]
