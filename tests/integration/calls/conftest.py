"""A council around a call; each test says only what differs."""

import pytest

from matchmaker.ground.db import Connection
from tests.support.calls import Council, a_council


@pytest.fixture
async def council(connection: Connection) -> Council:
    return await a_council(connection)
