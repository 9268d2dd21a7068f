"""BM25 over stored texts that takes an added or removed text at once.

The score is the Lucene variant with k1 1.5 and b 0.75 (Robertson and Zaragoza 2009, "The Probabilistic Relevance
Framework: BM25 and Beyond"; variants compared in Kamphuis et al. 2020, "Which BM25 Do You Mean?"). Statistics are
read at search time, so they are always those of the texts present.
"""

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock

import numpy as np
import snowballstemmer
from numpy.typing import NDArray

from matchmaker.ground.text import folded_tokens, tokens
from matchmaker.matching.word_pairs import WordOrder

K1 = 1.5
B = 0.75
_FIRST_ROOM = 4
_MOST_COUNTED = 65_535
_STEMMER = snowballstemmer.stemmer("english")
_STEMMER_TURN = Lock()  # it keeps its word in itself, and searches run in several threads

Terms = Callable[[str], Sequence[str]]
Floats = NDArray[np.float32]


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """An English word without its ending (Porter's second algorithm); what carries marks is not English."""
    if not word.isascii():
        return word
    with _STEMMER_TURN:
        stemmed: str = _STEMMER.stemWord(word)
    return stemmed


def exact_terms(text: str) -> list[str]:
    """Words in lower case, English ones without their endings."""
    return [stem(word) for word in tokens(text)]


def folded_terms(text: str) -> list[str]:
    """`exact_terms` without diacritics: the path on which "tri tue" finds "trí tuệ"."""
    return [stem(word) for word in folded_tokens(text)]


@dataclass(frozen=True, kw_only=True)
class LexicalScores:
    """One query against every row.

    `values` holds BM25 by row, `mass` the largest sum that the query's words could reach. Their ratio, the share
    of the query's information that a row holds, compares across queries and catalogues.
    """

    values: Floats
    mass: float

    @property
    def shares(self) -> Floats:
        """BM25 as a share of what the query could reach at most, from 0 to 1."""
        return self.values / np.float32(self.mass) if self.mass > 0 else np.zeros_like(self.values)


class _Postings:
    """Rows that hold one term, in no particular order, with how often."""

    __slots__ = ("counts", "rows", "size")

    def __init__(self) -> None:
        self.rows = np.empty(_FIRST_ROOM, np.int32)
        self.counts = np.empty(_FIRST_ROOM, np.uint16)
        self.size = 0

    def add(self, row: int, count: int) -> None:
        if self.size == len(self.rows):
            self.rows = np.resize(self.rows, 2 * self.size)
            self.counts = np.resize(self.counts, 2 * self.size)
        self.rows[self.size] = row
        self.counts[self.size] = min(count, _MOST_COUNTED)
        self.size += 1

    def remove(self, row: int) -> None:
        place = int(np.flatnonzero(self.rows[: self.size] == row)[0])
        self.size -= 1
        self.rows[place] = self.rows[self.size]
        self.counts[place] = self.counts[self.size]


class LexicalIndex:
    """BM25 over rows 0, 1, 2 …, which the caller numbers and may use again. Not locked: the catalogue is."""

    def __init__(self, terms: Terms) -> None:
        self._terms = terms
        self._postings: dict[str, _Postings] = {}
        self._order = WordOrder()
        self._lengths = np.zeros(_FIRST_ROOM, np.float32)
        self._total_length = 0
        self._size = 0

    def __len__(self) -> int:
        return self._size

    def add(self, row: int, text: str) -> None:
        """Takes the text of an unused row."""
        terms = self._terms(text)
        counts = Counter(terms)
        for term, count in counts.items():
            self._postings.setdefault(term, _Postings()).add(row, count)
        self._order.add(row, terms)
        self._set_length(row, counts.total())
        self._size += 1

    def remove(self, row: int, text: str) -> None:
        """Forgets a row; `text` is what was added under it."""
        for term in set(self._terms(text)):
            postings = self._postings[term]
            postings.remove(row)
            if postings.size == 0:
                del self._postings[term]
        self._order.remove(row)
        self._set_length(row, 0)
        self._size -= 1

    def scores(self, text: str, rows: int) -> LexicalScores:
        """BM25 of a query for rows 0 … rows-1; repeated query words count."""
        values = np.zeros(rows, np.float32)
        saturation = self._saturation(rows)
        mass = 0.0
        for term, count in Counter(self._terms(text)).items():
            postings = self._postings.get(term)
            weight = count * self._idf(postings.size if postings else 0)
            mass += weight
            if postings is not None:
                holders = postings.rows[: postings.size]
                often = postings.counts[: postings.size].astype(np.float32)
                values[holders] += weight * often / (often + saturation[holders])
        return LexicalScores(values=values, mass=mass)

    def pair_shares(self, text: str, rows: NDArray[np.int64]) -> Floats:
        """The share of a query's neighbouring words that stand side by side in some rows, (len(rows),), 0 to 1."""
        return self._order.shares(self._terms(text), rows, self.idf_of)

    def idf_of(self, words: Sequence[str]) -> Mapping[str, float]:
        """How much each term tells in these texts: the rarer, the more."""
        return {word: self._idf(p.size if (p := self._postings.get(word)) else 0) for word in words}

    def _idf(self, holders: int) -> float:
        return math.log(1 + (self._size - holders + 0.5) / (holders + 0.5))

    def _saturation(self, rows: int) -> Floats:
        mean = self._total_length / self._size if self._size else 1.0
        lengths = np.zeros(rows, np.float32)
        known = min(rows, len(self._lengths))
        lengths[:known] = self._lengths[:known]
        saturation: Floats = np.float32(K1) * (np.float32(1 - B) + np.float32(B / max(mean, 1e-9)) * lengths)
        return saturation

    def _set_length(self, row: int, length: int) -> None:
        if row >= len(self._lengths):
            self._lengths = np.concatenate([self._lengths, np.zeros(row + 1, np.float32)])
        self._total_length += length - int(self._lengths[row])
        self._lengths[row] = length
