"""A case with its people: brokers, a verifier, a leader, both parties' contacts; each test says what differs."""

import pytest

from matchmaker.ground.db import Connection
from tests.support.cases import Office, an_office


@pytest.fixture
async def office(connection: Connection) -> Office:
    return await an_office(connection)
