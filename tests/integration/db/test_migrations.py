"""Migrations go forward only, once each, and notice what does not fit."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import asyncpg
import pytest

from matchmaker.ground.db import Connection, Pool, create_pool, migrate
from matchmaker.ground.errors import DatabaseUnusable, SchemaTooNew
from tests.support.servers import cloned


@pytest.fixture
async def empty(server: str) -> AsyncIterator[str]:
    """The address of a database without any table."""
    async with cloned(server, "template1") as dsn:
        yield dsn


@pytest.fixture
async def empty_pool(empty: str) -> AsyncIterator[Pool]:
    pool = await create_pool(empty)
    yield pool
    await pool.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "0001_colours.sql").write_text("CREATE TABLE colour (name text); INSERT INTO colour VALUES ('red');")
    (tmp_path / "0002_shades.sql").write_text("INSERT INTO colour VALUES ('pink');")
    return tmp_path


async def test_each_migration_is_applied_once_and_in_order(empty_pool: Pool, folder: Path) -> None:
    assert await migrate(empty_pool, folder) == ["0001_colours", "0002_shades"]
    assert await migrate(empty_pool, folder) == []
    assert [row["name"] for row in await empty_pool.fetch("SELECT name FROM colour")] == ["red", "pink"]


async def test_a_new_migration_is_applied_to_what_is_there(empty_pool: Pool, folder: Path) -> None:
    await migrate(empty_pool, folder)
    (folder / "0003_more.sql").write_text("INSERT INTO colour VALUES ('blue');")
    assert await migrate(empty_pool, folder) == ["0003_more"]


async def test_a_migration_that_fails_leaves_nothing_behind(empty_pool: Pool, folder: Path) -> None:
    (folder / "0002_shades.sql").write_text("INSERT INTO colour VALUES ('pink'); SELECT 1 / 0;")
    with pytest.raises(asyncpg.DivisionByZeroError):
        await migrate(empty_pool, folder)
    assert await empty_pool.fetchval("SELECT array_agg(name) FROM colour") == ["red"]
    (folder / "0002_shades.sql").write_text("INSERT INTO colour VALUES ('pink');")
    assert await migrate(empty_pool, folder) == ["0002_shades"]


async def test_processes_that_start_at_once_apply_each_migration_once(empty: str, folder: Path) -> None:
    connections: list[Connection] = [await asyncpg.connect(empty) for _ in range(5)]
    applied = await asyncio.gather(*(migrate(connection, folder) for connection in connections))
    assert sorted(name for names in applied for name in names) == ["0001_colours", "0002_shades"]
    await asyncio.gather(*(connection.close() for connection in connections))


async def test_a_database_of_a_newer_program_is_left_alone(empty_pool: Pool, folder: Path) -> None:
    await migrate(empty_pool, folder)
    (folder / "0002_shades.sql").unlink()
    with pytest.raises(SchemaTooNew) as caught:
        await migrate(empty_pool, folder)
    assert caught.value.params == {"found": 2, "known": 1}


async def test_a_migration_changed_after_it_was_applied_is_noticed(empty_pool: Pool, folder: Path) -> None:
    await migrate(empty_pool, folder)
    (folder / "0001_colours.sql").write_text("CREATE TABLE colour (name text, shade text);")
    with pytest.raises(DatabaseUnusable) as caught:
        await migrate(empty_pool, folder)
    assert (caught.value.code, caught.value.params) == ("migration_changed", {"name": "0001_colours"})


async def test_other_line_ends_are_no_change(empty_pool: Pool, folder: Path) -> None:
    path = folder / "0001_colours.sql"
    path.write_bytes(b"CREATE TABLE colour (name text);\n")
    await migrate(empty_pool, folder)
    path.write_bytes(b"CREATE TABLE colour (name text);\r\n")
    assert await migrate(empty_pool, folder) == []
