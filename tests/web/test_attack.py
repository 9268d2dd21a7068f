"""Whatever is sent to whichever address, by whomever, the answer is one of ours and never a failure.

The number of a request in a failing test makes it again.
"""

from collections.abc import AsyncIterator

import pytest

from tests.fixture_home.opening import KeptHome
from tests.support.attackers import attacking, faults
from tests.support.attacks import Attacker

A_FEW = 100


@pytest.fixture
async def attacker(home: KeptHome, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Attacker]:
    async with attacking(home, monkeypatch) as somebody:
        yield somebody


async def test_a_few_requests_of_each_kind_are_answered(attacker: Attacker, caplog: pytest.LogCaptureFixture) -> None:
    assert await faults(attacker, range(A_FEW), caplog) == []
