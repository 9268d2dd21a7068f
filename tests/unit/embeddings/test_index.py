import threading
from collections.abc import Callable
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from embeddings.errors import VectorsRefused
from embeddings.index import FaissIndex
from tests.support.vectors import DIMENSION, IDENTITY, nearest, unit_vectors

COUNT = 2_000
VECTORS = unit_vectors(COUNT)
QUERIES = unit_vectors(40, seed=1)
ALL = np.arange(COUNT)
NO_IDS = np.empty(0, dtype=np.int64)


Filled = Callable[[int], FaissIndex]


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Filled:
    """Indexes that hold every vector: a graph takes a second to build, so each is built once and read from its file."""
    folder = tmp_path_factory.mktemp("indexes")

    @cache
    def built(switch_over: int) -> Path:
        index = FaissIndex(IDENTITY, switch_over)
        index.add(ALL, VECTORS)
        index.settle()
        index.save(folder / f"{switch_over}.index")
        return folder / f"{switch_over}.index"

    return lambda switch_over: FaissIndex.load(built(switch_over), IDENTITY, switch_over)


@pytest.fixture(params=[COUNT + 1, 500], ids=["exact", "graph"])
def index(request: pytest.FixtureRequest, filled: Filled) -> FaissIndex:
    return filled(request.param)


def agreement(found: np.ndarray, expected: np.ndarray) -> float:
    return float(np.mean([len(set(a) & set(b)) / len(b) for a, b in zip(found, expected, strict=True)]))


def test_below_the_switch_over_results_equal_brute_force(filled: Filled) -> None:
    index = filled(COUNT + 1)
    scores, ids = index.search(QUERIES, 10)
    assert index.exact
    np.testing.assert_array_equal(ids, nearest(VECTORS, QUERIES, 10, ALL))
    np.testing.assert_allclose(scores, np.einsum("qd,qkd->qk", QUERIES, VECTORS[ids]), atol=1e-6)


def test_above_the_switch_over_a_graph_finds_nearly_all_with_exact_scores(filled: Filled) -> None:
    index = filled(500)
    scores, ids = index.search(QUERIES, 10)
    assert not index.exact
    assert agreement(ids, nearest(VECTORS, QUERIES, 10, ALL)) > 0.95
    np.testing.assert_allclose(scores, np.einsum("qd,qkd->qk", QUERIES, VECTORS[ids]), atol=1e-6)


def test_results_come_best_first(index: FaissIndex) -> None:
    scores, _ = index.search(QUERIES, 20)
    assert (np.diff(scores, axis=1) <= 0).all()


def test_a_removed_id_is_never_found_again(index: FaissIndex) -> None:
    gone, left = ALL[:400], ALL[400:]
    index.remove(gone)
    _, ids = index.search(QUERIES, 50)
    assert len(index) == left.size
    assert (ids >= 400).all()
    assert agreement(ids[:, :10], nearest(VECTORS, QUERIES, 10, left)) > 0.95


def test_removing_an_unknown_id_changes_nothing(index: FaissIndex) -> None:
    index.remove(np.array([COUNT + 5, 3, 3]))
    assert len(index) == COUNT - 1


def test_an_added_vector_is_found_at_once(index: FaissIndex) -> None:
    index.add(np.array([COUNT]), QUERIES[:1])
    scores, ids = index.search(QUERIES[:1], 1)
    assert ids.tolist() == [[COUNT]]
    assert scores[0, 0] == pytest.approx(1)


def test_adding_a_present_id_replaces_its_vector(index: FaissIndex) -> None:
    index.add(np.array([7]), QUERIES[:1])
    scores, ids = index.search(np.vstack([QUERIES[:1], VECTORS[7:8]]), 50)
    assert len(index) == COUNT
    assert ids[0, 0] == 7
    assert (ids[0] == 7).sum() == 1
    assert scores[1, 0] < 0.999


def test_adding_what_is_there_already_costs_nothing(filled: Filled) -> None:
    index = filled(500)
    index.add(ALL, VECTORS)
    assert index._graph is not None
    assert index._graph.behind == 0
    assert index.ids == frozenset(range(COUNT))


def test_a_removed_and_added_again_id_is_found_once(index: FaissIndex) -> None:
    index.remove(np.array([7]))
    index.add(np.array([7]), VECTORS[7:8])
    _, ids = index.search(VECTORS[7:8], 50)
    assert ids[0, 0] == 7
    assert (ids[0] == 7).sum() == 1


def test_of_an_id_given_twice_the_last_vector_counts(index: FaissIndex) -> None:
    index.add(np.array([9, 9]), QUERIES[:2])
    _, ids = index.search(QUERIES[1:2], 1)
    assert len(index) == COUNT
    assert ids.tolist() == [[9]]


@pytest.mark.parametrize("share", [0.01, 0.8], ids=["narrow", "wide"])
def test_a_filter_leaves_only_allowed_ids(index: FaissIndex, share: float) -> None:
    allowed = np.sort(np.random.default_rng(2).choice(ALL, int(share * COUNT), replace=False))
    _, ids = index.search(QUERIES, 10, allowed=allowed)
    assert np.isin(ids, allowed).all()
    assert agreement(ids, nearest(VECTORS, QUERIES, 10, allowed)) > 0.95


