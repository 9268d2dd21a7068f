"""A unit's workbook: its answers come back, and nothing else that somebody put into it."""

import io
from pathlib import Path
from secrets import token_hex

import openpyxl

from matchmaker.foreign.process import Readers
from matchmaker.limits import MEGABYTE, READING
from matchmaker.reports import filled_form


async def test_what_else_a_workbook_holds_is_not_brought_into_the_service(tmp_path: Path) -> None:
    """Below the questions stands more than may come back at all."""
    book = openpyxl.load_workbook(io.BytesIO(filled_form.empty_form()))
    book.active["B3"] = "Đã triển khai 3 nền tảng."
    for number in range(READING.answer_megabytes * 100 + 1):
        book.active.append([f"Dòng {number}", token_hex(MEGABYTE // 200)])
    book.save(tmp_path / "report.xlsx")
    with (tmp_path / "report.xlsx").open("rb") as file:
        found = await filled_form.read_form(Readers(), file)
    assert found.results == "Đã triển khai 3 nền tảng."
