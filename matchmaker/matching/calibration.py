"""From evidence to a probability and a word, so that "strong" means the same for every query and catalogue.

The curves were fitted over the nine evaluation sets together, each set with the same weight, on the ten best records
of every query; docs/matching.md says how well they hold. Records of another language share hardly any words with the
query, so they tell little there and closeness tells more.
"""

import math
from collections.abc import Sequence

from matchmaker.matching.model import Coverage, FitWord, Strength

CLOSENESS = 1.43  # log odds for each standard deviation of closeness
SHARED = 10.2  # log odds for a full share of words
OFFSET = -9.4
SHARED_FOREIGN = 0.3
OFFSET_FOREIGN = -6.65
STRONG, GOOD, POSSIBLE = 0.7, 0.25, 0.02
GOOD_COVERED, POSSIBLE_COVERED = 0.45, 0.17


def fit_of(closeness: float, shared: float, *, foreign: bool) -> float:
    """Probability from 0 to 1 that a pair fits: logistic regression on two signals (Platt 1999).

    `foreign` when query and record are written in different languages.
    """
    words, offset = (SHARED_FOREIGN, OFFSET_FOREIGN) if foreign else (SHARED, OFFSET)
    return 1 / (1 + math.exp(-(CLOSENESS * closeness + words * shared + offset)))


def word_of(fit: float, covered: float = 0.0) -> FitWord:
    """The word that pages show for a fit; `NONE` is no suitable answer.

    `covered` is the share of the need whose requirements are clearly covered. A need that asks for several things is
    near no single record as a whole, so clear coverage of a good part of it speaks for a record by itself.
    """
    if fit >= STRONG:
        return FitWord.STRONG
    if fit >= GOOD or covered >= GOOD_COVERED:
        return FitWord.GOOD
    return FitWord.POSSIBLE if fit >= POSSIBLE or covered >= POSSIBLE_COVERED else FitWord.NONE


def clearly_covered(coverage: Sequence[Coverage]) -> float:
    """The share of a need whose requirements are clearly covered, 0 to 1."""
    return sum(c.weight for c in coverage if c.strength is Strength.STRONG)
