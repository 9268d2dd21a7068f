"""From evidence to a probability and a word, so that "strong" means the same for every query and catalogue.

The curves were fitted over the nine evaluation sets together, each set with the same weight, on the ten best records
of every query; docs/matching.md says how well they hold. Records of another language share hardly any words with the
query, so words tell nothing there and closeness tells more.
"""

import math
from collections.abc import Sequence

from matchmaker.matching.model import Coverage, FitWord, Strength

CLOSENESS = 1.48  # log odds for each standard deviation of closeness
SHARED = 3.1  # log odds for a full share of words
PAIRED = 6.3  # the same of neighbouring words
LENGTH = 0.31  # log odds for each time that the question is e times as long: sharing as much of it tells more
OFFSET = -10.5
OFFSET_FOREIGN = -7.7
STRONG, GOOD, POSSIBLE = 0.7, 0.25, 0.02
GOOD_COVERED, POSSIBLE_COVERED = 0.45, 0.17


def fit_of(closeness: float, shared: float, paired: float, *, length: int, foreign: bool) -> float:
    """Probability from 0 to 1 that a pair fits: logistic regression on the signals of the ranking (Platt 1999).

    `length` is that of the question in words; `foreign` when question and record are in different languages.
    """
    words, offset = (0.0, OFFSET_FOREIGN) if foreign else (SHARED * shared + PAIRED * paired, OFFSET)
    return 1 / (1 + math.exp(-(CLOSENESS * closeness + words + LENGTH * math.log1p(length) + offset)))


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
