"""What leadership sees: progress, funnel, distribution, ageing, forecast. Each figure carries the ids under it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil, floor, sqrt
from typing import TypeVar

from matchmaker.cases.loading import outlines
from matchmaker.cases.stored_parts import CaseOutline
from matchmaker.cases.under_way import Waiting, waiting_of
from matchmaker.ground.db import Connection
from matchmaker.progress.funnel import FunnelStep, funnel_of
from matchmaker.progress.statements import queries
from matchmaker.rules.ledger import Count, Ledger
from matchmaker.rules.programme import CountingSettings

FORECAST_DAYS = 365  # of the past, whose pace is taken for that of the rest of the period

Ids = tuple[int, ...]
K = TypeVar("K")


@dataclass(frozen=True, kw_only=True)
class Forecast:
    """How many will count by the end of the period if the pace of the last `days` days goes on.

    `low` and `high` lie one standard deviation of a Poisson count around it, where `recent` results counted.
    """

    until: date
    recent: Ids
    days: int
    low: int
    high: int

    @property
    def has_data(self) -> bool:
        """Whether there is a pace at all: of nothing nobody can say how it goes on."""
        return bool(self.recent)


@dataclass(frozen=True, kw_only=True)
class Progress:
    """Everything as of `today`; ids are of cases but in the funnel, which counts needs."""

    today: date
    period: tuple[date, date]
    target: int
    count: Count
    funnel: tuple[FunnelStep, ...]
    afterwards: Ids
    by_sector: Mapping[str, Ids]
    by_supplier: Mapping[int, Ids]
    by_adopter: Mapping[int, Ids]
    by_quarter: Mapping[str, Ids]
    waiting: tuple[Waiting, ...]
    forecast: Forecast
    names: Mapping[int, str]


async def progress(connection: Connection, ledger: Ledger, settings: CountingSettings) -> Progress:
    """All figures, derived anew from the ledger of all cases."""
    counted, today = ledger.count(settings), ledger.today
    # A case that came after the ledger was read is in none of the figures yet.
    shown = {each.id: each for each in await outlines(connection) if each.id in counted.judgements}
    result_on = {i: counted.judgements[i].result_on for i in counted.counted}
    verified_on = {case.id: case.verification.on for case in ledger.cases if case.verification}
    # a case came to count on the day of the verifier's word, or of a result still later
    since = {i: max(verified_on[i], day) for i, day in result_on.items() if day}
    # the latest first, so that of several for one need the first stays
    latest_first = sorted(since.items(), key=lambda each: each[1], reverse=True)
    needs = {need_id: day for i, day in latest_first if (need_id := shown[i].need_id)}
    return Progress(
        today=today,
        period=settings.period(today),
        target=settings.target,
        count=counted,
        funnel=funnel_of(await queries.funnel(connection), needs),
        afterwards=tuple(i for i, each in shown.items() if each.entered_afterwards),
        by_sector=_by(counted.counted, lambda i: shown[i].sector or "other"),
        by_supplier=_by(counted.counted, lambda i: shown[i].supplier_id),
        by_adopter=_by(counted.counted, lambda i: shown[i].adopter_id),
        by_quarter=_by(counted.counted, lambda i: _quarter(result_on[i])),
        waiting=waiting_of(shown.values(), counted.judgements, today),
        forecast=forecast_of(result_on, settings, today),
        names=_names(shown.values()),
    )


def forecast_of(result_on: Mapping[int, date | None], settings: CountingSettings, today: date) -> Forecast:
    """Counts what counted in the last `FORECAST_DAYS` days, and lets it go on."""
    _, until = settings.period(today)
    since = today - timedelta(days=FORECAST_DAYS)
    recent = tuple(i for i, day in sorted(result_on.items()) if day and since < day <= today)
    share = max((until - today).days, 0) / FORECAST_DAYS
    spread = sqrt(max(len(recent), 1))
    return Forecast(
        until=until,
        recent=recent,
        days=FORECAST_DAYS,
        low=len(result_on) + floor(max(len(recent) - spread, 0) * share),
        high=len(result_on) + ceil((len(recent) + spread) * share),
    )


def _by(ids: Sequence[int], key: Callable[[int], K]) -> Mapping[K, Ids]:
    groups: dict[K, list[int]] = defaultdict(list)
    for case_id in ids:
        groups[key(case_id)].append(case_id)
    return {name: tuple(group) for name, group in groups.items()}


def _quarter(day: date | None) -> str:
    return f"{day.year}-Q{(day.month + 2) // 3}" if day else ""


def _names(outlines: Iterable[CaseOutline]) -> Mapping[int, str]:
    names: dict[int, str] = {}
    for each in outlines:
        names[each.adopter_id] = each.adopter_name
        names[each.supplier_id] = each.supplier_name
    return names
