"""SIGKILL while calls close, are told of, announced and published: nothing is lost, and nobody is told twice."""

import pytest

from matchmaker.audit import service as audit
from matchmaker.calls import clock, notify
from matchmaker.calls import service as calls
from matchmaker.ground.db import Pool, borrowed, transaction
from matchmaker.rules.actors import SYSTEM
from matchmaker.rules.call import CallMove, CallState
from matchmaker.rules.programme import Sector
from tests.support.calls import Council, a_council, an_open_call, past_its_deadline
from tests.support.decided_calls import DecidedCall, a_decided_call
from tests.support.killing import Point, die, named
from tests.support.listings import make_need, make_solution

DYING = "tests.integration.calls.dying"
WHILE_ANNOUNCING: list[Point] = [
    ("after", "set_call_state", 1),
    ("during", "insert_mail", 2),
    ("after", "insert_notice", 2),
    ("after", "insert_notice", 3),
]
WHILE_PUBLISHING: list[Point] = [("during", "set_call_state", 1), ("after", "set_call_state", 1)]
# Two calls are due: while the second closes, the first has closed for good.
WHILE_CLOSING: dict[Point, int] = {
    ("during", "set_call_state", 1): 0,
    ("after", "set_call_state", 1): 0,
    ("after", "insert_notice", 1): 0,
    ("during", "insert_notice", 2): 0,
    ("before", "set_call_state", 2): 1,
    ("after", "insert_notice", 3): 1,
}
WHILE_TELLING: list[Point] = [
    ("after", "take_telling", 1),
    ("during", "insert_mail", 1),
    ("after", "insert_notice", 2),
]


async def a_call(pool: Pool, state: CallState) -> DecidedCall:
    async with transaction(pool) as connection:
        return await a_decided_call(connection, await a_council(connection), state=state)


async def state_of(pool: Pool) -> str:
    return str(await pool.fetchval("SELECT state FROM call"))


async def in_states(pool: Pool) -> list[str]:
    return [row["state"] for row in await pool.fetch("SELECT state FROM call ORDER BY id")]


async def notices(pool: Pool) -> dict[int | None, int]:
    """By whoever looks after a call, how often they were told that one is closed."""
    rows = await pool.fetch(
        "SELECT a.person_id, count(DISTINCT n.id) AS number FROM call_appointment a LEFT JOIN notice n"
        " ON n.person_id = a.person_id AND n.kind = 'call_closed' WHERE a.duty <> 'judge' GROUP BY a.person_id"
    )
    return {row["person_id"]: row["number"] for row in rows}


def served_by(council: Council) -> list[int | None]:
    return [council.secretary.person_id, council.chair.person_id]


async def chain_is_whole(pool: Pool) -> None:
    async with transaction(pool) as connection:
        assert (await audit.verify(connection)).fault is None


@pytest.mark.parametrize("point", WHILE_ANNOUNCING, ids=named)
async def test_whoever_was_not_told_is_told_by_the_next_try_and_nobody_twice(
    database: str, pool: Pool, point: Point
) -> None:
    decided = await a_call(pool, CallState.DECIDED)
    await die(DYING, database, CallMove.ANNOUNCE.value, str(decided.call.id), point=point)
    assert await state_of(pool) == CallState.DECIDED
    assert await pool.fetchval("SELECT count(*) FROM mail") == 0  # no half of the entrants knows
    async with transaction(pool) as connection:
        await calls.move(connection, decided.call.id, CallMove.ANNOUNCE, by=SYSTEM)
    rows = await pool.fetch("SELECT recipient, count(*) AS mails FROM mail GROUP BY recipient ORDER BY recipient")
    assert [tuple(row) for row in rows] == [(f"duthi{n}@duthi{n}.example", 1) for n in (1, 2, 3)]
    assert await pool.fetchval("SELECT count(*) FROM notice WHERE kind = 'call_result'") == 3
    await chain_is_whole(pool)


