"""An association, a company for which it enters records, and officers."""

import pytest

from matchmaker.ground.db import Connection
from tests.support.associations import Cast, gathered


@pytest.fixture
async def cast(connection: Connection) -> Cast:
    return await gathered(connection)
