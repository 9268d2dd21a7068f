"""The counting rule: its truth table, the date of the result, the period and the thresholds."""

from dataclasses import replace
from datetime import date

import pytest

from matchmaker.rules.actors import OrganisationKind
from matchmaker.rules.counting import judge
from matchmaker.rules.facts import Case, EvidenceKind, Line, Route, Standing, line_of, months_later
from matchmaker.rules.findings import CLAUSES_OF, Clause, Why, finding
from matchmaker.rules.programme import CountingSettings, TargetSpan
from tests.support.case_facts import (
    CERTIFICATE,
    CONTRACT,
    MET,
    MINUTES,
    PROOF,
    SETTINGS,
    TODAY,
    applied,
    paper,
    transferred,
    with_party,
)
from tests.support.truth_table import DAY, STATE, TABLE, met, with_use

C, K, T, A = Clause, EvidenceKind, transferred(), applied()


@pytest.mark.parametrize(
    ("clause", "case", "holds", "why"), TABLE, ids=[f"{c}-{w}-{n}" for n, (c, _, _, w) in enumerate(TABLE)]
)
def test_a_clause_says_what_its_row_says(clause: Clause, case: Case, holds: bool | None, why: Why) -> None:
    judgement = judge(case, SETTINGS, TODAY)
    found = judgement.of(clause)
    assert found
    assert (found.holds, found.why) == (holds, why)
    assert judgement.holds is all(f.holds is True for f in judgement.findings)
    if holds is not True:
        assert not judgement.holds


def test_every_clause_has_rows_in_which_it_holds_and_does_not() -> None:
    for clause in Clause:
        answers = {holds for c, _, holds, _ in TABLE if c is clause}
        assert True in answers
        assert answers - {True}
    assert {why for _, _, _, why in TABLE} == set(Why) - {Why.OUT_OF_PERIOD, Why.HOUSEHOLD_COUNTS}


@pytest.mark.parametrize("case", [T, A], ids=["transferred", "applied"])
def test_a_case_with_everything_holds_and_shows_how_many_conditions_are_met(case: Case) -> None:
    judgement = judge(case, SETTINGS, TODAY)
    assert judgement.holds
    assert judgement.met == judgement.total == len(CLAUSES_OF[case.route])


def test_a_case_of_the_first_day_shows_what_it_has_already() -> None:
    first_day = transferred(route=None, in_city=None, money=None, evidence=(), confirmations=(), verifications=())
    judgement = judge(first_day, SETTINGS, TODAY)
    met = {f.clause for f in judgement.findings if f.holds}
    assert met == {C.ADOPTER, C.SUPPLIER, C.CONTACT, C.STANDS}
    assert (judgement.met, judgement.total) == (4, len(Clause) - 2)
    assert all(f.holds is None for f in judgement.findings if f.clause not in met)


def test_the_result_is_dated_by_the_last_document_that_completes_the_route() -> None:
    assert judge(T, SETTINGS, TODAY).result_on == date(2025, 12, 20)  # the invoice came after the minutes
    free = transferred(evidence=(CONTRACT, MINUTES), no_price_reason="Thỏa thuận hợp tác")
    assert judge(free, SETTINGS, TODAY).result_on == date(2025, 12, 1)
    registered = replace(STATE, evidence=(*T.evidence, CERTIFICATE))
    assert judge(registered, SETTINGS, TODAY).result_on == date(2026, 1, 15)
    assert judge(replace(T, evidence=registered.evidence), SETTINGS, TODAY).result_on == date(2025, 12, 20)
    assert judge(A, SETTINGS, TODAY).result_on == date(2026, 2, 10)  # the adopter's confirmation
    assert judge(applied(evidence=(PROOF,)), SETTINGS, TODAY).result_on is None
    later_version = replace(T, evidence=(*T.evidence, paper(K.ACCEPTANCE, date(2026, 5, 5), 9)))
    assert judge(later_version, SETTINGS, TODAY).result_on == date(2025, 12, 20)


