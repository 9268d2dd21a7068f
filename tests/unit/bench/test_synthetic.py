"""Synthetic records are the same each time, and near in the way real ones are."""

import unicodedata

import numpy as np

from matchmaker.bench import synthetic
from matchmaker.bench.ranking import measure_rank, percentiles


def test_texts_are_the_same_for_the_same_seed() -> None:
    assert synthetic.texts(3, 2) == synthetic.texts(3, 2) != synthetic.texts(3, 2, seed=1)


def test_texts_are_composed_vietnamese_sentences() -> None:
    (text,) = synthetic.texts(1, 4)
    assert text == unicodedata.normalize("NFC", text)
    assert text.count(".") == 4


def test_vectors_are_of_length_one_and_questions_fall_into_the_same_clusters() -> None:
    stored = synthetic.vectors(500, 64, records=500)
    asked = synthetic.vectors(20, 64, records=500, seed=9)
    assert np.allclose(np.linalg.norm(stored, axis=1), 1, atol=1e-5)
    assert (asked @ stored.T).max(axis=1).min() > 0.4


def test_percentiles_are_in_milliseconds() -> None:
    assert percentiles([0.001] * 99 + [0.1]).p50 == 1.0


def test_a_small_catalogue_is_measured_exactly() -> None:
    measured = measure_rank(200)
    assert (measured.records, measured.recall_at_10) == (200, 1.0)
    assert 0 < measured.latency.p50 <= measured.latency.p99
