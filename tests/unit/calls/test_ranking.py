"""The ranking of a call's entries: what decides it, what changes nothing, and the same computed in another way."""

import random
from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matchmaker.rules.call import TieRule
from matchmaker.rules.ranking import (
    Flag,
    Measure,
    Place,
    Rules,
    Sheet,
    SheetState,
    choice_problem,
    head_of,
    rank,
)
from tests.support.judged_entries import BENEFIT, NOVELTY, judged, rules, sheet, sheets_of

Judged = tuple[Rules, list[int], list[Sheet]]


def ranks(places: tuple[Place, ...]) -> dict[int, int | None]:
    return {place.entry: place.rank for place in places}


def test_the_median_of_each_criterion_decides_by_weight() -> None:
    first, second = rank(rules(), [1, 2], sheets_of({1: [(6, 9), (7, 9), (0, 9)], 2: [(8, 2), (8, 3), (8, 4)]}))
    assert first.entry == 1
    assert first.medians == {BENEFIT: 6, NOVELTY: 9}
    assert (first.total, second.total) == (Fraction(70), Fraction(190, 3))


def test_what_does_not_reach_a_threshold_is_not_ranked_and_nobody_may_win() -> None:
    places = rank(rules(), [1, 2], sheets_of({1: [(3, 10)], 2: [(2, 9)]}))
    assert ranks(places) == {1: None, 2: None}
    assert all(Flag.BELOW_THRESHOLD in place.flags and place.below == {BENEFIT} for place in places)
    assert head_of(places, 3) == frozenset()
    assert choice_problem(places, []) is None
    assert choice_problem(places, [1]) == "not_ranked"


def test_the_public_has_its_share_once_it_has_scored_every_entry() -> None:
    table = sheets_of({1: [(6, 6)], 2: [(8, 8)]})
    half = rules(public_share=Fraction(1, 2), public={1: Fraction(100), 2: Fraction(20)})
    assert [place.total for place in rank(half, [1, 2], table)] == [80, 50]
    of_one = replace(half, public={1: Fraction(100)})
    assert [place.entry for place in rank(of_one, [1, 2], table)] == [2, 1]


def test_equal_totals_share_their_rank_where_the_call_says_so() -> None:
    places = rank(rules(), [3, 1, 2], sheets_of({1: [(6, 6)], 2: [(7, 4)], 3: [(5, 5)]}))
    assert ranks(places) == {1: 1, 2: 1, 3: 3}
    assert Flag.TIED in places[0].flags
    assert head_of(places, 1) == {1, 2}
    assert choice_problem(places, [1]) == "tie_at_the_line"
    assert choice_problem(places, [1, 2]) is None
    assert choice_problem(places, [1, 2, 3]) is None
    assert choice_problem(places, [3]) == "passed_over"


def test_the_heaviest_criterion_parts_equal_totals_and_then_the_next() -> None:
    table = sheets_of({1: [(6, 6)], 2: [(7, 4)], 3: [(6, 6)]})
    assert ranks(rank(rules(ties=TieRule.HEAVIEST_CRITERION), [1, 2, 3], table)) == {2: 1, 1: 2, 3: 2}


def test_among_criteria_of_one_weight_their_order_in_the_call_parts_nobody() -> None:
    equal = [Measure(id=n, weight=Fraction(1), points=Fraction(10)) for n in (1, 2)]
    table = sheets_of({1: [(9, 3)], 2: [(3, 9)]})
    for measures in (equal, equal[::-1]):
        assert ranks(rank(Rules(measures=measures, ties=TieRule.HEAVIEST_CRITERION), [1, 2], table)) == {1: 1, 2: 1}


def test_the_chair_parts_who_is_tied_and_nobody_else() -> None:
    table = sheets_of({1: [(6, 6)], 2: [(7, 4)], 3: [(5, 5)]})
    decided = rules(ties=TieRule.CHAIR_DECIDES, chair_order=(3, 2, 1))
    assert ranks(rank(rules(ties=TieRule.CHAIR_DECIDES), [1, 2, 3], table)) == {1: 1, 2: 1, 3: 3}
    assert ranks(rank(decided, [1, 2, 3], table)) == {2: 1, 1: 2, 3: 3}
    assert ranks(rank(replace(decided, chair_order=(2,)), [1, 2, 3], table)) == {1: 1, 2: 1, 3: 3}  # 1 is not named


def test_who_abstains_or_left_does_not_count_and_is_told() -> None:
    sheets = [sheet(1, 1, 8, 8), sheet(2, 1, state=SheetState.ABSTAINED), sheet(3, 1, 0, 0, state=SheetState.REMOVED)]
    (place,) = rank(rules(judges_per_entry=3), [1], sheets)
    assert place.total == 80
    assert place.judges == 1
    assert place.flags == {Flag.ONE_JUDGE, Flag.FEWER_JUDGES, Flag.ABSTENTION, Flag.NOT_COUNTED}


