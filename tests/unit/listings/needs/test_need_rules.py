"""What a need has to say, and the advice to somebody who writes one, as truth tables."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from matchmaker.rules.fields import details
from matchmaker.rules.listing import ListingState
from matchmaker.rules.need import (
    LIMITS,
    NEED_FIELDS,
    SHORT_PROBLEM,
    Confidentiality,
    Need,
    NeedDraft,
    coach,
    completeness,
    problems_of,
)
from matchmaker.rules.programme import BudgetBand, Sector
from tests.support.listings import need_draft
from tests.support.stated import nothing

LONG_WITHOUT_NUMBER = "Nhân viên nhập tay từng hóa đơn giấy vào phần mềm kế toán. " * 3
LONG_WITH_NUMBER = LONG_WITHOUT_NUMBER + "Mỗi tháng mất 3 ngày."
EVERYTHING = {
    "outcome": "Nhập xong trong 1 giờ",
    "measure": "Số giờ mỗi tháng",
    "baseline": "24 giờ mỗi tháng",
    "data_held": "2.000 ảnh hóa đơn",
    "sector": "administration",
    "budget": "under_100m",
    "deadline": date(2027, 3, 1),
}


def test_a_problem_an_organisation_and_one_contact_are_enough() -> None:
    assert problems_of(NeedDraft(problem="Đếm dừa khô", organisation="HTX", email="a@b.vn")) == {}
    assert problems_of(NeedDraft(problem="Đếm dừa khô", organisation="HTX", phone="0903123456")) == {}


@pytest.mark.parametrize(
    ("said", "problems"),
    [
        ({}, {}),
        (EVERYTHING, {}),
        ({"sector": "other", "sector_other": "Nghề muối"}, {}),
        ({"technologies": ("ocr", "nlp")}, {}),
        ({"title": "Đọc hóa đơn"}, {}),
        ({"problem": ""}, {"problem": "required"}),
        ({"problem": "x" * 9}, {"problem": "too_short"}),
        ({"problem": "." * 10}, {"problem": "no_words"}),
        ({"problem": "🙂" * 10}, {"problem": "no_words"}),
        ({"problem": "x" * 20_001}, {"problem": "too_long"}),
        ({"organisation": "x"}, {"organisation": "too_short"}),
        ({"title": "AI"}, {"title": "too_short"}),
        ({"title": "\ue000" * 12}, {"title": "no_words"}),
        ({"email": None}, {"contact": "contact_required"}),
        ({"phone": "0903"}, {"phone": "not_a_phone"}),
        ({"email": "a@b"}, {"email": "not_an_email"}),
        ({"sector": "magic"}, {"sector": "unknown_code"}),
        ({"sector": "other"}, {"sector_other": "required"}),
        ({"technologies": ("ocr", "magic")}, {"technologies": "unknown_code"}),
        ({"budget": "plenty"}, {"budget": "unknown_code"}),
        ({"confidentiality": "secret"}, {"confidentiality": "unknown_code"}),
        ({"problem": "", "email": None}, {"problem": "required", "contact": "contact_required"}),
        ({"phone": "x", "email": "x"}, {"phone": "not_a_phone", "email": "not_an_email"}),
    ],
)
def test_every_wrong_field_is_named_and_no_other(said: dict[str, Any], problems: dict[str, str]) -> None:
    assert problems_of(need_draft(**said)) == problems


@pytest.mark.parametrize("field", LIMITS)
def test_a_field_may_be_filled_to_its_limit_and_no_further(field: str) -> None:
    most = LIMITS[field][1]
    assert field not in problems_of(need_draft(**{field: "x" * most}))
    assert problems_of(need_draft(**{field: "x" * (most + 1)}))[field] == "too_long"


@pytest.mark.parametrize(
    ("said", "advice"),
    [
        ({"problem": "Nhập tay hóa đơn"}, ["say_more", "add_a_number", "add_outcome"]),
        ({"problem": "Nhập tay 2.000 hóa đơn"}, ["say_more", "add_outcome", "add_measure"]),
        ({"problem": " " * SHORT_PROBLEM + "Nhập tay 2.000 hóa đơn"}, ["say_more", "add_outcome", "add_measure"]),
        ({"problem": LONG_WITHOUT_NUMBER}, ["add_a_number", "add_outcome", "add_measure"]),
        ({"problem": LONG_WITHOUT_NUMBER, "outcome": "Còn 1 giờ"}, ["add_measure", "add_baseline", "add_data_held"]),
        ({"problem": LONG_WITH_NUMBER}, ["add_outcome", "add_measure", "add_baseline"]),
        ({"problem": LONG_WITH_NUMBER, **EVERYTHING, "sector": None, "deadline": None}, ["add_sector", "add_deadline"]),
        ({"problem": LONG_WITH_NUMBER, **EVERYTHING, "budget": None}, ["add_budget"]),
        ({"problem": LONG_WITH_NUMBER, **EVERYTHING}, []),
    ],
)
def test_the_coach_gives_at_most_three_hints_the_most_useful_first(said: dict[str, Any], advice: list[str]) -> None:
    assert [hint.code for hint in coach(need_draft(**said))] == advice


def test_a_hint_stands_at_the_field_it_is_about() -> None:
    hints = coach(need_draft(problem="Nhập tay hóa đơn"))
    assert [hint.field for hint in hints] == ["problem", "problem", "outcome"]


def need(**overrides: Any) -> Need:  # noqa: ANN401  # any field of the need
    """A published need that says nothing beyond its problem."""
    now = datetime(2027, 1, 1, tzinfo=UTC)
    values: dict[str, Any] = nothing(NEED_FIELDS) | {
        "id": 1,
        "organisation_id": 1,
        "organisation_name": "Công ty TNHH Thử Nghiệm",
        "title": "Đọc hóa đơn",
        "problem": LONG_WITH_NUMBER,
        "clauses": (),
        "confidentiality": Confidentiality.PUBLIC,
        "state": ListingState.PUBLISHED,
        "confirmed": True,
        "version": 1,
        "created_by": "local",
        "created_at": now,
        "updated_at": now,
        "published_at": now,
    }
    return Need(**values | overrides)


@pytest.mark.parametrize(
    ("said", "filled"),
    [
        ({}, 0),
        ({"outcome": "Nhập xong trong 1 giờ"}, 1),
        ({"sector": Sector.HEALTH, "budget": BudgetBand.OVER_2B}, 1),
        ({"outcome": ""}, 0),
        ({"place": "Thủ Đức", "data_owner": "Công ty", "contact_name": "An"}, 2),
        (EVERYTHING, 6),
    ],
)
def test_completeness_counts_the_details_that_the_page_shows(said: dict[str, Any], filled: int) -> None:
    assert completeness(need(**said)) == (filled, len(details(NEED_FIELDS)))


def test_what_is_shown_with_the_owner_alone_is_not_counted_without() -> None:
    unnamed = len(details(NEED_FIELDS)) - len(("data_owner", "place"))
    assert completeness(need(organisation_id=0, place="Thủ Đức", outcome="Nhập xong trong 1 giờ")) == (1, unnamed)
