"""Evidence is counted in one scale, whatever the language, the model or the size of the catalogue."""

import numpy as np
import pytest

from matchmaker.matching.fusion import PRIOR_SPREAD, Cohort, best_rows, fused, in_scale_of
from matchmaker.matching.language import Language
from matchmaker.matching.vector_means import LanguageMeans, centred

RANDOM = np.random.default_rng(7)


def test_a_large_cohort_speaks_for_itself() -> None:
    cosines = RANDOM.normal(0.3, 0.05, 20_000).astype(np.float32)
    deviations = Cohort.of(cosines).deviations(cosines)
    assert deviations.mean() == pytest.approx(0, abs=0.02)
    assert deviations.std() == pytest.approx(1, abs=0.02)


def test_an_empty_cohort_is_the_prior() -> None:
    cohort = Cohort.of(np.zeros(0, np.float32))
    assert cohort.mean == 0
    assert cohort.spread == pytest.approx(PRIOR_SPREAD)


def test_words_add_to_closeness() -> None:
    evidence = fused(np.array([1.0, 2.0], np.float32), np.array([0.5, 0.0], np.float32), 10)
    np.testing.assert_allclose(evidence, [6, 2])


def test_dealing_keeps_the_values_and_takes_the_order() -> None:
    dealt = in_scale_of(np.array([3.0, 1.0, 2.0], np.float32), ordered_by=np.array([1.0, 9.0, 5.0], np.float32))
    np.testing.assert_allclose(dealt, [1, 3, 2])


def test_best_rows_are_the_highest() -> None:
    values = np.array([1, 9, 5, 7], np.float32)
    assert set(best_rows(values, 2).tolist()) == {1, 3}
    assert set(best_rows(values, 10).tolist()) == {0, 1, 2, 3}


def test_the_mean_of_few_texts_stays_near_the_prior() -> None:
    prior = np.array([1, 0], np.float32)
    means = LanguageMeans(2, {Language.VI: prior})
    np.testing.assert_allclose(means.mean(Language.VI), prior)
    np.testing.assert_allclose(means.mean(Language.EN), 0)
    one = np.array([[0, 1]], np.float32)
    means.add(Language.VI, one)
    assert means.mean(Language.VI)[0] > means.mean(Language.VI)[1] > 0
    means.remove(Language.VI, one)
    np.testing.assert_allclose(means.mean(Language.VI), prior)


def test_a_prior_counts_as_many_texts_as_it_is_said_to() -> None:
    means = LanguageMeans(1, {Language.VI: np.array([1], np.float32)}, prior_weight=20)
    means.add(Language.VI, np.zeros((20, 1), np.float32))
    np.testing.assert_allclose(means.mean(Language.VI), 0.5)


def test_the_mean_of_many_texts_is_theirs() -> None:
    vectors = RANDOM.normal(size=(5_000, 4)).astype(np.float32)
    means = LanguageMeans(4, {Language.EN: np.ones(4, np.float32)})
    means.add(Language.EN, vectors)
    np.testing.assert_allclose(means.mean(Language.EN), vectors.mean(axis=0), atol=0.01)


def test_a_vector_that_equals_the_mean_becomes_zero_not_nan() -> None:
    mean = np.array([0.6, 0.8], np.float32)
    np.testing.assert_array_equal(centred(mean, mean), [0, 0])
