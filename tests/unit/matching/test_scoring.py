"""Truth tables of the structured signals; silence is neutral."""

from dataclasses import replace
from datetime import date

import pytest

from matchmaker.matching.model import Verdict
from matchmaker.matching.scoring import SIGNALS, Traits, adjustment, judged

MARCH, APRIL = date(2027, 3, 1), date(2027, 4, 1)
CASES = [
    ("sector", Traits(sectors=frozenset({"health"})), Traits(sectors=frozenset({"health", "other"})), "agrees"),
    ("sector", Traits(sectors=frozenset({"health"})), Traits(sectors=frozenset({"logistics"})), "differs"),
    ("technology", Traits(technologies=frozenset({"ocr"})), Traits(technologies=frozenset({"ocr"})), "agrees"),
    ("readiness", Traits(), Traits(trl=8), "agrees"),
    ("readiness", Traits(), Traits(trl=3), "differs"),
    ("readiness", Traits(), Traits(trl=5), "unknown"),
    ("language", Traits(languages=frozenset({"vi"})), Traits(languages=frozenset({"en"})), "differs"),
    ("place", Traits(place="TP Thủ Đức"), Traits(place="thu duc"), "agrees"),
    ("place", Traits(place="Cần Thơ"), Traits(place="Thủ Đức"), "unknown"),
    ("place", Traits(place="—"), Traits(place="Thủ Đức"), "unknown"),
    ("place", Traits(place="..."), Traits(place="-"), "unknown"),
    ("availability", Traits(needed_by=APRIL), Traits(available_from=MARCH), "agrees"),
    ("availability", Traits(needed_by=MARCH), Traits(available_from=APRIL), "differs"),
    ("budget", Traits(budget_max=100), Traits(budget_min=50, budget_max=200), "agrees"),
    ("budget", Traits(budget_max=100), Traits(budget_min=500), "differs"),
    ("budget", Traits(budget_min=500), Traits(budget_min=100), "agrees"),
]


@pytest.mark.parametrize(("name", "one", "other", "verdict"), CASES)
def test_a_signal_reads_the_same_from_both_sides(name: str, one: Traits, other: Traits, verdict: str) -> None:
    judge = SIGNALS[name].judge
    assert judge(one, other) is judge(other, one) is Verdict(verdict)


@pytest.mark.parametrize("name", SIGNALS)
def test_a_side_that_states_nothing_is_neutral(name: str) -> None:
    assert SIGNALS[name].judge(Traits(), Traits()) is Verdict.UNKNOWN


def test_silence_adds_nothing() -> None:
    assert adjustment(judged(Traits(), Traits())) == 0


def test_agreement_adds_what_difference_takes() -> None:
    health, logistics = Traits(sectors=frozenset({"health"})), Traits(sectors=frozenset({"logistics"}))
    assert adjustment(judged(health, health)) == -adjustment(judged(health, logistics)) == SIGNALS["sector"].worth


def test_what_is_only_understood_from_a_text_moves_half_as_far_as_what_is_stated() -> None:
    health = Traits(sectors=frozenset({"health"}), technologies=frozenset({"ocr"}))
    read = replace(health, inferred=frozenset({"sector"}))
    stated, understood = (adjustment(judged(asking, health)) for asking in (health, read))
    assert stated - understood == SIGNALS["sector"].worth / 2
