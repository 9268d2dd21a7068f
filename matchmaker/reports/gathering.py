"""Everything that a report of a period tells, gathered once: the same for each form that it is written in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from matchmaker.db import Connection
from matchmaker.errors import InvalidInput
from matchmaker.people.model import Actor, OrganisationKind
from matchmaker.people.policy import Permission, require
from matchmaker.programme.model import CountingSettings
from matchmaker.programme.service import counting_settings
from matchmaker.reports import approving, contributions, ecosystem, indicators
from matchmaker.reports.approving import Approved, Result
from matchmaker.reports.contributions import UnitYear
from matchmaker.reports.figures import CaseLine, case_lines
from matchmaker.reports.indicators import Tally
from matchmaker.reports.statements import queries
from matchmaker.reports.words import WRITTEN_PARTS, Words, current
from matchmaker.transfers import closing as periods
from matchmaker.transfers.figures import Progress, progress
from matchmaker.transfers.loading import city_today
from matchmaker.transfers.stages import Stage


@dataclass(frozen=True, kw_only=True)
class WrittenPart:
    """What an officer wrote; version 0 while it is the template's text."""

    body: str
    version: int


@dataclass(frozen=True, kw_only=True)
class Gathered:
    """`found` is as of the end of the period, or today while that is still to come."""

    begin: date
    end: date
    today: date
    settings: CountingSettings
    found: Progress
    in_period: tuple[int, ...]
    results: Sequence[Result]
    lines: Mapping[int, CaseLine]
    approved: Approved | None
    tallies: Sequence[Tally]
    active: Mapping[OrganisationKind, int]  # organisations in the twelve months until then
    reasons: Sequence[tuple[str, str, int]]  # group and code of its word, how often
    units: Sequence[UnitYear]
    words: Words
    written: Mapping[str, WrittenPart]


async def gather(connection: Connection, begin: date, end: date, *, by: Actor) -> Gathered:
    """Raises NotAllowed, InvalidInput for a period that ends before it begins or begins in the future."""
    require(by, Permission.SEE_PROGRESS)
    today = await city_today(connection)
    if end < begin or begin > today:
        raise InvalidInput({"period_to": "before_its_beginning"} if end < begin else {"period_from": "in_the_future"})
    day, settings, words = min(end, today), await counting_settings(connection), await current(connection)
    found = await progress(connection, settings, day)
    judged = found.count.judgements
    closing = next(
        (c for c in await periods.closings(connection) if (c.period_from, c.period_to) == (begin, end)), None
    )
    waiting = [w.case_id for w in found.waiting]
    return Gathered(
        begin=begin,
        end=end,
        today=today,
        settings=settings,
        found=found,
        in_period=tuple(i for i in found.count.counted if begin <= (judged[i].result_on or date.min) <= end),
        results=await approving.results_of(connection, found.count.counted, settings),
        lines={line.id: line for line in await case_lines(connection, found, waiting, by=by)},
        approved=await approving.approved(connection, closing) if closing else None,
        tallies=await indicators.tallies(connection, begin, day),
        active=ecosystem.by_kind(await ecosystem.active(connection, day, by=by)),
        reasons=await _reasons(connection, begin, end),
        units=await contributions.of_year(connection, end.year),
        words=words,
        written=await written_parts(connection, begin, end, words),
    )


async def written_parts(connection: Connection, begin: date, end: date, words: Words) -> dict[str, WrittenPart]:
    """The parts that officers write, in their order."""
    rows = await queries.texts_of(connection, period_from=begin, period_to=end)
    stored = {row["part"]: WrittenPart(body=row["body"], version=row["version"]) for row in rows}
    return {part: stored.get(part, WrittenPart(body=words["texts"][part], version=0)) for part in WRITTEN_PARTS}


async def _reasons(connection: Connection, begin: date, end: date) -> list[tuple[str, str, int]]:
    """Coded reasons of the period, the commonest first."""
    rows = await queries.reasons_between(connection, period_from=begin, period_to=end)
    group = {Stage.WITHDRAWN.value: "withdraw_reason", "verification": "refusal"}
    return [(group.get(row["origin"], "reason"), row["reason"], row["number"]) for row in rows]
