"""Whether a record that stands near fits, and which of its sentences answers which requirement.

The ranking says which records stand nearest, whatever there is. Judging compares the nearest with what is asked for,
word for word, and with one another: those at the end of the list show how like an unrelated record is.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from matchmaker.matching.calibration import Calibration
from matchmaker.matching.explaining import Parts, explain
from matchmaker.matching.language import Language, catalogue_language
from matchmaker.matching.likeness import Likeness, likeness, record_words, wanted_words
from matchmaker.matching.model import Coverage, Evidence, Strength
from matchmaker.matching.statistics import Vector, centred
from matchmaker.matching.telling import Telling

NEAREST = 5  # records at the head of a ranking; those behind them are what unrelated ones look like
JUDGED_TOGETHER = 20  # the nearest, and enough behind them
CONTRAST_WORTH = 8.0  # of a contrast of one, in standard deviations of closeness, where the nearest are put in order
EXPECTED, EXPECTED_SENTENCE = 0.27, 0.2  # likeness of an unrelated record, and of its likest sentence
EXPECTED_COUNTS = 5  # records that these count as


@dataclass(frozen=True, kw_only=True)
class Scales:
    """What texts of two languages have in common on either side, and how much words tell there.

    Words of a language that nothing is known of cannot be compared: all of them are near one another.
    """

    asking: Vector
    stored: Vector
    asking_words: Vector | None
    stored_words: Vector | None
    telling: Telling
    marking: Telling


@dataclass(frozen=True, kw_only=True)
class Nearness:
    """Of a ranked pair: how near the two are as whole texts, see `engine.Ranked`."""

    closeness: float
    paired: float
    foreign: bool


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """What is asked for in the language `asking`, and the sentences of a record, as the encoder gives them."""

    nearness: Nearness
    requirements: Parts
    asking: Language
    sentences: Parts

    @property
    def stored(self) -> Language:
        return catalogue_language("\n".join(self.sentences.texts))


@dataclass(frozen=True, kw_only=True)
class Judged:
    """`fit` is a probability (0 to 1); coverage is in the order of the requirements."""

    fit: float
    coverage: Sequence[Coverage]
    evidence: Evidence | None = None  # of what was not judged there is none

    @property
    def contrast(self) -> float:
        """See `Evidence`."""
        return self.evidence.contrast if self.evidence else 0.0

    @property
    def covers_anything(self) -> bool:
        """Whether a requirement is answered at least in part: what answers nothing is no match, however near."""
        return any(one.strength is not Strength.NOT_COVERED for one in self.coverage)


UNJUDGED = Judged(fit=0.0, coverage=())
ScalesOf = Callable[[Language, Language], Scales]


def judge(pairs: Sequence[Comparison], scales_of: ScalesOf, calibration: Calibration) -> list[Judged]:
    """Pairs of one ranking in its order, `NEAREST` and those behind them; `scales_of` takes the languages of a pair."""
    scales = [scales_of(pair.asking, pair.stored) for pair in pairs]
    likenesses = [_likenesses(pair, scale) for pair, scale in zip(pairs, scales, strict=True)]
    expected = _expected([_mean(one.record for one in each) for each in likenesses[NEAREST:]], EXPECTED)
    likest = [_mean(float(one.sentences.max(initial=0.0)) for one in each) for each in likenesses[NEAREST:]]
    expected_sentence = _expected(likest, EXPECTED_SENTENCE)
    nearest = max((pair.nearness.closeness for pair in pairs), default=0.0)
    evidence = [evidence_of(pair.nearness, nearest, own, expected) for pair, own in zip(pairs, likenesses, strict=True)]
    fits = [calibration.fit(one) for one in evidence]

    def strength_at(fit: float) -> Callable[[float], Strength]:
        return lambda like: calibration.strength(like - expected_sentence, fit)

    return [
        Judged(fit=fit, coverage=_coverage(pair, scale, own, strength_at(fit)), evidence=one)
        for pair, scale, own, one, fit in zip(pairs, scales, likenesses, evidence, fits, strict=True)
    ]


def _likenesses(pair: Comparison, scales: Scales) -> list[Likeness]:
    """Of every requirement with the record, in their order."""
    if scales.asking_words is None or scales.stored_words is None:
        nothing = Likeness(sentences=np.zeros(len(pair.sentences.texts), np.float32), record=0.0)
        return [nothing] * len(pair.requirements.texts)
    record = record_words(pair.sentences.words, scales.stored_words)
    return [
        likeness(wanted_words(words, scales.asking_words, scales.telling), record) for words in pair.requirements.words
    ]


def _coverage(
    pair: Comparison, scales: Scales, likenesses: Sequence[Likeness], strength: Callable[[float], Strength]
) -> list[Coverage]:
    asked = replace(pair.requirements, vectors=centred(pair.requirements.vectors, scales.asking))
    told = replace(pair.sentences, vectors=centred(pair.sentences.vectors, scales.stored))
    return explain(asked, told, scales.marking, [each.sentences for each in likenesses], strength)


def evidence_of(near: Nearness, nearest: float, likenesses: Sequence[Likeness], expected: float) -> Evidence:
    """Likeness is the mean over requirements: each counts the same, however long it is."""
    return Evidence(
        closeness=near.closeness,
        behind=nearest - near.closeness,
        paired=0.0 if near.foreign else near.paired,
        contrast=_mean(one.record for one in likenesses) - expected,
    )


def _expected(unrelated: Sequence[float], prior: float) -> float:
    """The mean of what unrelated records reach, shrunk towards a prior while there are few."""
    return (sum(unrelated) + EXPECTED_COUNTS * prior) / (len(unrelated) + EXPECTED_COUNTS)


def _mean(values: Iterable[float]) -> float:
    """Zero of nothing."""
    every = list(values)
    return float(np.mean(every)) if every else 0.0
