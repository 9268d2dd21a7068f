"""A leader approves and closes a period: what is frozen, what everybody may see of it, what has changed since."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date

from matchmaker.cases.loading import all_cases, cases, city_today
from matchmaker.cases.under_way import furthest_first
from matchmaker.ground.db import Connection, Record
from matchmaker.programme.service import counting_settings, take_turn_to_set
from matchmaker.progress import periods
from matchmaker.progress.headline import Progress, progress
from matchmaker.progress.periods import Change, Closing, ToFreeze
from matchmaker.progress.statements import queries
from matchmaker.rules.actors import Actor
from matchmaker.rules.facts import ROUTE_KINDS, EvidenceKind
from matchmaker.rules.ledger import Ledger
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import require
from matchmaker.rules.programme import CountingSettings
from matchmaker.rules.stages import Stage

# That a confidentiality agreement or a memorandum exists is nobody's business; what completes the route is told.
_TOLD_KINDS = ROUTE_KINDS | {EvidenceKind.CONFIRMATION_OF_USE, EvidenceKind.MEASUREMENT}


@dataclass(frozen=True, kw_only=True)
class Situation:
    """What stands beside an approved count: cases under way, and how many conditions the furthest of them meets."""

    under_way: int
    met: int
    total: int
    needs: int
    consented: int

    @classmethod
    def of(cls, progress: Progress) -> "Situation":
        furthest = next(iter(furthest_first(progress.waiting)), None)
        reached = {step.milestone.value: len(step.need_ids) for step in progress.funnel}
        return cls(
            under_way=len(progress.waiting),
            met=furthest.met if furthest else 0,
            total=furthest.total if furthest else 0,
            needs=reached["needed"],
            consented=reached["consented"],
        )


@dataclass(frozen=True, kw_only=True)
class Approved:
    """An approval with what stood beside it and what has changed in its period since.

    `whole`: its period begins where the target does; the figure of a part is not held against the target.
    """

    closing: Closing
    situation: Situation | None
    since: Change
    whole: bool

    @property
    def number(self) -> int:
        return len(self.closing.figures.counted)


@dataclass(frozen=True, kw_only=True)
class PublicFigure:
    """An approved figure as everybody sees it; `withdrawn` of it were taken back since."""

    closing: Closing
    situation: Situation | None
    withdrawn: int

    @property
    def number(self) -> int:
        return len(self.closing.figures.counted)


@dataclass(frozen=True, kw_only=True)
class ClosingPreview:
    """What closing a period now would keep and show. `before` is what everybody sees now, and `earlier` the last
    approval of this very period.

    `public`: the figure becomes the one that everybody sees against the target; else it is listed apart.
    """

    frozen: ToFreeze
    results: Sequence["Result"]
    before: PublicFigure | None
    earlier: Closing | None
    public: bool

    @property
    def number(self) -> int:
        return len(self.frozen.figures.counted)


@dataclass(frozen=True, kw_only=True)
class Paper:
    """One document under a result; the hash is what it had when it arrived."""

    kind: str
    dated_on: date | None
    checked: bool
    sha256: str


@dataclass(frozen=True, kw_only=True)
class Result:
    """A counted solution with its evidence. `adopter` is None where its need did not name it to everybody.

    `withdrawn` carries the reason when the result was taken back after it had been approved.
    """

    case_id: int
    title: str
    solution_id: int | None
    supplier_id: int
    supplier: str
    adopter: str | None
    sector: str | None
    route: str
    result_on: date | None
    also_product: bool
    withdrawn: str | None
    papers: tuple[Paper, ...]


async def preview(
    connection: Connection, ledger: Ledger, period_from: date, period_to: date, *, by: Actor
) -> ClosingPreview:
    """What would happen, before anything does. Raises NotAllowed, InvalidInput for a period that is not over."""
    frozen = await periods.to_freeze(connection, ledger, period_from, period_to, by=by)
    every, before = await periods.closings(connection), await public_figure(connection)
    programme = await counting_settings(connection)
    whole = periods.is_whole(frozen.period, programme)
    return ClosingPreview(
        frozen=frozen,
        results=await results_of(connection, ledger, frozen.figures.counted, frozen.settings, named=False),
        before=before,
        earlier=next((closing for closing in every if (closing.period_from, closing.period_to) == frozen.period), None),
        public=whole and (before is None or period_to >= before.closing.period_to),
    )


async def approve(
    connection: Connection, period_from: date, period_to: date, *, by: Actor, seen: str | None = None
) -> int:
    """Closes the period; gives the approval's id. `seen` is the mark of the figures in the preview that was read.

    Raises NotAllowed, InvalidInput for a period that is not over, Conflict where the figures have changed since.
    """
    require(by, Permission.CLOSE_PERIOD)
    await take_turn_to_set(connection, "closing")
    ledger = await all_cases(connection)
    closed = await periods.close_period(connection, ledger, period_from, period_to, by=by, seen=seen)
    present = await progress(connection, ledger, closed.settings)
    await queries.insert_situation(connection, closing_id=closed.id, situation=asdict(Situation.of(present)))
    return closed.id


async def approvals(connection: Connection, ledger: Ledger, *, by: Actor) -> list[Approved]:
    """Every approval with its adjustments, the newest first. Raises NotAllowed."""
    require(by, Permission.SEE_PROGRESS)
    return [await approved(connection, ledger, each) for each in await periods.closings(connection)]


async def approved(connection: Connection, ledger: Ledger, closing: Closing) -> Approved:
    """An approval with what stood beside it and what has changed since."""
    return Approved(
        closing=closing,
        situation=await _situation(connection, closing.id),
        since=periods.adjustments(ledger, closing),
        whole=closing.is_whole(await counting_settings(connection)),
    )


async def public_figure(connection: Connection) -> PublicFigure | None:
    """None before a leader has approved a figure of the whole."""
    shown = periods.headline(await periods.closings(connection), await counting_settings(connection))
    return await _public(connection, shown) if shown else None


async def of_other_periods(connection: Connection, shown: PublicFigure | None) -> list[PublicFigure]:
    """The last approval of every period but that of the public figure, the newest period first."""
    last: dict[tuple[date, date], Closing] = {}
    for each in await periods.closings(connection):  # the newest first
        last.setdefault((each.period_to, each.period_from), each)
    if shown:
        del last[shown.closing.period_to, shown.closing.period_from]
    return [await _public(connection, last[period]) for period in sorted(last, reverse=True)]


async def results(connection: Connection, closing: Closing) -> list[Result]:
    """The solutions of an approved figure, each with its evidence."""
    ids = closing.figures.counted
    ledger = Ledger(await cases(connection, ids), await city_today(connection))
    return await results_of(connection, ledger, ids, closing.settings, named=False)


async def public_adopters(connection: Connection, ids: Sequence[int]) -> dict[int, str]:
    """Of these cases the adopters that their own need named to everybody, by case."""
    rows = await queries.results_told(connection, ids=list(ids))
    return {row["id"]: row["adopter_name"] for row in rows if row["adopter_name"]}


async def results_of(
    connection: Connection, ledger: Ledger, ids: Sequence[int], settings: CountingSettings, *, named: bool
) -> list[Result]:
    """Cases of the ledger in the order of the ids, judged by these thresholds; `named` tells every adopter."""
    wanted, judged = list(ids), ledger.judgements(settings)
    rows = {row["id"]: row for row in await queries.results_told(connection, ids=wanted)}
    papers: dict[int, list[Paper]] = defaultdict(list)
    for row in await queries.papers_told(connection, ids=wanted):
        if EvidenceKind(row["kind"]) in _TOLD_KINDS:
            papers[row["case_id"]].append(
                Paper(kind=row["kind"], dated_on=row["dated_on"], checked=row["checked"], sha256=row["sha256"].hex())
            )
    return [_result(rows[i], judged[i].result_on, tuple(papers[i]), named=named) for i in ids]


def _result(row: Record, result_on: date | None, papers: tuple[Paper, ...], *, named: bool) -> Result:
    return Result(
        case_id=row["id"],
        title=row["title"],
        solution_id=row["solution_id"] if row["solution_shown"] and not row["of_capability"] else None,
        supplier_id=row["supplier_id"],
        supplier=row["supplier_name"],
        adopter=row["adopter_for_officers"] if named else row["adopter_name"],
        sector=row["sector"],
        route=row["route"],
        result_on=result_on,
        also_product=row["also_product"],
        withdrawn=row["reason"] if row["stage"] == Stage.WITHDRAWN else None,
        papers=papers,
    )


async def _public(connection: Connection, closing: Closing) -> PublicFigure:
    withdrawn: int = await queries.withdrawn_of(connection, ids=list(closing.figures.counted))
    situation = await _situation(connection, closing.id)
    return PublicFigure(closing=closing, situation=situation, withdrawn=withdrawn)


async def _situation(connection: Connection, closing_id: int) -> Situation | None:
    """None for a period that was closed without this page."""
    stored = await queries.situation_of(connection, closing_id=closing_id)
    return Situation(**stored) if stored else None
