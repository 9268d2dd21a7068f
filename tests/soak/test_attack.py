"""Five thousand requests that nobody means well with, by `make soak` only; each one that fails is printed whole."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.fixture_home.opening import KeptHome, opened, restore
from tests.support.attackers import attacking, faults
from tests.support.attacks import Attacker

SEEDS, EACH = (1, 2, 3, 4, 5), 1_000


@pytest.fixture
async def home(server: str, template: str, tmp_path: Path) -> AsyncIterator[KeptHome]:
    async with opened(server, await restore(server), tmp_path / "home") as made:
        yield made


@pytest.fixture
async def attacker(home: KeptHome, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Attacker]:
    async with attacking(home, monkeypatch) as somebody:
        yield somebody


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
