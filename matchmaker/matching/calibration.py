"""From evidence to a probability and a word, so that "strong" means the same for every query and catalogue.

The curves were fitted on judged pairs (`learning`); docs/matching.md says on which, and how well they hold out of fold.
"""

import math
from dataclasses import dataclass, fields

from matchmaker.matching.model import Evidence, FitWord, Strength

# By which a record has to be surer for a direction than for a need (docs/matching.md, Explanations).
DIRECTION_ODDS = 3.0

# Whether a sentence answers a requirement, fitted on pairs that a reader judged without seeing any figure
# (docs/matching.md, Explanations): the log odds of each unit.
_ANSWER_OFFSET, _ANSWER_CONTRAST, _ANSWER_FIT = -1.34, 10.68, 1.2
_MOST_FIT = 1.0  # log odds of a fit that count: a record that surely fits does not answer everything
STRONG, PARTLY = 0.85, 0.66


@dataclass(frozen=True, kw_only=True)
class Calibration:
    """Log odds of a fit for each unit of evidence, and the probabilities from which words are said."""

    offset: float
    closeness: float
    behind: float
    paired: float
    contrast: float
    strong: float = 0.97
    good: float = 0.6
    possible: float = 0.5

    def fit(self, evidence: Evidence) -> float:
        """Probability from 0 to 1 that a record solves a core part of a need: logistic regression (Platt 1999)."""
        odds = sum(getattr(self, one.name) * getattr(evidence, one.name) for one in fields(evidence))
        return logistic(self.offset + odds)

    def of_directions(self) -> "Calibration":
        """For what the city looks for in a whole field."""
        return _OfDirections(**{**vars(self), "offset": self.offset - DIRECTION_ODDS})

    def word(self, fit: float, *, covered: bool) -> FitWord:
        """The word that pages show; `NONE` is no suitable answer. What covers nothing of a need is none."""
        if not covered:
            return FitWord.NONE
        if fit >= self.strong:
            return FitWord.STRONG
        if fit >= self.good:
            return FitWord.GOOD
        return FitWord.POSSIBLE if fit >= self.possible else FitWord.NONE

    def strength(self, contrast: float, fit: float) -> Strength:
        """How well a sentence answers a requirement: how much more like it says it than sentences of unrelated records
        do, and how well its record fits the whole need (0 to 1).
        """
        fitting = max(-_MOST_FIT, min(_MOST_FIT, logit(fit)))
        answered = logistic(_ANSWER_OFFSET + _ANSWER_CONTRAST * contrast + _ANSWER_FIT * fitting)
        if answered >= STRONG:
            return Strength.STRONG
        return Strength.PARTLY if answered >= PARTLY else Strength.NOT_COVERED


class _OfDirections(Calibration):
    """Every record of a field is near to what is looked for in it, and none is the whole of it: it has to be surer, and
    less is said of it.
    """

    def word(self, fit: float, *, covered: bool) -> FitWord:
        said = super().word(fit, covered=covered)
        return said if said is FitWord.NONE else FitWord.POSSIBLE

    def strength(self, contrast: float, fit: float) -> Strength:
        said = super().strength(contrast, fit)
        return said if said is Strength.NOT_COVERED else Strength.PARTLY


SHIPPED = Calibration(offset=-6.83, closeness=1.41, behind=-0.72, paired=13.89, contrast=22.88)


def logistic(odds: float) -> float:
    """The probability of log odds."""
    return 1 / (1 + math.exp(-max(-700.0, min(700.0, odds))))


def logit(probability: float) -> float:
    """The log odds of a probability, within seven."""
    inside = min(max(probability, 1e-3), 1 - 1e-3)
    return math.log(inside / (1 - inside))
