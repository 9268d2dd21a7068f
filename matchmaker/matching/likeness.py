"""How far a record says, word for word, what a requirement is about.

A requirement has a frame ("forecast … for the next 24 hours") and an object ("load of each substation"). Records of
other objects share the frame, and are near as a whole. So each telling word of the requirement looks for the word of
the record that means most like it (late interaction, Khattab and Zaharia 2020), and words of the frame do not ask.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np

from embeddings.words import Words
from matchmaker.matching.frame_words import FRAME_WORDS
from matchmaker.matching.fusion import Floats
from matchmaker.matching.statistics import Vector, centred
from matchmaker.matching.telling import STOP_WORDS, Telling


@dataclass(frozen=True, kw_only=True)
class WantedWords:
    """The telling words of a requirement: centred unit vectors, (n, d), and the share that each tells, (n,)."""

    vectors: Floats
    shares: Floats


@dataclass(frozen=True, kw_only=True)
class RecordWords:
    """The words of a record: centred unit vectors, (m, d), and at which of them each sentence starts, (s,).

    A sentence without words starts where the next one does.
    """

    vectors: Floats
    starts: Sequence[int]


@dataclass(frozen=True, kw_only=True)
class Likeness:
    """Of one requirement, from 0 to about 1: with every sentence of a record, (s,), and with the record as a whole."""

    sentences: Floats
    record: float


def wanted_words(words: Words, mean: Vector, telling: Telling) -> WantedWords:
    """What a requirement asks with: its object; where it has none, whatever tells; else all its words."""
    places = _telling_places(words.words)
    terms = [telling.terms(words.words[place])[0] for place in places]
    weights = telling.weights(terms)
    shares = np.array([weights[term] for term in terms], np.float32)
    total = max(float(shares.sum()), 1e-9)
    return WantedWords(vectors=centred(words.vectors[places], mean), shares=shares / np.float32(total))


def _telling_places(words: Sequence[str]) -> list[int]:
    for unasked in (STOP_WORDS | FRAME_WORDS, STOP_WORDS):
        if places := [place for place, word in enumerate(words) if _asks(word, unasked)]:
            return places
    return list(range(len(words)))


def _asks(word: str, unasked: Collection[str]) -> bool:
    return word not in unasked and not word.isdigit()


def record_words(sentences: Sequence[Words], mean: Vector) -> RecordWords:
    counts = [len(sentence.words) for sentence in sentences]
    rows = [sentence.vectors for sentence in sentences if len(sentence.words)]
    vectors = np.concatenate(rows) if rows else np.zeros((0, len(mean)), np.float32)
    return RecordWords(vectors=centred(vectors, mean), starts=np.cumsum([0, *counts[:-1]]).tolist())


def likeness(wanted: WantedWords, record: RecordWords) -> Likeness:
    """All zero where one side has no words."""
    if not len(wanted.shares) or not len(record.vectors):
        return Likeness(sentences=np.zeros(len(record.starts), np.float32), record=0.0)
    cosines = wanted.vectors @ record.vectors.T
    return Likeness(
        sentences=wanted.shares @ _by_sentence(cosines, record.starts),
        record=float(wanted.shares @ cosines.max(axis=1)),
    )


def _by_sentence(cosines: Floats, starts: Sequence[int]) -> Floats:
    """The best word of each sentence for each wanted word, (n, s); zero for a sentence without words."""
    best = np.zeros((len(cosines), len(starts)), np.float32)
    for place, (start, end) in enumerate(zip(starts, [*starts[1:], cosines.shape[1]], strict=True)):
        if end > start:
            best[:, place] = cosines[:, start:end].max(axis=1)
    return best
