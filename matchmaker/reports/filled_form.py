"""The workbook that a department fills in, and what stands in one that came back."""

import io

import openpyxl
from openpyxl.styles import Alignment, Font

from matchmaker.errors import ImportRejected, InvalidInput
from matchmaker.exporting.neutral import restored
from matchmaker.importing.workbook import read_workbook
from matchmaker.reports.contributions import Contribution

NAME = "Mau-bao-cao-Ke-hoach-6497.xlsx"
SHEET = "Báo cáo"
# The question in column A is by which an answer in column B is found again.
QUESTIONS = {
    "document": "Số, ngày văn bản gửi Sở Khoa học và Công nghệ",
    "results": "Kết quả thực hiện trong năm",
    "difficulties": "Khó khăn, vướng mắc",
    "proposals": "Kiến nghị, đề xuất",
    "next_year": "Nhiệm vụ trọng tâm năm tới",
}


def empty_form() -> bytes:
    """Questions on the left, room for answers on the right."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = SHEET
    sheet.append(["Nội dung", "Trả lời của đơn vị"])
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
    book.save(file)
    return file.getvalue()


def read_form(content: bytes) -> Contribution:
    """What a unit wrote. Raises InvalidInput for a file that is no such workbook."""
    try:
        rows = list(read_workbook(content, SHEET))
    except ImportRejected as wrong:
        raise InvalidInput({"file": "not_the_form"}) from wrong
    # a row ends with its last cell that is not empty
    answers = {row[0].strip(): restored(row[1].strip()) if len(row) > 1 else "" for row in rows if row}
    if not set(QUESTIONS.values()) <= answers.keys():
        raise InvalidInput({"file": "not_the_form"})
    return Contribution(**{name: answers[question] for name, question in QUESTIONS.items()})
