"""Several targets: what each counts, what counts for several, and that nothing counts twice in one."""

import random
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matchmaker.rules.actors import OrganisationKind
from matchmaker.rules.facts import Case, EvidenceKind, Party, Standing
from matchmaker.rules.ledger import Ledger, count
from matchmaker.rules.programme import PLAN_DATE, CountingSettings, TargetSpan
from matchmaker.rules.target import (
    MAIN,
    Counts,
    Target,
    TargetBook,
    TargetUnit,
    plan_targets,
    target_problems,
)
from matchmaker.rules.target_count import Reached, RecordedResult, reached
from tests.support.case_facts import CONTRACT, MINUTES, SETTINGS, TODAY, applied, paper, transferred
from tests.support.made_cases import days, several

INVOICED_LATER = (CONTRACT, MINUTES, paper(EvidenceKind.INVOICE, date(2026, 2, 1), 2))


def a_target(**changed: Any) -> Target:  # noqa: ANN401  # any field
    values: dict[str, Any] = {
        "code": "marketed",
        "name_vi": "Kết quả được thương mại hóa",
        "name_en": "Results marketed",
        "counts": Counts.MARKETED,
        "unit": TargetUnit.RESULT,
        "period_from": PLAN_DATE,
        "period_to": date(2028, 12, 31),
        "wanted": 10,
        "source": "Đề án thương mại hóa 2026–2028",
        "valid_from": date(2026, 1, 1),
    }
    return Target(**values | changed)


def of_adopter(number: int, **changed: Any) -> Case:  # noqa: ANN401  # any field
    adopter = Party(organisation_id=100 + number, kind=OrganisationKind.BUSINESS, tax_code="0301234567")
    return transferred(**{"id": number, "delivered_id": number, "adopter": adopter} | changed)


def figure(cases: list[Case], target: Target, *others: Target, until: date = TODAY) -> Reached:
    return reached([target, *others], Ledger(cases, TODAY), SETTINGS, (), until)[0]


def test_the_targets_of_the_plan_are_those_of_the_counting_settings() -> None:
    main, five, twenty = plan_targets(SETTINGS)
    assert (main.code, main.wanted, main.period(TODAY)) == (MAIN, 10, SETTINGS.period(TODAY))
    assert [(t.wanted, t.period_to) for t in (five, twenty)] == [(5, date(2025, 12, 31)), (20, date(2030, 12, 31))]
    yearly = replace(SETTINGS, span=TargetSpan.YEAR, target=3)
    assert plan_targets(yearly)[0].period(TODAY) == (date(2026, 1, 1), date(2026, 12, 31))


MARKETED = {
    "a paid licence": (of_adopter(1), 1),
    "of a spin-off, which stands beside the count": (of_adopter(1, standing=Standing.SPIN_OFF), 1),
    "for nothing, with its reason": (of_adopter(1, evidence=(CONTRACT, MINUTES), no_price_reason="Tặng"), 0),
    "applied without a contract": (applied(id=1, delivered_id=1), 0),
    "withdrawn": (of_adopter(1, withdrawn=True), 0),
}


@pytest.mark.parametrize(("case", "number"), MARKETED.values(), ids=MARKETED.keys())
def test_marketed_is_what_was_transferred_for_a_price(case: Case, number: int) -> None:
    assert figure([case], a_target()).number == number


def test_a_solution_is_marketed_by_its_first_paid_transfer_though_it_was_applied_before() -> None:
    before = applied(id=5, delivered_id=7)
    paid = of_adopter(8, delivered_id=7, evidence=INVOICED_LATER)
    again = of_adopter(9, delivered_id=7, evidence=INVOICED_LATER)
    assert figure([before, paid, again], a_target()).cases == (8,)
    later = a_target(period_from=date(2026, 3, 1))
    assert figure([before, paid, again], later).cases == ()  # marketed before the period began


def test_a_case_that_counts_for_several_says_for_which_on_each_line() -> None:
    main, _, twenty = plan_targets(SETTINGS)
    cases = [of_adopter(1, also_product=True), of_adopter(2, standing=Standing.SPIN_OFF)]
    products = [RecordedResult(id=4, counts=Counts.PRODUCT, happened_on=date(2026, 1, 5), number=1)]
    ten, by_2030, sold = reached((main, twenty, a_target()), Ledger(cases, TODAY), SETTINGS, products, TODAY)
    assert (ten.cases, ten.also) == ((1,), {1: ("product_2030", "marketed")})
    assert (by_2030.number, by_2030.flagged, by_2030.also) == (1, (1,), {1: (MAIN, "marketed")})
    assert sold.also == {1: (MAIN, "product_2030"), 2: ()}
    assert sold.shared == (1,)


