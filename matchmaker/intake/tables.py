"""A sheet as it stands in a file, before anybody knows what its columns mean."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from functools import cached_property
from typing import Any, NamedTuple, Self

from matchmaker.ground.errors import CellProblem, ImportRejected
from matchmaker.ground.invalid import InvalidValue
from matchmaker.ground.limits import MOST_CELLS, MOST_COLUMNS, MOST_ROWS
from matchmaker.intake.cleaning import clean_line, refuse_damage

WHOLE_FILE = 0
"""The `row` of a problem that concerns the file as a whole."""


@dataclass(frozen=True, kw_only=True)
class SheetRow:
    """`number` is the row as a spreadsheet counts it: from 1, the header and empty rows included.

    `faults` has by position, from 0, the code of what keeps a cell from being read, such as a formula without a
    result. Nobody sees a `hidden` row.
    """

    number: int
    cells: Sequence[str]
    faults: Mapping[int, str] = field(default_factory=dict)
    hidden: bool = False

    @cached_property
    def filled(self) -> list[int]:
        """The positions that hold anything, readable or not."""
        return [at for at, cell in enumerate(self.cells) if at in self.faults or _says_anything(cell)]


def _says_anything(cell: str) -> bool:
    """Whether something is left of the cell once it is cleaned; signs of damage are told and not passed over."""
    text = cell.strip()
    if not text or text[0].isalnum():
        return bool(text)
    try:
        refuse_damage(text)
    except InvalidValue:
        return True
    return bool(clean_line(text))


class Area(NamedTuple):
    """Merged cells: rows as a spreadsheet counts them, columns from 0, both ends included."""

    first_row: int
    last_row: int
    first_column: int
    last_column: int


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """The rows that hold anything, each up to its last cell that does. A CSV file is a sheet without a name.

    `hidden_columns` are positions from 0. `others` and `hidden_sheets` name what was not read though it holds
    something: the sheets that people see, and those that they do not. `has_notes`: comments or shapes say something.
    """

    rows: Sequence[SheetRow]
    name: str = ""
    merged: Sequence[Area] = ()
    hidden_columns: Sequence[int] = ()
    others: Sequence[str] = ()
    hidden_sheets: Sequence[str] = ()
    has_notes: bool = False

    def as_data(self) -> dict[str, Any]:
        """What `from_data` makes this of again, after it went through JSON."""
        rows = [(row.number, row.cells, list(row.faults.items()), row.hidden) for row in self.rows]
        return {each.name: getattr(self, each.name) for each in fields(self)} | {"rows": rows}

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Self:
        rows = [SheetRow(number=n, cells=cells, faults=dict(faults), hidden=h) for n, cells, faults, h in data["rows"]]
        return cls(**{**data, "rows": rows, "merged": [Area(*area) for area in data["merged"]]})


def refused(code: str, value: str = "") -> ImportRejected:
    """The error for a file that cannot be read as a table at all."""
    return ImportRejected([CellProblem(row=WHOLE_FILE, column="", code=code, value=value)])


def column_letter(position: int) -> str:
    """How a spreadsheet names the column at a position from 0: A, B … Z, AA."""
    letters, number = "", position + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def spans(numbers: Iterable[int], most: int = 10) -> str:
    """Numbers in ascending order as people write them: "5–9, 12"; "…" stands for what is more than `most` spans."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    texts = [str(first) if first == last else f"{first}–{last}" for first, last in runs[:most]]
    return ", ".join(texts + ["…"] * (len(runs) > most))


def within_limits(rows: Iterable[SheetRow]) -> Iterator[SheetRow]:
    """The rows that hold anything, up to their last cell that does. Raises ImportRejected where they are too many."""
    filled = cells = 0
    for row in rows:
        if not (positions := row.filled):
            continue
        filled, cells = filled + 1, cells + len(positions)
        if positions[-1] >= MOST_COLUMNS:
            raise refused("too_many_columns")
        if filled > MOST_ROWS:
            raise refused("too_many_rows")
        if cells > MOST_CELLS:
            raise refused("too_many_cells")
        yield replace(row, cells=row.cells[: positions[-1] + 1])
