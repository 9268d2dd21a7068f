"""From evidence to a probability and a word, so that "strong" means the same for every query and catalogue."""

import math

from matchmaker.matching.model import FitWord

SLOPE = 1.0
OFFSET = -5.0
STRONG, GOOD, POSSIBLE = 0.7, 0.45, 0.2


def fit_of(evidence: float) -> float:
    """Probability from 0 to 1 that a pair fits, by a logistic curve over the evidence (Platt 1999)."""
    return 1 / (1 + math.exp(-(SLOPE * evidence + OFFSET)))


def word_of(fit: float) -> FitWord:
    """The word that pages show for a fit; `NONE` is no suitable answer."""
    if fit >= STRONG:
        return FitWord.STRONG
    if fit >= GOOD:
        return FitWord.GOOD
    return FitWord.POSSIBLE if fit >= POSSIBLE else FitWord.NONE
