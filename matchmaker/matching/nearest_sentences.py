"""The sentences of records as packed vectors, and how near a query they come.

A record can answer a need in one sentence and tell much else: its whole text is then farther away than that
sentence (matching by parts, as late interaction does with words, Khattab and Zaharia 2020). Not locked.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from embeddings.words import Vectors, in_bytes
from matchmaker.matching.fusion import Floats
from matchmaker.matching.vector_means import Vector

CHANCE_SPREAD = 0.08
"""Of the cosines between one query and the sentences of one record. Of n sentences the nearest is nearer by chance
alone: by about this times √(2 ln n), the expected maximum of n normal values. Without it long records would win."""
_BLOCK = 256
"""Sentences multiplied at once: they stay in the cache, and are too few for BLAS to wake and wait for threads, which
on a busy machine takes ten times as long as the product."""


@dataclass(frozen=True, kw_only=True)
class _Packed:
    """Unit vectors in bytes, (n, d), and what one step is worth in each, (n,): an error of about half a percent."""

    steps: NDArray[np.int8]
    worth: Floats

    @classmethod
    def of(cls, vectors: Vectors) -> "_Packed":
        steps, worth = in_bytes(vectors)
        return cls(steps=steps, worth=worth)


class Passages:
    """Sentence vectors by the row of their record. A record may have none."""

    def __init__(self) -> None:
        self._packed: dict[int, _Packed] = {}

    def add(self, row: int, vectors: Vectors) -> None:
        """Takes the sentences of an unused row, unit vectors (n, d); n may be 0."""
        if len(vectors):
            self._packed[row] = _Packed.of(vectors)

    def remove(self, row: int) -> None:
        """Forgets a row, known or not."""
        self._packed.pop(row, None)

    def closeness(self, rows: NDArray[np.int64], query: Vector, mean: Vector, whole: Floats) -> Floats:
        """The cosine of each record's nearest sentence with a query, less what chance gives it, (len(rows),).

        `mean` is taken off every sentence; `whole` holds the records' own cosines, which stand in for those that
        have no sentences (yet).
        """
        closeness = whole.copy()
        held = [place for place, row in enumerate(rows.tolist()) if row in self._packed]
        if held:
            packed = [self._packed[int(rows[place])] for place in held]
            closeness[held] = _nearest(_cosines(packed, query, mean), [len(one.worth) for one in packed])
        return closeness


def _cosines(packed: list[_Packed], query: Vector, mean: Vector) -> Floats:
    """Of all sentences, centred, with a query; the length of a centred unit vector follows from its product."""
    steps = np.concatenate([one.steps for one in packed])
    worth = np.concatenate([one.worth for one in packed])
    both = np.stack([query, mean], axis=1)
    blocks = [steps[start : start + _BLOCK].astype(np.float32) @ both for start in range(0, len(steps), _BLOCK)]
    with_query, with_mean = (np.concatenate(blocks) * worth[:, np.newaxis]).T
    lengths = np.sqrt(np.maximum(1 - 2 * with_mean + mean @ mean, 1e-9))
    cosines: Floats = ((with_query - mean @ query) / lengths).astype(np.float32)
    return cosines


def _nearest(cosines: Floats, counts: list[int]) -> Floats:
    """The maximum of each run of `counts` values, less the gain of having many."""
    starts = np.cumsum([0, *counts[:-1]])
    gains = CHANCE_SPREAD * np.sqrt(2 * np.log(counts))
    nearest: Floats = (np.maximum.reduceat(cosines, starts) - gains).astype(np.float32)
    return nearest
