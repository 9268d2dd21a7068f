"""A business, an institute and brokers around one need and one solution; each test says only what differs."""

import pytest

from matchmaker.db import Connection
from matchmaker.needs.model import Need
from matchmaker.solutions.model import Solution
from tests.support.proposals import Desk, a_desk, a_pair


@pytest.fixture
async def desk(connection: Connection) -> Desk:
    return await a_desk(connection)


@pytest.fixture
async def office(desk: Desk) -> Desk:
    """The same, for tests of the module `desk`."""
    return desk


@pytest.fixture
async def pair(connection: Connection, desk: Desk) -> tuple[Need, Solution]:
    return await a_pair(connection, desk)
