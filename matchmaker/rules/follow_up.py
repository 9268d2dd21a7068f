"""After how many months an adopter is asked whether a result is still in use, and what is known of that.

Every adopter is asked as the counting settings say. Of what state money paid for, wholly or partly, the adopter is
asked every year besides, up to the year that the rule of the day of the result names.
"""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from matchmaker.rules.facts import STATE_MONEY, FollowUp, Money, months_later
from matchmaker.rules.programme import CountingSettings


class UseState(StrEnum):
    """What is known of the use of what state money paid for."""

    IN_USE = "in_use"
    ENDED = "ended"
    NO_ANSWER = "no_answer"  # to the question that was asked last
    NOT_ASKED = "not_asked"


def months_asked(money: Money | None, settings: CountingSettings, years: int) -> tuple[int, ...]:
    """Months after the result, the earliest first; `years` is for how long state money is followed."""
    yearly = {12 * year for year in range(1, years + 1)} if money in STATE_MONEY else set()
    return tuple(sorted({*settings.ask_again_months, *yearly}))


def due_months(
    money: Money | None, result_on: date | None, settings: CountingSettings, years: int, today: date
) -> int | None:
    """The last question whose day has come; None before the first. Whoever was verified late is asked once."""
    if result_on is None:
        return None
    over = [months for months in months_asked(money, settings, years) if months_later(result_on, months) <= today]
    return over[-1] if over else None


def next_day(
    money: Money | None, result_on: date | None, settings: CountingSettings, years: int, today: date
) -> date | None:
    """When the adopter is asked next; None after the last question."""
    if result_on is None:
        return None
    days = [months_later(result_on, months) for months in months_asked(money, settings, years)]
    return next((day for day in days if day > today), None)


def use_state(follow_ups: Iterable[FollowUp], *, withdrawn: bool) -> UseState:
    """`withdrawn`: the result was taken back because its use or its contract ended."""
    asked = sorted(follow_ups, key=lambda each: each.months)
    if withdrawn or any(each.still_used is False for each in asked):
        return UseState.ENDED
    if not asked:
        return UseState.NOT_ASKED
    return UseState.NO_ANSWER if asked[-1].still_used is None else UseState.IN_USE