def test_records_count_in_their_period_once_each_and_people_are_added() -> None:
    course = RecordedResult(id=1, counts=Counts.TRAINED, happened_on=date(2026, 3, 1), number=90)
    late = replace(course, id=2, happened_on=date(2029, 1, 1))
    taught = a_target(counts=Counts.TRAINED, unit=TargetUnit.PERSON)
    [people] = reached([taught], Ledger([], TODAY), SETTINGS, [course, course, late], date(2030, 1, 1))
    assert (people.number, people.records) == (90, (1,))


def test_no_result_after_the_day_that_is_asked_for_counts() -> None:
    assert figure([of_adopter(1)], a_target(), until=date(2025, 12, 19)).number == 0
    assert figure([of_adopter(1)], a_target(), until=date(2025, 12, 20)).number == 1


@settings(max_examples=100, deadline=None)
@given(several, days, st.randoms(use_true_random=False))
def test_nothing_counts_twice_in_one_target_and_each_line_names_the_others(
    cases: list[Case], today: date, chance: random.Random
) -> None:
    every = (*plan_targets(SETTINGS), a_target(), a_target(code="licensed", counts=Counts.TRANSFER))
    by_id = {case.id: case for case in cases}
    lines = reached(every, Ledger(cases, today), SETTINGS, (), today)
    for line in lines:
        assert line.number == len(line.cases) == len(set(line.cases))
        assert len({by_id[i].delivered_id for i in line.cases}) == len(line.cases)
        for case_id in (*line.cases, *line.flagged):
            holding = {other.target.code for other in lines if case_id in (*other.cases, *other.flagged)}
            assert set(line.also[case_id]) == holding - {line.target.code}
    mixed = [*cases, *cases]
    chance.shuffle(mixed)
    assert reached(every, Ledger(mixed, today), SETTINGS, (), today) == lines


@settings(max_examples=60, deadline=None)
@given(several, days, st.sampled_from(TargetSpan))
def test_the_target_of_the_plan_is_what_the_rule_counts_today(cases: list[Case], today: date, span: TargetSpan) -> None:
    counting = replace(SETTINGS, span=span)
    [line] = reached(plan_targets(counting)[:1], Ledger(cases, today), counting, (), today)
    assert line.cases == count(cases, counting, today).counted


def test_a_version_holds_from_its_day_and_an_ended_target_no_longer() -> None:
    first = a_target()
    more = replace(first, wanted=15, valid_from=date(2027, 1, 1))
    over = replace(more, valid_from=date(2028, 1, 1), ended_on=date(2028, 6, 1))
    book = TargetBook(versions=(first, more, over))
    assert book.on(date(2025, 12, 31)) == ()
    assert book.on(date(2026, 12, 31)) == (first,)
    assert book.on(date(2027, 1, 1)) == (more,)
    assert (book.on(date(2028, 5, 31)), book.on(date(2028, 6, 1))) == ((over,), ())
    assert (book.later(date(2026, 6, 1)), book.ended(date(2028, 6, 1))) == ((over,), (over,))
    again = replace(more, wanted=12)  # what was set wrongly is set anew from the same day on
    assert book.with_version(again).on(date(2027, 1, 1)) == (again,)


def test_a_target_comes_back_as_it_was_stored() -> None:
    for each in (a_target(), a_target(wanted=None, ended_on=date(2027, 1, 1), span=TargetSpan.YEAR, confirmed=True)):
        assert Target.from_stored(each.stored()) == each
    assert TargetBook(versions=(a_target(code="target_1"),)).next_code() == "target_2"
    assert CountingSettings() == SETTINGS


@pytest.mark.parametrize(
    ("changed", "problems"),
    [
        ({}, {}),
        ({"wanted": None}, {}),
        ({"wanted": 0}, {"wanted": "out_of_range"}),
        ({"name_vi": " "}, {"name_vi": "required"}),
        ({"source": "x" * 501}, {"source": "too_long"}),
        ({"period_to": date(2023, 1, 1)}, {"period_to": "before_its_beginning"}),
        ({"unit": TargetUnit.PERSON}, {"unit": "unit_of_another_rule"}),
        ({"ended_on": date(2026, 1, 1)}, {"ended_on": "before_its_beginning"}),
    ],
)
def test_what_is_wrong_with_a_target_is_said_by_field(changed: dict[str, Any], problems: dict[str, str]) -> None:
    assert target_problems(a_target(**changed)) == problems