@pytest.mark.parametrize("point", WHILE_PUBLISHING, ids=named)
async def test_a_publication_that_was_killed_is_none_and_can_be_made(database: str, pool: Pool, point: Point) -> None:
    decided = await a_call(pool, CallState.OBJECTIONS)
    await pool.execute("UPDATE call SET announced_at = now() - interval '8 days'")
    await pool.execute(
        "INSERT INTO call_paper_check (entry_id, checked_on, holds, checked_by) VALUES ($1, now(), true, 'thuky')",
        decided.entries[0],
    )
    await die(DYING, database, CallMove.PUBLISH.value, str(decided.call.id), point=point)
    assert await state_of(pool) == CallState.OBJECTIONS
    async with transaction(pool) as connection:
        await calls.move(connection, decided.call.id, CallMove.PUBLISH, by=SYSTEM)
    assert await state_of(pool) == CallState.PUBLISHED
    moved = "SELECT count(*) FROM audit_entry WHERE action = 'call:move' AND new_state = 'published'"
    assert await pool.fetchval(moved) == 1
    await chain_is_whole(pool)


@pytest.mark.parametrize("point", WHILE_CLOSING, ids=named)
async def test_calls_that_were_closing_close_whole_and_their_councils_hear_once(
    database: str, pool: Pool, point: Point
) -> None:
    closed = WHILE_CLOSING[point]
    async with transaction(pool) as connection:
        council = await a_council(connection)
        for _ in range(2):
            await past_its_deadline(connection, await an_open_call(connection, council))
    await die(DYING, database, "clock", "", point=point)
    assert await in_states(pool) == ["closed"] * closed + ["open"] * (2 - closed)
    assert await notices(pool) == dict.fromkeys(served_by(council), closed)
    async with borrowed(pool) as connection:
        assert await clock.close_due(connection) == 2 - closed
        assert await clock.close_due(connection) == 0
    assert await in_states(pool) == ["closed", "closed"]
    assert await notices(pool) == dict.fromkeys(served_by(council), 2)  # one of each call
    moves = "SELECT count(*) FROM audit_entry WHERE action = 'call:move' AND new_state = 'closed'"
    assert await pool.fetchval(moves) == 2
    await chain_is_whole(pool)


@pytest.mark.parametrize("point", WHILE_TELLING, ids=named)
async def test_whoever_a_call_is_for_hears_once_of_it(database: str, pool: Pool, point: Point) -> None:
    async with transaction(pool) as connection:
        council = await a_council(connection)
        await make_need(connection, organisation="Đơn vị duthi2")
        solution = await make_solution(connection, organisation="Đơn vị duthi1", sectors=(Sector.HEALTH,))
        call = await an_open_call(connection, council, sector=Sector.HEALTH)
        await connection.execute("INSERT INTO call_need SELECT $1, id FROM need", call.id)
        assert solution.organisation_id == council.entrants[0].organisation_id
    await die(DYING, database, "tell", str(call.id), point=point)
    assert await pool.fetchval("SELECT count(*) FROM mail WHERE kind LIKE 'call%'") == 0
    for first in (True, False):
        async with transaction(pool) as connection:
            assert await notify.tell(connection, call, []) is first
    rows = await pool.fetch("SELECT recipient FROM mail WHERE kind LIKE 'call%' ORDER BY recipient")
    assert [row["recipient"] for row in rows] == [f"duthi{n}@duthi{n}.example" for n in (1, 2)]
    assert await pool.fetchval("SELECT count(*) FROM notice WHERE kind IN ('call_opened', 'call_for_need')") == 2
    await chain_is_whole(pool)


async def test_an_address_that_takes_no_mail_keeps_nobody_else_from_theirs(pool: Pool) -> None:
    decided = await a_call(pool, CallState.DECIDED)
    await pool.execute("UPDATE person SET email = 'duthi1@@duthi1.example' WHERE email = 'duthi1@duthi1.example'")
    async with transaction(pool) as connection:
        await calls.move(connection, decided.call.id, CallMove.ANNOUNCE, by=SYSTEM)
    rows = await pool.fetch("SELECT state FROM mail ORDER BY id")
    assert [row["state"] for row in rows] == ["stopped", "waiting", "waiting"]
    assert await pool.fetchval("SELECT count(*) FROM notice WHERE kind = 'call_result'") == 3