def test_a_filter_reaches_recent_vectors_and_hides_them(index: FaissIndex) -> None:
    index.add(np.array([COUNT]), QUERIES[:1])
    _, shown = index.search(QUERIES[:1], 1, allowed=np.arange(COUNT + 1))
    _, hidden = index.search(QUERIES[:1], COUNT, allowed=ALL)
    assert shown.tolist() == [[COUNT]]
    assert COUNT not in hidden


def test_places_without_a_result_hold_minus_one(index: FaissIndex) -> None:
    scores, ids = index.search(QUERIES[:2], 3, allowed=np.array([5]))
    assert ids.tolist() == [[5, -1, -1]] * 2
    assert np.isneginf(scores[:, 1:]).all()


@pytest.mark.parametrize("allowed", [None, NO_IDS])
def test_an_empty_index_or_filter_finds_nothing(allowed: np.ndarray | None) -> None:
    _, ids = FaissIndex(IDENTITY).search(QUERIES[:1], 2, allowed=allowed)
    assert ids.tolist() == [[-1, -1]]


def test_no_queries_give_no_rows(index: FaissIndex) -> None:
    scores, ids = index.search(QUERIES[:0], 5)
    assert scores.shape == ids.shape == (0, 5)


def test_equal_scores_are_ordered_by_id(index: FaissIndex) -> None:
    twins = np.array([COUNT + 3, COUNT + 1, COUNT + 2])
    index.add(twins, np.repeat(QUERIES[:1], 3, axis=0))
    _, ids = index.search(QUERIES[:1], 3)
    assert ids.tolist() == [sorted(twins)]


@pytest.mark.parametrize(
    ("ids", "vectors"),
    [
        ([1], np.full((1, DIMENSION), np.nan)),
        ([1], np.full((1, DIMENSION), np.inf)),
        ([1], np.ones((1, DIMENSION + 1))),
        ([1], np.ones(DIMENSION)),
        ([1, 2], np.ones((1, DIMENSION))),
        ([-1], np.ones((1, DIMENSION))),
    ],
    ids=["NaN", "infinity", "other dimension", "not rows", "counts differ", "negative id"],
)
def test_what_cannot_be_kept_is_refused(index: FaissIndex, ids: list[int], vectors: np.ndarray) -> None:
    with pytest.raises(VectorsRefused):
        index.add(np.array(ids), vectors)
    assert len(index) == COUNT


def test_a_query_with_nan_is_refused(index: FaissIndex) -> None:
    with pytest.raises(VectorsRefused):
        index.search(np.full((1, DIMENSION), np.nan, dtype=np.float32), 5)


def test_many_removals_rebuild_the_graph_without_them(filled: Filled) -> None:
    index = filled(500)
    index.remove(ALL[:1_000])
    index.settle()
    _, ids = index.search(QUERIES, 10)
    assert not index.exact
    assert agreement(ids, nearest(VECTORS, QUERIES, 10, ALL[1_000:])) > 0.95


def test_shrinking_below_the_switch_over_makes_results_exact_again(filled: Filled) -> None:
    index = filled(500)
    index.remove(ALL[:1_600])
    index.settle()
    _, ids = index.search(QUERIES, 10)
    assert index.exact
    np.testing.assert_array_equal(ids, nearest(VECTORS, QUERIES, 10, ALL[1_600:]))


def test_changes_made_while_a_graph_is_built_are_kept() -> None:
    index = FaissIndex(IDENTITY, switch_over=500)
    index.add(ALL, VECTORS)
    index.remove(ALL[:100])
    index.add(np.array([100, COUNT]), QUERIES[:2])
    index.settle()
    _, ids = index.search(QUERIES[:2], 50)
    assert not index.exact
    assert ids[:, 0].tolist() == [100, COUNT]
    assert (ids >= 100).all()


@pytest.mark.parametrize("switch_over", [COUNT * 2, 500], ids=["exact", "graph"])
def test_searchers_never_see_a_removed_id_while_a_writer_works(filled: Filled, switch_over: int) -> None:
    index = filled(switch_over)
    removed = NO_IDS
    stop, faults = threading.Event(), list[str]()

    def search() -> None:
        while not stop.is_set():
            gone = removed  # read before the search starts: these may not appear
            scores, ids = index.search(QUERIES[:4], 20)
            if np.isin(ids, gone).any() or (ids < 0).any() or not np.isfinite(scores).all():
                faults.append(f"{ids} after removing {gone}")

    searchers = [threading.Thread(target=search) for _ in range(4)]
    for searcher in searchers:
        searcher.start()
    for end in range(20, COUNT - 200, 20):
        ids = ALL[end - 20 : end]
        index.remove(ids)
        removed = ALL[:end]
        index.add(ids + COUNT, VECTORS[ids])
    stop.set()
    for searcher in searchers:
        searcher.join()
    index.settle()
    assert faults == []
    assert len(index) == COUNT
