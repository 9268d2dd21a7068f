"""The lists under figures: which cases or needs a figure of the progress page stands for."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from matchmaker.cases.loading import KeptCases
from matchmaker.cases.under_way import Waiting
from matchmaker.ground.db import Connection
from matchmaker.programme.service import counting_settings
from matchmaker.progress.funnel import Milestone
from matchmaker.progress.headline import Ids, Progress, progress
from matchmaker.progress.statements import queries
from matchmaker.rules.actors import Actor
from matchmaker.rules.findings import Judgement
from matchmaker.rules.ledger import Ledger
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import may, require


class Figure(StrEnum):
    """A figure of cases; those after `AFTERWARDS` ask for a key, such as the sector."""

    COUNTED = "counted"
    REPLICATIONS = "replications"
    SEPARATE = "separate"
    PRODUCTS = "products"
    RECENT = "recent"
    WAITING = "waiting"
    LATE = "late"
    AFTERWARDS = "afterwards"
    SECTOR = "sector"
    SUPPLIER = "supplier"
    ADOPTER = "adopter"
    QUARTER = "quarter"
    STAGE = "stage"
    LATE_STAGE = "late_stage"
    WAITS_FOR = "waits_for"


@dataclass(frozen=True, kw_only=True)
class CaseLine:
    """A case in the list under a figure, with how many conditions it meets."""

    id: int
    title: str
    adopter: str
    supplier: str
    stage: str
    sector: str | None
    met: int
    total: int


@dataclass(frozen=True, kw_only=True)
class NeedLine:
    """A need under a figure; `title` is None where only brokers may read it."""

    id: int
    title: str | None
    organisation: str | None
    sector: str | None
    state: str


@dataclass(frozen=True, kw_only=True)
class SupplyLine:
    """What is offered and stands under a figure of the gap map."""

    id: int
    kind: str
    title: str
    summary: str
    organisation: str


async def present(connection: Connection, kept: KeptCases, *, by: Actor) -> Progress:
    """Everything as of today in the city, under the present settings. Raises NotAllowed."""
    return await of_ledger(connection, await kept.ledger(connection), by=by)


async def of_ledger(connection: Connection, ledger: Ledger, *, by: Actor) -> Progress:
    """The same, for whoever has read the ledger of all cases already. Raises NotAllowed."""
    require(by, Permission.SEE_PROGRESS)
    return await progress(connection, ledger, await counting_settings(connection))


def ids_under(progress: Progress, figure: Figure, key: str = "") -> Ids:
    """The cases that a figure counts; none for a key that nothing has."""
    of_waiting: Mapping[Figure, Callable[[Waiting], bool]] = {
        Figure.WAITING: lambda w: True,
        Figure.LATE: lambda w: w.late,
        Figure.STAGE: lambda w: w.stage == key,
        Figure.LATE_STAGE: lambda w: w.late and w.stage == key,
        Figure.WAITS_FOR: lambda w: w.late and w.waits_for == key,
    }
    if figure in of_waiting:
        return tuple(w.case_id for w in progress.waiting if of_waiting[figure](w))
    number = int(key) if key.isdecimal() else 0
    plain: dict[Figure, Ids] = {
        Figure.COUNTED: progress.count.counted,
        Figure.REPLICATIONS: progress.count.replications,
        Figure.SEPARATE: progress.count.separate,
        Figure.PRODUCTS: progress.count.products,
        Figure.RECENT: progress.forecast.recent,
        Figure.AFTERWARDS: progress.afterwards,
        Figure.SECTOR: progress.by_sector.get(key, ()),
        Figure.SUPPLIER: progress.by_supplier.get(number, ()),
        Figure.ADOPTER: progress.by_adopter.get(number, ()),
        Figure.QUARTER: progress.by_quarter.get(key, ()),
    }
    return plain[figure]


def needs_under(progress: Progress, milestone: Milestone) -> Ids:
    """The needs that came so far or further."""
    return next(step.need_ids for step in progress.funnel if step.milestone is milestone)


async def case_lines(
    connection: Connection, judged: Mapping[int, Judgement], ids: Sequence[int], *, by: Actor
) -> list[CaseLine]:
    """In the order of the ids. Raises NotAllowed."""
    require(by, Permission.SEE_PROGRESS)
    rows = {row["id"]: row for row in await queries.cases_listed(connection, ids=list(ids))}
    return [
        CaseLine(
            id=i,
            title=rows[i]["title"],
            adopter=rows[i]["adopter_name"],
            supplier=rows[i]["supplier_name"],
            stage=rows[i]["stage"],
            sector=rows[i]["sector"],
            met=judged[i].met,
            total=judged[i].total,
        )
        for i in ids
    ]


async def need_lines(connection: Connection, ids: Sequence[int], *, by: Actor) -> list[NeedLine]:
    """What only brokers may read is told by number and sector alone; an anonymous need without its owner."""
    require(by, Permission.SEE_PROGRESS)
    sees_all = may(by, Permission.SEE_HIDDEN)
    return [
        NeedLine(
            id=row["id"],
            title=row["title"] if sees_all or row["confidentiality"] != "brokers" else None,
            organisation=row["organisation_name"] if sees_all or row["confidentiality"] == "public" else None,
            sector=row["sector"],
            state=row["state"],
        )
        for row in await queries.needs_listed(connection, ids=list(ids))
    ]


async def supply_lines(connection: Connection, ids: Sequence[int], *, by: Actor) -> list[SupplyLine]:
    """In the order of their names. Raises NotAllowed."""
    require(by, Permission.SEE_PROGRESS)
    return [
        SupplyLine(
            id=row["id"],
            kind=row["kind"],
            title=row["title"],
            summary=row["summary"],
            organisation=row["organisation_name"],
        )
        for row in await queries.supply_listed(connection, ids=list(ids))
    ]
