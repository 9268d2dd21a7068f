"""A page reads all cases once, whatever it counts with them."""

from collections.abc import Sequence

import pytest

from matchmaker.cases import loading
from matchmaker.ground.db import Connection, transaction
from tests.support.cases import close, days_ago
from tests.support.screens import Screen

VIEWS = (
    *("/progress", "/progress/today", "/progress/cases?of=counted", "/progress/cases?of=waiting"),
    *("/progress/needs?step=needed", "/progress/closings", "/cases", "/results", "/home"),
)


@pytest.fixture
def readings(monkeypatch: pytest.MonkeyPatch) -> list[Sequence[int] | None]:
    """Which cases were asked for, by each reading of them; None stands for all."""
    asked: list[Sequence[int] | None] = []
    read = loading._rows

    async def told(connection: Connection, ids: Sequence[int] | None = None) -> object:
        asked.append(ids)
        return await read(connection, ids)

    monkeypatch.setattr(loading, "_rows", told)
    return asked


async def test_a_page_reads_all_cases_at_most_once(screen: Screen, readings: list[Sequence[int] | None]) -> None:
    async with transaction(screen.runtime.pool) as connection:
        for begin in (900, 500, 300):
            first, last = await days_ago(connection, begin), await days_ago(connection, 100)
            await close(connection, first, last, by=screen.people.leader)
    for reader in (screen.people.leader, screen.people.verifier):
        screen.sit(reader)
        for view in VIEWS:
            readings.clear()
            await screen.read(view)
            assert readings.count(None) <= 1, view
    readings.clear()
    await screen.read("/progress/closings")
    assert readings.count(None) == 1