@pytest.mark.parametrize(
    ("first", "last", "holds"),
    [
        (date(2025, 12, 20), date(2025, 12, 20), True),
        (date(2025, 12, 21), date(2026, 12, 31), False),
        (date(2025, 1, 1), date(2025, 12, 19), False),
    ],
)
def test_the_date_falls_in_the_period_or_it_does_not_count(first: date, last: date, holds: bool) -> None:
    found = judge(T, replace(SETTINGS, period_from=first, period_to=last), TODAY).of(C.PERIOD)
    assert found
    assert (found.holds, found.why) == (holds, Why.HOLDS if holds else Why.OUT_OF_PERIOD)


def test_a_yearly_target_counts_the_results_of_the_year() -> None:
    yearly = replace(SETTINGS, span=TargetSpan.YEAR)
    assert judge(T, yearly, date(2025, 12, 31)).of(C.PERIOD) == judge(T, SETTINGS, TODAY).of(C.PERIOD)
    assert not judge(T, yearly, TODAY).holds


def test_thresholds_are_the_programmes() -> None:
    short_use = replace(CountingSettings(), use_days=30)
    assert judge(with_use(date(2025, 10, 31)), short_use, TODAY).of(C.USE)
    late = met(MET, recorded_on=MET + 45 * DAY)
    found = judge(late, replace(SETTINGS, record_days=45), TODAY).of(C.CONTACT)
    assert found
    assert found.holds
    narrow = judge(T, replace(SETTINGS, attribution_months=5), TODAY).of(C.ATTRIBUTION)
    assert narrow
    assert narrow.why is Why.CONTACT_TOO_OLD


def test_a_household_business_counts_where_the_settings_say_so() -> None:
    household = with_party(T, "adopter", tax_code="079085001234")
    counting = replace(SETTINGS, households=True)
    found = judge(household, counting, TODAY)
    assert found.holds
    assert found.of(C.ADOPTER) == finding(C.ADOPTER, True, Why.HOUSEHOLD_COUNTS)
    assert not judge(with_party(household, "adopter", kind=OrganisationKind.UNIVERSITY), counting, TODAY).holds


@pytest.mark.parametrize(
    ("kind", "standing", "line"),
    [
        (OrganisationKind.UNIVERSITY, None, Line.MAIN),
        (OrganisationKind.ST_ORGANISATION, Standing.SPIN_OFF, Line.SEPARATE),
        (OrganisationKind.START_UP, None, Line.SEPARATE),
        (OrganisationKind.BUSINESS, Standing.CONTEST_WINNER, Line.SEPARATE),
        (OrganisationKind.BUSINESS, None, None),
    ],
)
def test_spin_offs_start_ups_and_winners_stand_on_a_line_of_their_own(
    kind: OrganisationKind, standing: Standing | None, line: Line | None
) -> None:
    assert line_of(replace(with_party(T, "supplier", kind=kind), standing=standing)) is line


def test_months_end_on_the_last_day_of_a_shorter_month() -> None:
    assert months_later(date(2024, 2, 29), 24) == date(2026, 2, 28)
    assert months_later(date(2025, 8, 31), 6) == date(2026, 2, 28)
    assert months_later(date(2025, 12, 1), 1) == date(2026, 1, 1)


def test_only_papers_of_the_chosen_route_are_asked_for() -> None:
    assert Route.TRANSFERRED in CLAUSES_OF
    assert C.USE not in CLAUSES_OF[Route.TRANSFERRED]
    assert {C.CONTRACT, C.PRICE, C.REGISTRATION}.isdisjoint(CLAUSES_OF[Route.APPLIED])


def test_stating_the_route_adds_no_conditions_and_takes_none_that_is_met() -> None:
    """A case had 4 of 16 conditions, and after one more was met 5 of 20."""
    unstated = judge(replace(T, route=None), SETTINGS, TODAY)
    stated = judge(T, SETTINGS, TODAY)
    assert unstated.total == stated.total
    met = {f.clause for f in unstated.findings if f.holds}
    assert met == {f.clause for f in stated.findings if f.holds} - {C.ROUTE, C.PERIOD}
    assert unstated.result_on is None
    assert judge(replace(A, route=None), SETTINGS, TODAY).total >= judge(A, SETTINGS, TODAY).total
