"""A fit is a probability, its word follows it, and what answers nothing is no match."""

from dataclasses import replace

import pytest

from matchmaker.matching.calibration import SHIPPED
from matchmaker.matching.model import Evidence, FitWord, Strength

DIRECTIONS = SHIPPED.of_directions()


EVIDENCE = Evidence(closeness=3.0, behind=0.0, paired=0.05, contrast=0.1, asked=0.1)


def fit(**changed: float) -> float:
    return SHIPPED.fit(replace(EVIDENCE, **changed))


@pytest.mark.parametrize(
    ("value", "word"),
    [
        (1.0, "strong"),
        (SHIPPED.strong, "strong"),
        (SHIPPED.good, "good"),
        (SHIPPED.possible, "possible"),
        (0.0, "none"),
    ],
)
def test_words_for_a_fit(value: float, word: str) -> None:
    assert SHIPPED.word(value, covered=True) is FitWord(word)


def test_what_covers_nothing_of_a_need_is_no_match_however_near() -> None:
    assert SHIPPED.word(1.0, covered=False) is FitWord.NONE


def test_more_of_any_evidence_fits_better() -> None:
    assert fit() < fit(closeness=4)
    assert fit() < fit(paired=0.2)
    assert fit() < fit(contrast=0.2)
    assert fit() < fit(asked=0.2)
    assert fit(behind=2) < fit()


def test_a_fit_stays_between_0_and_1() -> None:
    assert 0 <= fit(closeness=-5_000) < fit(closeness=5_000) <= 1


def test_a_record_answers_more_surely_the_more_of_it_is_asked_for_and_the_better_it_fits() -> None:
    assert SHIPPED.strength(0.4, 0.99) is Strength.STRONG
    assert SHIPPED.strength(0.2, 0.6) is Strength.PARTLY
    assert SHIPPED.strength(0.2, 0.01) is Strength.NOT_COVERED
    assert SHIPPED.strength(0.0, 1.0) is Strength.NOT_COVERED


def test_for_a_direction_a_record_has_to_be_surer() -> None:
    sure_enough = replace(EVIDENCE, closeness=2.5, contrast=0.2)
    assert SHIPPED.word(SHIPPED.fit(sure_enough), covered=True) is FitWord.GOOD
    assert DIRECTIONS.word(DIRECTIONS.fit(sure_enough), covered=True) is FitWord.NONE


def test_of_a_direction_no_record_is_said_to_do_more_than_a_part() -> None:
    assert DIRECTIONS.word(1.0, covered=True) is FitWord.POSSIBLE
    assert DIRECTIONS.word(1.0, covered=False) is FitWord.NONE
    assert DIRECTIONS.strength(0.4, 0.99) is Strength.PARTLY
    assert DIRECTIONS.strength(0.0, 1.0) is Strength.NOT_COVERED
