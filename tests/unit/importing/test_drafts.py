"""Rows as drafts: headings in any of three spellings, and every problem by row and column."""

from datetime import date
from pathlib import Path

import pytest

from matchmaker.ground.errors import ImportRejected
from matchmaker.ground.invalid import Problem
from matchmaker.importing.columns import ImportKind
from matchmaker.importing.drafts import DraftRow, drafts_in
from matchmaker.importing.headings import table_in
from matchmaker.importing.sheets import sheet_of
from matchmaker.importing.template import csv_template
from matchmaker.intake.dates import today
from matchmaker.intake.tables import Sheet
from matchmaker.people.service import OrganisationDraft
from matchmaker.rules.need import NeedDraft
from matchmaker.rules.solution import SolutionDraft
from matchmaker.sentences import describe_code

NEEDS = ImportKind.NEEDS
SOON = today().year + 1
PROBLEM = "Nhập tay 2.000 hóa đơn mỗi tháng mất ba ngày"


OWNERS = (("Công ty A", "business"), ("công ty  A", "start_up"), ("Công ty A", ""), ("Công ty B", "business"))


def drafts(folder: Path, kind: ImportKind, *lines: str) -> list[DraftRow]:
    path = folder / "file.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    with path.open("rb") as file:
        return drafts_in(table_in(Sheet.from_data(sheet_of(file, kind.value)), kind), kind)


def problems(folder: Path, kind: ImportKind, *lines: str) -> set[tuple[int, str, str]]:
    with pytest.raises(ImportRejected) as rejected:
        drafts(folder, kind, *lines)
    return {(problem.row, problem.column, problem.code) for problem in rejected.value.problems}


@pytest.mark.parametrize(
    "header",
    [
        "problem,organisation,contact,sector,deadline",
        "Bài toán,Đơn vị,Điện thoại hoặc email,Lĩnh vực,Cần trước ngày",
        "BAI TOAN,don vi,dien thoai hoac email,linh vuc,can truoc ngay",
        "Problem,Organisation,Phone or e-mail,Sector,Needed by",
    ],
)
def test_a_need_is_read_under_any_spelling_of_its_headings(tmp_path: Path, header: str) -> None:
    (row,) = drafts(tmp_path, NEEDS, header, f"{PROBLEM},Công ty A,090 123 4567,Y tế,5/3/{SOON}")
    draft = row.draft
    assert isinstance(draft, NeedDraft)
    assert (draft.problem, draft.organisation, draft.phone) == (PROBLEM, "Công ty A", "0901234567")
    assert (draft.sector, draft.deadline) == ("health", date(SOON, 3, 5))


def test_a_record_that_a_system_exported_may_have_a_deadline_that_passed_and_a_new_one_may_not(tmp_path: Path) -> None:
    """Or the file of an installation that is moved would be refused whole."""
    header, line = "problem,organisation,contact,state,deadline", f"{PROBLEM},Công ty A,0901234567"
    for state in ("published", "expired"):
        (row,) = drafts(tmp_path, NEEDS, header, f"{line},{state},2024-03-05")
        assert isinstance(row.draft, NeedDraft)
        assert row.draft.deadline == date(2024, 3, 5)
    assert problems(tmp_path, NEEDS, header, f"{line},,2024-03-05") == {(2, "deadline", "date_out_of_range")}
    assert problems(tmp_path, NEEDS, header, f"{line},published,0224-03-05") == {(2, "deadline", "date_out_of_range")}


OLD_CONTACTS = [  # as older releases kept them; what a new record is told; what is kept of the old one
    ("38291234", "", "phone", "not_a_phone", "38291234"),
    ("0123456789", "", "phone", "not_a_phone", "0123456789"),
    ("01699333999", "", "phone", "old_mobile", "0399333999"),
    ("", "đức@b.vn", "email", "email_with_marks", "đức@b.vn"),
    ("", "a@-b.vn", "email", "not_an_email", "a@-b.vn"),
]


@pytest.mark.parametrize(("phone", "email", "field", "code", "kept"), OLD_CONTACTS)
def test_a_record_that_a_system_exported_keeps_its_contacts(
    tmp_path: Path, phone: str, email: str, field: str, code: str, kept: str
) -> None:
    """Or the file of a system that is moved would be refused whole, also for records that are left out."""
    header, line = "problem,organisation,phone,email,state", f"{PROBLEM},Công ty A,{phone},{email}"
    for state in ("published", "expired"):
        (row,) = drafts(tmp_path, NEEDS, header, f"{line},{state}")
        assert getattr(row.draft, field) == kept
    told = problems(tmp_path, NEEDS, header, f"{line},")
    assert {(row, column, Problem.of(wrong)) for row, column, wrong in told} == {(2, field, code)}
    assert problems(tmp_path, NEEDS, header, f"{PROBLEM},Công ty A,0903,,expired") == {(2, "phone", "not_a_phone")}


