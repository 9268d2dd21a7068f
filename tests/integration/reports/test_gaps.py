"""The gap map: demand against supply by sector and technology, orientations apart, what nothing covers."""

from typing import Any

from matchmaker.db import Connection
from matchmaker.needs.model import Need
from matchmaker.reports.gaps import UNSTATED, gap_map
from tests.builders import make_need, make_solution


async def a_need(connection: Connection, **more: Any) -> Need:  # noqa: ANN401
    return await make_need(connection, **{"sector": "health", "technologies": ("vision",), **more})


async def test_a_need_without_supply_in_its_cell_is_a_gap(connection: Connection) -> None:
    need = await a_need(connection)
    await make_solution(connection, sectors=("health",), technologies=("ocr",))
    [row] = [row for row in (await gap_map(connection)).rows if row.sector == "health"]
    assert row.cells["vision"].needs == (need.id,)
    assert row.cells["vision"].is_gap
    assert not row.cells["ocr"].is_gap


async def test_supply_in_the_cell_closes_the_gap_and_capabilities_stand_apart(connection: Connection) -> None:
    await a_need(connection)
    team = await make_solution(connection, kind="capability", sectors=("health",), technologies=("vision",))
    [row] = [row for row in (await gap_map(connection)).rows if row.sector == "health"]
    assert not row.cells["vision"].is_gap
    assert (row.solutions, row.capabilities) == ((), (team.id,))


async def test_what_states_no_sector_or_technology_is_not_lost(connection: Connection) -> None:
    need = await a_need(connection, sector=None, technologies=())
    [row] = [row for row in (await gap_map(connection)).rows if row.needs]
    assert row.sector == UNSTATED
    assert row.cells[UNSTATED].needs == (need.id,)


async def test_uncovered_needs_are_grouped_by_sector_with_shared_technologies(connection: Connection) -> None:
    needs = [await a_need(connection), await a_need(connection, technologies=("vision", "iot"))]
    [cluster] = (await gap_map(connection)).uncovered
    assert cluster.need_ids == tuple(need.id for need in needs)
    assert cluster.technologies == ("vision",)
