"""A business, an institute and brokers around one need and one solution; each test says only what differs."""

import pytest

from matchmaker.ground.db import Connection
from matchmaker.rules.need import Need
from matchmaker.rules.solution import Solution
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
