"""Nearest neighbours by inner product, kept current while being searched. A cache: PostgreSQL holds the truth.

All vectors sit in an exact FAISS index. From `SWITCH_OVER` vectors on a graph finds the candidates and the exact
index scores them; below it every result is exact.
"""

import threading
from pathlib import Path
from typing import Protocol, Self

import faiss
import numpy as np
from numpy.typing import NDArray

from embeddings.encoder import ModelIdentity, Vectors
from embeddings.errors import IndexDamaged, VectorsRefused
from embeddings.graph import Graph, Ids, build_graph, empty_flat, filtered
from embeddings.index_file import read_parts, write_parts
from embeddings.locks import ReadersWriterLock

Scores = NDArray[np.float32]

SWITCH_OVER = 50_000  # exact search of 384 dimensions takes 4-5 ms there on one thread
REBUILD_SHARE = 0.25  # of the graph's size; past it the changes cost more than a new graph
CANDIDATES_PER_RESULT = 3
EXACT_FILTER_SHARE = 0.5  # a graph loses its way when most of it is filtered out


class VectorIndex(Protocol):
    """Vectors under non-negative ids, searched by inner product (the cosine, for unit vectors)."""

    @property
    def identity(self) -> ModelIdentity:
        """The model whose vectors these are."""
        ...

    @property
    def ids(self) -> frozenset[int]:
        """What can be found."""
        ...

    def __len__(self) -> int:
        """How many vectors can be found."""
        ...

    def add(self, ids: Ids, vectors: Vectors) -> None:
        """Make vectors findable at once; an id that is present gets the new vector."""
        ...

    def remove(self, ids: Ids) -> None:
        """Once this returns, no search that starts finds these ids. Unknown ids are passed over."""
        ...

    def search(self, queries: Vectors, k: int, *, allowed: Ids | None = None) -> tuple[Scores, Ids]:
        """Scores and ids, each (queries, k), best first, equal scores by id; only `allowed` ids when given.

        Places without a result hold the score -inf and the id -1.
        """
        ...

    def save(self, path: Path) -> None:
        """Replace the file at once or leave it as it was."""
        ...

    @classmethod
    def load(cls, path: Path, identity: ModelIdentity) -> Self:
        """Read what `save` wrote; raises IndexDamaged when it is missing, altered or of another identity."""
        ...


