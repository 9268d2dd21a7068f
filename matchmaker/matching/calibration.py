"""From evidence to a probability and a word, so that "strong" means the same for every query and catalogue.

The curves were fitted over the nine evaluation sets together, each set with the same weight, on the ten best records
of every query; docs/matching.md says how well they hold. Records of another language share hardly any words with the
query, so they tell little there and closeness tells more.
"""

import math

from matchmaker.matching.model import FitWord

CLOSENESS = 1.43  # log odds for each standard deviation of closeness
SHARED = 10.2  # log odds for a full share of words
OFFSET = -9.4
SHARED_FOREIGN = 0.3
OFFSET_FOREIGN = -6.65
STRONG, GOOD, POSSIBLE = 0.7, 0.25, 0.02


def fit_of(closeness: float, shared: float, *, foreign: bool) -> float:
    """Probability from 0 to 1 that a pair fits: logistic regression on two signals (Platt 1999).

    `foreign` when query and record are written in different languages.
    """
    words, offset = (SHARED_FOREIGN, OFFSET_FOREIGN) if foreign else (SHARED, OFFSET)
    return 1 / (1 + math.exp(-(CLOSENESS * closeness + words * shared + offset)))


def word_of(fit: float) -> FitWord:
    """The word that pages show for a fit; `NONE` is no suitable answer."""
    if fit >= STRONG:
        return FitWord.STRONG
    if fit >= GOOD:
        return FitWord.GOOD
    return FitWord.POSSIBLE if fit >= POSSIBLE else FitWord.NONE
