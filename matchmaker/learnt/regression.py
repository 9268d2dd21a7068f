"""Logistic regression, shrunk towards the weights that the program brings, and what it says of needs held out. Pure."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

FOLDS = 5
SHRINKAGE = 20.0  # nats: a weight that moves by its own size, or by one, costs half of it
STEPS = 50  # of Newton's method, which needs about six

Column = NDArray[np.float64]
Flags = NDArray[np.bool_]
Numbers = NDArray[np.int64]


def fitted(evidence: Column, right: Flags, start: Column) -> Column:
    """The likeliest weights, one for each column of evidence (n, weights), by Newton's method with halved steps."""
    stiffness = SHRINKAGE / np.maximum(np.abs(start), 1.0) ** 2

    def cost(weights: Column) -> float:
        return float(losses(fits(evidence, weights), right).sum() + 0.5 * (stiffness * (weights - start) ** 2).sum())

    weights = start
    for _ in range(STEPS):
        now = fits(evidence, weights)
        slope = evidence.T @ (now - right) + stiffness * (weights - start)
        curvature = (evidence.T * (now * (1 - now))) @ evidence + np.diag(stiffness)
        step = np.linalg.solve(curvature, slope)
        while cost(weights - step) > cost(weights) and np.abs(step).max() > 1e-9:
            step = step / 2
        weights = weights - step
        if np.abs(step).max() < 1e-6:
            break
    return weights


def numbered(needs: Sequence[int]) -> Numbers:
    """The needs by number from zero."""
    return np.unique(needs, return_inverse=True)[1].astype(np.int64)


def folds(needs: Numbers) -> Iterator[tuple[Flags, Flags]]:
    """The others, to learn from, and those held out, fold by fold: whole needs."""
    for fold in range(FOLDS):
        held_out = needs % FOLDS == fold
        yield ~held_out, held_out


def fits(evidence: Column, weights: Column) -> Column:
    """Probabilities, kept off zero and one, whose logarithm they are asked for."""
    odds = np.clip(evidence @ weights, -30.0, 30.0)
    probabilities: Column = 1.0 / (1.0 + np.exp(-odds))
    return probabilities


def losses(probabilities: Column, right: Flags) -> Column:
    """In nats, of each."""
    lost: Column = -np.log(np.where(right, probabilities, 1.0 - probabilities))
    return lost


def error_by_need(saved: Column, needs: Numbers) -> float:
    """Standard error of the mean: what is said of one need is not independent, so whole needs count as draws."""
    by_need = np.bincount(needs, weights=saved - saved.mean())
    return float(np.sqrt((by_need**2).sum()) / len(saved))
