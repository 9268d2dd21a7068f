"""Which row of a sheet holds its headings, as people have them: below a title, in two rows, above a row of numbers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from matchmaker.importing.columns import ImportKind, count_known
from matchmaker.intake.csv_tables import HEADER_WITHIN
from matchmaker.intake.tables import Sheet, SheetRow, refused


@dataclass(frozen=True, kw_only=True)
class Table:
    """`header` is numbered by its last row; `left_out` are the numbers of filled rows that are neither it nor data."""

    sheet: Sheet
    header: SheetRow
    rows: Sequence[SheetRow]
    left_out: Sequence[int] = ()


def table_in(sheet: Sheet, kind: ImportKind) -> Table:
    """The headings are where most known ones stand. Raises ImportRejected for a file without any."""
    if not sheet.rows:
        raise refused("file_empty")
    first, last, header = _header(sheet.rows[:HEADER_WITHIN], kind)
    if not count_known(kind, header.cells) and sheet.others:
        raise refused("sheet_without_headings", ", ".join([sheet.name, *sheet.others]))
    below = sheet.rows[last + 1 :]
    numbering = [below[0]] if below and _is_numbering(below[0], header) else []
    left_out = [row.number for row in (*sheet.rows[:first], *numbering)]
    return Table(sheet=sheet, header=header, rows=below[len(numbering) :], left_out=left_out)


def _header(rows: Sequence[SheetRow], kind: ImportKind) -> tuple[int, int, SheetRow]:
    """Places of its first and last row, and the row; of equals the first, and one row before two."""
    single = [(at, at, row) for at, row in enumerate(rows)]
    double = [(at, at + 1, _over(upper, lower)) for at, (upper, lower) in enumerate(pairwise(rows))]
    return max(single + double, key=lambda each: count_known(kind, each[2].cells))


def _over(upper: SheetRow, lower: SheetRow) -> SheetRow:
    """Two rows of headings as one: what stands in the lower one says more than the word above it."""
    width = max(len(upper.cells), len(lower.cells))
    pairs = zip(_padded(upper, width), _padded(lower, width), strict=True)
    faults: Mapping[int, str] = {**upper.faults, **lower.faults}
    return replace(lower, cells=[below if below.strip() else above for above, below in pairs], faults=faults)


def _padded(row: SheetRow, width: int) -> list[str]:
    return [*row.cells, *[""] * (width - len(row.cells))]


def _is_numbering(row: SheetRow, header: SheetRow) -> bool:
    """The row under headings that numbers every column: 1 2 3, or (1) (2) (3), or (A) (B) (1).

    Letters without brackets may be the first row of data.
    """
    marks = [row.cells[at].strip() for at in row.filled]
    if len(marks) < 2 or row.filled != header.filled:
        return False
    plain = [mark.strip("()[] \n") for mark in marks]
    letters = sum(mark.isalpha() for mark in plain)
    expected = [chr(65 + n) for n in range(letters)] + [str(n + 1) for n in range(len(plain) - letters)]
    bracketed = all(mark[0] + mark[-1] in ("()", "[]") for mark in marks)
    return [mark.upper() for mark in plain] == expected and (bracketed or not letters)
