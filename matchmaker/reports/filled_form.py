"""The workbook that a department fills in, and what stands in one that came back."""

import io
from typing import IO

import openpyxl
from openpyxl.styles import Alignment, Font

from matchmaker.foreign.process import GivenUp, Readers
from matchmaker.ground.errors import ImportRejected, InvalidInput
from matchmaker.ground.limits import READING
from matchmaker.intake.filled_forms import answers_in
from matchmaker.intake.neutral import restored
from matchmaker.intake.tables import WHOLE_FILE
from matchmaker.reports.contributions import Contribution

NAME = "Mau-bao-cao-Ke-hoach-6497.xlsx"
SHEET = "Báo cáo"
HEADINGS = ("Nội dung", "Trả lời của đơn vị")
# The question in column A is by which an answer in column B is found again.
QUESTIONS = {
    "document": "Số, ngày văn bản gửi Sở Khoa học và Công nghệ",
    "results": "Kết quả thực hiện trong năm",
    "difficulties": "Khó khăn, vướng mắc",
    "proposals": "Kiến nghị, đề xuất",
    "next_year": "Nhiệm vụ trọng tâm năm tới",
}
ASKED = (SHEET, "\n".join(HEADINGS), *QUESTIONS.values())
"""What the reader of such a workbook is told."""
# What tells a unit more than that this is not the workbook.
_TELLING = frozenset(
    {
        "too_many_rows",
        "too_many_columns",
        "too_many_cells",
        "rows_below_gap",
        "xlsx_too_large",
        "other_workbook",
        "file_encrypted",
        "old_excel",
        "file_empty",
        "file_archive",
        "file_rich_text",
        "file_signature",
        "no_table",
        "workbook_is_text",
        "workbook_is_slides",
        "workbook_is_pdf",
        "workbook_is_picture",
        "workbook_is_plain",
        "xlsx_damaged",
    }
)
_UNREAD = frozenset({"sheets_unread", "hidden_sheets_unread", "notes_unread"})


def empty_form() -> bytes:
    """Questions on the left, room for answers on the right."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = SHEET
    sheet.append(HEADINGS)
    for question in QUESTIONS.values():
        sheet.append([question, ""])
    for row in sheet.iter_rows():
        row[0].font = Font(bold=True)
        row[1].number_format = "@"
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 42, 90
    for position in range(3, len(QUESTIONS) + 2):
        sheet.row_dimensions[position].height = 90
    file = io.BytesIO()
    book.calculation.fullCalcOnLoad = False  # there is no formula yet; those of the unit come with their results
    book.save(file)
    return file.getvalue()


async def read_form(readers: Readers, file: IO[bytes]) -> Contribution:
    """What a unit wrote. Raises InvalidInput for a file that is no such workbook, and with every cell not taken."""
    try:
        answers = await readers.read(answers_in, file, *ASKED, within=READING)
    except GivenUp as error:
        raise InvalidInput({"file": f"reading_{error.trouble}"}) from error
    except ImportRejected as wrong:
        raise _refusal(wrong) from wrong
    if not set(QUESTIONS.values()) <= answers.keys():
        raise InvalidInput({"file": "not_the_form"})
    return Contribution(**{name: restored(answers[question]) for name, question in QUESTIONS.items()})


def _refusal(wrong: ImportRejected) -> InvalidInput:
    code = wrong.problems[0].code
    if code in _UNREAD or any(problem.row != WHOLE_FILE for problem in wrong.problems):
        return InvalidInput({"file": "cells_not_taken"}, cells=wrong.problems)
    return InvalidInput({"file": code if code in _TELLING else "not_the_form"})
