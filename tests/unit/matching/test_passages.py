"""A record is near where its nearest sentence is near."""

import numpy as np
import pytest

from embeddings.encoder import Vectors
from matchmaker.matching.nearest_sentences import Passages

ROWS = np.array([0, 1, 2], np.int64)
NO_MEAN = np.zeros(3, np.float32)
QUERY = np.array([1, 0, 0], np.float32)


def unit(*rows: list[float]) -> Vectors:
    vectors = np.array(rows, np.float32)
    return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), np.float32)


def closeness(passages: Passages, mean: Vectors = NO_MEAN) -> list[float]:
    whole = np.full(3, 0.25, np.float32)
    return [float(value) for value in passages.closeness(ROWS, QUERY, mean, whole)]


def test_one_near_sentence_outweighs_far_ones() -> None:
    passages = Passages()
    passages.add(0, unit([1, 0, 0], [0, 1, 0], [0, 0, 1]))
    passages.add(1, unit([1, 1, 0], [1, 0, 1], [1, 1, 0]))
    near, middling, _ = closeness(passages)
    assert near > middling


def test_of_two_records_equally_near_the_one_with_fewer_sentences_says_more() -> None:
    passages = Passages()
    passages.add(0, unit([1, 1, 0], [0, 0, 1], [0, 1, 0], [0, 1, 1]))
    passages.add(1, unit([1, 1, 0]))
    many, single, _ = closeness(passages)
    assert many < single


def test_a_record_without_sentences_is_as_near_as_its_whole_text() -> None:
    passages = Passages()
    passages.add(1, unit([0, 1, 0]))
    assert closeness(passages)[::2] == [0.25, 0.25]


def test_a_removed_record_has_no_sentences() -> None:
    passages = Passages()
    passages.add(0, unit([1, 0, 0]))
    passages.remove(0)
    assert closeness(passages)[0] == 0.25


def test_packed_sentences_are_as_near_as_the_vectors_they_were_made_of() -> None:
    random = np.random.default_rng(1)
    vectors = random.standard_normal((50, 384)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    query, mean = vectors[0], vectors[1:].mean(axis=0)
    passages = Passages()
    for row, vector in enumerate(vectors[1:]):
        passages.add(row, vector[np.newaxis])
    found = passages.closeness(np.arange(49), query, mean, np.zeros(49, np.float32))
    moved = vectors[1:] - mean
    exact = moved @ query / np.linalg.norm(moved, axis=1)
    assert found == pytest.approx(exact, abs=0.01)
