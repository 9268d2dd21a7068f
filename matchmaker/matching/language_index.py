"""The records of one language: their vectors, sentences and words, and what a query finds among them. Not locked."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from embeddings.encoder import Vectors
from embeddings.index import VectorIndex
from matchmaker.matching.ablation import FULL, Recipe
from matchmaker.matching.fusion import Cohort, Floats, best_rows, fused, merged
from matchmaker.matching.lexical import LexicalIndex, exact_terms, folded_terms
from matchmaker.matching.nearest_sentences import Passages
from matchmaker.matching.vector_means import Vector, centred

CANDIDATES = 200  # of each kind of evidence; deep enough that fusion decides, not the cut
COHORT = 500  # records that the statistics of a query are read from: their spread is then known to 3 %
WORDS_WEIGHT = 17.0  # standard deviations of closeness that one full share of words is worth
PAIRS_WEIGHT = 3.0  # the same of a full share of neighbouring words
FOREIGN_WORDS = 0.5  # of the weight, across languages: shared names tell, chance spellings do not
_FIRST_ROOM = 64


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One query as a shelf needs it: `vector` is centred; `folded` when it was typed without diacritics.

    `foreign` when it is in another language than the shelf's records; `also` is a record that is found in any case.
    """

    text: str
    vector: Vector
    folded: bool
    foreign: bool
    also: int | None = None


@dataclass(frozen=True, kw_only=True)
class Found:
    """Candidates of one shelf: ids with closeness (standard deviations), shared words and neighbouring words (0..1),
    and the fused evidence.
    """

    ids: NDArray[np.int64]
    closeness: Floats
    shares: Floats
    pairs: Floats
    evidence: Floats
    foreign: bool

    @classmethod
    def nothing(cls, *, foreign: bool) -> "Found":
        """What an empty shelf gives."""
        none = np.zeros(0, np.float32)
        return cls(ids=np.zeros(0, np.int64), closeness=none, shares=none, pairs=none, evidence=none, foreign=foreign)

    def best(self, k: int, also: int | None) -> NDArray[np.int64]:
        """Places of the k candidates with the most evidence, and of one in any case."""
        return merged([best_rows(self.evidence, k), np.flatnonzero(self.ids == also)])


class Shelf:
    """Holds vectors in rows; a removed record's row is used again."""

    def __init__(self, index: VectorIndex, dimension: int, recipe: Recipe = FULL) -> None:
        self._index = index
        self._recipe = recipe
        self._vectors: Vectors = np.zeros((_FIRST_ROOM, dimension), np.float32)
        self._ids = np.full(_FIRST_ROOM, -1, np.int64)
        self._row_of: dict[int, int] = {}
        self._texts: dict[int, str] = {}
        self._free: list[int] = []
        self._passages = Passages()
        self._exact = LexicalIndex(exact_terms)
        self._folded = LexicalIndex(folded_terms)

    def __len__(self) -> int:
        return len(self._row_of)

    def add(self, texts: Mapping[int, str], vectors: Vectors, sentences: Sequence[Vectors]) -> None:
        """Takes records that are not present, their vectors and those of their sentences in the order of `texts`."""
        for (record, text), vector, passages in zip(texts.items(), vectors, sentences, strict=True):
            row = self._free.pop() if self._free else self._next_row()
            self._row_of[record] = row
            self._ids[row] = record
            self._vectors[row] = vector
            self._texts[record] = text
            self._passages.add(row, passages)
            self._exact.add(row, text)
            self._folded.add(row, text)
        self._index.add(np.fromiter(texts, np.int64), vectors)

    def remove(self, records: NDArray[np.int64]) -> tuple[list[str], Vectors]:
        """Forgets present records and gives their texts and vectors back."""
        rows = self._rows_of(records)
        vectors: Vectors = self._vectors[rows].copy()
        self._index.remove(records)
        texts = [self._texts.pop(record) for record in records.tolist()]
        for record, row, text in zip(records.tolist(), rows.tolist(), texts, strict=True):
            self._exact.remove(row, text)
            self._folded.remove(row, text)
            self._passages.remove(row)
            self._ids[row] = -1
            self._vectors[row] = 0
            del self._row_of[record]
            self._free.append(row)
        return texts, vectors

    def find(self, asked: Asked, mean: Vector) -> Found:
        """Candidates by meaning and by words; `mean` is that of this language's stored vectors."""
        if not self._row_of:
            return Found.nothing(foreign=asked.foreign)
        words = self._words(asked.folded)
        shares = words.scores(asked.text, len(self._ids)).shares
        also = np.array([asked.also] if asked.also in self._row_of else [], np.int64)
        rows = merged([self._near_rows(asked), self._rows_with_words(shares), self._rows_of(also)])
        closeness = self._cohort(asked, mean).deviations(self._closeness(rows, asked, mean))
        pairs = words.pair_shares(asked.text, rows)
        return Found(
            ids=self._ids[rows],
            closeness=closeness,
            shares=shares[rows],
            pairs=pairs,
            evidence=self._fused(asked, closeness, shares[rows], pairs),
            foreign=asked.foreign,
        )

    def weights(self, folded: bool) -> Callable[[Sequence[str]], Mapping[str, float]]:
        """How much words tell among these records."""
        return self._words(folded).idf_of

    def _fused(self, asked: Asked, closeness: Floats, shares: Floats, pairs: Floats) -> Floats:
        """Evidence in standard deviations of closeness."""
        language = FOREIGN_WORDS if asked.foreign else 1
        evidence = fused(closeness, shares, WORDS_WEIGHT * language * self._recipe.words)
        return fused(evidence, pairs, PAIRS_WEIGHT * language * self._recipe.pairs)

    def _words(self, folded: bool) -> LexicalIndex:
        return self._folded if folded else self._exact

    def _near_rows(self, asked: Asked) -> NDArray[np.int64]:
        """Subtracting a mean from every stored vector shifts all products alike, so the index can hold them raw."""
        _, nearest = self._index.search(asked.vector[np.newaxis], min(CANDIDATES, len(self)))
        return self._rows_of(nearest[0][nearest[0] >= 0])

    def _rows_with_words(self, shares: Floats) -> NDArray[np.int64]:
        rows = best_rows(shares, CANDIDATES)
        return rows[shares[rows] > 0]

    def _cohort(self, asked: Asked, mean: Vector) -> Cohort:
        rows = np.flatnonzero(self._ids >= 0)
        sample = rows[:: -(-len(rows) // COHORT)]
        return Cohort.of(self._closeness(sample, asked, mean))

    def _closeness(self, rows: NDArray[np.int64], asked: Asked, mean: Vector) -> Floats:
        """Cosines of records with a query: half of the whole text, half of its nearest sentences."""
        whole = centred(self._vectors[rows], mean) @ asked.vector
        kinds = [whole] if self._recipe.whole else []
        if self._recipe.sentences:
            kinds.append(self._passages.closeness(rows, asked.vector, mean, whole))
        closeness: Floats = np.mean(kinds, axis=0) if kinds else np.zeros_like(whole)
        return closeness

    def _rows_of(self, records: NDArray[np.int64]) -> NDArray[np.int64]:
        return np.fromiter((self._row_of[record] for record in records.tolist()), np.int64, len(records))

    def _next_row(self) -> int:
        row = len(self._row_of)
        if row == len(self._ids):
            self._vectors = np.concatenate([self._vectors, np.zeros_like(self._vectors)])
            self._ids = np.concatenate([self._ids, np.full(row, -1, np.int64)])
        return row
