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
_ANSWER_OFFSET, _ANSWER_ASKED, _ANSWER_FIT = -1.16, 9.58, 1.64
_MOST_FIT = 1.0  # log odds of a fit that count: a record that surely fits does not answer everything
STRONG, PARTLY = 0.9, 0.75


@dataclass(frozen=True, kw_only=True)
class Calibration:
    """Log odds of a fit for each unit of evidence, and the probabilities from which words are said."""

    offset: float
    closeness: float
    behind: float
    paired: float
    contrast: float
    asked: float
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

    def strength(self, asked: float, fit: float) -> Strength:
        """How well a record answers a requirement: how much more of one of its sentences the requirement asks for than
        of any sentence of unrelated records, and how well the record fits the whole need (0 to 1).
        """
        fitting = max(-_MOST_FIT, min(_MOST_FIT, logit(fit)))
        answered = logistic(_ANSWER_OFFSET + _ANSWER_ASKED * asked + _ANSWER_FIT * fitting)
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

    def strength(self, asked: float, fit: float) -> Strength:
        said = super().strength(asked, fit)
        return said if said is Strength.NOT_COVERED else Strength.PARTLY


SHIPPED = Calibration(offset=-7.04, closeness=1.29, behind=-1.05, paired=7.62, contrast=12.94, asked=13.83)


def logistic(odds: float) -> float:
    """The probability of log odds."""
    return 1 / (1 + math.exp(-max(-700.0, min(700.0, odds))))


def logit(probability: float) -> float:
    """The log odds of a probability, within seven."""
    inside = min(max(probability, 1e-3), 1 - 1e-3)
    return math.log(inside / (1 - inside))
