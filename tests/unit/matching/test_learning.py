"""What decisions teach: a better weight is learnt, noise is not, and nothing from a few."""

from dataclasses import replace

import numpy as np
import pytest

from matchmaker.learnt.model import Outcome
from matchmaker.matching.calibration import SHIPPED, Calibration
from matchmaker.matching.learning import LEAST_DECISIONS, Attempt, Decision, learn
from matchmaker.matching.model import FitWord
from tests.support.decisions import OTHERWISE, decisions


def taught(made: list[Decision], in_force: Calibration = SHIPPED) -> Attempt:
    return learn(made, in_force, SHIPPED)


def test_weights_that_decisions_speak_for_are_learnt() -> None:
    attempt = taught(decisions(1000, OTHERWISE))
    assert attempt.outcome is Outcome.BETTER
    learnt, figures = attempt.calibration, attempt.figures
    assert learnt is not None
    assert figures.learnt is not None
    assert figures.in_force is not None
    for name in ("contrast", "closeness"):
        shipped, wanted = getattr(SHIPPED, name), getattr(OTHERWISE, name)
        assert abs(getattr(learnt, name) - wanted) < 0.5 * abs(shipped - wanted), name
    assert figures.learnt.loss < figures.in_force.loss - (figures.error or 0)
    assert (figures.decisions, figures.needs) == (1000, 200)


def test_words_of_learnt_bounds_mean_what_they_say_on_other_decisions() -> None:
    learnt = taught(decisions(2000, OTHERWISE)).calibration
    assert learnt is not None
    assert SHIPPED.possible / 2 <= learnt.possible <= learnt.good <= learnt.strong <= 1
    words = {
        FitWord.STRONG: 0.9,
        FitWord.GOOD: 0.8,
        FitWord.POSSIBLE: 0.55,
    }  # of new decisions, by chance a little less
    right: dict[FitWord, list[bool]] = {word: [] for word in FitWord}
    for each in decisions(6000, OTHERWISE, seed=1):
        right[learnt.word(learnt.fit(each.evidence), covered=True)].append(each.right)
    assert {word: np.mean(right[word]) >= share for word, share in words.items()} == dict.fromkeys(words, True)


@pytest.mark.parametrize("seed", range(5))
def test_chance_is_not_learnt(seed: int) -> None:
    assert taught(decisions(400, SHIPPED, seed=seed)).outcome is Outcome.NOT_BETTER


def test_decisions_that_no_evidence_explains_put_nothing_in_force() -> None:
    dice = np.random.default_rng(0)
    made = [replace(each, right=bool(dice.random() < 0.4)) for each in decisions(600, SHIPPED)]
    attempt = taught(made)
    assert attempt.outcome is Outcome.LESS_PRECISE
    assert attempt.figures.learnt is not None
    assert attempt.figures.learnt.shown == 0


def test_few_decisions_teach_nothing() -> None:
    made = decisions(LEAST_DECISIONS, OTHERWISE)
    attempt = taught(made[1:])
    assert (attempt.outcome, attempt.calibration, attempt.figures.learnt) == (Outcome.TOO_FEW, None, None)
    assert taught(made).outcome is not Outcome.TOO_FEW


def test_what_is_in_force_already_is_no_gain_over_itself() -> None:
    made = decisions(1000, OTHERWISE)
    learnt = taught(made).calibration
    assert learnt is not None
    assert taught(made, learnt).outcome is Outcome.NOT_BETTER


def test_decisions_on_one_need_are_not_taken_for_many() -> None:
    """One loud need, judged three hundred times, says nothing of the next."""
    made = [replace(each, need_id=1) for each in decisions(400, OTHERWISE)]
    assert taught(made).outcome is Outcome.NOT_BETTER


def test_a_kind_of_evidence_that_nobody_has_keeps_its_weight() -> None:
    across = [replace(each, evidence=replace(each.evidence, paired=0.0)) for each in decisions(1000, OTHERWISE)]
    learnt = taught(across).calibration
    assert learnt is not None
    assert learnt.paired == pytest.approx(SHIPPED.paired)
