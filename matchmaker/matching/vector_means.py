"""Means of vectors by language, learnt from stored records and shrunk towards a prior while records are few."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from embeddings.encoder import Vectors
from matchmaker.matching.language import Language

Vector = NDArray[np.float32]

PRIOR_WEIGHT = 5
"""Records that a prior counts as. It is a guess about other people's texts, so a few stored records outweigh it."""
ASKING_PRIOR_WEIGHT = 20
"""The same on the side that asks: in the beginning orientations alone are stored there, which are no needs."""


@dataclass(frozen=True, kw_only=True)
class Priors:
    """What vectors of either side look like before anything is stored, by language. Valid for one model only.

    `asking` and `stored` are of whole texts, `asking_words` and `stored_words` of words, each a mean, (d,).
    """

    asking: Mapping[Language, Vector] = field(default_factory=dict)
    stored: Mapping[Language, Vector] = field(default_factory=dict)
    asking_words: Mapping[Language, Vector] = field(default_factory=dict)
    stored_words: Mapping[Language, Vector] = field(default_factory=dict)


class LanguageMeans:
    """Mean vector of each language, kept current as vectors come and go.

    What encoders give to every text of a language and side is not meaning; subtracting it is the first step of
    "all-but-the-top" (Mu and Viswanath 2018). Without a prior the mean is shrunk towards zero, which changes nothing.
    """

    def __init__(self, dimension: int, priors: Mapping[Language, Vector], *, prior_weight: int = PRIOR_WEIGHT) -> None:
        self._dimension = dimension
        self._priors = priors
        self._prior_weight = prior_weight
        self._sums: dict[Language, NDArray[np.float64]] = {}
        self._counts: dict[Language, int] = {}

    def add(self, language: Language, vectors: Vectors) -> None:
        """Count vectors of shape (n, d) in."""
        self._change(language, vectors, 1)

    def remove(self, language: Language, vectors: Vectors) -> None:
        """Count vectors out that were counted in before."""
        self._change(language, vectors, -1)

    def mean(self, language: Language) -> Vector:
        """The mean of a language's vectors, shape (d,)."""
        zeros = np.zeros(self._dimension)
        prior = self._priors.get(language, zeros)
        total = self._sums.get(language, zeros) + self._prior_weight * prior
        mean: Vector = (total / (self._counts.get(language, 0) + self._prior_weight)).astype(np.float32)
        return mean

    def _change(self, language: Language, vectors: Vectors, sign: int) -> None:
        before = self._sums.get(language, np.zeros(self._dimension))
        self._sums[language] = before + sign * vectors.sum(axis=0, dtype=np.float64)
        self._counts[language] = self._counts.get(language, 0) + sign * len(vectors)


def centred(vectors: Vectors, mean: Vector) -> Vectors:
    """Vectors minus a mean, unit length again; a vector that equals the mean becomes zero. Works on (d,) and (n, d)."""
    moved = vectors - mean
    lengths = np.linalg.norm(moved, axis=-1, keepdims=True)
    unit: Vectors = (moved / np.maximum(lengths, 1e-9)).astype(np.float32)
    return unit


def asked_for(whole: Vector, requirements: Vectors | None, mean: Vector) -> Vector:
    """The centred unit vector (d,) of a question: half its whole text, half the mean of its requirements, (n, d).

    An encoder reads the first pages of a text only, and a requirement at the end counts as much as one before it.
    """
    question = centred(whole, mean)
    if requirements is None or len(requirements) < 2:
        return question
    together = question + centred(requirements, mean).mean(axis=0)
    return centred(together, np.zeros_like(mean))
