"""Words that stand side by side in both texts. In Vietnamese two syllables make a word: "sản phẩm" is not "sản xuất".

Only candidates are looked at, so what is kept of a record is the order of its words, four bytes each, instead of
an index of its pairs, which would take a hundred times that.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from matchmaker.matching.fusion import Floats

_FIRST = np.int64(2**32)  # a pair's code: the number of its first word times this, plus that of its second


class WordOrder:
    """The words of rows in their order. Not locked."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._rows: dict[int, NDArray[np.int32]] = {}

    def add(self, row: int, terms: Sequence[str]) -> None:
        """Takes the words of an unused row."""
        numbers = (self._numbers.setdefault(term, len(self._numbers)) for term in terms)
        self._rows[row] = np.fromiter(numbers, np.int32, len(terms))

    def remove(self, row: int) -> None:
        """Forgets a row."""
        del self._rows[row]

    def shares(
        self, terms: Sequence[str], rows: NDArray[np.int64], idf_of: Callable[[Sequence[str]], Mapping[str, float]]
    ) -> Floats:
        """The share of a query's neighbouring words that stand side by side in each row, (len(rows),), 0 to 1.

        A pair tells what its two words tell together; repeated pairs count.
        """
        pairs = Counter(pairwise(terms))
        idf = idf_of(terms)
        worth = {pair: count * (idf[pair[0]] + idf[pair[1]]) for pair, count in pairs.items()}
        held = np.zeros(len(rows), np.float32)
        codes, values = self._coded(worth)
        if len(codes) and len(rows):
            places, positions = self._positions(rows, codes)
            np.add.at(held, places, values[positions])
            held /= np.float32(sum(worth.values()))
        return held

    def _coded(self, worth: Mapping[tuple[str, str], float]) -> tuple[NDArray[np.int64], Floats]:
        """Pairs of known words as numbers, ascending, with what they are worth."""
        known = {
            self._numbers[one] * int(_FIRST) + self._numbers[other]: value
            for (one, other), value in worth.items()
            if one in self._numbers and other in self._numbers
        }
        codes = np.array(sorted(known), np.int64)
        return codes, np.array([known[code] for code in codes.tolist()], np.float32)

    def _positions(
        self, rows: NDArray[np.int64], codes: NDArray[np.int64]
    ) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Which pairs stand in which rows, each once: places in `rows` and in `codes`."""
        texts = [self._rows[row] for row in rows.tolist()]
        words = np.concatenate(texts).astype(np.int64)
        owners = np.repeat(np.arange(len(rows)), [len(text) for text in texts])
        pairs = words[:-1] * _FIRST + words[1:]
        nearest = np.minimum(np.searchsorted(codes, pairs), len(codes) - 1)
        hits = np.flatnonzero((codes[nearest] == pairs) & (owners[:-1] == owners[1:]))
        once = np.unique(owners[hits] * len(codes) + nearest[hits])
        return once // len(codes), once % len(codes)
