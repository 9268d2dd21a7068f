"""A database with its two roles, as a start leaves it."""

from collections.abc import AsyncIterator

import pytest

from matchmaker.ground.db import Pool, create_pool
from matchmaker.ground.roles import Addresses, bring_up_to_date
from tests.support.servers import both_roles


@pytest.fixture
async def addresses(database: str) -> Addresses:
    """One database as its owner and as the application reach it."""
    found = both_roles(database)
    await bring_up_to_date(found)
    return found


@pytest.fixture
async def pool(addresses: Addresses) -> AsyncIterator[Pool]:
    """Connections of the application's role."""
    pool = await create_pool(addresses.application, max_size=8)
    yield pool
    await pool.close()


@pytest.fixture
async def owner(addresses: Addresses) -> AsyncIterator[Pool]:
    """A connection of the role that owns the tables, which nothing can be kept from."""
    pool = await create_pool(addresses.owner, max_size=1)
    yield pool
    await pool.close()
