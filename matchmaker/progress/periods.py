"""Closed periods: figures that a leader approved and that stay as they were; and what other settings would change."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from datetime import date, datetime

from matchmaker.audit import service as audit
from matchmaker.audit.model import Action
from matchmaker.cases.loading import all_cases
from matchmaker.ground.db import Connection, Record
from matchmaker.ground.errors import Conflict, InvalidInput, NotFound
from matchmaker.programme.service import counting_settings
from matchmaker.progress.statements import queries
from matchmaker.rules.actors import Actor
from matchmaker.rules.ledger import Count, Ledger
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import require
from matchmaker.rules.programme import CountingSettings, TargetSpan

Ids = tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class FrozenFigures:
    """What a count gave, as ids of cases."""

    counted: Ids
    replications: Ids
    separate: Ids
    products: Ids

    @classmethod
    def of(cls, count: Count) -> "FrozenFigures":
        return cls(**{f.name: getattr(count, f.name) for f in fields(cls)})

    @property
    def mark(self) -> str:
        """By which a form says what its reader saw: other figures have another."""
        return hashlib.sha256(json.dumps(vars(self)).encode()).hexdigest()[:16]


@dataclass(frozen=True, kw_only=True)
class Closing:
    """A period as it was approved. `closed_by` is the leader's name, None once their data were erased."""

    id: int
    period_from: date
    period_to: date
    settings: CountingSettings
    figures: FrozenFigures
    closed_at: datetime
    closed_by: str | None

    def is_whole(self, programme: CountingSettings) -> bool:
        """See `is_whole`."""
        return is_whole((self.period_from, self.period_to), programme)

    def rule(self, programme: CountingSettings) -> CountingSettings:
        """Target and thresholds of then; the target's span and days are the programme's, which no closing ends."""
        return replace(
            self.settings, span=programme.span, period_from=programme.period_from, period_to=programme.period_to
        )


def is_whole(period: tuple[date, date], programme: CountingSettings) -> bool:
    """Whether it begins where the target does: only such a figure may be held against the target."""
    return period[0] == programme.period(period[1])[0]


@dataclass(frozen=True, kw_only=True)
class Change:
    """What counts now and did not, and the other way round."""

    added: Ids
    removed: Ids


@dataclass(frozen=True, kw_only=True)
class Preview:
    """What other settings would make of today's cases."""

    before: Count
    after: Count
    change: Change


async def preview(connection: Connection, new: CountingSettings) -> Preview:
    """What would change, before anything is saved."""
    ledger = await all_cases(connection)
    before, after = ledger.count(await counting_settings(connection)), ledger.count(new)
    return Preview(before=before, after=after, change=_change(before.counted, after.counted))


@dataclass(frozen=True, kw_only=True)
class ToFreeze:
    """What closing a period now would keep: the figures, and the thresholds that they are counted by."""

    settings: CountingSettings
    figures: FrozenFigures

    @property
    def period(self) -> tuple[date, date]:
        return self.settings.period_from, self.settings.period_to


async def to_freeze(
    connection: Connection, ledger: Ledger, period_from: date, period_to: date, *, by: Actor
) -> ToFreeze:
    """Changes nothing. Raises NotAllowed, InvalidInput for a period that is not over or outside the programme's."""
    require(by, Permission.CLOSE_PERIOD)
    present = await counting_settings(connection)
    if problems := _problems(period_from, period_to, present, ledger.today):
        raise InvalidInput(problems)
    settings = replace(present, span=TargetSpan.WHOLE, period_from=period_from, period_to=period_to)
    return ToFreeze(settings=settings, figures=FrozenFigures.of(ledger.count(settings)))


async def close_period(
    connection: Connection, ledger: Ledger, period_from: date, period_to: date, *, by: Actor, seen: str | None = None
) -> Closing:
    """Freezes the figures of a period under the present thresholds; nothing opens it again, closing it again is
    another row. `seen` is the mark of the figures that the leader saw, None for a caller that saw none.

    Raises NotAllowed, InvalidInput as `to_freeze` does, and Conflict where the figures are others than those seen.
    """
    frozen = await to_freeze(connection, ledger, period_from, period_to, by=by)
    settings, figures = frozen.settings, frozen.figures
    if seen is not None and seen != figures.mark:
        raise Conflict(seen=seen, stored=figures.mark)
    closing_id: int = await queries.insert_closing(
        connection,
        period_from=period_from,
        period_to=period_to,
        settings=settings.stored(),
        figures=vars(figures),
        closed_by=by.name,
        closed_by_id=by.person_id,
    )
    details = {"from": period_from.isoformat(), "to": period_to.isoformat(), "counted": list(figures.counted)}
    await audit.append(connection, Action.PERIOD_CLOSE, closing_id, by=by, details=details)
    return await get(connection, closing_id)


async def get(connection: Connection, closing_id: int) -> Closing:
    """Raises NotFound."""
    row = await queries.get_closing(connection, closing_id=closing_id)
    if row is None:
        raise NotFound()
    return _closing(row)


async def closings(connection: Connection) -> list[Closing]:
    """Every approval, the newest first."""
    return [_closing(row) for row in await queries.closings(connection)]


def headline(every: Iterable[Closing], programme: CountingSettings) -> Closing | None:
    """What everybody may see against the target: of the approvals of the whole the one with the newest end, and of
    several with one end the last. A part of the period never replaces it. None before the first such approval.
    """
    whole = (each for each in every if each.is_whole(programme))
    return max(whole, key=lambda each: (each.period_to, each.id), default=None)


def adjustments(ledger: Ledger, closing: Closing) -> Change:
    """What has changed since in the period, by the thresholds of then."""
    return _change(closing.figures.counted, ledger.count(closing.settings).counted)


def _problems(period_from: date, period_to: date, programme: CountingSettings, today: date) -> dict[str, str]:
    if period_to < period_from:
        return {"period_to": "before_its_beginning"}
    problems = {}
    if period_from < programme.period_from:
        problems["period_from"] = "before_the_programme"
    if period_to > today:
        problems["period_to"] = "period_not_over"
    elif period_to > programme.period_to:
        problems["period_to"] = "after_the_programme"
    return problems


def _change(before: Ids, after: Ids) -> Change:
    return Change(
        added=tuple(i for i in after if i not in set(before)), removed=tuple(i for i in before if i not in set(after))
    )


def _closing(row: Record) -> Closing:
    return Closing(
        id=row["id"],
        period_from=row["period_from"],
        period_to=row["period_to"],
        settings=CountingSettings.from_stored(row["settings"]),
        figures=FrozenFigures(**{name: tuple(ids) for name, ids in row["figures"].items()}),
        closed_at=row["closed_at"],
        closed_by=row["closed_by_name"],
    )
