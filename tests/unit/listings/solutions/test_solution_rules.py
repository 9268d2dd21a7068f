"""What a solution has to say, as truth tables; what it does not state is never a problem."""

from dataclasses import replace
from typing import Any

import pytest

from matchmaker.listings.solutions.provenance import Place, host_of, place_of
from matchmaker.rules.solution import LIMITS, MOST_CAPABILITIES, SolutionDraft, coach, problems_of
from tests.support.listings import solution_draft


def test_a_title_a_summary_and_an_organisation_are_enough() -> None:
    assert problems_of(SolutionDraft(title="OCR", summary="Đọc hóa đơn", organisation="HCMUT")) == {}


@pytest.mark.parametrize(
    ("said", "problems"),
    [
        ({}, {}),
        ({"kind": "capability"}, {}),
        ({"kind": "dataset"}, {}),
        ({"sectors": ("health", "other"), "technologies": ("ocr",)}, {}),
        ({"ai_risk": "high", "price": "over_2b"}, {}),
        ({"link": "https://example.vn/ocr"}, {}),
        ({"phone": "02838297040", "email": "a@b.vn"}, {}),
        ({"title": ""}, {"title": "required"}),
        ({"title": "AI"}, {"title": "too_short"}),
        ({"summary": "Đọc"}, {"summary": "too_short"}),
        ({"title": "???", "summary": "-" * 10}, {"title": "no_words", "summary": "no_words"}),
        ({"organisation": ""}, {"organisation": "required"}),
        ({"kind": "miracle"}, {"kind": "unknown_code"}),
        ({"sectors": ("health", "magic")}, {"sectors": "unknown_code"}),
        ({"technologies": ("magic",)}, {"technologies": "unknown_code"}),
        ({"ai_risk": "none"}, {"ai_risk": "unknown_code"}),
        ({"price": "free"}, {"price": "unknown_code"}),
        ({"link": "example.vn"}, {"link": "not_a_link"}),
        ({"link": "javascript:alert(1)"}, {"link": "not_a_link"}),
        ({"link": "https://[x"}, {"link": "link_leads_nowhere"}),
        ({"phone": "0903"}, {"phone": "not_a_phone"}),
        ({"email": "a@b"}, {"email": "not_an_email"}),
        ({"title": "", "trl": 0}, {"title": "required", "trl": "not_a_trl"}),
    ],
)
def test_every_wrong_field_is_named_and_no_other(said: dict[str, Any], problems: dict[str, str]) -> None:
    assert problems_of(solution_draft(**said)) == problems


@pytest.mark.parametrize("field", LIMITS)
def test_a_field_may_be_filled_to_its_limit_and_no_further(field: str) -> None:
    most, start = LIMITS[field][1], "https://vidu.vn/" if field == "link" else ""
    assert field not in problems_of(solution_draft(**{field: start.ljust(most, "x")}))
    assert problems_of(solution_draft(**{field: start.ljust(most + 1, "x")}))[field] == "too_long"


@pytest.mark.parametrize(
    ("field", "within", "beyond", "code"),
    [("trl", (1, 9), (0, 10), "not_a_trl"), ("year", (1990, 2100), (1989, 2101), "year_out_of_range")],
)
def test_a_number_lies_within_its_bounds(
    field: str, within: tuple[int, ...], beyond: tuple[int, ...], code: str
) -> None:
    assert [problems_of(solution_draft(**{field: number})) for number in within] == [{}, {}]
    assert all(problems_of(solution_draft(**{field: number})) == {field: code} for number in beyond)


@pytest.mark.parametrize(
    ("languages", "known"),
    [
        ((), True),
        (("vi",), True),
        (("vi", "en"), True),
        (("bdq", "cjm"), True),  # Bahnar and Cham have codes of three letters only
        (("v",), False),
        (("viet",), False),
        (("VI",), False),
        (("vi-VN",), False),
        (("v1",), False),
        (("",), False),
        (("vi ",), False),
        (("vi", "tiếng Anh"), False),
    ],
)
def test_a_language_is_named_by_its_iso_code(languages: tuple[str, ...], known: bool) -> None:
    assert problems_of(solution_draft(languages=languages)) == ({} if known else {"languages": "unknown_code"})


@pytest.mark.parametrize(
    ("capabilities", "fits"),
    [
        ((), True),
        (("đọc chữ",) * MOST_CAPABILITIES, True),
        (("đọc chữ",) * (MOST_CAPABILITIES + 1), False),
        (("x" * 1_000,), True),
        (("đọc chữ", "x" * 1_001), False),
    ],
)
def test_capabilities_are_limited_in_number_and_length(capabilities: tuple[str, ...], fits: bool) -> None:
    assert problems_of(solution_draft(capabilities=capabilities)) == ({} if fits else {"capabilities": "too_long"})


def test_advice_names_what_helps_most_first_and_stops_when_all_is_said() -> None:
    bare = SolutionDraft(title="OCR", summary="Đọc hóa đơn", organisation="HCMUT")
    assert [hint.code for hint in coach(bare)] == ["say_what_it_does", "add_a_result", "offer_capabilities"]
    told = replace(bare, summary="Đọc hóa đơn giấy, đúng 97% trên 12.000 tờ. " * 5)
    assert [hint.code for hint in coach(told)] == ["offer_capabilities", "offer_works_for", "offer_trl"]
    said: dict[str, Any] = {"capabilities": ("Đọc chữ in",), "works_for": "Ba kho", "trl": 7, "data_needed": "Ảnh"}
    whole = replace(told, **said, support="Có", sectors=("logistics",), price="under_200m")
    assert coach(whole) == []


@pytest.mark.parametrize(
    ("link", "place"),
    [
        ("https://github.com/uitnlp/ViSoBERT", Place.CODE),
        ("https://ar5iv.labs.arxiv.org/html/2103.11528", Place.PAPER),
        ("https://www.mdpi.com/1", Place.PAPER),
        ("https://huggingface.co/datasets/x", Place.DATA),
        ("https://text.123docz.net/1", Place.LIBRARY),
        ("https://bkcs.hust.edu.vn/", Place.SITE),
        ("https://notgithub.com/", Place.SITE),
        ("https://[x", Place.SITE),
    ],
)
def test_a_link_is_named_by_the_kind_of_place_it_leads_to(link: str, place: Place) -> None:
    assert place_of(link) is place


def test_the_site_of_a_link_is_named_in_letters() -> None:
    assert host_of("https://www.công-ty.vn/a") == "công-ty.vn"
