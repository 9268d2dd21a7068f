"""All cases together: one solution counts once, whatever is done to the cases and the clock."""

import random
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from matchmaker.rules.actors import OrganisationKind
from matchmaker.rules.counting import judge
from matchmaker.rules.facts import Case, Evidence, EvidenceKind, Grade, Line, Party, Standing
from matchmaker.rules.ledger import count
from tests.support.case_facts import SETTINGS, TODAY, paper, transferred, verification
from tests.support.made_cases import days, several


def of_adopter(number: int, delivered: int = 1, **changed: Any) -> Case:  # noqa: ANN401  # any field
    adopter = Party(organisation_id=100 + number, kind=OrganisationKind.BUSINESS, tax_code="0301234567")
    return transferred(**{"id": number, "delivered_id": delivered, "adopter": adopter} | changed)


def later_minutes(day: date) -> tuple[Evidence, ...]:
    return (
        paper(EvidenceKind.CONTRACT, day, 1),
        paper(EvidenceKind.INVOICE, day, 2),
        paper(EvidenceKind.ACCEPTANCE, day, 3),
    )


def test_further_adopters_of_a_solution_are_replications() -> None:
    second = of_adopter(1, evidence=later_minutes(date(2026, 2, 1)))
    found = count([second, of_adopter(2), of_adopter(3, delivered=2)], SETTINGS, TODAY)
    assert found.counted == (2, 3)  # the earlier result, whatever its number
    assert found.replications == (1,)


def test_an_adopter_of_a_solution_that_comes_again_is_neither_counted_nor_a_replication() -> None:
    again = replace(of_adopter(1), id=9, evidence=later_minutes(date(2026, 2, 1)))
    other = of_adopter(2, evidence=later_minutes(date(2026, 3, 1)))
    others_second = replace(other, id=8, evidence=later_minutes(date(2026, 4, 1)))
    found = count([again, others_second, other, of_adopter(1)], SETTINGS, TODAY)
    assert (found.counted, found.replications, found.repeated) == ((1,), (2,), (9, 8))
    without = count([again, replace(of_adopter(1), withdrawn=True)], SETTINGS, TODAY)
    assert (without.counted, without.replications, without.repeated) == ((9,), (), ())
    elsewhere = replace(again, delivered_id=2)  # something else for the same adopter is a result of its own
    assert count([elsewhere, of_adopter(1)], SETTINGS, TODAY).counted == (1, 9)


def test_who_took_it_in_an_earlier_period_replicates_nothing_in_a_later_one() -> None:
    year = replace(SETTINGS, period_from=date(2026, 1, 1), period_to=date(2026, 12, 31))
    again = replace(of_adopter(1), id=9, evidence=later_minutes(date(2026, 2, 1)))
    found = count([of_adopter(1), again], year, TODAY)
    assert (found.counted, found.replications, found.repeated) == ((), (), (9,))


def test_withdrawing_the_first_adopter_lets_the_next_one_count() -> None:
    second = of_adopter(2, evidence=later_minutes(date(2026, 2, 1)))
    found = count([of_adopter(1, withdrawn=True), second], SETTINGS, TODAY)
    assert (found.counted, found.replications) == ((2,), ())


def test_what_counted_in_an_earlier_period_is_replicated_in_a_later_one() -> None:
    year = replace(SETTINGS, period_from=date(2026, 1, 1), period_to=date(2026, 12, 31))
    found = count([of_adopter(1), of_adopter(2, evidence=later_minutes(date(2026, 2, 1)))], year, TODAY)
    assert (found.counted, found.replications) == ((), (2,))


def test_spin_offs_stand_beside_and_never_take_the_place_of_an_institute() -> None:
    spin_off = of_adopter(1, standing=Standing.SPIN_OFF)
    institute = of_adopter(2, evidence=later_minutes(date(2026, 2, 1)))
    alone = count([spin_off], SETTINGS, TODAY)
    assert (alone.counted, alone.separate) == ((), (1,))
    assert judge(spin_off, SETTINGS, TODAY).line is Line.SEPARATE
    both = count([spin_off, institute], SETTINGS, TODAY)
    assert (both.counted, both.separate, both.replications) == ((2,), (), (1,))


