"""DATABASE_URL points at a server of one's own: everything works there as on the embedded one."""

from collections.abc import AsyncIterator, Sequence
from pathlib import Path

import pytest

import matchmaker
from matchmaker.ground.db import Pool, create_pool, load_queries, migrate, transaction
from matchmaker.ground.feed import Change, ChangeFeed
from matchmaker.listings.needs import service as needs
from matchmaker.listings.solutions import service as solutions
from matchmaker.rules.actors import LOCAL_PERSON
from tests.support.listings import make_need, make_solution
from tests.support.statements import PARTS

NOUNS = sorted(path.parent for path in Path(matchmaker.__file__).parent.rglob("queries.sql"))


@pytest.fixture(scope="module")
async def pool(debian_postgres: str) -> AsyncIterator[Pool]:
    pool = await create_pool(debian_postgres)
    await migrate(pool)
    yield pool
    await pool.close()


async def test_it_is_another_server_of_an_older_version(pool: Pool) -> None:
    async with transaction(pool) as connection:
        assert connection.get_server_version().major >= 15
        assert "Debian" in await connection.fetchval("SELECT version()")


async def test_the_migrations_are_all_applied(pool: Pool) -> None:
    assert await migrate(pool) == []


@pytest.mark.parametrize("noun", NOUNS, ids=lambda folder: folder.name)
async def test_it_understands_every_statement(pool: Pool, noun: Path) -> None:
    async with transaction(pool) as connection:
        for statement in load_queries(noun, PARTS.get(noun.name)).statements.values():
            await connection.prepare(statement)


async def test_a_need_and_a_solution_are_posted_found_and_their_changes_followed(
    pool: Pool, debian_postgres: str
) -> None:
    heard: set[tuple[str, int]] = set()

    async def hear(changes: Sequence[Change]) -> None:
        heard.update((change.subject, change.subject_id) for change in changes)

    feed = ChangeFeed(debian_postgres)
    await feed.start(hear)
    async with transaction(pool) as connection:
        need = await make_need(connection)
        solution = await make_solution(connection)
    assert await feed.catch_up()
    assert heard == {("need", need.id), ("solution", solution.id)}
    async with transaction(pool) as connection:
        assert await needs.get(connection, need.id, by=LOCAL_PERSON) == need
        assert await solutions.get(connection, solution.id, by=LOCAL_PERSON) == solution
    await feed.stop()
