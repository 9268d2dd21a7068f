"""How far a record says, word for word, what a requirement is about.

A requirement has a frame ("forecast … for the next 24 hours") and an object ("load of each substation"). Records of
other objects share the frame, and are near as a whole. So each telling word of the requirement looks for the word of
the record that means most like it (late interaction, Khattab and Zaharia 2020), and words of the frame do not ask.

The other way round says as much: a record of another object tells of things that nobody asked for.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from embeddings.words import Words
from matchmaker.matching.frame_words import FRAME_WORDS
from matchmaker.matching.fusion import Floats
from matchmaker.matching.vector_means import Vector, centred
from matchmaker.matching.word_weights import STOP_WORDS, Telling

# So many words a sentence has that can be asked for as a whole. A line of a list names a technique ("Chatbot",
# "Học máy"), which many ask for, and not what it is for; it is heard by the share of these that it has.
ENOUGH_WORDS = 4


@dataclass(frozen=True, kw_only=True)
class WantedWords:
    """Of a requirement: centred unit vectors of its words, (a, d), which of them tell, (n,), and what share, (n,)."""

    vectors: Floats
    telling: Sequence[int]
    shares: Floats


@dataclass(frozen=True, kw_only=True)
class RecordWords:
    """The words of a record: centred unit vectors, (m, d), and at which of them each sentence starts, (s,).

    A sentence without words starts where the next one does. `shares` is what each word tells of its sentence, (m,).
    """

    vectors: Floats
    starts: Sequence[int]
    shares: Floats


@dataclass(frozen=True, kw_only=True)
class Likeness:
    """Of one requirement, from 0 to about 1: with every sentence of a record, (s,), and with the record as a whole.

    `heard`: how far each word of the record is asked for by this requirement, (m,), none where one side has no
    words; `asked`: how far each sentence is, (s,).
    """

    sentences: Floats
    record: float
    heard: Floats
    asked: Floats

    @property
    def most_asked(self) -> float:
        return float(self.asked.max(initial=0.0))


def wanted_words(words: Words, mean: Vector, telling: Telling) -> WantedWords:
    """What a requirement asks with: its object; where it has none, whatever tells; else all its words."""
    places, shares = _telling_shares(words.words, telling)
    return WantedWords(vectors=centred(words.vectors, mean), telling=places, shares=shares)


def _telling_shares(words: Sequence[str], telling: Telling) -> tuple[list[int], Floats]:
    """Which of some words tell, and what share each: together one."""
    places = _telling_places(words)
    terms = [telling.terms(words[place])[0] for place in places]
    weights = telling.weights(terms)
    shares = np.array([weights[term] for term in terms], np.float32)
    return places, shares / np.float32(max(float(shares.sum()), 1e-9))


def _telling_places(words: Sequence[str]) -> list[int]:
    for unasked in (STOP_WORDS | FRAME_WORDS, STOP_WORDS):
        if places := [place for place, word in enumerate(words) if _asks(word, unasked)]:
            return places
    return list(range(len(words)))


def _asks(word: str, unasked: Collection[str]) -> bool:
    return word not in unasked and not word.isdigit()


def record_words(sentences: Sequence[Words], mean: Vector, telling: Telling) -> RecordWords:
    counts = [len(sentence.words) for sentence in sentences]
    starts = np.cumsum([0, *counts[:-1]]).tolist()
    rows = [sentence.vectors for sentence in sentences if len(sentence.words)]
    vectors = np.concatenate(rows) if rows else np.zeros((0, len(mean)), np.float32)
    shares = np.zeros(len(vectors), np.float32)
    for start, sentence in zip(starts, sentences, strict=False):  # of no sentence there is a start as well
        places, own = _telling_shares(sentence.words, telling)
        shares[[start + place for place in places]] = own
    return RecordWords(vectors=centred(vectors, mean), starts=starts, shares=shares)


def likeness(wanted: WantedWords, record: RecordWords) -> Likeness:
    """All zero where one side has no words."""
    if not len(wanted.shares) or not len(record.vectors):
        return no_likeness(len(record.starts))
    cosines = wanted.vectors @ record.vectors.T
    telling, heard = cosines[wanted.telling], cosines.max(axis=0)
    return Likeness(
        sentences=wanted.shares @ _by_sentence(telling, record.starts),
        record=float(wanted.shares @ telling.max(axis=1)),
        heard=heard,
        asked=_asked(heard, record),
    )


def no_likeness(sentences: int) -> Likeness:
    """Where nothing can be compared, with a record of so many sentences."""
    nothing = np.zeros(sentences, np.float32)
    return Likeness(sentences=nothing, record=0.0, heard=np.zeros(0, np.float32), asked=nothing)


def most_asked(likenesses: Sequence[Likeness], record: RecordWords) -> float:
    """How far what a sentence of a record says is asked for by any of some requirements: of the sentence of which most
    is, from 0 to about 1. Zero where one side has no words.
    """
    heard = [one.heard for one in likenesses if len(one.heard)]
    return float(_asked(np.max(heard, axis=0), record).max(initial=0.0)) if heard else 0.0


def _asked(heard: Floats, record: RecordWords) -> Floats:
    """Of each sentence, (s,)."""
    sums = _sums(record.shares * heard, record.starts)
    long = np.diff([*record.starts, len(record.vectors)])
    return (sums * np.minimum(long / ENOUGH_WORDS, 1)).astype(np.float32)


def _sums(values: NDArray[Any], starts: Sequence[int]) -> NDArray[np.float64]:
    """Of each sentence, (s,)."""
    sums: NDArray[np.float64] = np.concatenate([np.zeros(1), np.cumsum(values, dtype=np.float64)])
    return np.subtract(sums[[*starts[1:], len(values)]], sums[list(starts)])


def _by_sentence(cosines: Floats, starts: Sequence[int]) -> Floats:
    """The best word of each sentence for each wanted word, (n, s); zero for a sentence without words."""
    best = np.zeros((len(cosines), len(starts)), np.float32)
    for place, (start, end) in enumerate(zip(starts, [*starts[1:], cosines.shape[1]], strict=True)):
        if end > start:
            best[:, place] = cosines[:, start:end].max(axis=1)
    return best
