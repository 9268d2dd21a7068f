"""Weights and bounds learnt from decisions, and whether decisions that were held out speak for them.

Logistic regression, shrunk towards the weights that the program brings: few decisions move them little. What is said
of a calibration is measured on decisions of needs that it was not fitted to.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from matchmaker.learnt.model import Outcome
from matchmaker.learnt.regression import (
    Column,
    Flags,
    Numbers,
    error_by_need,
    fits,
    fitted,
    folds,
    losses,
    numbered,
)
from matchmaker.matching.calibration import Calibration
from matchmaker.matching.model import Evidence

LEAST_DECISIONS = 300
STRONG, GOOD, POSSIBLE = 0.95, 0.85, 0.6  # share of the decisions said in a word that have to be right
LEAST_SAID = 20  # decisions that a word needs to be said

NAMES = tuple(Evidence.__dataclass_fields__)


@dataclass(frozen=True, kw_only=True)
class Decision:
    """A pair that somebody judged: `right` where the record solves the need, `covered` where it answered any of it."""

    need_id: int
    evidence: Evidence
    covered: bool
    right: bool


@dataclass(frozen=True, kw_only=True)
class Held:
    """How well a calibration does: mean log loss in nats, decisions whose record it would show, and those of them that
    are right.
    """

    loss: float
    shown: int
    shown_right: int


@dataclass(frozen=True, kw_only=True)
class Figures:
    """`learnt` is measured on decisions held out; `error` is the standard error, by need, of the loss that it saves.

    All three are None where there were too few decisions to try.
    """

    decisions: int
    needs: int
    right: int
    in_force: Held | None = None
    learnt: Held | None = None
    error: float | None = None


@dataclass(frozen=True, kw_only=True)
class Attempt:
    outcome: Outcome
    figures: Figures
    calibration: Calibration | None = None  # what was learnt, whatever the outcome; None of too few decisions


@dataclass(frozen=True, kw_only=True)
class _Decisions:
    """The same as arrays: evidence (n, 1 + number of kinds), whose first column is one; needs by number from zero."""

    evidence: Column
    needs: Numbers
    covered: Flags
    right: Flags


def learn(decisions: Sequence[Decision], in_force: Calibration, shipped: Calibration) -> Attempt:
    """Compares what the decisions teach with the calibration in force. Takes about a second for thousands of them."""
    figures = Figures(
        decisions=len(decisions),
        needs=len({decision.need_id for decision in decisions}),
        right=sum(decision.right for decision in decisions),
    )
    if len(decisions) < LEAST_DECISIONS:
        return Attempt(outcome=Outcome.TOO_FEW, figures=figures)
    known = _as_arrays(decisions)
    held_out, shown = _held_out(known, shipped)
    now = fits(known.evidence, _weights(in_force))
    saved = losses(now, known.right) - losses(held_out, known.right)
    before = _held(now, known.covered & (now >= in_force.possible), known.right)
    after = _held(held_out, shown, known.right)
    error = error_by_need(saved, known.needs)
    return Attempt(
        outcome=_outcome(before, after, error),
        figures=replace(figures, in_force=before, learnt=after, error=error),
        calibration=_with_bounds(fitted(known.evidence, known.right, _weights(shipped)), held_out, known, shipped),
    )


def _outcome(before: Held, after: Held, error: float) -> Outcome:
    if before.loss - after.loss <= error:
        return Outcome.NOT_BETTER
    if not after.shown or after.shown_right * before.shown < before.shown_right * after.shown:
        return Outcome.LESS_PRECISE
    return Outcome.BETTER


def _held_out(known: _Decisions, shipped: Calibration) -> tuple[Column, Flags]:
    """The fit of each decision by what the others teach, and whether it would be shown: nothing of its need counts."""
    probabilities, shown = np.zeros(len(known.right)), np.zeros(len(known.right), np.bool_)
    for others, held_out in folds(known.needs):
        weights = fitted(known.evidence[others], known.right[others], _weights(shipped))
        probabilities[held_out] = fits(known.evidence[held_out], weights)
    for others, held_out in folds(known.needs):
        counted = others & known.covered
        possible = _bounds(probabilities[counted], known.right[counted], shipped)[-1]
        shown |= held_out & known.covered & (probabilities >= possible)
    return probabilities, shown


def _bounds(probabilities: Column, right: Flags, shipped: Calibration) -> tuple[float, float, float]:
    """From which fit on strong, good and possible are said; never of much less than the program itself shows.

    A surer word must not take all that lets the next one reach its share: strong is said of nothing that is not as
    sure by itself.
    """
    strong = max(_lowest(probabilities, right, STRONG, below=1.0), STRONG)
    good = _lowest(probabilities, right, GOOD, below=strong)
    possible = max(_lowest(probabilities, right, POSSIBLE, below=good), shipped.possible / 2)
    return max(strong, possible), max(good, possible), possible


def _lowest(probabilities: Column, right: Flags, share: float, *, below: float) -> float:
    """The lowest fit between which and `below` so large a share is right; `below` where there is none."""
    inside = probabilities < below
    order = np.argsort(-probabilities[inside], kind="stable")
    shares = np.cumsum(right[inside][order]) / np.arange(1, len(order) + 1)
    enough = np.flatnonzero((shares >= share) & (np.arange(1, len(order) + 1) >= LEAST_SAID))
    return float(probabilities[inside][order][enough[-1]]) if len(enough) else below


def _with_bounds(weights: Column, probabilities: Column, known: _Decisions, shipped: Calibration) -> Calibration:
    strong, good, possible = _bounds(probabilities[known.covered], known.right[known.covered], shipped)
    named = dict(zip(NAMES, map(float, weights[1:]), strict=True))
    return Calibration(offset=float(weights[0]), **named, strong=strong, good=good, possible=possible)


def _as_arrays(decisions: Sequence[Decision]) -> _Decisions:
    rows = [[1.0, *(getattr(decision.evidence, name) for name in NAMES)] for decision in decisions]
    return _Decisions(
        evidence=np.array(rows, np.float64),
        needs=numbered([decision.need_id for decision in decisions]),
        covered=np.array([decision.covered for decision in decisions], np.bool_),
        right=np.array([decision.right for decision in decisions], np.bool_),
    )


def _weights(calibration: Calibration) -> Column:
    return np.array([calibration.offset, *(getattr(calibration, name) for name in NAMES)], np.float64)


def _held(probabilities: Column, shown: Flags, right: Flags) -> Held:
    loss = float(losses(probabilities, right).mean())
    return Held(loss=loss, shown=int(shown.sum()), shown_right=int((shown & right).sum()))
