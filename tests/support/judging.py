"""Calls whose entries are judged, for tests: declared, assigned, scored."""

from collections.abc import Mapping, Sequence

from matchmaker.calls import service as calls
from matchmaker.calls.judging import assigning, conflicts, sheets
from matchmaker.calls.judging.sheets import SheetDraft
from matchmaker.ground.db import Connection
from matchmaker.rules.actors import Actor
from matchmaker.rules.call import Call, CallState
from tests.support.calls import Council, a_council, an_entry, an_open_call, in_state


async def a_call_in_conflicts(
    connection: Connection, *, judges: int = 3, entrants: int = 3, **overrides: object
) -> tuple[Council, Call]:
    """Its entries are eligible, and its council has yet to declare."""
    council = await a_council(connection, judges=judges, entrants=entrants)
    call = await an_open_call(connection, council, **overrides)
    for entrant in council.entrants:
        await an_entry(connection, call, entrant, state="eligible")
    return council, await in_state(connection, call, CallState.CONFLICTS)


async def a_call_in_scoring(
    connection: Connection, *, judges: int = 3, entrants: int = 3, **overrides: object
) -> tuple[Council, Call]:
    """Everybody has declared to be tied to nobody, and every entry has its judges."""
    council, call = await a_call_in_conflicts(connection, judges=judges, entrants=entrants, **overrides)
    return council, await begun(connection, council, call)


async def begun(connection: Connection, council: Council, call: Call) -> Call:
    """Its council has declared nothing, its entries have judges, and scoring has begun."""
    for member in (council.chair, *council.judges):
        await conflicts.declare(connection, call.id, [], by=member)
    await assigning.assign_all(connection, call.id, by=council.secretary)
    await assigning.begin(connection, call.id, by=council.secretary)
    return await calls.get(connection, call.id, by=council.secretary)


def a_sheet(call: Call, *points: int, why: str = "Có số liệu thử nghiệm.") -> SheetDraft:
    """Points for each criterion in its order, with one reason for all."""
    ids = [criterion.id or 0 for criterion in call.criteria]
    return SheetDraft(points=dict(zip(ids, points, strict=True)), reasons=dict.fromkeys(ids, why))


async def scored(
    connection: Connection, call: Call, judges: Sequence[Actor], table: Mapping[int, Sequence[tuple[int, ...]]]
) -> None:
    """By the number of an entry what each judge gives it, in the judges' order; () is no sheet."""
    for number, rows in table.items():
        for judge, points in zip(judges, rows, strict=True):
            if points:
                await sheets.score(connection, call.id, number, a_sheet(call, *points), by=judge)
