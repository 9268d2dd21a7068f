"""The words of a text and what each of them means where it stands: what a model knows before it pools them into one.

Two texts can be near as a whole and yet speak of different things ("forecast of the load", "forecast of the air");
word against word, the thing that is missing shows (late interaction, Khattab and Zaharia 2020).
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]

_WORD = re.compile(r"\w+")
_STEPS = 127  # of a signed byte
_COUNT = np.dtype("<u4")
_WORTH = np.dtype("<f4")


@dataclass(frozen=True, kw_only=True)
class Words:
    """Words in lower case and in the order of their text, and a unit vector of each, (n, d)."""

    words: Sequence[str]
    vectors: Vectors

    def packed(self) -> bytes:
        """A vector in one byte a dimension and what a step of it is worth, an error of about half a percent."""
        names = "\n".join(self.words).encode()
        steps, worth = in_bytes(self.vectors)
        head = np.array([*self.vectors.shape, len(names)], _COUNT).tobytes()
        return b"".join([head, names, worth.astype(_WORTH).tobytes(), steps.tobytes()])

    @classmethod
    def unpacked(cls, packed: bytes) -> Self:
        """What `packed` kept."""
        count, dimension, length = np.frombuffer(packed, _COUNT, 3).tolist()
        start = 3 * _COUNT.itemsize
        names = packed[start : start + length].decode().split("\n") if count else []
        worth = np.frombuffer(packed, _WORTH, count, start + length)
        steps = np.frombuffer(packed, np.int8, count * dimension, start + length + worth.nbytes)
        steps = steps.reshape(count, dimension)
        return cls(words=names, vectors=steps.astype(np.float32) * worth[:, np.newaxis])


@dataclass(frozen=True, kw_only=True)
class Reading:
    """Unit vectors of texts, (n, d), and the words of each."""

    vectors: Vectors
    words: Sequence[Words]

    @classmethod
    def of_batches(cls, batches: Sequence[Sequence[int]], readings: Sequence[Self], dimension: int) -> Self:
        """Readings of batches, put back into the order of the texts; each batch holds its texts' places."""
        places = [place for batch in batches for place in batch]
        words = dict(zip(places, (words for reading in readings for words in reading.words), strict=True))
        vectors = np.empty((len(places), dimension), np.float32)
        for batch, reading in zip(batches, readings, strict=True):
            vectors[batch] = reading.vectors
        return cls(vectors=vectors, words=[words[place] for place in range(len(places))])


def words_of(text: str, pieces: Sequence[tuple[int, int]], meanings: Vectors, *, after: int = 0) -> Words:
    """The words of an NFC text, from its character `after` on, as the mean of the pieces that they are written in.

    `pieces` are a tokenizer's bounds in the text, in order, and `meanings` their vectors, (pieces, d). A word of which
    no piece was read, behind the end of the model's window, is left out.
    """
    names: list[str] = []
    rows: list[NDArray[np.float32]] = []
    for start, end, places in _with_pieces(text, pieces, after):
        if places:
            names.append(text[start:end].lower())
            rows.append(meanings[places].mean(axis=0))
    return Words(words=names, vectors=unit(np.array(rows, np.float32).reshape(len(rows), meanings.shape[-1])))


def _with_pieces(text: str, pieces: Sequence[tuple[int, int]], after: int) -> Iterator[tuple[int, int, list[int]]]:
    """Each word's bounds with the places of its pieces, in one walk along both."""
    first = 0
    for word in _WORD.finditer(text, after):
        while first < len(pieces) and pieces[first][1] <= word.start():
            first += 1
        place, places = first, []
        while place < len(pieces) and pieces[place][0] < word.end():
            if pieces[place][1] > pieces[place][0]:  # signs that frame a text have no width
                places.append(place)
            place += 1
        yield word.start(), word.end(), places


def in_bytes(vectors: Vectors) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Vectors, (n, d), in steps of a signed byte, and what one step is worth in each, (n,): half a percent of error."""
    worth = np.maximum(np.abs(vectors).max(axis=1, initial=0.0), 1e-9) / np.float32(_STEPS)
    return np.rint(vectors / worth[:, np.newaxis]).astype(np.int8), worth


def unit(vectors: Vectors) -> Vectors:
    """The same directions, unit length, (n, d)."""
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    scaled: Vectors = (vectors / np.maximum(lengths, 1e-9)).astype(np.float32)
    return scaled


def spelt_words(text: str) -> list[str]:
    """The words of a text as `words_of` names them."""
    return [word.lower() for word in _WORD.findall(unicodedata.normalize("NFC", text))]
