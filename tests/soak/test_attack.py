"""Five thousand requests that nobody means well with, by `make soak` only; each one that fails is printed whole."""

import pytest

from tests.support.attacks import Attacker
from tests.web.test_attack import attacker as attacker
from tests.web.test_attack import faults
from tests.web.test_attack import home as home

SEEDS, EACH = (1, 2, 3, 4, 5), 1_000


@pytest.mark.timeout(3_600)
@pytest.mark.parametrize("seed", SEEDS)
async def test_a_thousand_requests_of_each_seed_are_answered(
    attacker: Attacker, seed: int, caplog: pytest.LogCaptureFixture
) -> None:
    attacker.seed = seed
    found = await faults(attacker, range(EACH), caplog)
    for fault in found:
        print(fault)
    assert found == []