def test_a_solution_of_task_one_is_flagged_and_not_added_twice() -> None:
    found = count([of_adopter(1, also_product=True), of_adopter(2, delivered=2)], SETTINGS, TODAY)
    assert (found.counted, found.products) == ((1, 2), (1,))


def test_merely_reported_results_do_not_count() -> None:
    found = count([of_adopter(1, verifications=(verification(grade=Grade.REPORTED),))], SETTINGS, TODAY)
    assert (found.counted, found.replications, found.separate) == ((), (), ())


@settings(max_examples=150, deadline=None)
@given(several, days)
def test_nothing_counts_twice_or_without_every_clause(given_cases: list[Case], today: date) -> None:
    found = count(given_cases, SETTINGS, today)
    by_id = {case.id: case for case in given_cases}
    results = [*found.counted, *found.separate]
    assert len({by_id[i].delivered_id for i in results}) == len(results)
    assert not set(results) & set(found.replications)
    taken = [(by_id[i].delivered_id, by_id[i].adopter.organisation_id) for i in (*results, *found.replications)]
    assert len(set(taken)) == len(taken)
    assert not set(found.repeated) & {*results, *found.replications}
    for case_id in (*results, *found.replications, *found.repeated):
        judgement = judge(by_id[case_id], SETTINGS, today)
        assert all(finding.holds is True for finding in judgement.findings)
        assert judgement.result_on
        assert judgement.result_on <= today
        assert not by_id[case_id].withdrawn
    assert set(found.products) <= set(found.counted)


@settings(max_examples=80, deadline=None)
@given(several, days, st.randoms(use_true_random=False))
def test_neither_order_nor_duplicates_change_what_counts(
    given_cases: list[Case], today: date, chance: random.Random
) -> None:
    """Cases, and within each its papers, words and decisions, come in any order and more than once."""
    shuffled = [_shuffled(case, chance) for case in (*given_cases, *given_cases)]
    chance.shuffle(shuffled)
    assert count(shuffled, SETTINGS, today) == count(given_cases, SETTINGS, today)


def _shuffled(case: Case, chance: random.Random) -> Case:
    evidence, decisions = list(case.evidence) * 2, list(case.verifications)
    chance.shuffle(evidence)
    chance.shuffle(decisions)
    return replace(case, evidence=tuple(evidence), verifications=tuple(decisions))


@settings(max_examples=80, deadline=None)
@given(several, days, st.data())
def test_withdrawing_one_case_takes_at_most_its_own_away(
    given_cases: list[Case], today: date, data: st.DataObject
) -> None:
    before = count(given_cases, SETTINGS, today)
    if not before.counted:
        return
    gone = data.draw(st.sampled_from(before.counted))
    after = count([replace(c, withdrawn=c.withdrawn or c.id == gone) for c in given_cases], SETTINGS, today)
    assert gone not in (*after.counted, *after.replications, *after.separate)
    assert set(before.counted) - {gone} <= set(after.counted)
    assert len(after.counted) <= len(before.counted)


@settings(max_examples=80, deadline=None)
@given(several, days, st.integers(0, 900))
def test_a_clock_that_goes_back_and_forth_counts_what_it_counted(
    given_cases: list[Case], today: date, ahead: int
) -> None:
    now = count(given_cases, SETTINGS, today)
    count(given_cases, SETTINGS, today + timedelta(days=ahead))
    assert count(given_cases, SETTINGS, today) == now
    later = count(given_cases, SETTINGS, today + timedelta(days=ahead))
    delivered = {case.id: case.delivered_id for case in given_cases}
    assert len({delivered[i] for i in later.counted}) == len(later.counted)