def test_where_all_abstain_there_is_no_rank_and_no_crash() -> None:
    sheets = [sheet(judge, 1, state=SheetState.ABSTAINED) for judge in (1, 2)]
    (place,) = rank(rules(), [1], sheets)
    assert (place.rank, place.total, place.adjusted, place.judges) == (None, None, None, 0)
    assert place.flags == {Flag.NO_SCORES, Flag.ABSTENTION}
    assert rank(rules(), [], []) == ()


def test_half_a_sheet_does_not_count() -> None:
    assert rank(rules(), [1], [sheet(1, 1, 8)])[0].judges == 0


def test_judges_far_apart_and_outliers_are_flagged() -> None:
    table = sheets_of({1: [(5, 8), (9, 8), (10, 8)], 2: [(7, 8), (7, 8), (4, 8)], 3: [(7, 8), (8, 8), (9, 8)]})
    apart, outlying, calm = sorted(rank(rules(), [1, 2, 3], table), key=lambda place: place.entry)
    assert apart.apart == {BENEFIT}
    assert outlying.outliers == {(3, BENEFIT)}
    assert not outlying.apart
    assert not calm.flags & {Flag.DISCORD, Flag.OUTLIER}


def test_contradicting_sheets_and_impossible_points_are_refused() -> None:
    with pytest.raises(ValueError, match="two sheets"):
        rank(rules(), [1], [sheet(1, 1, 5, 5), sheet(1, 1, 6, 5)])
    with pytest.raises(ValueError, match="does not have"):
        rank(rules(), [1], [sheet(1, 1, 11, 5)])


def test_one_outlier_does_not_turn_the_adjusted_order_as_z_scores_let_it() -> None:
    """Judge 1 gives 0 to one hopeless entry; mean and deviation then squeeze what they gave to all others together."""
    strict = {1: 6, 2: 5, 3: 4, 4: 3, 5: 0}
    with_outlier = {**strict, 6: 10}
    usual = {1: 6, 2: 8, 3: 7, 4: 6, 5: 2, 6: 4}

    def adjusted(of_first: dict[int, int]) -> list[float]:
        sheets = [sheet(1, e, p, p) for e, p in of_first.items()] + [sheet(2, e, p, p) for e, p in usual.items()]
        places = {place.entry: place for place in rank(rules(), usual, sheets)}
        return [float(places[entry].adjusted or 0) / 100 for entry in range(1, 6)]

    def z_scored(of_first: dict[int, int]) -> list[float]:
        mean, deviation = np.mean(list(of_first.values())), np.std(list(of_first.values()))
        return [float((p - mean) / deviation) for p in list(of_first.values())[:5]]

    moved = max(abs(a - b) for a, b in zip(adjusted(strict), adjusted(with_outlier), strict=True))
    broken = max(abs(a - b) for a, b in zip(z_scored(strict), z_scored(with_outlier), strict=True))
    assert moved < 0.1
    assert broken > 0.4


def strict_and_lenient() -> list[Sheet]:
    """Judge 1 gives two points less than judge 2 for the same. Entries 6 and 7 are alike, and each has one of them."""
    seen = {1: (1, 2, 3, 4, 5, 6), 2: (1, 2, 3, 4, 5, 7)}
    worth = {1: 9, 2: 8, 3: 7, 4: 6, 5: 5, 6: 8, 7: 8}
    less = {1: 2, 2: 0}
    return [sheet(j, e, worth[e] - less[j], worth[e] - less[j]) for j, entries in seen.items() for e in entries]


def test_a_strict_and_a_lenient_judge_are_moved_to_one_middle() -> None:
    places = {place.entry: place for place in rank(rules(adjust_from=6), range(1, 8), strict_and_lenient())}
    assert [places[6].total, places[7].total] == [60, 80]
    assert places[6].adjusted == places[7].adjusted == 65
    assert Flag.ADJUSTED_OTHERWISE in places[7].flags


def test_from_too_few_entries_nobody_is_adjusted() -> None:
    places = rank(rules(adjust_from=7), range(1, 8), strict_and_lenient())
    assert all(place.adjusted == place.total for place in places)


