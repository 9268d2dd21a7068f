"""Headings as people have them are read, or the remedy is told; what of a file is not read is known."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from matchmaker.ground.errors import ImportRejected
from matchmaker.importing.columns import ImportKind, column_of
from matchmaker.importing.drafts import drafts_in
from matchmaker.importing.headings import Table, table_in
from matchmaker.importing.placing import Unread, placed_columns, unread_of
from matchmaker.importing.sheets import sheet_of
from matchmaker.intake.tables import Sheet
from matchmaker.people.service import OrganisationDraft
from tests.support.workbooks import book_of

ORGANISATIONS = ImportKind.ORGANISATIONS
Told = list[tuple[int, str, str]]


def table(folder: Path, content: str | bytes) -> Table:
    path = folder / "file"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    with path.open("rb") as file:
        return table_in(Sheet.from_data(sheet_of(file, ORGANISATIONS)), ORGANISATIONS)


def read(folder: Path, content: str | bytes) -> list[tuple[int, OrganisationDraft]]:
    rows = drafts_in(table(folder, content), ORGANISATIONS)
    return [(row.row, row.draft) for row in rows if isinstance(row.draft, OrganisationDraft)]


def told(folder: Path, content: str | bytes) -> Told:
    with pytest.raises(ImportRejected) as rejected:
        read(folder, content)
    return [(problem.row, problem.column, problem.code) for problem in rejected.value.problems]


def unread(folder: Path, content: str | bytes) -> Unread:
    found = table(folder, content)
    return unread_of(found, placed_columns(ORGANISATIONS, found.header))


@pytest.mark.parametrize(
    "header",
    [
        "Tên *,Loại hình đơn vị (*)",
        "TÊN:,LOẠI HÌNH ĐƠN VỊ :",
        '"Tên\nđơn vị","Loại hình\r\nđơn vị"',
        "Tên (bắt buộc),Loại hình đơn vị [chọn trong danh sách]",
        "(1) Tên,2. Loại hình đơn vị",
        "Tên doanh nghiệp,Loại hình đơn vị,,,",
        '"Tên ( * )","Loại hình đơn vị  "',
    ],
)
def test_a_heading_with_marks_of_its_author_is_known(tmp_path: Path, header: str) -> None:
    [(_, draft)] = read(tmp_path, f"{header}\nCông ty A,Doanh nghiệp,,,\n")
    assert (draft.name, draft.kind) == ("Công ty A", "business")


@pytest.mark.parametrize("heading", ["STT", "TT", "Số TT", "S.T.T", "No.", "#"])
def test_numbers_of_rows_are_left_unread_and_named(tmp_path: Path, heading: str) -> None:
    content = f"{heading},Tên,Loại hình đơn vị\n1,Công ty A,Doanh nghiệp\n"
    assert [draft.name for _, draft in read(tmp_path, content)] == ["Công ty A"]
    assert unread(tmp_path, content).columns == [heading]


def test_rows_above_the_headings_are_left_unread_and_named(tmp_path: Path) -> None:
    content = "DANH SÁCH ĐƠN VỊ,,\n\nNăm 2026,,\nTên,Loại hình đơn vị,\nCông ty A,Doanh nghiệp,\n"
    assert [row for row, _ in read(tmp_path, content)] == [5]
    assert unread(tmp_path, content).rows == [1, 3]


@pytest.mark.parametrize("numbering", ["(1);(2);(3)", "1;2;3", "(A);(B);(1)", "[1];[2];[3]"])
def test_a_row_that_numbers_the_columns_is_left_unread(tmp_path: Path, numbering: str) -> None:
    content = f"Tên;Loại hình đơn vị;Ghi chú\n{numbering}\nCông ty A;Doanh nghiệp;x\n"
    assert [draft.name for _, draft in read(tmp_path, content)] == ["Công ty A"]
    assert unread(tmp_path, content).rows == [2]


@pytest.mark.parametrize("row", ["A;B;1", "A;B;C", "1;2", ";1;2"])
def test_a_row_of_data_that_looks_like_numbering_is_data(tmp_path: Path, row: str) -> None:
    found = table(tmp_path, f"Tên;Loại hình đơn vị;Ghi chú\n{row}\nCông ty A;Doanh nghiệp;x\n")
    assert [row.number for row in found.rows] == [2, 3]


def test_headings_in_two_rows_are_one(tmp_path: Path) -> None:
    def fill(book: openpyxl.Workbook) -> None:
        sheet = book.active
        sheet.append(["DANH SÁCH"])
        sheet.append(["STT", "Tên", "Phân loại", None, None])
        sheet.append([None, None, "Loại hình đơn vị", "Mã số thuế", "Trang web"])
        sheet.append([1, "Công ty A", "Doanh nghiệp", "0301234567", None])
        for merged in ("A1:E1", "A2:A3", "B2:B3", "C2:E2"):
            sheet.merge_cells(merged)

    [(row, draft)] = read(tmp_path, book_of(fill))
    assert (row, draft.name, draft.kind, draft.tax_code) == (4, "Công ty A", "business", "0301234567")


@pytest.mark.parametrize("line", ["sep=;", "SEP=;", '"sep=;"'])
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["without BOM", "with BOM"])
def test_the_line_that_names_the_separator_is_none_of_the_table(tmp_path: Path, line: str, mark: str) -> None:
    content = f"{mark}{line}\r\nTên;Loại hình đơn vị\r\nCông ty A, B và C;Doanh nghiệp\r\n"
    [(row, draft)] = read(tmp_path, content)
    assert (row, draft.name) == (2, "Công ty A, B và C")  # as Excel and LibreOffice count it


def test_another_separator_can_be_named(tmp_path: Path) -> None:
    [(_, draft)] = read(tmp_path, "sep=|\nTên|Loại hình đơn vị\nCông ty A, B; C|Doanh nghiệp\n")
    assert draft.name == "Công ty A, B; C"


def test_something_under_no_heading_is_told_by_its_column(tmp_path: Path) -> None:
    content = "Tên,Loại hình đơn vị,,\nCông ty A,Doanh nghiệp,,thừa\n"
    assert told(tmp_path, content) == [(2, "D", "no_heading")]


def test_a_first_sheet_without_headings_names_the_others(tmp_path: Path) -> None:
    def fill(book: openpyxl.Workbook) -> None:
        book.active.append(["Hướng dẫn nhập liệu"])
        book.create_sheet("Đơn vị").append(["Tên", "Loại hình đơn vị"])

    with pytest.raises(ImportRejected) as rejected:
        table(tmp_path, book_of(fill))
    [problem] = rejected.value.problems
    assert (problem.code, problem.value) == ("sheet_without_headings", "Danh sách, Đơn vị")


def three(change: Callable[[openpyxl.Workbook], None]) -> bytes:
    """Headings in row 1, three organisations below, and what was done to them."""

    def fill(book: openpyxl.Workbook) -> None:
        book.active.append(["Tên", "Loại hình đơn vị", "Ghi chú", "Nguồn", None])
        for name in ("A1", "B1", "C1"):
            book.active.append([name, "Doanh nghiệp", "nội bộ", "web", None])
        change(book)

    return book_of(fill)


def hide_rows(book: openpyxl.Workbook) -> None:
    for row in (3, 4):
        book.active.row_dimensions[row].hidden = True
    book.active.auto_filter.ref = "A1:D4"


def hide_the_notes(book: openpyxl.Workbook) -> None:
    book.active.column_dimensions["C"].hidden = True


def merge_notes_of_two(book: openpyxl.Workbook) -> None:
    book.active.merge_cells("C2:C3")


def merge_two_columns(book: openpyxl.Workbook) -> None:
    book.active.merge_cells("C4:D4")


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (hide_rows, [(0, "", "rows_hidden")]),
        (hide_the_notes, [(1, "Ghi chú", "column_hidden")]),
        (merge_notes_of_two, [(2, "Ghi chú", "cells_merged")]),
        (merge_two_columns, [(4, "Ghi chú", "cells_merged")]),
    ],
)
def test_where_nobody_can_tell_what_is_meant_the_place_is_told(
    tmp_path: Path, change: Callable[[openpyxl.Workbook], None], expected: Told
) -> None:
    assert told(tmp_path, three(change)) == expected


def test_merged_cells_that_hide_nothing_do_no_harm(tmp_path: Path) -> None:
    def change(book: openpyxl.Workbook) -> None:
        book.active.merge_cells("D2:E2")  # nothing is expected in E
        book.active.column_dimensions["F"].hidden = True

    assert len(read(tmp_path, three(change))) == 3


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("A1,Doanh nghiệp,0312340001\nB1,Doanh nghiệp,0312340001", {2: "3", 3: "2"}),
        ("A1,Doanh nghiệp,\nB1,Doanh nghiệp,\na1 ,Viện nghiên cứu,", {2: "4", 4: "2"}),
        ("A  1,Doanh nghiệp,\nA 1,Doanh nghiệp,0312340001\nA 1,Doanh nghiệp,", {2: "3–4", 3: "2, 4", 4: "2–3"}),
    ],
    ids=["tax code", "name in other letters", "one row of three says more"],
)
def test_rows_that_are_one_record_and_differ_are_all_told(tmp_path: Path, lines: str, expected: dict[int, str]) -> None:
    with pytest.raises(ImportRejected) as rejected:
        read(tmp_path, f"Tên,Loại hình đơn vị,Mã số thuế\n{lines}\n")
    problems = rejected.value.problems
    assert {problem.code for problem in problems} == {"key_twice"}
    assert {
        problem.row: problem.code.blanks["rows"] for problem in problems if hasattr(problem.code, "blanks")
    } == expected


def test_the_same_row_twice_is_no_problem(tmp_path: Path) -> None:
    assert len(read(tmp_path, "Tên,Loại hình đơn vị\nCông ty A,Doanh nghiệp\nCông ty  A ,business\n")) == 2


@pytest.mark.parametrize(
    ("cell", "code"), [("####", "column_narrow"), ("3.12E+09", "digits_lost"), ("3,12E+09", "digits_lost")]
)
def test_what_a_spreadsheet_shortened_when_it_saved_csv_is_told(tmp_path: Path, cell: str, code: str) -> None:
    assert told(tmp_path, f"Tên;Loại hình đơn vị;Mã số thuế\nA1;Doanh nghiệp;{cell}\n") == [(2, "Mã số thuế", code)]


def test_a_web_page_under_another_name_is_called_that(tmp_path: Path) -> None:
    assert told(tmp_path, "\ufeff\n<html><table><tr><td>Tên</td></tr></table></html>") == [(0, "", "no_table")]


def test_what_our_template_once_called_its_columns_is_still_read() -> None:
    once = ["Hiện nay đang làm thế nào", "Đo kết quả bằng cách nào", "Ai sở hữu dữ liệu"]
    assert [column.field for heading in once if (column := column_of(ImportKind.NEEDS, heading))] == [
        "baseline",
        "measure",
        "data_owner",
    ]
