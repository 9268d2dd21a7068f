"""Each expected value is worked out by hand from the definition."""

from math import log2

import pytest

from embeddings.evaluation import mean_measures, mrr_at, ndcg_at, recall_at

GRADED = {"a": 2, "b": 1, "c": 1, "x": 0}


@pytest.mark.parametrize(
    ("ranked", "expected"),
    [
        (["a", "b", "c"], 1.0),
        (["a", "c", "b"], 1.0),
        (["n", "a", "b"], (2 / log2(3) + 1 / 2) / (2 + 1 / log2(3) + 1 / 2)),
        (["x", "n", "a"], (2 / 2) / (2 + 1 / log2(3) + 1 / 2)),
        (["n", "m", "o", "a"], 0.0),
        ([], 0.0),
    ],
    ids=["ideal", "ideal but for a tie", "one late", "third place", "beyond k", "nothing found"],
)
def test_ndcg_discounts_gain_by_rank_and_divides_by_the_ideal(ranked: list[str], expected: float) -> None:
    assert ndcg_at(3, ranked, GRADED) == pytest.approx(expected)


def test_ndcg_takes_an_ideal_of_k_places_only() -> None:
    assert ndcg_at(1, ["b"], GRADED) == pytest.approx(1 / 2)


@pytest.mark.parametrize(
    ("ranked", "expected"),
    [(["a", "b", "c"], 1.0), (["a", "n", "x"], 1 / 3), (["n", "m", "o", "a"], 0.0), ([], 0.0)],
)
def test_recall_is_the_share_of_relevant_ids_found(ranked: list[str], expected: float) -> None:
    assert recall_at(3, ranked, GRADED) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("ranked", "expected"),
    [(["b", "a"], 1.0), (["x", "a"], 1 / 2), (["n", "m", "c"], 1 / 3), (["n", "m", "o", "a"], 0.0), ([], 0.0)],
)
def test_mrr_is_one_over_the_first_relevant_rank(ranked: list[str], expected: float) -> None:
    assert mrr_at(3, ranked, GRADED) == pytest.approx(expected)


@pytest.mark.parametrize("measure", [ndcg_at, recall_at, mrr_at])
def test_where_nothing_is_relevant_every_measure_is_zero(measure: object) -> None:
    assert callable(measure)
    assert measure(10, ["a"], {}) == 0
    assert measure(10, ["a"], {"a": 0}) == 0


def test_means_are_over_judged_queries_with_missing_rankings_counted_as_zero() -> None:
    qrels = {"q1": {"a": 1}, "q2": {"b": 1}, "q3": {"c": 0}}
    means = mean_measures({"q1": ["n", "a"], "q4": ["a"]}, qrels)
    assert means == {
        "ndcg@10": pytest.approx(1 / log2(3) / 2),
        "recall@10": pytest.approx(1 / 2),
        "mrr@10": pytest.approx(1 / 4),
        "all@10": pytest.approx(1 / 2),
    }
