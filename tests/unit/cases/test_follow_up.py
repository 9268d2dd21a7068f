"""When an adopter is asked again, by the date of the result and by whose money paid; and what is known of the use."""

from datetime import date

import pytest

from matchmaker.rules.facts import FollowUp, Money
from matchmaker.rules.follow_up import UseState, due_months, months_asked, next_day, use_state
from matchmaker.rules.programme import CountingSettings

RESULT = date(2024, 2, 29)
SETTINGS = CountingSettings()
YEARS = 5
WITHOUT = (6, 12)
YEARLY = (6, 12, 24, 36, 48, 60)


@pytest.mark.parametrize(
    ("money", "months"),
    [
        (Money.STATE, YEARLY),
        (Money.MIXED, YEARLY),
        (Money.OWN, WITHOUT),
        (Money.OTHER, WITHOUT),
        (None, WITHOUT),
    ],
)
def test_what_state_money_paid_for_is_asked_about_every_year_to_the_fifth(
    money: Money | None, months: tuple[int, ...]
) -> None:
    assert months_asked(money, SETTINGS, YEARS) == months


@pytest.mark.parametrize(
    ("today", "state", "own", "then"),
    [
        (date(2024, 8, 28), None, None, date(2024, 8, 29)),
        (date(2024, 8, 29), 6, 6, date(2025, 2, 28)),
        (date(2025, 2, 27), 6, 6, date(2025, 2, 28)),
        (date(2025, 2, 28), 12, 12, date(2026, 2, 28)),  # of a leap day the last of February
        (date(2026, 2, 27), 12, 12, date(2026, 2, 28)),
        (date(2026, 2, 28), 24, 12, date(2027, 2, 28)),
        (date(2027, 2, 28), 36, 12, date(2028, 2, 29)),
        (date(2028, 2, 28), 36, 12, date(2028, 2, 29)),
        (date(2028, 2, 29), 48, 12, date(2029, 2, 28)),
        (date(2029, 2, 28), 60, 12, None),
        (date(2035, 1, 1), 60, 12, None),
    ],
)
def test_the_question_that_is_due_follows_from_date_and_money(
    today: date, state: int | None, own: int | None, then: date | None
) -> None:
    for money in (Money.STATE, Money.MIXED):
        assert due_months(money, RESULT, SETTINGS, YEARS, today) == state
        assert next_day(money, RESULT, SETTINGS, YEARS, today) == then
    for paid in (Money.OWN, Money.OTHER, None):
        assert due_months(paid, RESULT, SETTINGS, YEARS, today) == own


def test_another_number_of_years_and_other_months_are_followed() -> None:
    assert months_asked(Money.STATE, SETTINGS, 2) == (6, 12, 24)
    assert months_asked(Money.STATE, CountingSettings(ask_again_months=(3, 18)), 2) == (3, 12, 18, 24)
    assert due_months(Money.STATE, None, SETTINGS, YEARS, date(2030, 1, 1)) is None
    assert next_day(Money.STATE, None, SETTINGS, YEARS, date(2030, 1, 1)) is None


def asked(months: int, still_used: bool | None) -> FollowUp:
    return FollowUp(months=months, asked_on=RESULT, still_used=still_used)


@pytest.mark.parametrize(
    ("follow_ups", "withdrawn", "state"),
    [
        ((), False, UseState.NOT_ASKED),
        ((asked(6, None),), False, UseState.NO_ANSWER),
        ((asked(6, True),), False, UseState.IN_USE),
        ((asked(12, None), asked(6, True)), False, UseState.NO_ANSWER),
        ((asked(12, True), asked(6, None)), False, UseState.IN_USE),
        ((asked(12, False), asked(6, True)), True, UseState.ENDED),
        ((asked(6, True),), True, UseState.ENDED),
        ((), True, UseState.ENDED),
    ],
)
def test_what_is_known_of_the_use_is_what_was_answered_last(
    follow_ups: tuple[FollowUp, ...], withdrawn: bool, state: UseState
) -> None:
    assert use_state(follow_ups, withdrawn=withdrawn) is state
