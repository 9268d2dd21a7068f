"""Weights and bounds learnt from decisions, and whether decisions that were held out speak for them.

Logistic regression, shrunk towards the weights that the program brings: few decisions move them little. What is said
of a calibration is measured on decisions of needs that it was not fitted to.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from matchmaker.matching.calibration import Calibration
from matchmaker.matching.model import Evidence

LEAST_DECISIONS = 300
FOLDS = 5
SHRINKAGE = 20.0  # nats: a weight that moves by its own size, or by one, costs half of it
STEPS = 50  # of Newton's method, which needs about six
STRONG, GOOD, POSSIBLE = 0.95, 0.85, 0.6  # share of the decisions said in a word that have to be right
LEAST_SAID = 20  # decisions that a word needs to be said

Column = NDArray[np.float64]
Flags = NDArray[np.bool_]
NAMES = tuple(Evidence.__dataclass_fields__)


@dataclass(frozen=True, kw_only=True)
class Decision:
    """A pair that somebody judged: `right` where the record solves the need, `covered` where it answered any of it."""

    need_id: int
    evidence: Evidence
    covered: bool
    right: bool


class Outcome(StrEnum):
    """`BETTER` alone may be put in force; the others say why nothing changes."""

    BETTER = "better"
    TOO_FEW = "too_few"
    NOT_BETTER = "not_better"
    LESS_PRECISE = "less_precise"


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
    needs: NDArray[np.int64]
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
    fits, shown = _held_out(known, shipped)
    fits_in_force = _fits(known.evidence, _weights(in_force))
    saved = _losses(fits_in_force, known.right) - _losses(fits, known.right)
    before = _held(fits_in_force, known.covered & (fits_in_force >= in_force.possible), known.right)
    after = _held(fits, shown, known.right)
    error = _error_by_need(saved, known.needs)
    return Attempt(
        outcome=_outcome(before, after, error),
        figures=replace(figures, in_force=before, learnt=after, error=error),
        calibration=_with_bounds(_fitted(known.evidence, known.right, shipped), fits, known, shipped),
    )


def _outcome(before: Held, after: Held, error: float) -> Outcome:
    if before.loss - after.loss <= error:
        return Outcome.NOT_BETTER
    if not after.shown or after.shown_right * before.shown < before.shown_right * after.shown:
        return Outcome.LESS_PRECISE
    return Outcome.BETTER


def _held_out(known: _Decisions, shipped: Calibration) -> tuple[Column, Flags]:
    """The fit of each decision by what the others teach, and whether it would be shown: nothing of its need counts."""
    folds = known.needs % FOLDS
    fits = np.zeros(len(folds))
    for fold in range(FOLDS):
        others = folds != fold
        weights = _fitted(known.evidence[others], known.right[others], shipped)
        fits[~others] = _fits(known.evidence[~others], weights)
    shown = np.zeros(len(folds), np.bool_)
    for fold in range(FOLDS):
        others = (folds != fold) & known.covered
        possible = _bounds(fits[others], known.right[others], shipped)[-1]
        shown |= (folds == fold) & known.covered & (fits >= possible)
    return fits, shown


def _fitted(evidence: Column, right: Flags, shipped: Calibration) -> Column:
    """The likeliest weights, (1 + kinds,), by Newton's method with halved steps."""
    start = _weights(shipped)
    stiffness = SHRINKAGE / np.maximum(np.abs(start), 1.0) ** 2

    def cost(weights: Column) -> float:
        return float(_losses(_fits(evidence, weights), right).sum() + 0.5 * (stiffness * (weights - start) ** 2).sum())

    weights = start
    for _ in range(STEPS):
        fits = _fits(evidence, weights)
        slope = evidence.T @ (fits - right) + stiffness * (weights - start)
        curvature = (evidence.T * (fits * (1 - fits))) @ evidence + np.diag(stiffness)
        step = np.linalg.solve(curvature, slope)
        while cost(weights - step) > cost(weights) and np.abs(step).max() > 1e-9:
            step = step / 2
        weights = weights - step
        if np.abs(step).max() < 1e-6:
            break
    return weights


def _bounds(fits: Column, right: Flags, shipped: Calibration) -> tuple[float, float, float]:
    """From which fit on strong, good and possible are said; never of much less than the program itself shows.

    A surer word must not take all that lets the next one reach its share: strong is said of nothing that is not as
    sure by itself.
    """
    strong = max(_lowest(fits, right, STRONG, below=1.0), STRONG)
    good = _lowest(fits, right, GOOD, below=strong)
    possible = max(_lowest(fits, right, POSSIBLE, below=good), shipped.possible / 2)
    return max(strong, possible), max(good, possible), possible


def _lowest(fits: Column, right: Flags, share: float, *, below: float) -> float:
    """The lowest fit between which and `below` so large a share is right; `below` where there is none."""
    inside = fits < below
    order = np.argsort(-fits[inside], kind="stable")
    shares = np.cumsum(right[inside][order]) / np.arange(1, len(order) + 1)
    enough = np.flatnonzero((shares >= share) & (np.arange(1, len(order) + 1) >= LEAST_SAID))
    return float(fits[inside][order][enough[-1]]) if len(enough) else below


def _with_bounds(weights: Column, fits: Column, known: _Decisions, shipped: Calibration) -> Calibration:
    strong, good, possible = _bounds(fits[known.covered], known.right[known.covered], shipped)
    named = dict(zip(NAMES, map(float, weights[1:]), strict=True))
    return Calibration(offset=float(weights[0]), **named, strong=strong, good=good, possible=possible)


def _as_arrays(decisions: Sequence[Decision]) -> _Decisions:
    rows = [[1.0, *(getattr(decision.evidence, name) for name in NAMES)] for decision in decisions]
    needs = np.unique([decision.need_id for decision in decisions], return_inverse=True)[1]
    return _Decisions(
        evidence=np.array(rows, np.float64),
        needs=needs.astype(np.int64),
        covered=np.array([decision.covered for decision in decisions], np.bool_),
        right=np.array([decision.right for decision in decisions], np.bool_),
    )


def _weights(calibration: Calibration) -> Column:
    return np.array([calibration.offset, *(getattr(calibration, name) for name in NAMES)], np.float64)


def _fits(evidence: Column, weights: Column) -> Column:
    """Probabilities, kept off zero and one, whose logarithm they are asked for."""
    odds = np.clip(evidence @ weights, -30.0, 30.0)
    fits: Column = 1.0 / (1.0 + np.exp(-odds))
    return fits


def _losses(fits: Column, right: Flags) -> Column:
    losses: Column = -np.log(np.where(right, fits, 1.0 - fits))
    return losses


def _held(fits: Column, shown: Flags, right: Flags) -> Held:
    loss = float(_losses(fits, right).mean())
    return Held(loss=loss, shown=int(shown.sum()), shown_right=int((shown & right).sum()))


def _error_by_need(saved: Column, needs: NDArray[np.int64]) -> float:
    """Standard error of the mean: decisions on one need are not independent, so whole needs count as draws."""
    by_need = np.bincount(needs, weights=saved - saved.mean())
    return float(np.sqrt((by_need**2).sum()) / len(saved))
