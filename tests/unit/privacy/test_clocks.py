"""The clocks of the law: two working days, so many days, 72 hours."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from matchmaker.ground.city_time import CITY_TIME
from matchmaker.regulations.shipped import shipped
from matchmaker.rules.personal_data import (
    Breach,
    ClockKind,
    DataRequest,
    RequestKind,
    answer_due,
    answer_rule,
    breach_due,
    clocks,
    completion_due,
    days_of,
    withdrawal_rules,
)
from matchmaker.rules.regulations import Regulation, RegulationKey, Regulations

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
    assert answer_due(in_city(received), 2, holidays) == in_city(f"{due}T23:59:59")


def test_the_day_on_which_a_request_came_is_the_citys() -> None:
    late_on_monday_in_utc = datetime(2026, 11, 23, 18, 0, tzinfo=UTC)  # Tuesday one o'clock in the city
    assert answer_due(late_on_monday_in_utc, 2, frozenset()) == in_city("2026-11-26T23:59:59")


def test_completion_counts_calendar_days() -> None:
    assert completion_due(in_city("2026-11-23T09:00"), 10) == in_city("2026-12-03T23:59:59")


def test_a_breach_is_notified_within_72_hours() -> None:
    assert breach_due(in_city("2026-11-27T22:30")) == in_city("2026-11-30T22:30")


def a_request(number: int, received: str, **overrides: Any) -> DataRequest:  # noqa: ANN401  # any field
    values: dict[str, Any] = {
        "answered_at": None,
        "completed_at": None,
        "kind": RequestKind.ACCESS,
        "completion_days": 10,
        "extension_days": None,
    }
    return DataRequest(
        id=number,
        person_id=number,
        person_name=None,
        person_email=None,
        body=None,
        received_at=in_city(received),
        answer_days=2,
        third_parties=False,
        extension_reason=None,
        extended_at=None,
        answer=None,
        **values | overrides,
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


NEW_LAW = [
    Regulation(key=key, value=days, valid_from=date(2027, 7, 1), source="Nghị định 99/2027/NĐ-CP")
    for key, days in (
        (RegulationKey.DATA_ANSWER_DAYS, 3),
        (RegulationKey.DATA_WITHDRAWAL_DAYS, 10),
        (RegulationKey.DATA_WITHDRAWAL_DAYS_SHARED, 30),
        (RegulationKey.DATA_EXTENSION_DAYS, 5),
    )
]
OLD, NEW = "2027-06-30T23:00", "2027-07-01T08:00"


@pytest.mark.parametrize(
    ("received", "shared", "extended", "answer", "complete"),
    [
        (OLD, False, False, "2027-07-02", "2027-07-15"),
        (OLD, True, False, "2027-07-02", "2027-07-20"),
        (OLD, False, True, "2027-07-02", "2027-07-30"),
        (OLD, True, True, "2027-07-02", "2027-08-04"),
        (NEW, False, False, "2027-07-06", "2027-07-11"),
        (NEW, True, False, "2027-07-06", "2027-07-31"),
        (NEW, False, True, "2027-07-06", "2027-07-16"),
        (NEW, True, True, "2027-07-06", "2027-08-05"),
        ("2025-12-31T08:00", False, False, "2026-01-02", "2026-01-15"),  # before the first version: by that one
    ],
)
def test_a_withdrawal_runs_by_the_rules_of_the_day_on_which_it_came(
    received: str, shared: bool, extended: bool, answer: str, complete: str
) -> None:
    known, day = Regulations([*shipped(), *NEW_LAW]), in_city(received).date()
    rules = withdrawal_rules(known, day)
    request = a_request(
        1,
        received,
        kind=RequestKind.WITHDRAWAL,
        completion_days=days_of(rules.shared if shared else rules.alone),
        extension_days=days_of(rules.extension) if extended else None,
    )
    assert answer_due(request.received_at, days_of(answer_rule(known, day)), frozenset()) == in_city(
        f"{answer}T23:59:59"
    )
    assert request.complete_by == in_city(f"{complete}T23:59:59")


@pytest.mark.parametrize(
    ("overrides", "now", "may"),
    [
        ({}, "2026-11-20T08:00", True),
        ({}, "2026-11-26T08:00", False),  # its time is over
        ({"extension_days": 15}, "2026-11-20T08:00", False),
        ({"completed_at": in_city("2026-11-19T08:00")}, "2026-11-20T08:00", False),
        ({"kind": RequestKind.ERASURE}, "2026-11-12T08:00", False),
    ],
)
def test_a_withdrawal_is_extended_once_while_its_time_runs(overrides: dict[str, Any], now: str, may: bool) -> None:
    request = a_request(1, "2026-11-10T08:00", **{"kind": RequestKind.WITHDRAWAL, "completion_days": 15} | overrides)
    assert request.may_be_extended(in_city(now)) is may


def test_a_rule_that_is_no_figure_gives_no_days() -> None:
    held = Regulations(shipped()).on(RegulationKey.MARKETED_BY, date(2026, 11, 29))
    assert held
    with pytest.raises(TypeError):
        days_of(held)
