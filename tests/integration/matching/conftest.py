"""The running system that the tests of matching share."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from matchmaker.bootstrap import Runtime
from tests.support.matching import system


@pytest.fixture
async def runtime(database: str, tmp_path: Path) -> AsyncIterator[Runtime]:
    async with system(database, tmp_path) as runtime:
        yield runtime
