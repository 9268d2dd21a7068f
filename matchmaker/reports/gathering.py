"""Everything that a report of a period tells, gathered once: the same for each form that it is written in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from matchmaker.calls.outcome import published
from matchmaker.calls.outcome.published import Project, Statistics
from matchmaker.cases.loading import all_cases
from matchmaker.cases.still_used import UseLine, still_used
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import InvalidInput
from matchmaker.programme.service import counting_settings
from matchmaker.progress import approval, periods
from matchmaker.progress.approval import Approved, Result
from matchmaker.progress.headline import Progress, progress
from matchmaker.progress.lists import CaseLine, case_lines
from matchmaker.reports import contributions, ecosystem, indicators, target_figures
from matchmaker.reports.contributions import UnitYear
from matchmaker.reports.indicators import Tally
from matchmaker.reports.report_words import WRITTEN_PARTS, Words, current
from matchmaker.reports.statements import queries
from matchmaker.reports.target_figures import ReachedThen
from matchmaker.rules.actors import Actor, OrganisationKind
from matchmaker.rules.ledger import Count, Ledger
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import require
from matchmaker.rules.programme import CountingSettings, TargetSpan
from matchmaker.rules.stages import Stage
from matchmaker.rules.target_count import Reached


@dataclass(frozen=True, kw_only=True)
class WrittenPart:
    """What an officer wrote; version 0 and no number while it is the template's text."""

    body: str
    version: int
    id: int | None = None


@dataclass(frozen=True, kw_only=True)
class Gathered:
    """Everything is judged as of `today`: a word given after the period proves what happened in it.

    `until` is the period's last day, or today while that is still to come. `reached` holds the results that are dated
    up to then, `target_period` what the target is counted over; `in_period` those dated in the period. `progress` is
    the situation of today; `adopters` names those of it that everybody may read. `products` of II.1 are since the Plan.
    """

    begin: date
    end: date
    until: date
    today: date
    settings: CountingSettings
    target_period: tuple[date, date]
    reached: Count
    in_period: tuple[int, ...]
    results: Sequence[Result]
    progress: Progress
    adopters: Mapping[int, str]
    lines: Mapping[int, CaseLine]
    approved: Approved | None
    targets: Sequence[Reached]  # by the last day
    targets_then: Sequence[ReachedThen]  # as they were kept when exactly these days were closed
    in_use: Sequence[UseLine]  # what state money paid for, as of today
    tallies: Sequence[Tally]
    products: int
    active: Mapping[OrganisationKind, int]  # organisations in the twelve months until then
    households: int  # of the businesses in `active`
    reasons: Sequence[tuple[str, str, int]]  # group and code of its word, how often
    calls: Statistics  # of all that were opened until then
    projects: Sequence[Project]  # winners and finalists published until then
    units: Sequence[UnitYear]
    words: Words
    written: Mapping[str, WrittenPart]


async def gather(connection: Connection, begin: date, end: date, *, by: Actor) -> Gathered:
    """Raises NotAllowed, InvalidInput for a period that ends before it begins or begins in the future."""
    require(by, Permission.SEE_PROGRESS)
    ledger = await all_cases(connection)
    _check(begin, end, today := ledger.today)
    until, settings, words = min(end, today), await counting_settings(connection), await current(connection)
    present = await progress(connection, ledger, settings)
    reached = ledger.count(_ending(settings, *settings.period(until), until))
    waiting = [w.case_id for w in present.waiting]
    active = await ecosystem.active(connection, until, by=by)
    approved = await _approved(connection, ledger, begin, until)
    return Gathered(
        begin=begin,
        end=end,
        until=until,
        today=today,
        settings=settings,
        target_period=settings.period(until),
        reached=reached,
        in_period=ledger.count(_in_period(settings, begin, until)).counted,
        results=await approval.results_of(connection, ledger, reached.counted, settings, named=False),
        progress=present,
        adopters=await approval.public_adopters(connection, waiting),
        lines={line.id: line for line in await case_lines(connection, present.count.judgements, waiting, by=by)},
        approved=approved,
        targets=await target_figures.standing(connection, ledger, until, by=by),
        targets_then=await target_figures.kept_with(connection, approved.closing.id) if approved else (),
        in_use=await still_used(connection, ledger, by=by),
        tallies=await indicators.tallies(connection, begin, until),
        products=await indicators.products(connection, until),
        active=ecosystem.by_kind(active),
        households=ecosystem.households(active),
        reasons=await _reasons(connection, begin, end),
        calls=await published.statistics(connection, until, reached.counted),
        projects=await published.projects(connection, until),
        units=await contributions.of_year(connection, end.year),
        words=words,
        written=await written_parts(connection, begin, end, words),
    )


def _check(begin: date, end: date, today: date) -> None:
    if end < begin or begin > today:
        raise InvalidInput({"period_to": "before_its_beginning"} if end < begin else {"period_from": "in_the_future"})


def _in_period(settings: CountingSettings, begin: date, until: date) -> CountingSettings:
    """Of what the programme's whole period holds the results since `begin`."""
    return _ending(settings, max(begin, settings.period_from), settings.period_to, until)


def _ending(settings: CountingSettings, begin: date, end: date, until: date) -> CountingSettings:
    """The same rule for results from `begin` to `end`, but none after `until`."""
    return replace(settings, span=TargetSpan.WHOLE, period_from=begin, period_to=min(end, until))


async def _approved(connection: Connection, ledger: Ledger, begin: date, until: date) -> Approved | None:
    """The last approval of exactly these days."""
    every = await periods.closings(connection)
    closing = next((each for each in every if (each.period_from, each.period_to) == (begin, until)), None)
    return await approval.approved(connection, ledger, closing) if closing else None


async def written_parts(connection: Connection, begin: date, end: date, words: Words) -> dict[str, WrittenPart]:
    """The parts that officers write, in their order."""
    rows = await queries.texts_of(connection, period_from=begin, period_to=end)
    stored = {row["part"]: WrittenPart(body=row["body"], version=row["version"], id=row["id"]) for row in rows}
    return {part: stored.get(part, WrittenPart(body=words["texts"][part], version=0)) for part in WRITTEN_PARTS}


async def _reasons(connection: Connection, begin: date, end: date) -> list[tuple[str, str, int]]:
    """Coded reasons of the period, the commonest first."""
    rows = await queries.reasons_between(connection, period_from=begin, period_to=end)
    group = {Stage.WITHDRAWN.value: "withdraw_reason", "verification": "refusal"}
    return [(group.get(row["origin"], "reason"), row["reason"], row["number"]) for row in rows]
