"""Which support schemes fit a need or a case: by stated conditions alone, never on a guess."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchmaker.rules.actors import OrganisationKind
from matchmaker.rules.facts import Money
from matchmaker.rules.proposal import Side
from matchmaker.rules.scheme import Moment, Scheme, SchemeDraft, Situation, chances

TODAY = date(2026, 12, 1)
BUYER, LAB = (Side.NEED, OrganisationKind.BUSINESS), (Side.SOLUTION, OrganisationKind.UNIVERSITY)


def a_scheme(**said: Any) -> Scheme:  # noqa: ANN401  # any field of a scheme
    values: dict[str, Any] = {
        "id": 1,
        "version": 1,
        "name_vi": "Phiếu hỗ trợ",
        "what_vi": "Hỗ trợ một phần chi phí.",
        "source": "Nghị định 268/2025",
    }
    return Scheme(**values | said)


def a_situation(**said: Any) -> Situation:  # noqa: ANN401  # any field of a situation
    values: dict[str, Any] = {"parties": (BUYER, LAB), "moment": Moment.PILOT, "sector": "health", "money": Money.OWN}
    return Situation(**values | said)


@pytest.mark.parametrize(
    ("scheme", "situation", "fits"),
    [
        ({}, {}, True),
        ({"applicants": frozenset({OrganisationKind.BUSINESS})}, {}, True),
        ({"applicants": frozenset({OrganisationKind.START_UP})}, {}, False),
        ({"moments": frozenset({Moment.PILOT, Moment.CONTRACT})}, {}, True),
        ({"moments": frozenset({Moment.NEED})}, {}, False),
        ({"sectors": frozenset({"health"})}, {}, True),
        ({"sectors": frozenset({"education"})}, {}, False),
        ({"sectors": frozenset({"health"})}, {"sector": None}, False),
        ({"excludes_state_money": True}, {}, True),
        ({"excludes_state_money": True}, {"money": Money.STATE}, False),
        ({"excludes_state_money": True}, {"money": Money.MIXED}, False),
        ({"excludes_state_money": True}, {"money": None}, False),
        ({"opens_on": TODAY}, {}, True),
        ({"opens_on": TODAY + timedelta(days=1)}, {}, False),
        ({"closes_on": TODAY}, {}, True),
        ({"closes_on": TODAY - timedelta(days=1)}, {}, False),
        ({"ended": True}, {}, False),
    ],
)
def test_a_scheme_fits_when_each_condition_that_it_states_holds(
    scheme: Mapping[str, Any], situation: Mapping[str, Any], fits: bool
) -> None:
    assert bool(chances([a_scheme(**scheme)], a_situation(**situation), TODAY)) is fits


def test_it_says_who_may_ask_and_because_of_what() -> None:
    scheme = a_scheme(applicants=frozenset({OrganisationKind.UNIVERSITY}), moments=frozenset({Moment.PILOT}))
    [chance] = chances([scheme], a_situation(), TODAY)
    assert chance.sides == [Side.SOLUTION]
    assert chance.reasons == ["applicant", "moment"]


@given(st.permutations([a_scheme(id=n, closes_on=day) for n, day in ((1, None), (2, date(2027, 1, 1)), (3, TODAY))]))
def test_what_closes_first_stands_first_in_whatever_order_they_come(schemes: list[Scheme]) -> None:
    assert [chance.scheme.id for chance in chances(schemes, a_situation(), TODAY)] == [3, 2, 1]


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ({"name_vi": ""}, {"scheme_name_vi": "required"}),
        ({"what_vi": "ngắn"}, {"scheme_what_vi": "too_short"}),
        ({"source": ""}, {"scheme_source": "required"}),
        ({"address": "ftp://x"}, {"scheme_address": "not_a_link"}),
        ({"opens_on": TODAY, "closes_on": TODAY - timedelta(days=1)}, {"scheme_closes_on": "before_its_beginning"}),
        ({"most": 0}, {"scheme_most": "out_of_range"}),
    ],
)
def test_what_is_wrong_is_said_by_field(said: Mapping[str, Any], problem: Mapping[str, str]) -> None:
    values: dict[str, Any] = {
        "name_vi": "Phiếu hỗ trợ",
        "what_vi": "Hỗ trợ một phần chi phí.",
        "source": "Nghị định 268/2025",
    }
    assert SchemeDraft(**(values | dict(said))).problems() == problem
