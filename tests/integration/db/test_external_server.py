"""DATABASE_URL points at a server of one's own: everything works there as on the embedded one."""

from collections.abc import AsyncIterator, Sequence
from pathlib import Path

import pytest

import matchmaker
from matchmaker.db import Pool, create_pool, load_queries, migrate, transaction
from matchmaker.feed import Change, ChangeFeed

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
        for statement in load_queries(noun).statements.values():
            await connection.prepare(statement)


async def test_a_change_of_a_record_is_followed(pool: Pool, debian_postgres: str) -> None:
    heard: list[tuple[str, int]] = []

    async def hear(changes: Sequence[Change]) -> None:
        heard.extend((change.subject, change.subject_id) for change in changes)

    feed = ChangeFeed(debian_postgres)
    await feed.start(hear)
    async with transaction(pool) as connection:
        orientation = await connection.fetchval("""
            INSERT INTO orientation
                (key, position, sector, title_vi, title_en, text_vi, text_en, paragraph, source, search_text)
            VALUES ('k', 1, 'health', 'Trí tuệ', 'AI', 'Trí tuệ', 'AI', 'II.1', 'KH', 'tri tue')
            RETURNING id""")
    assert await feed.catch_up()
    assert heard == [("orientation", orientation)]
    await feed.stop()
