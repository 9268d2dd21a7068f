"""Whether a record that stands near fits, and which of its sentences answers which requirement.

The ranking says which records stand nearest, whatever there is. Judging compares the nearest with what is asked for,
word for word, and with one another: those at the end of the list show how like an unrelated record is.
"""

import math
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from matchmaker.matching.calibration import Calibration
from matchmaker.matching.explaining import Parts, explain
from matchmaker.matching.language import Language
from matchmaker.matching.model import Coverage, Evidence, Strength
from matchmaker.matching.vector_means import Vector, centred
from matchmaker.matching.word_likeness import (
    Likeness,
    WantedWords,
    likeness,
    most_asked,
    no_likeness,
    record_words,
    wanted_words,
)
from matchmaker.matching.word_weights import Telling

NEAREST = 5  # records at the head of a ranking; those behind them are what unrelated ones look like
JUDGED_TOGETHER = 20  # the nearest, and enough behind them
CONTRAST_WORTH = 8.0  # of a contrast of one, in standard deviations of closeness, where the nearest are put in order
EXPECTED, EXPECTED_ASKED = 0.27, 0.27  # likeness of an unrelated record, and how far it is asked for
EXPECTED_ASKED_BY_ONE = 0.23  # the same by a single requirement
# Of many words the likest is like by chance: by about this times √(2 ln n), as of sentences (`nearest_sentences`).
# Of records behind the nearest it is 0.08 to 0.19 in six sets, whose grades take no part in that.
WORD_CHANCE = 0.08
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


@dataclass(frozen=True, kw_only=True)
class Judged:
    """`fit` is a probability (0 to 1); coverage is in the order of the requirements.

    `ahead` puts the nearest in order: contrast (`Evidence`) less what a record of so many words has by chance, beside
    the others of the ranking.
    """

    fit: float
    coverage: Sequence[Coverage]
    evidence: Evidence | None = None  # of what was not judged there is none
    ahead: float = 0.0

    @property
    def covers_anything(self) -> bool:
        """Whether a requirement is answered at least in part: what answers nothing is no match, however near."""
        return any(one.strength is not Strength.NOT_COVERED for one in self.coverage)


UNJUDGED = Judged(fit=0.0, coverage=())
ScalesOf = Callable[[Language, Language], Scales]


@dataclass(frozen=True, kw_only=True)
class _Compared:
    """A pair word for word: of every requirement in their order, and how far the record is asked for by all of them."""

    likenesses: Sequence[Likeness]
    asked: float

    @property
    def record(self) -> float:
        """The mean over requirements: each counts the same, however long it is."""
        return _mean(one.record for one in self.likenesses)

    @property
    def asked_by_one(self) -> float:
        return _mean(one.most_asked for one in self.likenesses)


def judge(
    pairs: Sequence[Comparison], scales_of: ScalesOf, calibration: Calibration, explained: Collection[int] | None = None
) -> list[Judged]:
    """Pairs of one ranking in its order, `NEAREST` and those behind them; `scales_of` takes the languages of a pair.

    `explained`: the places of those whose coverage is told; None for all.
    """
    stored = [pair.sentences.language for pair in pairs]
    scales = [scales_of(pair.asking, language) for pair, language in zip(pairs, stored, strict=True)]
    compared = _compared(pairs, stored, scales)
    unrelated = compared[NEAREST:]
    expected = _expected([one.record for one in unrelated], EXPECTED)
    expected_asked = _expected([one.asked for one in unrelated], EXPECTED_ASKED)
    expected_by_one = _expected([one.asked_by_one for one in unrelated], EXPECTED_ASKED_BY_ONE)
    nearest = max((pair.nearness.closeness for pair in pairs), default=0.0)
    chances = [_by_chance(pair.sentences) for pair in pairs]
    judged = []
    for place, (pair, scale, own) in enumerate(zip(pairs, scales, compared, strict=True)):
        evidence = Evidence(
            closeness=pair.nearness.closeness,
            behind=nearest - pair.nearness.closeness,
            paired=0.0 if pair.nearness.foreign else pair.nearness.paired,
            contrast=own.record - expected,
            asked=own.asked - expected_asked,
        )
        fit = calibration.fit(evidence)
        strength_of = partial(_strength, calibration, expected_by_one, fit)
        asked_for = explained is None or place in explained
        coverage = _coverage(pair, scale, own.likenesses, strength_of) if asked_for else ()
        ahead = evidence.contrast - chances[place] + _mean(chances)
        judged.append(Judged(fit=fit, coverage=coverage, evidence=evidence, ahead=ahead))
    return judged


def _compared(pairs: Sequence[Comparison], stored: Sequence[Language], scales: Sequence[Scales]) -> list[_Compared]:
    """Requirements that many records of one language are held against are worked out once."""
    asking: dict[tuple[int, Language], Sequence[WantedWords]] = {}
    compared = []
    for pair, language, scale in zip(pairs, stored, scales, strict=True):
        key = id(pair.requirements), language
        if key not in asking and scale.asking_words is not None:
            asking[key] = [wanted_words(words, scale.asking_words, scale.telling) for words in pair.requirements.words]
        compared.append(_held_against(pair, asking.get(key), scale))
    return compared


def _held_against(pair: Comparison, wanted: Sequence[WantedWords] | None, scales: Scales) -> _Compared:
    if wanted is None or scales.stored_words is None:
        nothing = no_likeness(len(pair.sentences.texts))
        return _Compared(likenesses=[nothing] * len(pair.requirements.texts), asked=0.0)
    record = record_words(pair.sentences.words, scales.stored_words, scales.telling)
    likenesses = [likeness(one, record) for one in wanted]
    return _Compared(likenesses=likenesses, asked=most_asked(likenesses, record))


def _strength(calibration: Calibration, expected: float, fit: float, asked: float) -> Strength:
    return calibration.strength(asked - expected, fit)


def _coverage(
    pair: Comparison, scales: Scales, likenesses: Sequence[Likeness], strength_of: Callable[[float], Strength]
) -> list[Coverage]:
    asked = replace(pair.requirements, vectors=centred(pair.requirements.vectors, scales.asking))
    sentences = replace(pair.sentences, vectors=centred(pair.sentences.vectors, scales.stored))
    return explain(asked, sentences, scales.marking, likenesses, strength_of)


def _by_chance(sentences: Parts) -> float:
    """How like the likest of a record's words is to any word, by their number alone."""
    words = sum(len(sentence.words) for sentence in sentences.words)
    return WORD_CHANCE * math.sqrt(2 * math.log(max(words, 1)))


def _expected(unrelated: Sequence[float], prior: float) -> float:
    """The mean of what unrelated records reach, shrunk towards a prior while there are few."""
    return (sum(unrelated) + EXPECTED_COUNTS * prior) / (len(unrelated) + EXPECTED_COUNTS)


def _mean(values: Iterable[float]) -> float:
    """Zero of nothing."""
    every = list(values)
    return float(np.mean(every)) if every else 0.0
