"""The clocks of the law: two working days, so many days, 72 hours."""

from datetime import UTC, date, datetime

import pytest

from matchmaker.ground.city_time import CITY_TIME
from matchmaker.rules.personal_data import (
    Breach,
    ClockKind,
    DataRequest,
    RequestKind,
    answer_due,
    breach_due,
    clocks,
    completion_due,
)

TET = frozenset(date(2027, 2, day) for day in (5, 8, 9, 10))


def in_city(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=CITY_TIME)


@pytest.mark.parametrize(
    ("received", "holidays", "due"),
    [
        ("2026-11-23T09:00", frozenset(), "2026-11-25"),  # Monday
        ("2026-11-26T16:00", frozenset(), "2026-11-30"),  # Thursday: Friday, Monday
        ("2026-11-27T23:59", frozenset(), "2026-12-01"),  # Friday: Monday, Tuesday
        ("2026-11-28T10:00", frozenset(), "2026-12-01"),  # on a Saturday
        ("2027-02-04T10:00", TET, "2027-02-12"),  # the day before Tết
    ],
)
def test_the_first_answer_is_due_after_two_working_days(received: str, holidays: frozenset[date], due: str) -> None:
    assert answer_due(in_city(received), holidays) == in_city(f"{due}T23:59:59")


def test_the_day_on_which_a_request_came_is_the_citys() -> None:
    late_on_monday_in_utc = datetime(2026, 11, 23, 18, 0, tzinfo=UTC)  # Tuesday one o'clock in the city
    assert answer_due(late_on_monday_in_utc, frozenset()) == in_city("2026-11-26T23:59:59")


def test_completion_counts_calendar_days() -> None:
    assert completion_due(in_city("2026-11-23T09:00"), 10) == in_city("2026-12-03T23:59:59")


def test_a_breach_is_notified_within_72_hours() -> None:
    assert breach_due(in_city("2026-11-27T22:30")) == in_city("2026-11-30T22:30")


def a_request(number: int, received: str, **overrides: datetime) -> DataRequest:
    values = {"answered_at": None, "completed_at": None} | overrides
    return DataRequest(
        id=number,
        person_id=number,
        person_name=None,
        person_email=None,
        kind=RequestKind.ACCESS,
        body=None,
        received_at=in_city(received),
        completion_days=10,
        answer=None,
        **values,
    )


def test_what_is_overdue_comes_first_and_what_is_done_runs_no_more() -> None:
    breach = Breach(id=1, known_at=in_city("2026-11-20T08:00"), body="…", people_affected=None, notified_at=None)
    done = in_city("2026-11-21T08:00")
    asked = [
        a_request(1, "2026-11-23T09:00"),
        a_request(2, "2026-11-02T09:00", answered_at=done),
        a_request(3, "2026-11-02T09:00", answered_at=done, completed_at=done),
    ]
    found = clocks(asked, [breach], frozenset(), now=in_city("2026-11-24T10:00"))
    assert [(clock.kind, clock.subject.id, clock.overdue) for clock in found] == [
        (ClockKind.COMPLETION, 2, True),
        (ClockKind.BREACH, 1, True),
        (ClockKind.ANSWER, 1, False),
        (ClockKind.COMPLETION, 1, False),
    ]
