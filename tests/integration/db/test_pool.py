"""Connections and transactions, also when there are too few and when requests are given up."""

import asyncio
import random
from collections.abc import AsyncIterator

import asyncpg
import pytest

from matchmaker.ground.db import Pool, create_pool, transaction
from matchmaker.ground.errors import DatabaseBusy, DatabaseUnusable
from tests.support.servers import cloned

ADD = "INSERT INTO programme_setting (name, value, changed_by) VALUES ($1, $2, 'test')"


@pytest.fixture
async def small_pool(server: str, template: str) -> AsyncIterator[Pool]:
    """Two connections to a database that nobody else is connected to."""
    async with cloned(server, template) as dsn:
        pool = await create_pool(dsn, max_size=2)
        yield pool
        await pool.close()


async def test_a_transaction_is_committed_when_its_block_ends(pool: Pool) -> None:
    async with transaction(pool) as connection:
        await connection.execute(ADD, "a", {"n": 1})
    assert await pool.fetchval("SELECT value FROM programme_setting") == {"n": 1}


async def test_a_transaction_is_rolled_back_when_its_block_raises(pool: Pool) -> None:
    async def write_and_fail() -> None:
        async with transaction(pool) as connection:
            await connection.execute(ADD, "a", 1)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await write_and_fail()
    assert await pool.fetchval("SELECT count(*) FROM programme_setting") == 0


async def test_waiting_too_long_for_a_connection_is_said(small_pool: Pool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("matchmaker.ground.db.ACQUIRE_SECONDS", 0.05)
    async with transaction(small_pool), transaction(small_pool):
        with pytest.raises(DatabaseBusy):
            async with transaction(small_pool):
                pass
    async with transaction(small_pool) as connection:
        assert await connection.fetchval("SELECT 1") == 1


async def test_a_thousand_requests_given_up_leave_the_server_as_before(small_pool: Pool) -> None:
    async def request() -> None:
        async with transaction(small_pool) as connection:
            await connection.execute("SELECT pg_sleep(0.002)")

    async def give_up() -> None:
        task = asyncio.create_task(request())
        await asyncio.sleep(random.random() * 0.05)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)

    for _ in range(10):
        await asyncio.gather(*(give_up() for _ in range(100)))
    async with asyncio.timeout(5):
        async with transaction(small_pool), transaction(small_pool) as connection:
            states = await connection.fetch("""
                SELECT state FROM pg_stat_activity
                WHERE datname = current_database() AND application_name = 'matchmaker'""")
    assert sorted(row["state"] for row in states) == ["active", "idle in transaction"]


async def test_a_connection_that_the_server_ended_is_replaced(small_pool: Pool) -> None:
    async with transaction(small_pool) as connection:
        others = """SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
            WHERE datname = current_database() AND pid <> pg_backend_pid()"""
        await connection.execute(others)
    async with transaction(small_pool), transaction(small_pool) as connection:
        assert await connection.fetchval("SELECT 1") == 1


async def test_a_connection_that_breaks_during_a_transaction_is_said(small_pool: Pool) -> None:
    async def lose_the_connection() -> None:
        async with transaction(small_pool) as connection:
            await connection.execute("SELECT pg_terminate_backend(pg_backend_pid())")

    with pytest.raises(DatabaseBusy, match="database_away"):
        await lose_the_connection()
    assert await small_pool.fetchval("SELECT 1") == 1


async def test_an_error_of_a_statement_stays_what_it_is(small_pool: Pool) -> None:
    async def divide() -> None:
        async with transaction(small_pool) as connection:
            await connection.execute("SELECT 1 / 0")

    with pytest.raises(asyncpg.DivisionByZeroError):
        await divide()


async def test_a_database_that_went_away_is_said_and_not_a_crash(server: str, template: str) -> None:
    async with cloned(server, template) as dsn:
        pool = await create_pool(dsn)
    with pytest.raises(DatabaseBusy) as caught:
        async with transaction(pool):
            pass
    assert caught.value.code == "database_away"
    pool.terminate()


@pytest.mark.parametrize(
    "dsn",
    [
        "postgresql://matchmaker:secret@127.0.0.1:1/matchmaker",
        "postgresql://matchmaker:secret@127.0.0.1:port/matchmaker",
        "postgresql://matchmaker:secret@/matchmaker?host=/nowhere",
    ],
)
async def test_a_server_that_does_not_answer_is_said_without_the_password(dsn: str) -> None:
    with pytest.raises(DatabaseUnusable) as caught:
        await create_pool(dsn)
    assert caught.value.code == "database_unreachable"
    assert "secret" not in str(caught.value)


async def test_a_database_that_cannot_lower_vietnamese_letters_is_refused(server: str) -> None:
    await expect_refusal(server, "ENCODING 'UTF8' LOCALE 'C'", "database_locale_wrong")


async def test_a_database_of_another_encoding_is_refused(server: str) -> None:
    await expect_refusal(server, "ENCODING 'LATIN1' LOCALE 'C'", "database_not_utf8")


async def test_a_database_that_does_not_exist_is_said(server: str) -> None:
    with pytest.raises(DatabaseUnusable) as caught:
        await create_pool(server.replace("/matchmaker?", "/nothing?"))
    assert "nothing" in str(caught.value.params["reason"])


async def expect_refusal(server: str, options: str, code: str) -> None:
    admin = await asyncpg.connect(server)
    await admin.execute(f"CREATE DATABASE odd TEMPLATE template0 {options}")
    with pytest.raises(DatabaseUnusable) as caught:
        await create_pool(server.replace("/matchmaker?", "/odd?"))
    await admin.execute("DROP DATABASE odd WITH (FORCE)")
    await admin.close()
    assert caught.value.code == code
