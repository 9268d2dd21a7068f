"""A fit is a probability, and its word follows it."""

import pytest

from matchmaker.matching.calibration import GOOD, POSSIBLE, STRONG, clearly_covered, fit_of, word_of
from matchmaker.matching.model import Coverage, FitWord, Span, Strength


@pytest.mark.parametrize(
    ("fit", "word"),
    [(1.0, "strong"), (STRONG, "strong"), (GOOD, "good"), (POSSIBLE, "possible"), (0.0, "none")],
)
def test_words_for_a_fit(fit: float, word: str) -> None:
    assert word_of(fit) is FitWord(word)


def test_more_of_either_evidence_fits_better() -> None:
    assert (
        fit_of(2, 0.1, 0, length=10, foreign=False)
        < fit_of(4, 0.1, 0, length=10, foreign=False)
        < fit_of(4, 0.3, 0, length=10, foreign=False)
    )


def test_without_shared_words_closeness_says_more_across_languages() -> None:
    assert fit_of(4, 0, 0, length=10, foreign=True) > fit_of(4, 0, 0, length=10, foreign=False)


def test_a_fit_stays_between_0_and_1() -> None:
    assert 0 <= fit_of(-50, 0, 0, length=10, foreign=False) < fit_of(50, 1, 1, length=10, foreign=True) <= 1


@pytest.mark.parametrize(
    ("fit", "covered", "word"),
    [
        (0.01, 0.0, FitWord.NONE),
        (0.01, 0.12, FitWord.NONE),  # one short requirement, such as "đến trong ngày", says nothing by itself
        (0.01, 0.2, FitWord.POSSIBLE),
        (0.1, 0.5, FitWord.GOOD),
        (0.8, 0.0, FitWord.STRONG),
        (0.3, 0.2, FitWord.GOOD),
    ],
)
def test_clear_coverage_of_a_good_part_of_a_need_speaks_by_itself(fit: float, covered: float, word: FitWord) -> None:
    assert word_of(fit, covered) is word


def test_only_clearly_covered_requirements_count_each_by_what_it_tells() -> None:
    def requirement(strength: Strength, weight: float) -> Coverage:
        return Coverage(requirement=[Span(text="…")], strength=strength, weight=weight)

    coverage = [
        requirement(Strength.STRONG, 0.3),
        requirement(Strength.PARTLY, 0.5),
        requirement(Strength.STRONG, 0.1),
        requirement(Strength.NOT_COVERED, 0.1),
    ]
    assert clearly_covered(coverage) == pytest.approx(0.4)
