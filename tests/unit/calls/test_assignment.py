"""Who judges which entry: nobody with a conflict, even loads, most expertise, and what cannot be done is said."""

import random
import time
from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matchmaker.calls.judging.assignment import Assignment, Lack, Pair, assign


def test_each_entry_gets_its_judges_and_loads_differ_by_one_at_most() -> None:
    found = assign(range(10), [1, 2, 3, 4], 3)
    assert all(len({judge for e, judge in found.pairs if e == entry}) == 3 for entry in range(10))
    assert sorted(found.loads.values()) == [7, 7, 8, 8]
    assert found.lacks == ()


def test_who_knows_the_field_judges_it() -> None:
    expertise = {(entry, judge): float(entry == judge) for entry in (1, 2, 3) for judge in (1, 2, 3)}
    assert assign([1, 2, 3], [1, 2, 3], 1, expertise=expertise).pairs == {(1, 1), (2, 2), (3, 3)}


def test_what_cannot_be_done_is_said_of_each_entry() -> None:
    found = assign([1, 2], [1, 2, 3], 3, conflicts=[(1, 2), (1, 3)])
    assert found.pairs == {(1, 1), (2, 1), (2, 2), (2, 3)}
    assert found.lacks == (Lack(entry=1, missing=2, kept_away=2),)


def test_too_few_judges_or_none_are_said_as_well() -> None:
    assert assign([1], [1], 3).lacks == (Lack(entry=1, missing=2, kept_away=0),)
    assert assign([1], [], 3) == Assignment(pairs=frozenset(), lacks=(Lack(entry=1, missing=3, kept_away=0),))
    assert assign([], [1], 3) == Assignment(pairs=frozenset(), lacks=())


def test_what_was_assigned_stays_when_a_judge_leaves() -> None:
    before = assign(range(9), [1, 2, 3, 4], 2)
    left = {pair for pair in before.pairs if pair[1] != 4}
    after = assign(range(9), [1, 2, 3], 2, kept=left)
    assert left < after.pairs
    assert set(after.loads.values()) == {6}


def test_a_pair_that_has_a_conflict_by_now_does_not_stay() -> None:
    assert assign([1], [1, 2], 1, kept=[(1, 1)], conflicts=[(1, 1)]).pairs == {(1, 2)}


@settings(max_examples=40)
@given(
    st.integers(1, 4),
    st.integers(1, 4),
    st.integers(1, 2),
    st.sets(st.tuples(st.integers(1, 4), st.integers(1, 4)), max_size=6),
    st.randoms(use_true_random=False),
)
def test_no_assignment_is_more_even_and_none_as_even_knows_more(
    entries: int, judges: int, per_entry: int, conflicts: set[Pair], chance: random.Random
) -> None:
    """Held against every assignment that there is."""
    sides = range(1, entries + 1), range(1, judges + 1)
    expertise = {pair: chance.random() for pair in product(*sides)}
    found = assign(*sides, per_entry, conflicts=conflicts, expertise=expertise)
    assert not found.pairs & conflicts
    free = [[(e, j) for j in sides[1] if (e, j) not in conflicts] for e in sides[0]]
    every = [
        frozenset(sum(choice, ()))
        for choice in product(*(combinations(of_entry, min(per_entry, len(of_entry))) for of_entry in free))
    ]
    assert found.pairs in every
    assert unevenness(found.pairs) == min(map(unevenness, every))
    as_even = [pairs for pairs in every if unevenness(pairs) == unevenness(found.pairs)]
    assert known(found.pairs, expertise) == pytest.approx(max(known(pairs, expertise) for pairs in as_even))


def unevenness(pairs: frozenset[Pair]) -> int:
    judged = [judge for _, judge in pairs]
    return sum(judged.count(judge) ** 2 for judge in set(judged))


def known(pairs: frozenset[Pair], expertise: dict[Pair, float]) -> float:
    return sum(expertise[pair] for pair in sorted(pairs))


def test_the_order_of_entries_and_judges_changes_nothing() -> None:
    conflicts = [(2, 1), (3, 2), (5, 3)]
    assert assign([1, 2, 3, 4, 5], [1, 2, 3], 2, conflicts=conflicts) == assign(
        [5, 3, 1, 4, 2], [3, 1, 2], 2, conflicts=conflicts[::-1]
    )


def test_a_thousand_entries_are_assigned_while_somebody_waits() -> None:
    chance = random.Random(7)
    expertise = {(e, j): chance.random() for e in range(1000) for j in range(20)}
    conflicts = [(e, j) for e in range(1000) for j in range(20) if chance.random() < 0.05]
    begun = time.monotonic()
    found = assign(range(1000), range(20), 3, conflicts=conflicts, expertise=expertise)
    took = time.monotonic() - begun
    assert set(found.loads.values()) == {150}
    assert took < 20, took