@pytest.mark.parametrize("nothing", ["\u200b,\ufeff,\u2060,", "\u3000,\u200b \u200b,,\xad"])
def test_a_row_of_what_nobody_sees_is_no_row(tmp_path: Path, nothing: str) -> None:
    header = "problem,organisation,contact,deadline"
    (row,) = drafts(tmp_path, NEEDS, header, f"{PROBLEM},Công ty A,0901234567,", nothing)
    assert row.row == 2


def test_two_kinds_of_one_organisation_are_told_by_both_rows(tmp_path: Path) -> None:
    header = "problem,organisation,organisation_kind,contact"
    lines = [f"{PROBLEM} {n},{name},{kind},0901234567" for n, (name, kind) in enumerate(OWNERS)]
    assert problems(tmp_path, NEEDS, header, *lines) == {(row, "organisation_kind", "key_twice") for row in (2, 3)}
    assert len(drafts(tmp_path, NEEDS, header, *lines[1:])) == 3


def test_a_cell_with_two_readings_is_refused_and_both_are_named(tmp_path: Path) -> None:
    header = "problem,organisation,contact,budget"
    with pytest.raises(ImportRejected) as rejected:
        drafts(tmp_path, NEEDS, header, f"{PROBLEM},Công ty A,0901234567,1.500 triệu")
    [told] = rejected.value.problems
    assert (told.row, told.column, told.value) == (2, "budget", "1.500 triệu")
    assert "1500 triệu hoặc 1,5 triệu" in describe_code(told.code, "vi")


def test_a_solution_is_read_with_its_lists(tmp_path: Path) -> None:
    header = "title;summary;organisation;organisation_kind;capabilities;technologies;trl;languages;confirmed"
    line = "Đọc biển số;Nhận dạng biển số xe;Trường A;institute;ban ngày|ban đêm;OCR | vision;TRL 6;vi|en;không"
    (row,) = drafts(tmp_path, ImportKind.SOLUTIONS, header.replace(";", "\t"), line.replace(";", "\t"))
    draft = row.draft
    assert isinstance(draft, SolutionDraft)
    assert draft.capabilities == ("ban ngày", "ban đêm")
    assert draft.technologies == ("ocr", "vision")
    assert (draft.trl, draft.languages, draft.organisation_kind, draft.confirmed) == (
        6,
        ("vi", "en"),
        "institute",
        False,
    )


def test_an_organisation_keeps_its_tax_code_as_text(tmp_path: Path) -> None:
    (row,) = drafts(
        tmp_path, ImportKind.ORGANISATIONS, "Tên,Loại hình đơn vị,Mã số thuế", "Trường A,university,0301234567"
    )
    assert isinstance(row.draft, OrganisationDraft)
    assert row.draft.tax_code == "0301234567"


@pytest.mark.parametrize("mark", ["-", "–", ".", "( )", "/", "--", "…"])
def test_a_lone_mark_says_that_there_is_nothing(tmp_path: Path, mark: str) -> None:
    (row,) = drafts(tmp_path, ImportKind.ORGANISATIONS, "name,kind,tax_code", f"Trường A,university,{mark}")
    assert isinstance(row.draft, OrganisationDraft)
    assert row.draft.tax_code is None
    header = "problem,organisation,contact,phone,email"
    for cells, phone, email in (
        (f"0901234567,{mark},{mark}", "0901234567", None),
        (f"{mark},0901234567,{mark}", "0901234567", None),
        (f"{mark},{mark},lan@b.vn", None, "lan@b.vn"),
    ):
        (row,) = drafts(tmp_path, NEEDS, header, f"{PROBLEM},Công ty A,{cells}")
        assert isinstance(row.draft, NeedDraft)
        assert (row.draft.phone, row.draft.email) == (phone, email)
    nobody = f"{PROBLEM},Công ty A,{mark},{mark},{mark}"
    assert problems(tmp_path, NEEDS, header, nobody) == {(2, "contact", "contact_required")}


BAD_ROWS: list[tuple[str, str, set[tuple[int, str, str]]]] = [
    ("no problem stated", ",Công ty A,0901234567,,", {(2, "problem", "required")}),
    ("a problem too short", "ngắn,Công ty A,0901234567,,", {(2, "problem", "too_short")}),
    ("nobody to reach", f"{PROBLEM},Công ty A,,,", {(2, "contact", "contact_required")}),
    ("a contact that is none", f"{PROBLEM},Công ty A,xin gọi,,", {(2, "contact", "contact_required")}),
    ("two numbers", f"{PROBLEM},Công ty A,0901234567 / 0912345678,,", {(2, "contact", "contact_unclear")}),
    ("a phone without its zero", f"{PROBLEM},Công ty A,901234567,,", {(2, "contact", "cell_lost_zero")}),
    ("an unknown sector", f"{PROBLEM},Công ty A,0901234567,y học,", {(2, "sector", "unknown_code")}),
    ("the other sector unnamed", f"{PROBLEM},Công ty A,0901234567,other,", {(2, "sector_other", "required")}),
    ("a date that is none", f"{PROBLEM},Công ty A,0901234567,,30/02/2027", {(2, "deadline", "not_a_date")}),
    ("a cell without a heading", f"{PROBLEM},Công ty A,0901234567,,,thừa", {(2, "F", "no_heading")}),
    ("an error of the spreadsheet", "#REF!,Công ty A,0901234567,,", {(2, "problem", "cell_error")}),
    (
        "several at once",
        ",,901234567,y học,mai",
        {
            (2, "problem", "required"),
            (2, "organisation", "required"),
            (2, "contact", "cell_lost_zero"),
            (2, "sector", "unknown_code"),
            (2, "deadline", "not_a_date"),
        },
    ),
]


