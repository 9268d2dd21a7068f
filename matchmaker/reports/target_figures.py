"""What is reached of every target of the programme: today, by the end of a period, and as it was when it was closed."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from matchmaker.cases.loading import all_cases
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import Conflict
from matchmaker.programme import targets as programme_targets
from matchmaker.programme.service import counting_settings
from matchmaker.progress import approval
from matchmaker.reports import indicators
from matchmaker.reports.indicators import Entry
from matchmaker.reports.model import IndicatorKind
from matchmaker.reports.statements import queries
from matchmaker.rules.actors import Actor
from matchmaker.rules.ledger import Ledger
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import require
from matchmaker.rules.programme import PLAN_DATE, CountingSettings
from matchmaker.rules.target import Counts, Target
from matchmaker.rules.target_count import Reached, RecordedResult, reached

_RECORDED = {IndicatorKind.AI_PRODUCT: Counts.PRODUCT, IndicatorKind.TRAINING: Counts.TRAINED}
KINDS = {counts: kind for kind, counts in _RECORDED.items()}  # of the entries that a target counts


@dataclass(frozen=True, kw_only=True)
class ReachedThen:
    """A target as it stood when a period was closed."""

    target: Target
    number: int
    cases: tuple[int, ...]
    records: tuple[int, ...]
    flagged: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class TargetsPreview:
    """What another version of a target would make of today's figures; `before` is None for a new target."""

    before: Reached | None
    after: Reached

    @property
    def added(self) -> tuple[int, ...]:
        return tuple(i for i in self.after.cases if self.before is None or i not in self.before.cases)

    @property
    def removed(self) -> tuple[int, ...]:
        return tuple(i for i in self.before.cases if i not in self.after.cases) if self.before else ()


async def standing(connection: Connection, ledger: Ledger, until: date, *, by: Actor) -> tuple[Reached, ...]:
    """What is reached by `until` of every target that is in force on that day. Raises NotAllowed."""
    require(by, Permission.SEE_PROGRESS)
    settings, targets = await counting_settings(connection), await programme_targets.targets_on(connection, until)
    return reached(targets, ledger, settings, await _records(connection, until), until)


async def with_version(connection: Connection, ledger: Ledger, new: Target, *, by: Actor) -> TargetsPreview:
    """As if the version held today. Raises NotAllowed."""
    require(by, Permission.SEE_PROGRESS)
    today, settings = ledger.today, await counting_settings(connection)
    records, present = await _records(connection, today), await programme_targets.targets_on(connection, today)
    others = [each for each in present if each.code != new.code]
    held = next((each for each in present if each.code == new.code), None)
    return TargetsPreview(
        before=_first(held, others, ledger, settings, records) if held else None,
        after=_first(new, others, ledger, settings, records),
    )


async def entries_under(connection: Connection, one: Reached) -> list[Entry]:
    """The entries of indicators that a target counts, by their day."""
    wanted = set(one.records)
    tallies = await indicators.tallies(connection, *one.period) if wanted else []
    return [entry for each in tallies for entry in each.entries if entry.id in wanted]


async def approve(
    connection: Connection,
    period_from: date,
    period_to: date,
    *,
    by: Actor,
    seen: str | None = None,
    seen_targets: str | None = None,
) -> int:
    """Closes a period as `approval.approve` does, and keeps with it what is reached of every target by its last day.

    `seen_targets` is their mark on the page that the leader read. Raises as `approval.approve` does, and Conflict where
    what is reached has changed since.
    """
    closing_id = await approval.approve(connection, period_from, period_to, by=by, seen=seen)
    lines = await standing(connection, await all_cases(connection), period_to, by=by)
    if seen_targets is not None and seen_targets != mark_of(lines):
        raise Conflict(seen=seen_targets, stored=mark_of(lines))
    await queries.insert_reached(connection, closing_id=closing_id, reached=[_stored(each) for each in lines])
    return closing_id


async def when_closed(connection: Connection, closing_ids: Sequence[int]) -> dict[int, tuple[ReachedThen, ...]]:
    """What was reached when these periods were closed; nothing of one that was closed before targets were kept."""
    rows = await queries.reached_when_closed(connection, closing_ids=list(closing_ids))
    return {row["closing_id"]: tuple(_then(each) for each in row["reached"]) for row in rows}


async def kept_with(connection: Connection, closing_id: int) -> tuple[ReachedThen, ...]:
    """What was reached when one period was closed."""
    return (await when_closed(connection, [closing_id])).get(closing_id, ())


def mark_of(lines: Sequence[Reached]) -> str:
    """By which a form says what its reader saw: other targets or figures have another."""
    return hashlib.sha256(json.dumps([_stored(each) for each in lines]).encode()).hexdigest()[:16]


def _first(
    target: Target,
    others: Sequence[Target],
    ledger: Ledger,
    settings: CountingSettings,
    records: Sequence[RecordedResult],
) -> Reached:
    return reached([target, *others], ledger, settings, records, ledger.today)[0]


async def _records(connection: Connection, until: date) -> list[RecordedResult]:
    tallies = await indicators.tallies(connection, PLAN_DATE, until)
    return [
        _record(_RECORDED[each.kind], entry) for each in tallies if each.kind in _RECORDED for entry in each.entries
    ]


def _record(counts: Counts, entry: Entry) -> RecordedResult:
    number = int(entry.details.get("distinct_people") or 0) if counts is Counts.TRAINED else 1
    return RecordedResult(id=entry.id, counts=counts, happened_on=entry.happened_on, number=number)


def _stored(line: Reached) -> dict[str, Any]:
    ids = {name: list(getattr(line, name)) for name in ("cases", "records", "flagged")}
    return {"target": line.target.stored(), "number": line.number, **ids}


def _then(stored: Mapping[str, Any]) -> ReachedThen:
    ids = {name: tuple(stored[name]) for name in ("cases", "records", "flagged")}
    return ReachedThen(target=Target.from_stored(stored["target"]), number=stored["number"], **ids)
