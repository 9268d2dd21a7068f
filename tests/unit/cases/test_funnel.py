"""The funnel: needs that came this far or further, where a step that a case goes without is not counted as reached."""

from datetime import date, timedelta
from typing import Any

from matchmaker.progress.funnel import Milestone, funnel_of

M = Milestone
STEPS: list[Milestone] = [step for step in Milestone if step is not M.COUNTED]
START = date(2026, 1, 1)


def a_need(number: int, *without: Milestone, until: Milestone = M.ACCEPTED, applied: bool = False) -> dict[str, Any]:
    """A need with a date ten days later for each step that it has come to, but those it went `without`."""
    came = STEPS[: STEPS.index(until) + 1]
    days = {step.value: START + timedelta(days=10 * i) for i, step in enumerate(STEPS) if step in came}
    missing = dict.fromkeys(step.value for step in STEPS)
    return {**missing, **days, **dict.fromkeys(without), "need_id": number, "applied": applied}


def told(*rows: dict[str, Any], counted: dict[int, date] | None = None) -> dict[Milestone, tuple[int, float | None]]:
    found = funnel_of(rows, counted or {})  # type: ignore[arg-type]  # a record is read by its names alone
    return {step.milestone: (len(step.need_ids), step.conversion) for step in found}


def test_what_is_applied_has_no_contract_and_is_not_counted_as_signed() -> None:
    found = told(a_need(1), a_need(2, M.CONTRACTED, applied=True))
    assert found[M.PILOTED] == (2, 1.0)
    assert found[M.CONTRACTED] == (1, 1.0)
    assert found[M.ACCEPTED] == (2, 1.0)


def test_a_finished_product_goes_without_a_pilot() -> None:
    found = told(a_need(1), a_need(2, M.PILOTED))
    assert (found[M.PILOTED], found[M.CONTRACTED]) == ((1, 1.0), (2, 1.0))


def test_what_was_entered_without_its_first_steps_came_further_than_them() -> None:
    assert told(a_need(1, M.PROPOSED, M.CONSENTED))[M.CONSENTED] == (1, 1.0)


def test_conversion_is_of_those_who_stood_at_the_step_before_on_their_own_way() -> None:
    waiting = [a_need(3, until=M.PILOTED, applied=True), a_need(4, until=M.PILOTED), a_need(5, until=M.CONTRACTED)]
    found = told(a_need(1), a_need(2, M.CONTRACTED, applied=True), *waiting)
    assert found[M.CONTRACTED] == (2, 2 / 3)  # of needs 1, 4 and 5
    assert found[M.ACCEPTED] == (2, 2 / 4)  # of needs 1, 2, 3 and 5
    assert found[M.COUNTED] == (0, 0.0)


def test_days_are_counted_from_the_step_before_on_the_own_way() -> None:
    verified = START + timedelta(days=200)
    steps = {step.milestone: step for step in funnel_of([a_need(1, M.CONTRACTED, applied=True)], {1: verified})}  # type: ignore[list-item]
    assert steps[M.CONTRACTED].median_days is None
    assert steps[M.ACCEPTED].median_days == 20
    assert steps[M.COUNTED].median_days == 130