@pytest.mark.parametrize(("what", "line", "expected"), BAD_ROWS, ids=[row[0] for row in BAD_ROWS])
def test_a_need_is_refused_with(tmp_path: Path, what: str, line: str, expected: set[tuple[int, str, str]]) -> None:
    assert problems(tmp_path, NEEDS, "problem,organisation,contact,sector,deadline", line) == expected


def test_every_row_with_a_problem_is_told(tmp_path: Path) -> None:
    lines = [f"{PROBLEM},A,0901234567"] * 2 + [f"{PROBLEM},Công ty A,0901234567", "x,Công ty A,0901234567"]
    assert problems(tmp_path, NEEDS, "Bài toán,Đơn vị,Điện thoại", *lines) == {
        (2, "Đơn vị", "too_short"),
        (3, "Đơn vị", "too_short"),
        (5, "Bài toán", "too_short"),
    }


def test_headings_are_checked_before_any_row(tmp_path: Path) -> None:
    assert problems(tmp_path, NEEDS, "Bài toán,problem,Giá vàng", f"{PROBLEM},,") == {
        (1, "problem", "column_twice"),
        (1, "Giá vàng", "column_unknown"),
        (1, "organisation", "column_missing"),
        (1, "contact", "column_missing"),
    }


@pytest.mark.parametrize(
    ("tax_code", "code"),
    [("301234567", "cell_lost_zero"), ("03012345", "not_a_tax_code"), ("0301234567-1", "not_a_tax_code")],
)
def test_a_tax_code_is_refused(tmp_path: Path, tax_code: str, code: str) -> None:
    found = problems(tmp_path, ImportKind.ORGANISATIONS, "name,kind,tax_code", f"Trường A,university,{tax_code}")
    assert found == {(2, "tax_code", code)}


def test_a_row_without_a_key_gets_the_same_key_from_the_same_content(tmp_path: Path) -> None:
    (one,) = drafts(tmp_path, NEEDS, "problem,organisation,contact", f"{PROBLEM},Công ty A,0901234567")
    (same,) = drafts(tmp_path, NEEDS, "Đơn vị;Điện thoại;Bài toán", f"Công  ty A ;090 123 4567;{PROBLEM}")
    (other,) = drafts(tmp_path, NEEDS, "problem,organisation,contact", f"{PROBLEM},Công ty B,0901234567")
    keys = [row.draft.import_key for row in (one, same, other) if isinstance(row.draft, NeedDraft)]
    assert keys[0] == keys[1] != keys[2]


def test_a_contact_and_a_column_of_its_own_must_not_say_two_numbers(tmp_path: Path) -> None:
    header, rest = "problem,organisation,contact,phone", f"{PROBLEM},Công ty A,0901234567"
    assert len(drafts(tmp_path, NEEDS, header, f"{rest},090 123 4567")) == 1
    assert problems(tmp_path, NEEDS, header, f"{rest},0912345678") == {(2, "contact", "contact_unclear")}


def test_one_key_for_two_different_rows_is_a_problem(tmp_path: Path) -> None:
    header, rest = "problem,organisation,contact,import_key", "Công ty A,0901234567,7"
    lines = [f"{PROBLEM},{rest}", f"{PROBLEM},{rest}", f"{PROBLEM} khác,{rest}"]
    assert problems(tmp_path, NEEDS, header, *lines) == {(row, "import_key", "key_twice") for row in (2, 3, 4)}


def test_what_is_not_published_elsewhere_is_not_published_here(tmp_path: Path) -> None:
    header = "problem,organisation,contact,state,id,created_at"
    rows = drafts(
        tmp_path, NEEDS, header, *(f"{PROBLEM},Công ty A,0901234567,{s},1,x" for s in ("published", "Nháp", ""))
    )
    assert [row.published for row in rows] == [True, False, True]


@pytest.mark.parametrize("kind", ImportKind)
@pytest.mark.parametrize("locale", ["vi", "en"])
def test_a_template_has_only_headings_that_are_known(tmp_path: Path, kind: ImportKind, locale: str) -> None:
    assert drafts(tmp_path, kind, csv_template(kind, locale)) == []
