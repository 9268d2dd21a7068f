"""SIGKILL while a result is announced or published: nothing is lost, and nobody is told twice."""

import pytest

from matchmaker.calls import service as calls
from matchmaker.ground.db import Pool, transaction
from matchmaker.rules.actors import SYSTEM
from matchmaker.rules.call import CallMove, CallState
from tests.support.calls import a_council
from tests.support.decided_calls import DecidedCall, a_decided_call
from tests.support.killing import Point, die, named

DYING = "tests.integration.calls.dying"
WHILE_ANNOUNCING: list[Point] = [
    ("after", "set_call_state", 1),
    ("during", "insert_mail", 2),
    ("after", "insert_notice", 2),
    ("after", "insert_notice", 3),
]
WHILE_PUBLISHING: list[Point] = [("during", "set_call_state", 1), ("after", "set_call_state", 1)]


async def a_call(pool: Pool, state: CallState) -> DecidedCall:
    async with transaction(pool) as connection:
        return await a_decided_call(connection, await a_council(connection), state=state)


async def state_of(pool: Pool) -> str:
    return str(await pool.fetchval("SELECT state FROM call"))


@pytest.mark.parametrize("point", WHILE_ANNOUNCING, ids=named)
async def test_whoever_was_not_told_is_told_by_the_next_try_and_nobody_twice(
    database: str, pool: Pool, point: Point
) -> None:
    decided = await a_call(pool, CallState.DECIDED)
    await die(DYING, database, str(decided.call.id), CallMove.ANNOUNCE.value, point=point)
    assert await state_of(pool) == CallState.DECIDED
    assert await pool.fetchval("SELECT count(*) FROM mail") == 0  # no half of the entrants knows
    async with transaction(pool) as connection:
        await calls.move(connection, decided.call.id, CallMove.ANNOUNCE, by=SYSTEM)
    rows = await pool.fetch("SELECT recipient, count(*) AS mails FROM mail GROUP BY recipient ORDER BY recipient")
    assert [tuple(row) for row in rows] == [(f"duthi{n}@duthi{n}.example", 1) for n in (1, 2, 3)]
    assert await pool.fetchval("SELECT count(*) FROM notice WHERE kind = 'call_result'") == 3


@pytest.mark.parametrize("point", WHILE_PUBLISHING, ids=named)
async def test_a_publication_that_was_killed_is_none_and_can_be_made(database: str, pool: Pool, point: Point) -> None:
    decided = await a_call(pool, CallState.OBJECTIONS)
    await pool.execute("UPDATE call SET announced_at = now() - interval '8 days'")
    await pool.execute(
        "INSERT INTO call_paper_check (entry_id, checked_on, holds, checked_by) VALUES ($1, now(), true, 'thuky')",
        decided.entries[0],
    )
    await die(DYING, database, str(decided.call.id), CallMove.PUBLISH.value, point=point)
    assert await state_of(pool) == CallState.OBJECTIONS
    async with transaction(pool) as connection:
        await calls.move(connection, decided.call.id, CallMove.PUBLISH, by=SYSTEM)
    assert await state_of(pool) == CallState.PUBLISHED
    moved = "SELECT count(*) FROM audit_entry WHERE action = 'call:move' AND new_state = 'published'"
    assert await pool.fetchval(moved) == 1


async def test_an_address_that_takes_no_mail_keeps_nobody_else_from_theirs(pool: Pool) -> None:
    decided = await a_call(pool, CallState.DECIDED)
    await pool.execute("UPDATE person SET email = 'duthi1@@duthi1.example' WHERE email = 'duthi1@duthi1.example'")
    async with transaction(pool) as connection:
        await calls.move(connection, decided.call.id, CallMove.ANNOUNCE, by=SYSTEM)
    rows = await pool.fetch("SELECT state FROM mail ORDER BY id")
    assert [row["state"] for row in rows] == ["stopped", "waiting", "waiting"]
    assert await pool.fetchval("SELECT count(*) FROM notice WHERE kind = 'call_result'") == 3
