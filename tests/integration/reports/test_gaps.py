"""The gap map: demand against supply by sector and technology, orientations apart, and which needs nothing covers."""

from typing import Any

from matchmaker.ground.db import Connection
from matchmaker.progress.clusters import UNSTATED
from matchmaker.progress.gaps import GapMap, gap_map
from matchmaker.rules.need import Need
from matchmaker.rules.solution import SolutionKind
from tests.support.listings import make_need, make_solution


async def a_need(connection: Connection, **more: Any) -> Need:  # noqa: ANN401
    return await make_need(connection, **{"sector": "health", "technologies": ("vision",), **more})


async def asked_about(connection: Connection, need: Need) -> None:
    """Matching was asked what answers the need."""
    await connection.execute("INSERT INTO suggestion_round (need_id, need_version) VALUES ($1, 1)", need.id)


async def a_match(connection: Connection, need: Need, state: str = "suggested", **more: Any) -> None:  # noqa: ANN401
    values = {"rank": 1, "by_hand": False, **more}
    await connection.execute(
        "INSERT INTO proposal (need_id, solution_id, state, rank, by_hand, engine, approved_text, round, created_by)"
        " VALUES ($1, $2, $3, $4, $5, '{}', decode(repeat('00', 32), 'hex'), 1, 'matching')",
        need.id,
        values.get("solution_id") or (await make_solution(connection)).id,
        state,
        values["rank"],
        values["by_hand"],
    )


def uncovered(found: GapMap) -> list[int]:
    return [need.id for need in found.uncovered]


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
    assert (row.by_kind[SolutionKind.SOLUTION], row.by_kind[SolutionKind.CAPABILITY]) == ((), (team.id,))


async def test_a_data_set_stands_apart_from_solutions(connection: Connection) -> None:
    await a_need(connection)
    data = await make_solution(connection, kind="dataset", sectors=("health",), technologies=("vision",))
    [row] = [row for row in (await gap_map(connection)).rows if row.sector == "health"]
    apart = row.by_kind[SolutionKind.SOLUTION], row.by_kind[SolutionKind.DATASET]
    assert (*apart, row.supply) == ((), (data.id,), (data.id,))


async def test_what_states_no_sector_or_technology_is_not_lost(connection: Connection) -> None:
    need = await a_need(connection, sector=None, technologies=())
    [row] = [row for row in (await gap_map(connection)).rows if row.needs]
    assert row.sector == UNSTATED
    assert row.cells[UNSTATED].needs == (need.id,)


async def test_nobody_says_that_nothing_covers_a_need_before_matching_was_asked(connection: Connection) -> None:
    need = await a_need(connection)
    assert (uncovered(before := await gap_map(connection)), before.unjudged) == ([], (need.id,))
    await asked_about(connection, need)
    assert (uncovered(after := await gap_map(connection)), after.unjudged) == ([need.id], ())


async def test_a_need_that_ended_without_a_suitable_solution_is_uncovered_whatever_was_suggested(
    connection: Connection,
) -> None:
    need = await a_need(connection)
    await a_match(connection, need)
    await connection.execute("UPDATE need SET state = 'no_suitable_solution' WHERE id = $1", need.id)
    assert uncovered(await gap_map(connection)) == [need.id]


async def test_a_match_covers_while_it_stands(connection: Connection) -> None:
    covering = {"suggested": {}, "approved": {}, "introduced": {"rank": None}, "overdue": {}}
    for state, more in covering.items():
        need = await a_need(connection)
        await asked_about(connection, need)
        await a_match(connection, need, state, **more)
        assert need.id not in uncovered(await gap_map(connection)), state


async def test_a_match_that_was_refused_or_that_matching_dropped_covers_nothing(connection: Connection) -> None:
    paused = await make_solution(connection)
    await connection.execute("UPDATE solution SET state = 'paused' WHERE id = $1", paused.id)
    empty: list[tuple[str, dict[str, Any]]] = [
        ("declined", {}),
        ("refused", {}),
        ("withdrawn", {}),
        ("suggested", {"rank": None}),
        ("suggested", {"solution_id": paused.id}),
    ]
    for state, more in empty:
        need = await a_need(connection)
        await asked_about(connection, need)
        await a_match(connection, need, state, **more)
        assert need.id in uncovered(await gap_map(connection)), (state, more)


async def test_a_pair_by_hand_covers_though_matching_never_suggested_it(connection: Connection) -> None:
    need = await a_need(connection)
    await asked_about(connection, need)
    await a_match(connection, need, rank=None, by_hand=True)
    assert uncovered(await gap_map(connection)) == []
