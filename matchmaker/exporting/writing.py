"""Exports as bytes: JSON keeps types; CSV and XLSX can be opened, changed and imported again."""

import csv
import io
import json
import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

import openpyxl
from openpyxl.cell import WriteOnlyCell

from matchmaker.exporting.service import Export
from matchmaker.intake.cleaning import clean
from matchmaker.intake.neutral import escaped, neutral


def json_bytes(exports: Sequence[Export]) -> bytes:
    """One object with a list for each kind."""
    content = {export.kind.value: list(export.rows) for export in exports}
    return (json.dumps(content, ensure_ascii=False, indent=2, default=_iso) + "\n").encode()


def csv_bytes(export: Export) -> bytes:
    """UTF-8 with the mark by which spreadsheets know it. Cells that a spreadsheet would run are neutralised."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(export.columns)
    writer.writerows([neutral(_cell_text(row[name])) for name in export.columns] for row in export.rows)
    return ("\ufeff" + text.getvalue()).encode()


def xlsx_bytes(exports: Sequence[Export]) -> bytes:
    """One sheet a kind, every cell text, cleaned: rows of earlier versions hold what XLSX cannot."""
    book = openpyxl.Workbook(write_only=True)
    for export in exports:
        sheet = book.create_sheet(export.kind.value)
        sheet.append(list(export.columns))
        for row in export.rows:
            sheet.append([_text_cell(sheet, _cell_text(row[name])) for name in export.columns])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _text_cell(sheet: object, text: str) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, escaped(neutral(clean(text))))
    cell.number_format = "@"  # a spreadsheet that saves the file keeps the leading zeros
    return cell


def _cell_text(value: Any) -> str:  # noqa: ANN401  # whatever the database gives
    if value is None:
        return ""
    if isinstance(value, list):
        return _list_text([str(each) for each in value])
    if isinstance(value, bool):
        return "true" if value else "false"
    return _iso(value) if isinstance(value, date | datetime) else str(value)


def _list_text(values: Sequence[str]) -> str:
    """Values of a list hold no line ends, but may hold the other separators that an import knows."""
    if len(values) == 1:
        return f"{values[0]}\n" if re.search(r"[|;]", values[0]) else values[0]
    return "\n".join(values)


def _iso(value: object) -> str:
    if isinstance(value, date | datetime):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no form in an export")
