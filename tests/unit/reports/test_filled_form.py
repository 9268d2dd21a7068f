"""A unit's workbook: its answers come back whole, and whatever is filled and not read is told by its cell."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from secrets import token_hex
from unicodedata import normalize

import openpyxl
import pytest
from openpyxl.comments import Comment

from matchmaker.foreign.process import Readers
from matchmaker.ground.errors import CellProblem, ImportRejected, InvalidInput
from matchmaker.ground.limits import MEGABYTE, READING
from matchmaker.intake.filled_forms import answers_in
from matchmaker.intake.workbooks import read_workbook
from matchmaker.reports import filled_form
from matchmaker.reports.contributions import Contribution
from matchmaker.sentences import SENTENCES
from tests.support.documents import DOCX, ODF, OFFICE, XLSX, archive, office, ole, opendocument

Fill = Callable[[openpyxl.Workbook], None]


def filled(folder: Path, fill: Fill) -> Path:
    """The workbook of the letter, filled in."""
    book = openpyxl.load_workbook(io.BytesIO(filled_form.empty_form()))
    book.active["B3"] = "Đã triển khai 3 nền tảng."
    fill(book)
    book.calculation.fullCalcOnLoad = False
    book.save(folder / "report.xlsx")
    return folder / "report.xlsx"


def results(folder: Path, fill: Fill) -> str | None:
    """As the other process reads them, without the time that starting one takes."""
    with filled(folder, fill).open("rb") as file:
        return answers_in(file, *filled_form.ASKED).get(filled_form.QUESTIONS["results"])


def problems(folder: Path, fill: Fill) -> list[CellProblem]:
    with pytest.raises(ImportRejected) as rejected:
        results(folder, fill)
    return rejected.value.problems


async def test_every_answer_comes_back(tmp_path: Path) -> None:
    def fill(book: openpyxl.Workbook) -> None:
        book.active["B2"] = "Công văn 12/SKHCN"
        book.active["B4"] = "Thiếu dữ liệu.\n- hạ tầng"
        book.active["B6"] = 0.15
        book.active["B6"].number_format = "0%"

    with filled(tmp_path, fill).open("rb") as file:
        found = await filled_form.read_form(Readers(), file)
    assert found == Contribution(
        document="Công văn 12/SKHCN",
        results="Đã triển khai 3 nền tảng.",
        difficulties="Thiếu dữ liệu.\n- hạ tầng",
        proposals="",
        next_year="15%",
    )


def add_a_row(book: openpyxl.Workbook) -> None:
    book.active.insert_rows(4)
    book.active["B4"] = "Đã ứng dụng 3 giải pháp"


def write_beside(book: openpyxl.Workbook) -> None:
    book.active["C5"] = "Kiến nghị ở cột C"
    book.active["A9"] = "Người lập báo cáo"


def calculate(book: openpyxl.Workbook) -> None:
    book.active["B4"] = '="Khó khăn: "&"thiếu dữ liệu"'


def hide_an_answer(book: openpyxl.Workbook) -> None:
    book.active["B5"] = "Kiến nghị"
    book.active.row_dimensions[5].hidden = True


def hide_the_answers(book: openpyxl.Workbook) -> None:
    book.active.column_dimensions["B"].hidden = True


def repeat_a_question(book: openpyxl.Workbook) -> None:
    book.active["A7"], book.active["B7"] = book.active["A3"].value, "Kết quả khác"


def answer_two_at_once(book: openpyxl.Workbook) -> None:
    book.active.merge_cells("B3:B4")


@pytest.mark.parametrize(
    ("fill", "cells"),
    [
        (add_a_row, [("B4", "answer_without_question")]),
        (write_beside, [("C5", "cell_unread"), ("A9", "cell_unread")]),
        (calculate, [("B4", "formula_without_result")]),
        (hide_an_answer, [("B5", "cell_hidden")]),
        (hide_the_answers, [("B3", "cell_hidden")]),
        (repeat_a_question, [("A7", "question_twice")]),
        (answer_two_at_once, [("B3", "cells_merged")]),
    ],
)
def test_what_is_filled_and_not_read_is_told_by_its_cell(
    tmp_path: Path, fill: Fill, cells: list[tuple[str, str]]
) -> None:
    assert [(f"{cell.column}{cell.row}", cell.code) for cell in problems(tmp_path, fill)] == cells


def test_other_sheets_that_hold_something_are_told_by_name(tmp_path: Path) -> None:
    def fill(book: openpyxl.Workbook) -> None:
        book.create_sheet("Phụ lục").append(["Số liệu chi tiết"])
        book.create_sheet("Trống")

    [problem] = problems(tmp_path, fill)
    assert (problem.row, problem.code, problem.value) == (0, "sheets_unread", "Phụ lục")


def comment(book: openpyxl.Workbook) -> None:
    book.active["B4"].comment = Comment("Khó khăn: thiếu dữ liệu", "Trần Thị Hoa")


def test_comments_are_told(tmp_path: Path) -> None:
    assert [problem.code for problem in problems(tmp_path, comment)] == ["notes_unread"]


def test_text_boxes_are_told(tmp_path: Path) -> None:
    box = "<xdr:wsDr><xdr:sp><xdr:txBody><a:p><a:r><a:t>Khó khăn</a:t></a:r></a:p></xdr:txBody></xdr:sp></xdr:wsDr>"
    with zipfile.ZipFile(filled(tmp_path, lambda _: None), "a") as archive:
        archive.writestr("xl/drawings/drawing1.xml", box)
    with (tmp_path / "report.xlsx").open("rb") as file, pytest.raises(ImportRejected) as rejected:
        answers_in(file, *filled_form.ASKED)
    assert [problem.code for problem in rejected.value.problems] == ["notes_unread"]


def test_a_hidden_copy_of_last_year_is_not_read_and_told(tmp_path: Path) -> None:
    def fill(book: openpyxl.Workbook) -> None:
        old = book.copy_worksheet(book.active)
        old["B3"] = "Năm ngoái."
        book.active.title, old.title = "Năm nay", filled_form.SHEET
        old.sheet_state = "hidden"

    [problem] = problems(tmp_path, fill)
    assert (problem.row, problem.code, problem.value) == (0, "hidden_sheets_unread", filled_form.SHEET)
    with (tmp_path / "report.xlsx").open("rb") as file:
        assert read_workbook(file, filled_form.SHEET).name == "Năm nay"


async def test_hidden_sheets_keep_a_report_from_being_sent(tmp_path: Path) -> None:
    def fill(book: openpyxl.Workbook) -> None:
        hidden = book.create_sheet("Phụ lục")
        hidden.append(["Số liệu"])
        hidden.sheet_state = "veryHidden"

    with filled(tmp_path, fill).open("rb") as file, pytest.raises(InvalidInput) as wrong:
        await filled_form.read_form(Readers(), file)
    assert wrong.value.fields == {"file": "cells_not_taken"}
    assert [cell.code for cell in wrong.value.cells] == ["hidden_sheets_unread"]


def test_questions_are_known_in_other_letters_and_as_other_programs_compose_them(tmp_path: Path) -> None:
    def fill(book: openpyxl.Workbook) -> None:
        book.active["A3"] = normalize("NFD", filled_form.QUESTIONS["results"].upper() + " :")

    assert results(tmp_path, fill) == "Đã triển khai 3 nền tảng."


def test_a_workbook_without_one_of_the_questions_is_not_the_form(tmp_path: Path) -> None:
    def fill(book: openpyxl.Workbook) -> None:
        book.active["A3"] = "Kết quả"

    assert results(tmp_path, fill) is None


async def test_what_else_a_workbook_holds_is_not_brought_into_the_service(tmp_path: Path) -> None:
    """Below the questions stands more than may come back at all; some of it is named."""

    def fill(book: openpyxl.Workbook) -> None:
        for number in range(READING.answer_megabytes * 100 + 1):
            book.active.append([f"Dòng {number}", token_hex(MEGABYTE // 200)])

    with filled(tmp_path, fill).open("rb") as file, pytest.raises(InvalidInput) as wrong:
        await filled_form.read_form(Readers(), file)
    assert wrong.value.fields == {"file": "cells_not_taken"}
    assert len(wrong.value.cells) == 20
    assert max(len(cell.value) for cell in wrong.value.cells) <= 61


OTHER_KINDS = {
    "with a password": (ole("EncryptedPackage"), "file_encrypted"),
    "of an old Excel": (ole("Workbook"), "old_excel"),
    "PDF": (b"%PDF-1.7", "workbook_is_pdf"),
    "picture": (b"\x89PNG\r\n\x1a\n....", "workbook_is_picture"),
    "CSV": ("Nội dung,Trả lời\n".encode(), "workbook_is_plain"),
    "CSV in an old encoding": (b"N\xe9i dung;Tr\xb6 l\xeai\n", "workbook_is_plain"),
    "web page": (b"<html><table/></html>", "no_table"),
    "nothing": (b"", "file_empty"),
    "Word": (office(DOCX), "workbook_is_text"),
    "Word with macros": (office("application/vnd.ms-word.document.macroEnabled"), "workbook_is_text"),
    "presentation": (office(f"{OFFICE}.presentationml.presentation"), "workbook_is_slides"),
    "XLSB": (office("application/vnd.ms-excel.sheet.binary.macroEnabled"), "other_workbook"),
    "ODS": (opendocument("spreadsheet"), "other_workbook"),
    "ODS without its content": (archive({"mimetype": f"{ODF}.spreadsheet"}), "other_workbook"),
    "archive": (archive({"report.xlsx": "x"}), "file_archive"),
    "program": (b"MZ\x90\0", "xlsx_damaged"),
    "workbook without its main part": (office(XLSX), "xlsx_damaged"),
}


@pytest.mark.parametrize(("content", "code"), OTHER_KINDS.values(), ids=OTHER_KINDS)
def test_what_is_no_workbook_is_told_by_its_kind(content: bytes, code: str) -> None:
    with pytest.raises(ImportRejected) as rejected:
        answers_in(io.BytesIO(content), *filled_form.ASKED)
    assert [problem.code for problem in rejected.value.problems] == [code]
    assert filled_form._refusal(rejected.value).fields == {"file": code}
    assert code in SENTENCES
