"""What leadership sees: progress, funnel, distribution, ageing, forecast. Each figure carries the ids under it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil, floor, sqrt
from typing import TypeVar

from matchmaker.db import Connection, Record
from matchmaker.i18n import CITY_TIME
from matchmaker.programme.model import CountingSettings
from matchmaker.transfers.counting import Count, count
from matchmaker.transfers.facts import Case
from matchmaker.transfers.findings import Clause, Judgement
from matchmaker.transfers.funnel import FunnelStep, funnel_of
from matchmaker.transfers.loading import cases
from matchmaker.transfers.stages import EDITABLE, PROMISED_DAYS, Stage
from matchmaker.transfers.statements import queries

FORECAST_DAYS = 365  # of the past, whose pace is taken for that of the rest of the period
_OF_VERIFIER = (Clause.LINKS, Clause.GRADE, Clause.VERIFIED, Clause.DISTINCT, Clause.PERIOD)

Ids = tuple[int, ...]
K = TypeVar("K")


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """A case under way: how long it is in its stage, since when it is late, and with whom it is stuck.

    `waits_for` is desk, adopter, supplier or verifier; `late_days` is 0 in time.
    """

    case_id: int
    title: str
    stage: Stage
    days: int
    late_days: int
    waits_for: str
    owner_id: int | None
    met: int
    total: int


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


async def progress(connection: Connection, settings: CountingSettings, today: date) -> Progress:
    """All figures, derived anew: eight reads, and the rule over every case."""
    every = await cases(connection)
    counted = count(every, settings, today)
    rows = {row["id"]: row for row in await queries.cases_shown(connection)}
    result_on = {i: counted.judgements[i].result_on for i in counted.counted}
    since = _counts_since(every, result_on)
    # the latest first, so that of several for one need the first stays
    latest_first = sorted(since.items(), key=lambda each: each[1], reverse=True)
    needs = {rows[i]["need_id"]: day for i, day in latest_first if rows[i]["need_id"]}
    return Progress(
        today=today,
        period=settings.period(today),
        target=settings.target,
        count=counted,
        funnel=funnel_of(await queries.funnel(connection), needs),
        afterwards=tuple(i for i, row in rows.items() if row["entered_afterwards"]),
        by_sector=_by(counted.counted, lambda i: rows[i]["sector"] or "other"),
        by_supplier=_by(counted.counted, lambda i: rows[i]["supplier_id"]),
        by_adopter=_by(counted.counted, lambda i: rows[i]["adopter_id"]),
        by_quarter=_by(counted.counted, lambda i: _quarter(result_on[i])),
        waiting=waiting_of(rows.values(), counted.judgements, today),
        forecast=forecast_of(result_on, settings, today),
        names=_names(rows.values()),
    )


def _counts_since(every: Iterable[Case], result_on: Mapping[int, date | None]) -> Mapping[int, date]:
    """The day on which each case came to count: that of the verifier's word, or of a result still later."""
    verified_on = {case.id: case.verification.on for case in every if case.verification}
    return {i: max(verified_on[i], day) for i, day in result_on.items() if day}


def waiting_of(rows: Iterable[Record], judgements: Mapping[int, Judgement], today: date) -> tuple[Waiting, ...]:
    """Cases under way, those that are late for the longest first."""
    open_rows = [row for row in rows if Stage(row["stage"]) in EDITABLE]
    found = [_waiting(row, judgements[row["id"]], today) for row in open_rows]
    return tuple(sorted(found, key=lambda w: (-w.late_days, -w.days, w.case_id)))


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


def _waiting(row: Record, judgement: Judgement, today: date) -> Waiting:
    stage, since = Stage(row["stage"]), row["since"].astimezone(CITY_TIME).date()
    due = row["next_due"] or since + timedelta(days=PROMISED_DAYS[stage])
    return Waiting(
        case_id=row["id"],
        title=row["title"],
        stage=stage,
        days=(today - since).days,
        late_days=max((today - due).days, 0),
        waits_for=_waits_for(row, judgement, stage),
        owner_id=row["owner_id"],
        met=judgement.met,
        total=judgement.total,
    )


def _waits_for(row: Record, judgement: Judgement, stage: Stage) -> str:
    """A party that was asked and has not answered; the verifier when only their part is missing; else the desk."""
    if row["asked"]:
        return "adopter" if "need" in row["asked"] else "supplier"
    return "verifier" if stage is Stage.ACCEPTED and judgement.holds_but(*_OF_VERIFIER) else "desk"


def _by(ids: Sequence[int], key: Callable[[int], K]) -> Mapping[K, Ids]:
    found: dict[K, list[int]] = defaultdict(list)
    for each in ids:
        found[key(each)].append(each)
    return {name: tuple(group) for name, group in found.items()}


def _quarter(day: date | None) -> str:
    return f"{day.year}-Q{(day.month + 2) // 3}" if day else ""


def _names(rows: Iterable[Record]) -> Mapping[int, str]:
    names: dict[int, str] = {}
    for row in rows:
        names[row["adopter_id"]] = row["adopter_name"]
        names[row["supplier_id"]] = row["supplier_name"]
    return names