class FaissIndex:
    """VectorIndex on FAISS; safe to use from several threads.

    A new graph is built on a background thread and swapped in; `settle` waits for that.
    """

    def __init__(self, identity: ModelIdentity, switch_over: int = SWITCH_OVER) -> None:
        self._identity = identity
        self._switch_over = switch_over
        self._flat = empty_flat(identity.dimension)
        self._ids: set[int] = set()
        self._graph: Graph | None = None
        self._changed: set[int] = set()  # since the vectors of the graph being built were copied
        self._lock = ReadersWriterLock()
        self._builder: threading.Thread | None = None

    @property
    def identity(self) -> ModelIdentity:
        """The model whose vectors these are."""
        return self._identity

    @property
    def exact(self) -> bool:
        """Whether every search compares with every vector."""
        return self._graph is None

    @property
    def ids(self) -> frozenset[int]:
        """What can be found."""
        return frozenset(self._ids)

    def __len__(self) -> int:
        return len(self._ids)

    def add(self, ids: Ids, vectors: Vectors) -> None:
        """Make vectors findable at once; the last vector given for an id counts, one that is there costs nothing.

        Raises VectorsRefused for another dimension, NaN or infinite values, negative ids, counts that differ.
        """
        ids, vectors = _last_of_each(*self._checked(ids, vectors))
        with self._lock.writing():
            differing = self._differing(ids, vectors)
            ids, vectors = ids[differing], vectors[differing]
            if not ids.size:
                return
            self._drop(ids)
            self._flat.add_with_ids(vectors, ids)
            self._ids.update(ids.tolist())
            if self._graph is not None:
                self._graph.add(ids, vectors)
            self._after_change(ids)

    def remove(self, ids: Ids) -> None:
        """Once this returns, no search that starts finds these ids."""
        ids = np.ascontiguousarray(ids, dtype=np.int64)
        with self._lock.writing():
            self._drop(ids)
            self._after_change(ids)

    def search(self, queries: Vectors, k: int, *, allowed: Ids | None = None) -> tuple[Scores, Ids]:
        """The k best of each query, as VectorIndex says; raises VectorsRefused as `add` does."""
        queries = _checked_vectors(queries, self._identity.dimension)
        if allowed is not None:
            allowed = np.ascontiguousarray(allowed, dtype=np.int64)
        # Of the calling thread: sharing one query among threads costs more than it saves, most on a busy machine.
        faiss.omp_set_num_threads(1)
        with self._lock.reading():
            if self._graph is None or self._is_narrow(allowed):
                return self._search_exactly(queries, k, allowed)
            return self._search_by_graph(self._graph, queries, k, allowed)

    def settle(self) -> None:
        """Wait until no graph is being built."""
        while (builder := self._builder) is not None and builder.is_alive():
            builder.join()

    def save(self, path: Path) -> None:
        """Replace the file at once or leave it as it was."""
        with self._lock.reading():
            parts = [faiss.serialize_index(self._flat)]
            if self._graph is not None:
                parts.append(faiss.serialize_index(self._graph.index))
                parts.append(np.array(sorted(self._graph.stale), dtype=np.int64))
        write_parts(path, self._identity, [part.tobytes() for part in parts])

    @classmethod
    def load(cls, path: Path, identity: ModelIdentity, switch_over: int = SWITCH_OVER) -> Self:
        """Read what `save` wrote; raises IndexDamaged when it is missing, altered or of another identity."""
        flat, *graph = read_parts(path, identity)
        index = cls(identity, switch_over)
        index._flat = _deserialize(flat)
        index._ids = set(faiss.vector_to_array(index._flat.id_map).tolist())
        if graph:
            index._restore_graph(*graph)
        with index._lock.writing():
            index._after_change(np.empty(0, dtype=np.int64))
        return index

    def _restore_graph(self, graph: bytes, stale: bytes) -> None:
        restored = Graph(_deserialize(graph), np.frombuffer(stale, np.int64).tolist())
        recent = np.array(sorted(self._ids - (restored.ids - restored.stale)), dtype=np.int64)
        restored.add(recent, self._flat.reconstruct_batch(recent))
        self._graph = restored

    def _checked(self, ids: Ids, vectors: Vectors) -> tuple[Ids, Vectors]:
        ids = np.ascontiguousarray(ids, dtype=np.int64)
        vectors = _checked_vectors(vectors, self._identity.dimension)
        if ids.shape != vectors.shape[:1]:
            raise VectorsRefused(f"{ids.shape} ids for {len(vectors)} vectors")
        if (ids < 0).any():
            raise VectorsRefused("ids are not negative: -1 marks a place without a result")
        return ids, vectors

    def _differing(self, ids: Ids, vectors: Vectors) -> NDArray[np.bool_]:
        """Which of the vectors are not here yet."""
        differing = np.array([i not in self._ids for i in ids.tolist()], dtype=np.bool_)
        present = ~differing
        if present.any():
            differing[present] = (self._flat.reconstruct_batch(ids[present]) != vectors[present]).any(axis=1)
        return differing

    def _drop(self, ids: Ids) -> None:
        known = np.array(sorted(self._ids.intersection(ids.tolist())), dtype=np.int64)
        if known.size == 0:
            return
        self._flat.remove_ids(faiss.IDSelectorBatch(known))
        self._ids.difference_update(known.tolist())
        if self._graph is not None:
            self._graph.forget(known)

    def _after_change(self, ids: Ids) -> None:
        if len(self._ids) < self._switch_over:
            self._graph = None
        building = self._builder is not None
        if building:
            self._changed.update(ids.tolist())
        elif self._wants_graph():
            self._start_builder()

    def _wants_graph(self) -> bool:
        if len(self._ids) < self._switch_over:
            return False
        return self._graph is None or self._graph.behind > REBUILD_SHARE * len(self._graph.ids)

    def _start_builder(self) -> None:
        ids = faiss.vector_to_array(self._flat.id_map)
        vectors = self._flat.reconstruct_batch(ids)
        self._changed = set()
        self._builder = threading.Thread(target=self._build, args=(ids, vectors), name="index-builder")
        self._builder.start()

    def _build(self, ids: Ids, vectors: Vectors) -> None:
        # a process that wants to end does not wait for a graph
        graph = build_graph(ids, vectors, threading.main_thread().is_alive)
        if graph is None:
            return
        with self._lock.writing():
            self._catch_up(graph)
            self._graph = graph
            self._builder = None
            self._after_change(np.empty(0, dtype=np.int64))

    def _catch_up(self, graph: Graph) -> None:
        graph.forget(np.array(sorted(self._changed), dtype=np.int64))
        present = np.array(sorted(self._changed & self._ids), dtype=np.int64)
        graph.add(present, self._flat.reconstruct_batch(present))

    def _is_narrow(self, allowed: Ids | None) -> bool:
        return allowed is not None and allowed.size < EXACT_FILTER_SHARE * len(self._ids)

    def _search_exactly(self, queries: Vectors, k: int, allowed: Ids | None) -> tuple[Scores, Ids]:
        selector = None if allowed is None else faiss.IDSelectorBatch(allowed)
        scores, ids = self._flat.search(queries, k, params=filtered(selector))
        return _ordered(np.where(ids < 0, np.float32(-np.inf), scores), ids)

    def _search_by_graph(self, graph: Graph, queries: Vectors, k: int, allowed: Ids | None) -> tuple[Scores, Ids]:
        scores = np.full((len(queries), k), -np.inf, dtype=np.float32)
        ids = np.full((len(queries), k), -1, dtype=np.int64)
        for row, found in enumerate(graph.candidates(queries, CANDIDATES_PER_RESULT * k, allowed)):
            exact = self._flat.reconstruct_batch(found) @ queries[row]
            best = np.argsort(-exact, kind="stable")[:k]
            scores[row, : best.size], ids[row, : best.size] = exact[best], found[best]
        return scores, ids


