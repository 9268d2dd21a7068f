"""A fit is a probability, and its word follows it."""

import pytest

from matchmaker.matching.calibration import GOOD, POSSIBLE, STRONG, fit_of, word_of
from matchmaker.matching.model import FitWord


@pytest.mark.parametrize(
    ("fit", "word"),
    [(1.0, "strong"), (STRONG, "strong"), (GOOD, "good"), (POSSIBLE, "possible"), (0.0, "none")],
)
def test_words_for_a_fit(fit: float, word: str) -> None:
    assert word_of(fit) is FitWord(word)


def test_more_of_either_evidence_fits_better() -> None:
    assert fit_of(2, 0.1, foreign=False) < fit_of(4, 0.1, foreign=False) < fit_of(4, 0.3, foreign=False)


def test_without_shared_words_closeness_says_more_across_languages() -> None:
    assert fit_of(4, 0, foreign=True) > fit_of(4, 0, foreign=False)


def test_a_fit_stays_between_0_and_1() -> None:
    assert 0 <= fit_of(-50, 0, foreign=False) < fit_of(50, 1, foreign=True) <= 1
