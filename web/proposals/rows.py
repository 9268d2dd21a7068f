"""Rows of the desk: what waits, until when in days, and where it is opened."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from matchmaker.ground.city_time import CITY_TIME, last_day
from matchmaker.proposals.desk import Broker, QueueItem

_PAGES: Mapping[str, str] = {"need": "/desk/needs", "solution": "/desk/solutions", "proposal": "/proposals"}


@dataclass(frozen=True, kw_only=True)
class Promise:
    """The last whole day of what was promised, in the city's time, and how many days are left until it."""

    day: date
    left: int
    overdue: bool


@dataclass(frozen=True, kw_only=True)
class QueueRow:
    item: QueueItem
    path: str
    promise: Promise
    assignee: str | None


def path_of(item: QueueItem) -> str:
    """Where what waits is opened."""
    return f"{_PAGES[item.subject]}/{item.subject_id}"


def promise_of(due_at: datetime, now: datetime) -> Promise:
    day = last_day(due_at)
    return Promise(day=day, left=(day - now.astimezone(CITY_TIME).date()).days, overdue=due_at < now)


def rows_of(items: Sequence[QueueItem], brokers: Sequence[Broker], now: datetime) -> list[QueueRow]:
    names = {broker.id: broker.name for broker in brokers}
    return [
        QueueRow(
            item=item,
            path=path_of(item),
            promise=promise_of(item.due_at, now),
            assignee=names.get(item.assignee_id) if item.assignee_id else None,
        )
        for item in items
    ]
