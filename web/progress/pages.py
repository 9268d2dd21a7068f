"""What leadership sees: progress towards the target, each figure a link to the list under it; today's sheet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from fastapi import APIRouter
from starlette.responses import Response

from matchmaker.calls.outcome import published
from matchmaker.calls.outcome.published import Statistics
from matchmaker.cases.under_way import StageAge, Waiting, ages_of, furthest_first, late_of, stuck_with
from matchmaker.ground.errors import NotFound
from matchmaker.programme.service import counting_settings
from matchmaker.progress import approval, lists
from matchmaker.progress.approval import PublicFigure
from matchmaker.progress.clusters import Cluster, cluster_with, clusters
from matchmaker.progress.funnel import Milestone
from matchmaker.progress.gaps import GapMap, SectorRow, gap_map
from matchmaker.progress.headline import Progress
from matchmaker.progress.lists import CaseLine, Figure, NeedLine, SupplyLine
from matchmaker.reports import target_figures
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import may, may_ever
from matchmaker.rules.programme import CountingSettings
from matchmaker.rules.solution import SolutionKind
from matchmaker.rules.target_count import Reached
from web.ground.dependencies import CurrentVisit, Visit, asks
from web.ground.forms import whole_or_none
from web.ground.lists import chosen
from web.ground.rendering import Page, render
from web.progress.charts import Curve, curve, running

router = APIRouter()

SEES = [asks(Permission.SEE_PROGRESS)]
MOST_NEAR, MOST_STUCK = 5, 10


@dataclass(frozen=True, kw_only=True)
class ProgressPage(Page):
    template: ClassVar[str] = "progress/show.html"
    section: ClassVar[str] = "progress"
    progress: Progress
    settings: CountingSettings
    growth: Curve
    nearest: Sequence[Waiting]
    ages: Sequence[StageAge]
    stuck: Sequence[Waiting]
    stuck_with: Mapping[str, int]
    gaps: GapMap
    uncovered: Sequence[Cluster]
    calls: Statistics
    targets: Sequence[Reached]
    approved: PublicFigure | None
    may_close: bool


@dataclass(frozen=True, kw_only=True)
class TodayPage(Page):
    template: ClassVar[str] = "progress/today.html"
    section: ClassVar[str] = "progress"
    progress: Progress
    settings: CountingSettings
    nearest: Sequence[Waiting]
    ages: Sequence[StageAge]
    stuck: Sequence[Waiting]
    stuck_with: Mapping[str, int]
    gaps: GapMap
    uncovered: Sequence[Cluster]
    approved: PublicFigure | None


@dataclass(frozen=True, kw_only=True)
class CasesUnder(Page):
    template: ClassVar[str] = "progress/cases.html"
    section: ClassVar[str] = "progress"
    figure: Figure
    key: str
    name: str  # of the organisation that the key stands for
    lines: Sequence[CaseLine]


@dataclass(frozen=True, kw_only=True)
class NeedsUnder(Page):
    template: ClassVar[str] = "progress/needs.html"
    section: ClassVar[str] = "progress"
    step: str
    sector: str
    technology: str
    unjudged: bool
    uncovered: bool
    cluster: Cluster | None
    may_call: bool  # for solutions of a group
    lines: Sequence[NeedLine]


@dataclass(frozen=True, kw_only=True)
class SupplyUnder(Page):
    template: ClassVar[str] = "progress/supply.html"
    section: ClassVar[str] = "progress"
    sector: str
    technology: str
    kind: str
    lines: Sequence[SupplyLine]


@router.get("/progress", dependencies=SEES)
async def show_progress(visit: CurrentVisit) -> Response:
    async with visit.transaction() as connection:
        ledger = await visit.runtime.cases.ledger(connection)
        progress = await lists.of_ledger(connection, ledger, by=visit.actor)
        targets = await target_figures.standing(connection, ledger, ledger.today, by=visit.actor)
        settings, gaps = await counting_settings(connection), await gap_map(connection)
        approved = await approval.public_figure(connection)
        calls = await published.statistics(connection, progress.today, progress.count.counted)
    uncovered = await clusters(gaps.uncovered, visit.matching.vectors_of_needs)
    page = ProgressPage(
        progress=progress,
        settings=settings,
        growth=curve(running([(q, len(ids)) for q, ids in sorted(progress.by_quarter.items())]), progress.target),
        nearest=furthest_first(progress.waiting)[:MOST_NEAR],
        ages=ages_of(progress.waiting),
        stuck=late_of(progress.waiting)[:MOST_STUCK],
        stuck_with=stuck_with(progress.waiting),
        gaps=gaps,
        uncovered=uncovered,
        calls=calls,
        targets=targets,
        approved=approved,
        may_close=may_ever(visit.actor, Permission.CLOSE_PERIOD),
    )
    return render(visit, page)


@router.get("/progress/today", dependencies=SEES)
async def show_today(visit: CurrentVisit) -> Response:
    """One sheet of A4 to print."""
    async with visit.transaction() as connection:
        progress = await lists.present(connection, visit.runtime.cases, by=visit.actor)
        settings, gaps = await counting_settings(connection), await gap_map(connection)
        approved = await approval.public_figure(connection)
    uncovered = await clusters(gaps.uncovered, visit.matching.vectors_of_needs)
    page = TodayPage(
        progress=progress,
        settings=settings,
        nearest=furthest_first(progress.waiting)[:3],
        ages=ages_of(progress.waiting),
        stuck=late_of(progress.waiting)[:5],
        stuck_with=stuck_with(progress.waiting),
        gaps=gaps,
        uncovered=uncovered,
        approved=approved,
    )
    return render(visit, page)


@router.get("/progress/cases", dependencies=SEES)
async def list_cases_under(visit: CurrentVisit) -> Response:
    """The cases under a figure. Raises NotFound for a figure that there is not."""
    figure = chosen(visit.request, "of", Figure)
    if figure is None:
        raise NotFound()
    key = visit.request.query_params.get("key", "")[:40]
    async with visit.transaction() as connection:
        progress = await lists.present(connection, visit.runtime.cases, by=visit.actor)
        ids = lists.ids_under(progress, Figure(figure), key)
        lines = await lists.case_lines(connection, progress.count.judgements, ids, by=visit.actor)
    if key and not ids:
        raise NotFound()
    name = progress.names.get(int(key), "") if key.isdecimal() else ""
    return render(visit, CasesUnder(figure=Figure(figure), key=key, name=name, lines=lines))


@router.get("/progress/needs", dependencies=SEES)
async def list_needs_under(visit: CurrentVisit) -> Response:
    """The needs under a step of the funnel or a cell of the gap map, or a group of those that nothing covers."""
    step, like = chosen(visit.request, "step", Milestone), whole_or_none(visit.request.query_params.get("like", ""))
    sector, technology = (visit.request.query_params.get(name, "")[:40] for name in ("sector", "technology"))
    unjudged, uncovered = (visit.request.query_params.get(name) == "1" for name in ("unjudged", "uncovered"))
    cluster = await _cluster_with(visit, like) if like and not step else None
    async with visit.transaction() as connection:
        if step:
            progress = await lists.present(connection, visit.runtime.cases, by=visit.actor)
            ids: Sequence[int] = lists.needs_under(progress, Milestone(step))
        elif cluster:
            ids = cluster.need_ids
        else:
            gaps = await gap_map(connection)
            uncovered_ids = [need.id for need in gaps.uncovered]
            ids = gaps.unjudged if unjudged else uncovered_ids if uncovered else _needs_in(gaps, sector, technology)
        lines = await lists.need_lines(connection, ids, by=visit.actor)
    page = NeedsUnder(
        step=step or "",
        sector=sector,
        technology=technology,
        unjudged=unjudged,
        uncovered=uncovered,
        cluster=cluster,
        may_call=cluster is not None and may(visit.actor, Permission.WRITE_CALL),
        lines=lines,
    )
    return render(visit, page)


@router.get("/progress/supply", dependencies=SEES)
async def list_supply_under(visit: CurrentVisit) -> Response:
    """What is offered of one kind in a sector of the gap map, or of all kinds in one of its cells. Raises NotFound."""
    sector, technology = (visit.request.query_params.get(name, "")[:40] for name in ("sector", "technology"))
    kind = chosen(visit.request, "kind", SolutionKind) or ""
    async with visit.transaction() as connection:
        ids = _supply_in(await gap_map(connection), sector, technology, kind)
        lines = await lists.supply_lines(connection, ids, by=visit.actor)
    return render(visit, SupplyUnder(sector=sector, technology=technology, kind=kind, lines=lines))


async def _cluster_with(visit: Visit, need_id: int) -> Cluster:
    """Raises NotFound for a need that something covers by now."""
    async with visit.transaction() as connection:
        gaps = await gap_map(connection)
    groups = await clusters(gaps.uncovered, visit.matching.vectors_of_needs)
    cluster = cluster_with(groups, need_id)
    if cluster is None:
        raise NotFound()
    return cluster


def _needs_in(gaps: GapMap, sector: str, technology: str) -> Sequence[int]:
    row = _place(gaps, sector, technology)
    return row.cells[technology].needs if technology else row.needs


def _supply_in(gaps: GapMap, sector: str, technology: str, kind: str) -> Sequence[int]:
    row = _place(gaps, sector, technology)
    if technology:
        return row.cells[technology].supply
    return row.by_kind[SolutionKind(kind or SolutionKind.SOLUTION)]


def _place(gaps: GapMap, sector: str, technology: str) -> SectorRow:
    """Raises NotFound for a place that the map does not have."""
    row = next((row for row in gaps.rows if row.sector == sector), None)
    if row is None or (technology and technology not in row.cells):
        raise NotFound()
    return row
