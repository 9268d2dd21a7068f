"""How closeness in meaning and shared words become one score. Pure functions on arrays over the records of a shelf.

Closeness is counted in standard deviations of the query's own catalogue (as score normalisation against a cohort
does in speaker verification, Auckenthaler et al. 2000), so that it means the same for every query, language and model.
Shared words are counted as the share of the query's information that a record holds, which is small by itself
where the words of query and records come from different languages.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

PRIOR_SPREAD = 0.12  # standard deviation of centred cosines between unrelated texts
PRIOR_WEIGHT = 20  # records that the prior counts as


@dataclass(frozen=True, kw_only=True)
class Cohort:
    """Mean and spread of one query's closeness to a catalogue, shrunk towards a prior while the catalogue is small."""

    mean: float
    spread: float

    @classmethod
    def of(cls, sample: Floats) -> "Cohort":
        """The statistics of a sample of cosines; an empty sample gives the prior."""
        n = len(sample)
        mean = float(sample.sum(dtype=np.float64)) / (n + PRIOR_WEIGHT)
        squares = float(np.square(sample - mean, dtype=np.float64).sum())
        spread = np.sqrt((squares + PRIOR_WEIGHT * PRIOR_SPREAD**2) / (n + PRIOR_WEIGHT))
        return cls(mean=mean, spread=float(spread))

    def deviations(self, cosines: Floats) -> Floats:
        """Cosines as standard deviations above the mean."""
        return ((cosines - self.mean) / self.spread).astype(np.float32)


def fused(closeness: Floats, shares: Floats, words_weight: float) -> Floats:
    """Evidence of both kinds, in standard deviations of closeness: one full share is worth `words_weight` of them."""
    return closeness + np.float32(words_weight) * shares


def in_scale_of(closeness: Floats, ordered_by: Floats) -> Floats:
    """The values of `closeness`, dealt out in the order of `ordered_by`: the best record gets the highest value.

    Shared words can only speak for records in the query's own language. They settle the order inside a language,
    while the order between languages stays that of meaning, which speaks for all of them.
    """
    dealt = np.empty_like(closeness)
    dealt[np.argsort(-ordered_by, kind="stable")] = -np.sort(-closeness)
    return dealt


def best_rows(values: Floats, k: int) -> NDArray[np.int64]:
    """Rows of the k highest values, in no particular order."""
    if len(values) <= k:
        return np.arange(len(values))
    rows: NDArray[np.int64] = np.argpartition(-values, k)[:k]
    return rows


def merged(row_sets: Sequence[NDArray[np.int64]]) -> NDArray[np.int64]:
    """Every row of the sets once, ascending."""
    return np.unique(np.concatenate(row_sets))
