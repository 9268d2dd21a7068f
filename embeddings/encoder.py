"""What an encoder promises, how texts are put into batches, and a deterministic encoder for tests.

Importing this module is cheap: PyTorch is loaded by `embeddings.transformer` alone.
"""

import hashlib
import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from embeddings.words import Reading, Words, spelt_words, unit
from embeddings.words import Vectors as Vectors

BATCH_TEXTS = 32
BATCH_CHARACTERS = 2_000  # padded; keeps a batch under half a second, which a waiting query feels, and costs no speed


class TextSide(StrEnum):
    """What is searched with and what is searched: many models encode the two differently."""

    QUERY = "query"
    PASSAGE = "passage"


@dataclass(frozen=True, kw_only=True)
class ModelIdentity:
    """What makes two vectors comparable: they come from the same model, revision and dimension."""

    model: str
    revision: str
    dimension: int


class Encoder(Protocol):
    """Turns texts into unit-length vectors, one row each, in the order of the texts."""

    @property
    def model(self) -> str:
        """Name that is shown and stored beside vectors."""
        ...

    @property
    def revision(self) -> str:
        """Hash of what makes the vectors; another revision's vectors are not comparable."""
        ...

    @property
    def dimension(self) -> int:
        """Length of each vector."""
        ...

    def encode(self, texts: Sequence[str], *, side: TextSide) -> Vectors:
        """Vectors of shape (len(texts), dimension); texts are put into NFC first, and may be empty or long."""
        ...

    def read(self, texts: Sequence[str], *, side: TextSide) -> Reading:
        """The same vectors, and the words that they were made of."""
        ...


def identity_of(encoder: Encoder) -> ModelIdentity:
    """The identity that the encoder's vectors carry."""
    return ModelIdentity(model=encoder.model, revision=encoder.revision, dimension=encoder.dimension)


def batches_by_length(texts: Sequence[str]) -> list[list[int]]:
    """Positions of the texts, longest first, cut into batches: little padding, and no batch takes long."""
    batches: list[list[int]] = []
    room = 0
    for position in sorted(range(len(texts)), key=lambda place: -len(texts[place])):
        if room == 0:
            batches.append([])
            room = _texts_in_a_batch(len(texts[position]))
        batches[-1].append(position)
        room -= 1
    return batches


def _texts_in_a_batch(longest: int) -> int:
    return max(1, min(BATCH_TEXTS, BATCH_CHARACTERS // max(longest, 1)))


def encode_in_batches(texts: Sequence[str], dimension: int, encode_batch: Callable[[list[str]], Vectors]) -> Vectors:
    """Encode batch by batch and put the vectors back into the order of the texts."""
    vectors = np.empty((len(texts), dimension), dtype=np.float32)
    for batch in batches_by_length(texts):
        vectors[batch] = encode_batch([texts[position] for position in batch])
    return vectors


class HashEncoder:
    """Each word has its own fixed pseudo-random direction, so texts that share words are near. For unit tests."""

    model = "hash"
    revision = "1"

    def __init__(self, dimension: int = 64) -> None:
        self.dimension = dimension
        self._known: dict[str, NDArray[np.float64]] = {}  # drawing a direction takes longer than all the rest

    def encode(self, texts: Sequence[str], *, side: TextSide) -> Vectors:
        """Normalised sums of word directions; both sides alike. A text without words has a direction too."""
        sums = [self._direction_of_words(text) for text in texts]
        return np.array(sums, dtype=np.float32).reshape(len(texts), self.dimension)

    def read(self, texts: Sequence[str], *, side: TextSide) -> Reading:
        """Every word has the direction of its own, wherever it stands."""
        words = [spelt_words(text) for text in texts]
        return Reading(
            vectors=self.encode(texts, side=side),
            words=[Words(words=own, vectors=self._directions(own)) for own in words],
        )

    def _directions(self, words: Sequence[str]) -> Vectors:
        rows = [self._direction(word) for word in words]
        return unit(np.array(rows, np.float32).reshape(len(words), self.dimension))

    def _direction_of_words(self, text: str) -> NDArray[np.float64]:
        words = re.findall(r"\w+", unicodedata.normalize("NFC", text).casefold()) or [""]
        total = np.sum([self._direction(word) for word in words], axis=0)
        return np.asarray(total / np.linalg.norm(total))

    def _direction(self, word: str) -> NDArray[np.float64]:
        if word not in self._known:
            seed = int.from_bytes(hashlib.blake2b(word.encode(), digest_size=8).digest())
            self._known[word] = np.random.default_rng(seed).standard_normal(self.dimension)
        return self._known[word]
