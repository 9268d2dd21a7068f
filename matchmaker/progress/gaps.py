"""The gap map: what is needed against what exists, by sector and technology; and which needs nothing covers."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from matchmaker.ground.db import Connection, Record
from matchmaker.progress.clusters import UNSTATED, Ids, OpenNeed
from matchmaker.progress.statements import queries
from matchmaker.rules.programme import Sector, Technology
from matchmaker.rules.solution import SolutionKind


@dataclass(frozen=True, kw_only=True)
class Cell:
    """Ids of needs, and of the solutions, data sets and capabilities, that name both the sector and the technology."""

    needs: Ids = ()
    supply: Ids = ()

    @property
    def is_gap(self) -> bool:
        return bool(self.needs) and not self.supply


@dataclass(frozen=True, kw_only=True)
class SectorRow:
    """One sector: needs and orientations apart; `by_kind` has every kind of what is offered, also those without any.

    `cells` are by technology, those that hold nothing left out.
    """

    sector: str
    needs: Ids
    orientations: int
    by_kind: Mapping[SolutionKind, Ids]
    cells: Mapping[str, Cell]

    @property
    def supply(self) -> Ids:
        return tuple(chain.from_iterable(self.by_kind.values()))


@dataclass(frozen=True, kw_only=True)
class GapMap:
    """`technologies` are those that anything names, in the order of the vocabulary.

    `uncovered` needs ended as "no suitable solution", or matching was asked and no match on them stands; `unjudged`
    ones are those that matching was not asked about yet: nobody can say that nothing covers them.
    """

    rows: tuple[SectorRow, ...]
    technologies: tuple[str, ...]
    uncovered: tuple[OpenNeed, ...]
    unjudged: Ids


async def gap_map(connection: Connection) -> GapMap:
    """As of now: needs that stand, published supply."""
    needs, supply = await queries.demand(connection), await queries.supply(connection)
    wanted = {row["sector"]: row["number"] for row in await queries.orientations_by_sector(connection)}
    rows = tuple(_row(sector, needs, supply, wanted.get(sector, 0)) for sector in (*Sector, UNSTATED))
    named = {technology for row in rows for technology in row.cells}
    return GapMap(
        rows=tuple(row for row in rows if row.needs or row.orientations or row.supply),
        technologies=tuple(each for each in (*Technology, UNSTATED) if each in named),
        uncovered=tuple(_open_need(need) for need in needs if need["uncovered"]),
        unjudged=tuple(need["id"] for need in needs if need["unjudged"]),
    )


def _open_need(row: Record) -> OpenNeed:
    return OpenNeed(
        id=row["id"],
        public_title=row["public_title"],
        sector=row["sector"] or UNSTATED,
        technologies=tuple(row["technologies"]),
    )


def _row(sector: str, needs: Sequence[Record], supply: Sequence[Record], orientations: int) -> SectorRow:
    of_needs = [n for n in needs if (n["sector"] or UNSTATED) == sector]
    of_supply = [s for s in supply if sector in (s["sectors"] or [UNSTATED])]
    asked, offered = _by_technology(of_needs), _by_technology(of_supply)
    return SectorRow(
        sector=sector,
        needs=tuple(n["id"] for n in of_needs),
        orientations=orientations,
        by_kind={kind: tuple(s["id"] for s in of_supply if s["kind"] == kind) for kind in SolutionKind},
        cells={t: Cell(needs=asked.get(t, ()), supply=offered.get(t, ())) for t in asked.keys() | offered.keys()},
    )


def _by_technology(rows: Sequence[Record]) -> dict[str, Ids]:
    needs: dict[str, list[int]] = defaultdict(list)
    for row in rows:
        for technology in row["technologies"] or [UNSTATED]:
            needs[technology].append(row["id"])
    return {technology: tuple(ids) for technology, ids in needs.items()}
