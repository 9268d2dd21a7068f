"""Entries of the plan's other tasks: what each must say, what is summed, what is a percentage."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from matchmaker.reports.indicators import Entry, tally
from matchmaker.reports.model import FIELDS, EntryDraft, IndicatorKind, problems_of

GROWN = {"base": "200", "value": "230"}


def draft(kind: str = "training", **details: str) -> EntryDraft:
    told = {"turns": "10", "distinct_people": "8", "completed": "7"} | details
    return EntryDraft(kind=kind, happened_on=date(2026, 3, 1), title="Khóa học", source="Báo cáo 12", details=told)


def entry(kind: IndicatorKind, **details: Any) -> Entry:  # noqa: ANN401
    return Entry(
        id=1,
        replaces_id=None,
        kind=kind,
        happened_on=date(2026, 3, 1),
        title="Khóa học",
        source="Báo cáo 12",
        details=details,
        removed=False,
        entered_by=None,
        entered_at=datetime(2026, 3, 2, tzinfo=UTC),
    )


@pytest.mark.parametrize(
    ("details", "problems"),
    [
        ({}, {}),
        ({"turns": ""}, {"turns": "required"}),
        ({"turns": "mười"}, {"turns": "not_a_number"}),
        ({"turns": "-1"}, {"turns": "not_a_number"}),
        ({"turns": "1" * 13}, {"turns": "too_long"}),
    ],
)
def test_a_course_says_turns_people_and_completions(details: dict[str, str], problems: dict[str, str]) -> None:
    assert problems_of(draft(**details)) == problems


def test_an_unknown_task_is_refused() -> None:
    assert problems_of(draft("luck")) == {"kind": "unknown_code"}


def test_codes_and_days_are_checked() -> None:
    product = {"sector": "luck", "ordering_agency": "Sở Y tế", "decision_number": "1", "accepted_on": "hôm qua"}
    found = problems_of(EntryDraft(kind="ai_product", happened_on=None, title="", source="ab", details=product))
    assert found == {
        "title": "required",
        "source": "too_short",
        "happened_on": "required",
        "sector": "unknown_code",
        "accepted_on": "not_a_date",
    }


def test_every_task_of_the_plan_has_fields() -> None:
    assert FIELDS.keys() == set(IndicatorKind)


def test_turns_and_people_are_summed_apart() -> None:
    told = [entry(IndicatorKind.TRAINING, turns=str(n), distinct_people="5", completed="4") for n in (10, 20)]
    assert tally(IndicatorKind.TRAINING, told).sums == {"turns": 30, "distinct_people": 10, "completed": 8}


def test_the_number_of_a_need_is_no_sum() -> None:
    told = [entry(IndicatorKind.CONTEST, entries="9", incubated="1", need_number="77")]
    assert tally(IndicatorKind.CONTEST, told).sums == {"entries": 9, "incubated": 1}


@pytest.mark.parametrize(
    ("kind", "details", "percent"),
    [
        (IndicatorKind.PUBLICATIONS, GROWN, 15),
        (IndicatorKind.PUBLIC_AGENCIES, {"base": "40", "value": "10"}, 25),
        (IndicatorKind.WORKFORCE, {"base": "0", "value": "10"}, None),
    ],
)
def test_a_percentage_is_growth_or_of_agencies_a_share(
    kind: IndicatorKind, details: dict[str, str], percent: float | None
) -> None:
    found = tally(kind, [entry(kind, base="1", value="9"), entry(kind, **details)])
    assert found.sums == {}
    assert found.percent == (None if percent is None else pytest.approx(percent))