def _checked_vectors(vectors: Vectors, dimension: int) -> Vectors:
    vectors = np.ascontiguousarray(vectors, dtype=np.float32)
    if vectors.ndim != 2 or vectors.shape[1] != dimension:
        raise VectorsRefused(f"vectors of shape {vectors.shape} where rows of {dimension} are kept")
    if not np.isfinite(vectors).all():
        raise VectorsRefused("a vector holds NaN or infinity")
    return vectors


def _last_of_each(ids: Ids, vectors: Vectors) -> tuple[Ids, Vectors]:
    _, from_the_end = np.unique(ids[::-1], return_index=True)
    places = np.sort(len(ids) - 1 - from_the_end)
    return ids[places], vectors[places]


def _ordered(scores: Scores, ids: Ids) -> tuple[Scores, Ids]:
    order = np.lexsort((ids, -scores), axis=1)
    return np.take_along_axis(scores, order, axis=1), np.take_along_axis(ids, order, axis=1)


def _deserialize(part: bytes) -> faiss.IndexIDMap2:
    try:
        index = faiss.deserialize_index(np.frombuffer(part, dtype=np.uint8))
    except RuntimeError as error:
        raise IndexDamaged(f"the stored index cannot be read by this version of FAISS: {error}") from error
    if not isinstance(index, faiss.IndexIDMap2):
        raise IndexDamaged(f"the stored index is a {type(index).__name__} without ids")
    return index
