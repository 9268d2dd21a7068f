"""The seeds come once, into an empty database, unless somebody declined them."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from matchmaker.bootstrap import Runtime, running, silent
from matchmaker.ground.db import transaction
from matchmaker.listings.solutions import service as solutions
from matchmaker.rules.actors import VISITOR
from matchmaker.rules.solution import SolutionFilter
from matchmaker.settings import load_settings
from seeds.load import load_if_empty
from tests.support.encoders import HASHED
from tests.support.listings import make_solution


@pytest.fixture
async def runtime(database: str, tmp_path: Path) -> AsyncIterator[Runtime]:
    settings = load_settings(DATABASE_URL=database, MATCHMAKER_HOME=str(tmp_path))
    async with running(settings, encoder=HASHED) as runtime:
        yield runtime


async def start(runtime: Runtime, *, empty: bool = False) -> int:
    """Starts as `serve` does; gives how many solutions there are then."""
    await load_if_empty(runtime, decline=empty, progress=silent)
    async with transaction(runtime.pool) as connection:
        return (await solutions.listing(connection, SolutionFilter(), by=VISITOR)).total


async def test_the_first_start_loads_them_and_the_second_adds_nothing(runtime: Runtime) -> None:
    first = await start(runtime)
    assert first >= 60
    assert await start(runtime) == first


async def test_who_starts_without_them_stays_without(runtime: Runtime) -> None:
    assert await start(runtime, empty=True) == 0
    assert await start(runtime) == 0


async def test_two_first_starts_at_once_load_them_once(runtime: Runtime) -> None:
    counts = await asyncio.gather(start(runtime), start(runtime))
    assert max(counts) == await start(runtime)


async def test_a_database_with_records_of_its_own_is_left_alone(runtime: Runtime) -> None:
    async with transaction(runtime.pool) as connection:
        await make_solution(connection)
    assert await start(runtime) == 1
