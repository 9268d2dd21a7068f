"""Personal data: what people agree to and may ask for, and the clocks of the law (Law 91/2025, Decree 356/2025)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Self

from matchmaker.ground.city_time import CITY_TIME
from matchmaker.rules.listing import Row
from matchmaker.rules.regulations import Regulation, RegulationKey, Regulations

NOTICE_VERSION = "2026-12-01"
"""Of the privacy notice; a new one whenever the page says something else, so that it is known who agreed to what."""

BREACH_HOURS = timedelta(hours=72)
SATURDAY = 5


class Purpose(StrEnum):
    """What data are used for that somebody agrees to."""

    MATCHMAKING = "matchmaking"


class RequestKind(StrEnum):
    ACCESS = "access"
    CORRECTION = "correction"
    ERASURE = "erasure"
    WITHDRAWAL = "withdrawal"


DEFAULT_DAYS: Mapping[RequestKind, int] = {
    RequestKind.ACCESS: 10,
    RequestKind.CORRECTION: 10,
    RequestKind.ERASURE: 20,
}
"""Days to complete a request, unless the programme's settings say otherwise; of a withdrawal a rule of law says it."""


class ClockKind(StrEnum):
    ANSWER = "answer"
    COMPLETION = "completion"
    BREACH = "breach"


@dataclass(frozen=True, kw_only=True)
class DataRequest:
    """What a person asked for. Times are in UTC.

    `answer_days` (working days) and `completion_days` were promised by the rules of the day on which it came; the one
    extension adds `extension_days`. `third_parties` hold the data too.
    """

    id: int
    person_id: int
    person_name: str | None
    person_email: str | None
    kind: RequestKind
    body: str | None
    received_at: datetime
    answer_days: int
    completion_days: int
    third_parties: bool
    extension_days: int | None
    extension_reason: str | None
    extended_at: datetime | None
    answer: str | None
    answered_at: datetime | None
    completed_at: datetime | None

    @property
    def complete_by(self) -> datetime:
        return completion_due(self.received_at, self.completion_days + (self.extension_days or 0))

    def answer_by(self, holidays: frozenset[date]) -> datetime:
        return answer_due(self.received_at, self.answer_days, holidays)

    def may_be_extended(self, now: datetime) -> bool:
        """Once, of a withdrawal, while its time runs."""
        running = self.completed_at is None and now <= self.complete_by
        return self.kind is RequestKind.WITHDRAWAL and self.extension_days is None and running

    @classmethod
    def from_row(cls, row: Row) -> Self:
        return cls(**{f.name: row[f.name] for f in fields(cls)} | {"kind": RequestKind(row["kind"])})


@dataclass(frozen=True, kw_only=True)
class Breach:
    """Data that got where they do not belong. `people_affected` is None while nobody knows."""

    id: int
    known_at: datetime
    body: str
    people_affected: int | None
    notified_at: datetime | None

    @classmethod
    def from_row(cls, row: Row) -> Self:
        return cls(**{f.name: row[f.name] for f in fields(cls)})


@dataclass(frozen=True, kw_only=True)
class Clock:
    """Something that the law wants done by `due_at`."""

    kind: ClockKind
    subject: DataRequest | Breach
    due_at: datetime
    overdue: bool


@dataclass(frozen=True, kw_only=True)
class WithdrawalRules:
    """What the law says of a withdrawal: its days, those where third parties hold the data, those of the extension."""

    alone: Regulation
    shared: Regulation
    extension: Regulation


def answer_rule(rules: Regulations, received: date) -> Regulation:
    """How many working days the first answer may take; before the first version that one."""
    return rules.first_or_on(RegulationKey.DATA_ANSWER_DAYS, received)


def withdrawal_rules(rules: Regulations, received: date) -> WithdrawalRules:
    """Before the first versions those."""
    return WithdrawalRules(
        alone=rules.first_or_on(RegulationKey.DATA_WITHDRAWAL_DAYS, received),
        shared=rules.first_or_on(RegulationKey.DATA_WITHDRAWAL_DAYS_SHARED, received),
        extension=rules.first_or_on(RegulationKey.DATA_EXTENSION_DAYS, received),
    )


def days_of(rule: Regulation) -> int:
    """Raises TypeError for a rule that is no figure."""
    if not isinstance(rule.value, int):
        raise TypeError(rule.key)
    return rule.value


def answer_due(received_at: datetime, working_days: int, holidays: frozenset[date]) -> datetime:
    """The end, in the city, of so many working days after the day on which the request came."""
    day = received_at.astimezone(CITY_TIME).date()
    for _ in range(working_days):
        day = _next_working_day(day, holidays)
    return _end_of(day)


def completion_due(received_at: datetime, days: int) -> datetime:
    """The end, in the city, of the last of so many calendar days."""
    return _end_of(received_at.astimezone(CITY_TIME).date() + timedelta(days=days))


def breach_due(known_at: datetime) -> datetime:
    return known_at + BREACH_HOURS


def clocks(
    requests: Iterable[DataRequest], breaches: Iterable[Breach], holidays: frozenset[date], *, now: datetime
) -> list[Clock]:
    """Every clock that still runs, those that are over first, then by the time when they will be."""
    running: list[tuple[ClockKind, DataRequest | Breach, datetime]] = [
        *_of_requests(requests, holidays),
        *_of_breaches(breaches),
    ]
    every = [Clock(kind=kind, subject=subject, due_at=due, overdue=due < now) for kind, subject, due in running]
    return sorted(every, key=lambda clock: (not clock.overdue, clock.due_at))


def _of_requests(
    requests: Iterable[DataRequest], holidays: frozenset[date]
) -> Iterable[tuple[ClockKind, DataRequest, datetime]]:
    for request in requests:
        if request.answered_at is None:
            yield ClockKind.ANSWER, request, request.answer_by(holidays)
        if request.completed_at is None:
            yield ClockKind.COMPLETION, request, request.complete_by


def _of_breaches(breaches: Iterable[Breach]) -> Iterable[tuple[ClockKind, Breach, datetime]]:
    for breach in breaches:
        if breach.notified_at is None:
            yield ClockKind.BREACH, breach, breach_due(breach.known_at)


def _next_working_day(day: date, holidays: frozenset[date]) -> date:
    day += timedelta(days=1)
    while day.weekday() >= SATURDAY or day in holidays:
        day += timedelta(days=1)
    return day


def _end_of(day: date) -> datetime:
    return datetime.combine(day, time(23, 59, 59), CITY_TIME)
