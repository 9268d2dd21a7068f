"""The tables of a document as a workbook: one sheet each, figures as numbers, what people wrote as text."""

import io
from collections.abc import Sequence

import openpyxl
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from matchmaker.documents.blocks import Sheet, Table
from matchmaker.intake.cleaning import clean
from matchmaker.intake.neutral import escaped, neutral

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_SHEET_WIDTH = 130  # characters of a whole line


def xlsx_bytes(sheet: Sheet) -> bytes:
    """The tables of a document."""
    return tables_bytes(sheet.tables)


def tables_bytes(tables: Sequence[Table]) -> bytes:
    """Row 1 the caption, row 2 the heads, the source below; a sheet's name is that of its table."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for table in tables:
        page = book.create_sheet(table.name[:31])
        page.append([_cell(table.caption)])
        page.append([_cell(text) for text in table.head])
        for row in table.rows:
            page.append([_cell(value) for value in row])
        page.append([])
        page.append([_cell(table.source)])
        page["A1"].font = Font(bold=True)
        for cell in page[2]:
            cell.font = Font(bold=True)
        for position, share in enumerate(table.widths, start=1):
            page.column_dimensions[get_column_letter(position)].width = _SHEET_WIDTH * share / sum(table.widths)
        for row in page.iter_rows(min_row=2, max_row=2 + len(table.rows)):
            for cell in row:
                cell.alignment = Alignment(wrap_text=True, vertical="top")
        page.freeze_panes = "A3"
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _cell(value: str | int | float) -> str | int | float:
    return escaped(neutral(clean(value))) if isinstance(value, str) else value
