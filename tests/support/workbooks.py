"""Workbooks made for tests, sound and spoilt."""

import io
import json
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import openpyxl

from matchmaker.importing.sheets import sheet_of
from matchmaker.intake.tables import Sheet


def sheet_in(folder: Path, content: bytes, kind: str = "needs") -> Sheet:
    path = folder / "file"
    path.write_bytes(content)
    with path.open("rb") as file:
        return Sheet.from_data(json.loads(json.dumps(sheet_of(file, kind))))


def workbook(**sheets: Sequence[Sequence[object]]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def rezipped(content: bytes, **changed: bytes) -> bytes:
    """The workbook with entries replaced or added; in names, "__" stands for "/"."""
    entries = {name.replace("__", "/"): data for name, data in changed.items()}
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, entries.pop(name) if name in entries else old.read(name))
        for name, data in entries.items():
            new.writestr(name, data)
    return out.getvalue()


def book_of(fill: Callable[[openpyxl.Workbook], None], *, calculated: bool = True) -> bytes:
    """A workbook as `fill` leaves it, of one sheet at first."""
    book = openpyxl.Workbook()
    book.active.title = "Danh sách"
    fill(book)
    book.calculation.fullCalcOnLoad = not calculated
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


HEAD = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
FIRST = (
    '<row r="1"><c r="A1" t="inlineStr"><is><t>Bài toán</t></is></c><c r="B1" t="inlineStr"><is><t>Đơn vị</t></is></c>'
    '</row><row r="2"><c r="A2" t="inlineStr"><is><t>Đếm xe</t></is></c></row>'
)


def a_sheet(*rows: str, tail: str = "") -> bytes:
    """A workbook whose sheet has two rows, then these, then whatever follows rows."""
    xml = HEAD + FIRST + "".join(rows) + f"</sheetData>{tail}</worksheet>"
    return rezipped(workbook(needs=[["x"]]), **{"xl/worksheets/sheet1.xml": xml.encode()})
