"""A table as it stands in a file, before anybody knows what its columns mean."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from matchmaker.errors import CellProblem, ImportRejected
from matchmaker.limits import MOST_CELLS, MOST_COLUMNS, MOST_ROWS

WHOLE_FILE = 0
"""The `row` of a problem that concerns the file as a whole."""


@dataclass(frozen=True, kw_only=True)
class SheetRow:
    """`number` is the row as a spreadsheet counts it: from 1, the header and empty rows included.

    The last of the `cells` holds something.
    """

    number: int
    cells: Sequence[str]


@dataclass(frozen=True, kw_only=True)
class Table:
    header: SheetRow
    rows: Sequence[SheetRow]


def refused(code: str, value: str = "") -> ImportRejected:
    """The error for a file that cannot be read as a table at all."""
    return ImportRejected([CellProblem(row=WHOLE_FILE, column="", code=code, value=value)])


def within_limits(rows: Iterable[SheetRow]) -> Iterator[SheetRow]:
    """The rows that hold anything. Raises ImportRejected where they are more than are looked at."""
    filled = cells = 0
    for row in rows:
        if not any(cell.strip() for cell in row.cells):
            continue
        filled, cells = filled + 1, cells + sum(map(bool, row.cells))
        if len(row.cells) > MOST_COLUMNS:
            raise refused("too_many_columns")
        if filled > MOST_ROWS:
            raise refused("too_many_rows")
        if cells > MOST_CELLS:
            raise refused("too_many_cells")
        yield row


def table_of(rows: Iterable[SheetRow]) -> Table:
    """The first row is the header. Raises ImportRejected for a file without any."""
    filled = list(rows)
    if not filled:
        raise refused("file_empty")
    return Table(header=filled[0], rows=filled[1:])
