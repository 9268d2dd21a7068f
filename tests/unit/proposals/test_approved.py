"""The hash of what was approved stays what it was: nobody is asked anew because the program knows another field."""

from dataclasses import dataclass, fields, replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from matchmaker.proposals.agreed_text import APPROVED_FORM, NOT_TEXT, TEXT, text_hash
from matchmaker.rules.actors import Organisation, OrganisationKind
from matchmaker.rules.need import NEED_FIELDS, Need, NeedClause
from matchmaker.rules.proposal import Parties, Side
from matchmaker.rules.reading import ClauseKind
from matchmaker.rules.solution import SOLUTION_FIELDS, Solution
from tests.support.stated import nothing

THEN = datetime(2026, 11, 29, 8, 30, tzinfo=UTC)
ABOUT: dict[str, Any] = {
    **{
        "id": 7,
        "organisation_id": 3,
        "organisation_name": "Công ty TNHH Minh Anh",
        "contact_name": None,
        "phone": None,
    },
    **{"email": "lan@minhanh.example", "state": "published", "confirmed": True, "source": None, "import_key": None},
    "clauses": [],
    **{"version": 1, "created_by": "local", "entered_by_id": None, "created_at": THEN, "updated_at": THEN},
    **{"published_at": THEN, "expires_at": None},
}
# Rows as the driver gives them: as little as can be said, and everything.
BARE_NEED: dict[str, Any] = ABOUT | {
    **{"title": "Đọc hóa đơn", "problem": "Nhập tay hóa đơn giấy.", "confidentiality": "public", "technologies": []},
    **dict.fromkeys(("baseline", "data_held", "data_owner", "outcome", "measure", "sector", "sector_other", "budget")),
    **dict.fromkeys(("deadline", "place")),
}
FULL_NEED: dict[str, Any] = ABOUT | {
    **{"title": "Đếm “hộp” & thùng", "problem": "Đếm tay\ntừng hộp \U0001f4e6", "confidentiality": "anonymous"},
    **{"baseline": "3 ngày", "data_held": "Ảnh", "data_owner": "Công ty", "outcome": "Tự đếm", "measure": "Giờ"},
    **{"sector": "other", "sector_other": "Bao bì", "technologies": ["vision", "ocr"], "budget": "100m_500m"},
    **{"deadline": date(2027, 1, 31), "place": "Thủ Đức"},
    "clauses": [{"kind": "want", "text": "Đếm từng hộp", "source": "Đếm tay từng hộp"}],
}
BARE_SOLUTION: dict[str, Any] = ABOUT | {
    **{"kind": "solution", "title": "Nhận dạng hóa đơn", "summary": "Đọc ảnh hóa đơn."},
    **dict.fromkeys(("capabilities", "sectors", "technologies", "languages"), ()),
    **dict.fromkeys(("trl", "works_for", "data_needed", "ip_owner", "licence", "funding", "support", "ai_risk")),
    **dict.fromkeys(("price", "available_from", "place", "year", "owner_as_published", "link")),
}
FULL_SOLUTION: dict[str, Any] = ABOUT | {
    **{"kind": "capability", "title": "Nhóm thị giác máy", "summary": "Đếm vật trong ảnh.", "trl": 7, "year": 2025},
    **{"capabilities": ["Đếm hộp", "Đọc nhãn"], "sectors": ["logistics", "other"], "technologies": ["vision"]},
    **{"works_for": "Nhà máy", "data_needed": "1.000 ảnh", "ip_owner": "Viện", "licence": "Độc quyền"},
    **{"funding": "Đề tài", "support": "6 tháng", "ai_risk": "low", "languages": ["vi", "en"], "price": "under_100m"},
    **{
        "available_from": date(2026, 12, 1),
        "place": "Quận 3",
        "owner_as_published": "Viện A",
        "link": "https://vien.vn",
    },
}
# As commit 9d581f8 hashed them.
GOLDEN = {
    "bare": (BARE_NEED, BARE_SOLUTION, "14937dc84deeac8da2f2bdc265a637e2d93b059a180aa4fbbba074f300415134"),
    "full": (FULL_NEED, FULL_SOLUTION, "a381c473a9dc8df8b8243403283a8021b725147c93b802af195023db2f5dabc5"),
    "mixed": (FULL_NEED, BARE_SOLUTION, "c1350b0c9890e32b2c6cb061c114ec47d180df4a4ac90bfe88e83da36f85de31"),
}
OTHER: dict[str, Any] = {"number": 99, "text": "khác", "day": date(2031, 5, 5), "texts": ("khác",)}
OTHER["clauses"] = (NeedClause(kind=ClauseKind.WANT, text="khác", source="khác"),)


@dataclass(frozen=True, kw_only=True)
class LaterNeed(Need):
    """As an issue to come may extend it."""

    urgency: str = "high"


def organisation() -> Organisation:
    values: dict[str, Any] = dict.fromkeys(f.name for f in fields(Organisation))
    return Organisation(**values | {"id": 3, "name": "Công ty", "kind": OrganisationKind.BUSINESS})


def parties(need: Need, solution: Solution) -> Parties:
    return Parties(need=need, solution=solution, need_owner=organisation(), solution_owner=organisation())


def as_need(row: dict[str, Any]) -> Need:
    """What the row does not know yet is not stated."""
    return Need.from_row(nothing(NEED_FIELDS) | row)


def as_solution(row: dict[str, Any]) -> Solution:
    return Solution.from_row(nothing(SOLUTION_FIELDS) | row)


@pytest.mark.parametrize("name", GOLDEN)
def test_a_text_has_the_hash_that_it_was_approved_with(name: str) -> None:
    need, solution, sha256 = GOLDEN[name]
    assert text_hash(parties(as_need(need), as_solution(solution)), form=1).hex() == sha256


def test_a_further_field_of_a_record_voids_no_consent() -> None:
    """Whatever it holds: what was approved did not have it."""
    solution = as_solution(FULL_SOLUTION)
    before = text_hash(parties(as_need(FULL_NEED), solution))
    later = LaterNeed(**vars(as_need(FULL_NEED)))
    assert text_hash(parties(later, solution)) == before


@pytest.mark.parametrize("side", Side)
def test_every_field_is_text_that_sides_agree_to_or_named_as_none(side: Side) -> None:
    """A new field needs a decision: another form that holds it, or a place among what may change without anybody."""
    record = Need if side is Side.NEED else Solution
    names = {f.name for f in fields(record)}
    covered = {name for form in TEXT.values() for name in form[side]}
    assert names <= covered | NOT_TEXT, "decide in proposals/agreed_text.py: text of another form, or NOT_TEXT"
    assert not covered & NOT_TEXT
    assert all(form[side].keys() <= names for form in TEXT.values())


def test_every_field_of_the_text_changes_the_hash() -> None:
    need, solution = as_need(FULL_NEED), as_solution(FULL_SOLUTION)
    before = text_hash(parties(need, solution))
    for name, kind in TEXT[APPROVED_FORM][Side.NEED].items():
        assert text_hash(parties(replace(need, **{name: OTHER[kind]}), solution)) != before, name
    for name, kind in TEXT[APPROVED_FORM][Side.SOLUTION].items():
        assert text_hash(parties(need, replace(solution, **{name: OTHER[kind]}))) != before, name
