"""What owners' corrections teach: a bound that is off is moved, noise and a few lines move nothing."""

import random
from dataclasses import replace

import numpy as np
import pytest

from matchmaker.learnt.model import Outcome
from matchmaker.rules.reading import ClauseKind
from matchmaker.understanding.learning import LEAST_LINES, LEAST_NEEDS, SURENESS, Line, learn, lines_of
from matchmaker.understanding.reading import understand
from matchmaker.understanding.scoring import OWN_BOUNDS, Bounds
from tests.support.clauses import SILENT, STRICTER, TEXT, WANT, WEAK


def lines(count: int, truth: Bounds, *, seed: int = 0, a_need: int = 8) -> list[Line]:
    """Lines that owners ask for as often as `truth` says, `a_need` of them of each need."""
    dice = np.random.default_rng(seed)
    made = []
    for place in range(count):
        ahead = float(dice.choice([-6, -4, -2, -1, 0, 1, 2, 4, 6, 8]))
        asked = bool(dice.random() < 1 / (1 + np.exp(-SURENESS * (ahead - truth.lead))))
        made.append(Line(need_id=place // a_need, ahead=ahead, asked=asked))
    return made


@pytest.mark.parametrize("lead", [2.5, -2.5])
def test_a_bound_that_owners_speak_for_is_learnt(lead: float) -> None:
    attempt = learn(lines(1000, Bounds(lead=lead)), OWN_BOUNDS)
    assert (attempt.outcome, attempt.figures.lines, attempt.figures.needs) == (Outcome.BETTER, 1000, 125)
    before, after = attempt.figures.in_force, attempt.figures.learnt
    assert attempt.bounds is not None
    assert before is not None
    assert after is not None
    assert abs(attempt.bounds.lead - lead) < 1
    assert after.right > before.right
    assert after.loss < before.loss - (attempt.figures.error or 0)


@pytest.mark.parametrize("seed", range(5))
def test_chance_is_not_learnt(seed: int) -> None:
    assert learn(lines(400, OWN_BOUNDS, seed=seed), OWN_BOUNDS).outcome is not Outcome.BETTER


@pytest.mark.parametrize("seed", range(5))
def test_answers_that_the_words_do_not_explain_put_nothing_in_force(seed: int) -> None:
    dice = np.random.default_rng(seed)
    made = [replace(each, asked=bool(dice.random() < 0.5)) for each in lines(600, OWN_BOUNDS)]
    assert learn(made, OWN_BOUNDS).outcome is not Outcome.BETTER


@pytest.mark.parametrize(("count", "a_need"), [(LEAST_LINES - 1, 8), (600, 600 // (LEAST_NEEDS - 1) + 1)])
def test_few_lines_or_lines_of_few_needs_teach_nothing(count: int, a_need: int) -> None:
    attempt = learn(lines(count, STRICTER, a_need=a_need), OWN_BOUNDS)
    assert (attempt.outcome, attempt.bounds, attempt.figures.learnt) == (Outcome.TOO_FEW, None, None)


def test_the_least_lines_are_enough_to_try() -> None:
    assert learn(lines(LEAST_LINES, STRICTER), OWN_BOUNDS).outcome is not Outcome.TOO_FEW


def test_one_loud_owner_does_not_speak_for_all() -> None:
    """Hundreds of corrections of one need, and of the others what the program reads already."""
    calm = lines(240, OWN_BOUNDS)
    loud = [replace(each, need_id=1000) for each in lines(300, STRICTER, seed=1)]
    assert learn([*calm, *loud], OWN_BOUNDS).outcome is not Outcome.BETTER


def test_the_order_of_lines_changes_nothing() -> None:
    made = lines(600, STRICTER)
    mixed = random.Random(1).sample(made, len(made))
    one, other = learn(made, OWN_BOUNDS), learn(mixed, OWN_BOUNDS)
    assert one.outcome is other.outcome
    assert one.bounds is not None
    assert other.bounds is not None
    assert one.bounds.lead == pytest.approx(other.bounds.lead)


def test_what_is_in_force_already_is_no_gain_over_itself() -> None:
    made = lines(1000, STRICTER)
    learnt = learn(made, OWN_BOUNDS).bounds
    assert learnt is not None
    assert learn(made, learnt).outcome is Outcome.NOT_BETTER


def test_a_line_teaches_by_how_far_what_asks_in_it_is_ahead_and_only_where_words_speak() -> None:
    said = {WANT: True, WEAK: False, SILENT: False, "Không còn trong bài toán.": True}
    assert list(lines_of(7, TEXT, said)) == [
        Line(need_id=7, ahead=4, asked=True),
        Line(need_id=7, ahead=2, asked=False),
    ]


def test_by_a_stricter_bound_less_is_read_as_asked_for_and_nothing_else_changes() -> None:
    own, strict = understand(TEXT), understand(TEXT, bounds=STRICTER)
    assert [(clause.kind, clause.text) for clause in own.sentences][:2] == [
        (ClauseKind.WANT, WANT),
        (ClauseKind.WANT, WEAK),
    ]
    assert strict.wants == [WANT]
    assert strict.sentences[1].kind is ClauseKind.BACKGROUND
    assert [clause.text for clause in strict.sentences] == [clause.text for clause in own.sentences]
