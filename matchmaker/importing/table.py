"""A table as it stands in a file, before anybody knows what its columns mean."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from matchmaker.errors import CellProblem, ImportRejected

MOST_BYTES = 64 * 2**20
MOST_ROWS = 200_000
WHOLE_FILE = 0
"""The `row` of a problem that concerns the file as a whole."""


@dataclass(frozen=True, kw_only=True)
class SheetRow:
    """`number` is the row as a spreadsheet counts it: from 1, the header and empty rows included."""

    number: int
    cells: Sequence[str]


@dataclass(frozen=True, kw_only=True)
class Table:
    header: SheetRow
    rows: Sequence[SheetRow]


def refused(code: str, value: str = "") -> ImportRejected:
    """The error for a file that cannot be read as a table at all."""
    return ImportRejected([CellProblem(row=WHOLE_FILE, column="", code=code, value=value)])


def table_of(rows: Iterable[Sequence[str]]) -> Table:
    """The first row that holds anything is the header; rows without anything are left out.

    Raises ImportRejected for a file that is empty or has more than `MOST_ROWS` rows.
    """
    filled: list[SheetRow] = []
    for number, cells in enumerate(rows, start=1):
        if number > MOST_ROWS:
            raise refused("too_many_rows", str(MOST_ROWS))
        if any(cell.strip() for cell in cells):
            filled.append(SheetRow(number=number, cells=cells))
    if not filled:
        raise refused("file_empty")
    return Table(header=filled[0], rows=filled[1:])
