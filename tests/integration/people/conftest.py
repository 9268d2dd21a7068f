"""People for tests: made as quickly as the database allows, with one password that was hashed once."""

import pytest

from matchmaker.ground.keys import Safe
from tests.support.passwords import quick_passwords as quick_passwords


@pytest.fixture
def safe() -> Safe:
    return Safe(b"k" * 32)
