"""Following changes: none is missed, whatever happens to transactions and connections."""

import asyncio
from collections.abc import AsyncIterator, Sequence

import pytest

from matchmaker.ground.db import Pool, transaction
from matchmaker.ground.feed import Change, ChangeFeed

INSERT = "INSERT INTO change_feed (subject, subject_id) VALUES ('need', $1)"


class Follower:
    """Remembers the numbers of the records it was told about; fails as many times as it is asked to."""

    def __init__(self) -> None:
        self.heard: list[int] = []
        self.failures = 0

    async def __call__(self, changes: Sequence[Change]) -> None:
        if self.failures:
            self.failures -= 1
            raise RuntimeError("the index is not ready")
        self.heard += [change.subject_id for change in changes]

    async def hears(self, *expected: int) -> None:
        async with asyncio.timeout(5):
            while len(self.heard) < len(expected):
                await asyncio.sleep(0.01)
        assert self.heard == list(expected)


@pytest.fixture
async def feed(database: str) -> AsyncIterator[ChangeFeed]:
    feed = ChangeFeed(database)
    yield feed
    await feed.stop()


@pytest.fixture
async def follower(feed: ChangeFeed) -> Follower:
    follower = Follower()
    await feed.start(follower)
    return follower


async def test_a_writer_that_catches_up_finds_its_own_change(feed: ChangeFeed, follower: Follower, pool: Pool) -> None:
    await pool.execute(INSERT, 1)
    assert await feed.catch_up()
    assert follower.heard == [1]


async def test_a_change_is_heard_by_its_notice_well_before_the_next_poll(
    follower: Follower, pool: Pool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("matchmaker.ground.feed.POLL_SECONDS", 60)
    await asyncio.sleep(1.1)  # the wait with the old interval ends
    async with transaction(pool) as connection:
        await connection.execute(INSERT, 1)
        await connection.execute("NOTIFY matchmaker_change")
    await follower.hears(1)


async def test_a_change_without_a_notice_is_found_by_polling(follower: Follower, pool: Pool) -> None:
    await pool.execute(INSERT, 1)
    await follower.hears(1)


async def test_a_slow_transaction_with_a_lower_number_is_not_missed(
    feed: ChangeFeed, follower: Follower, pool: Pool
) -> None:
    async with transaction(pool) as slow:
        await slow.execute(INSERT, 1)
        for quick in (2, 3):
            await pool.execute(INSERT, quick)
            assert await feed.catch_up()
        assert follower.heard == [2, 3]
    await pool.execute(INSERT, 4)
    await feed.catch_up()
    assert sorted(follower.heard) == [1, 2, 3, 4]


async def test_writers_that_overlap_at_random_are_all_heard_exactly_once(
    feed: ChangeFeed, follower: Follower, pool: Pool
) -> None:
    async def write(first: int) -> None:
        for number in range(first, first + 25):
            async with transaction(pool) as connection:
                await connection.execute(INSERT, number)
                await connection.execute("SELECT pg_sleep(random() * 0.01)")

    await asyncio.gather(*(write(100 * writer) for writer in range(4)))
    await feed.catch_up()
    assert sorted(follower.heard) == [100 * writer + n for writer in range(4) for n in range(25)]


async def test_a_change_that_was_rolled_back_is_not_heard(feed: ChangeFeed, follower: Follower, pool: Pool) -> None:
    connection = await pool.acquire()
    rolled_back = connection.transaction()
    await rolled_back.start()
    await connection.execute(INSERT, 1)
    await rolled_back.rollback()
    await pool.release(connection)
    await pool.execute(INSERT, 2)
    await feed.catch_up()
    assert follower.heard == [2]


async def test_changes_arrive_after_the_listening_connection_was_killed(
    feed: ChangeFeed, follower: Follower, pool: Pool
) -> None:
    await kill_listener(pool)
    await pool.execute(INSERT, 1)
    await follower.hears(1)
    await pool.execute(INSERT, 2)
    await follower.hears(1, 2)


async def test_a_batch_that_failed_is_handed_over_again(
    feed: ChangeFeed, follower: Follower, pool: Pool, caplog: pytest.LogCaptureFixture
) -> None:
    follower.failures = 2
    await pool.execute(INSERT, 1)
    assert not await feed.catch_up()
    await follower.hears(1)
    assert "the index is not ready" in caplog.text


async def test_two_processes_hear_the_same_changes(
    feed: ChangeFeed, follower: Follower, pool: Pool, database: str
) -> None:
    other_feed, other = ChangeFeed(database), Follower()
    await other_feed.start(other)
    await pool.execute(INSERT, 1)
    await asyncio.gather(follower.hears(1), other.hears(1))
    await other_feed.stop()


async def test_stopping_leaves_no_connection(feed: ChangeFeed, follower: Follower, pool: Pool) -> None:
    await feed.stop()
    async with asyncio.timeout(5):
        while await listeners(pool):
            await asyncio.sleep(0.01)


async def kill_listener(pool: Pool) -> None:
    killed = await pool.fetchval("SELECT pg_terminate_backend(pid) " + _LISTENERS)
    assert killed


async def listeners(pool: Pool) -> int:
    return int(await pool.fetchval("SELECT count(*) " + _LISTENERS))


_LISTENERS = """FROM pg_stat_activity
    WHERE application_name = 'matchmaker feed' AND datname = current_database()"""


@pytest.mark.parametrize("turns", range(6))
async def test_it_stops_however_close_a_notice_comes_before(database: str, turns: int) -> None:
    feed = ChangeFeed(database)
    await feed.start(Follower())
    await asyncio.sleep(0.3)  # it waits for a notice now
    feed._woken.set()
    for _ in range(turns):
        await asyncio.sleep(0)
    async with asyncio.timeout(3):
        await feed.stop()
