"""Empty files to fill in."""

import csv
import io
from collections.abc import Sequence
from typing import BinaryIO

import openpyxl
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from matchmaker.ground.i18n import term
from matchmaker.importing.columns import COLUMNS, ImportKind

_ONLY_IN_EXPORTS = frozenset({"state", "confirmed", "clauses"})
_WIDTH, _ROWS_AS_TEXT = 26, 1_000


def headings(kind: ImportKind, locale: str) -> list[str]:
    """The words that head the columns, the needed ones first."""
    columns = [c for c in COLUMNS[kind] if c.field not in _ONLY_IN_EXPORTS]
    if kind is not ImportKind.ORGANISATIONS:
        columns = [c for c in columns if c.field not in ("phone", "email")]  # one column for both is enough
    return [term("field", c.heading, locale) for c in sorted(columns, key=lambda c: not c.required)]


def csv_template(kind: ImportKind, locale: str) -> str:
    """One line of headings, with the mark by which spreadsheets know UTF-8."""
    text = io.StringIO()
    csv.writer(text).writerow(headings(kind, locale))
    return "\ufeff" + text.getvalue()


def write_xlsx_template(kind: ImportKind, locale: str, file: BinaryIO) -> None:
    """Cells are formatted as text: tax codes and phone numbers keep their leading zero."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = kind.value
    names: Sequence[str] = headings(kind, locale)
    for position, name in enumerate(names, start=1):
        sheet.cell(1, position, name).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(position)].width = _WIDTH
        for row in range(2, _ROWS_AS_TEXT + 2):
            sheet.cell(row, position).number_format = "@"
    sheet.freeze_panes = "A2"
    book.save(file)