@settings(max_examples=30)
@given(judged(), st.randoms(use_true_random=False))
def test_order_and_repetition_change_nothing(case: Judged, shuffle: random.Random) -> None:
    call, entries, sheets = case
    mixed, measures = sheets + sheets[: len(sheets) // 2], list(call.measures)
    others = list(entries)
    for several in (mixed, measures, others):
        shuffle.shuffle(several)
    assert rank(replace(call, measures=measures), others, mixed) == rank(call, entries, sheets)


@settings(max_examples=30)
@given(judged(), st.permutations(range(1, 8)), st.permutations(range(1, 9)))
def test_names_of_judges_and_entries_change_nothing(case: Judged, judges: list[int], numbers: list[int]) -> None:
    call, entries, sheets = case
    renamed = [replace(s, judge=judges[s.judge - 1], entry=numbers[s.entry - 1]) for s in sheets]
    before, after = ranks(rank(call, entries, sheets)), ranks(rank(call, [numbers[e - 1] for e in entries], renamed))
    assert {numbers[e - 1]: r for e, r in before.items()} == after


@settings(max_examples=30)
@given(judged(), st.integers(2, 9), st.integers(2, 9))
def test_the_scale_of_points_and_of_weights_changes_nothing(case: Judged, points: int, weight: int) -> None:
    call, entries, sheets = case
    larger = [
        replace(m, points=m.points * points, weight=m.weight * weight, threshold=m.threshold and m.threshold * points)
        for m in call.measures
    ]
    scaled = [replace(s, points={c: p * points for c, p in s.points.items()}) for s in sheets]
    after = rank(replace(call, measures=larger), entries, scaled)
    for place, other in zip(rank(call, entries, sheets), after, strict=True):
        assert replace(other, medians=place.medians) == place


@settings(max_examples=30)
@given(judged())
def test_another_way_of_computing_it_says_the_same(case: Judged) -> None:
    call, entries, sheets = case
    places = {place.entry: place for place in rank(call, entries, sheets)}
    totals = {entry: numerically(call, entry, sheets) for entry in entries}
    for entry, (total, passes) in totals.items():
        place = places[entry]
        assert (place.rank is not None) == passes
        assert place.total is None if total is None else float(place.total or 0) == pytest.approx(total, abs=1e-9)
    passing = {e: round(total, 9) for e, (total, passes) in totals.items() if passes and total is not None}
    for one in passing:
        better = sum(other > passing[one] for other in passing.values())
        least, most = better + 1, better + sum(other == passing[one] for other in passing.values())
        assert least <= (places[one].rank or 0) <= most
        assert call.ties is TieRule.HEAVIEST_CRITERION or places[one].rank == least


def numerically(call: Rules, entry: int, sheets: list[Sheet]) -> tuple[float | None, bool]:
    """The total and whether it passes, by numpy in floating point: a table of judges × criteria."""
    rows = [[float(s.points[m.id]) for m in call.measures] for s in sheets if s.entry == entry and s.state == "given"]
    if not rows:
        return None, False
    middle = np.median(np.array(rows), axis=0)
    weights = np.array([float(m.weight) for m in call.measures])
    most = np.array([float(m.points) for m in call.measures])
    passes = all(m.threshold is None or value >= m.threshold for m, value in zip(call.measures, middle, strict=True))
    return float(100 * np.average(middle / most, weights=weights)), passes


@settings(max_examples=30)
@given(judged())
def test_adjusting_another_way_says_the_same(case: Judged) -> None:
    call, entries, sheets = case
    counted = [s for s in sheets if s.state is SheetState.GIVEN]
    values = {(s.judge, s.entry): np.array([float(s.points[m.id] / m.points) for m in call.measures]) for s in counted}
    everybody = np.array(list(values.values()))
    moved = {}
    for (judge, entry), value in values.items():
        own = np.array([v for (j, _), v in values.items() if j == judge])
        moved[judge, entry] = value if len(own) < 3 else stretched(value, own, everybody)
    weights = [float(m.weight) for m in call.measures]
    for place in rank(call, entries, sheets):
        rows = [v for (_, entry), v in moved.items() if entry == place.entry]
        expected = 100 * np.average(np.median(np.array(rows), axis=0), weights=weights) if rows else None
        assert place.adjusted is None if expected is None else float(place.adjusted or 0) == pytest.approx(expected)


def stretched(value: np.ndarray, own: np.ndarray, everybody: np.ndarray) -> np.ndarray:
    middle, all_middle = np.median(own, axis=0), np.median(everybody, axis=0)
    spread = np.median(np.abs(own - middle), axis=0)
    all_spread = np.median(np.abs(everybody - all_middle), axis=0)
    known = (spread > 1e-9) & (all_spread > 1e-9)
    stretch = np.where(known, np.clip(all_spread / np.where(known, spread, 1), 0.5, 2), 1)
    moved: np.ndarray = np.clip(all_middle + (value - middle) * stretch, 0, 1)
    return moved
