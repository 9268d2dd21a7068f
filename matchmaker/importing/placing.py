"""Which column of a file is which, what of the file is left unread, and where nobody can tell what was meant."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from matchmaker.ground.errors import CellProblem, ImportRejected
from matchmaker.ground.invalid import InvalidValue
from matchmaker.importing.cells import clean
from matchmaker.importing.columns import COLUMNS, Column, ImportKind, column_of, is_left_unread
from matchmaker.importing.headings import Table
from matchmaker.intake.tables import WHOLE_FILE, Area, SheetRow, column_letter, spans

# Where a problem of a whole row is shown when its own field has no column.
CONTACT_COLUMNS = ("contact", "phone", "email")


@dataclass(frozen=True, kw_only=True)
class Unread:
    """What of a file holds something and was not read: sheets by name, columns by heading, rows by number.

    `notes`: comments or text boxes say something, on any sheet.
    """

    sheets: Sequence[str]
    hidden_sheets: Sequence[str]
    columns: Sequence[str]
    rows: Sequence[int]
    notes: bool


@dataclass(frozen=True, kw_only=True)
class Placed:
    """The columns of a file by position; None for one without a heading, and for what is left unread."""

    columns: Sequence[Column | None]
    names: Sequence[str]

    def name_of(self, field: str) -> str:
        """The heading of a field's column in this file; the field's own code without one."""
        wanted = CONTACT_COLUMNS if field in CONTACT_COLUMNS else (field,)
        for choice in (field, *wanted):
            for column, name in zip(self.columns, self.names, strict=True):
                if column and column.field == choice:
                    return name
        return field

    def at(self, position: int) -> tuple[Column | None, str]:
        """Column and heading at a position; beyond the header there is neither."""
        if position >= len(self.columns):
            return None, ""
        return self.columns[position], self.names[position]


def unread_of(table: Table, placed: Placed) -> Unread:
    columns = [name for column, name in zip(placed.columns, placed.names, strict=True) if name and column is None]
    return Unread(
        sheets=table.sheet.others,
        hidden_sheets=table.sheet.hidden_sheets,
        columns=columns,
        rows=table.left_out,
        notes=table.sheet.has_notes,
    )


def placed_columns(kind: ImportKind, header: SheetRow) -> Placed:
    """Raises ImportRejected when a heading is unknown or twice there, or a needed one is missing."""
    problems: list[CellProblem] = []
    placed: list[Column | None] = []
    for position, heading in enumerate(header.cells):
        column, code = _known_column(kind, heading)
        if column and any(other and other.field == column.field for other in placed):
            code = "column_twice"
        if code := header.faults.get(position, code):
            shown = heading.encode("utf-8", "replace").decode("utf-8") or column_letter(position)
            problems.append(CellProblem(row=header.number, column=shown, code=code))
        placed.append(column)
    missing = [c.field for c in COLUMNS[kind] if c.required and c not in placed]
    if kind is ImportKind.NEEDS and not any(c and c.field in CONTACT_COLUMNS for c in placed):
        missing.append("contact")
    problems += [CellProblem(row=header.number, column=field, code="column_missing") for field in missing]
    if problems:
        raise ImportRejected(problems)
    return Placed(columns=placed, names=[heading.strip() for heading in header.cells])


def _known_column(kind: ImportKind, heading: str) -> tuple[Column | None, str | None]:
    """The column of a heading, and what is wrong with the heading; (None, None) for one that is left unread."""
    try:
        heading = clean(heading)
        column = column_of(kind, heading)
    except InvalidValue as invalid:
        return None, invalid.code
    if column or not heading.strip() or is_left_unread(kind, heading):
        return column, None
    return None, "column_unknown"


def unclear_places(table: Table, placed: Placed) -> Iterator[CellProblem]:
    """What is there and nobody sees, and cells that stand for several."""
    hidden = [row.number for row in table.rows if row.hidden]
    if hidden:
        yield CellProblem(row=WHOLE_FILE, column="", code="rows_hidden", value=spans(hidden))
    filled = {position for row in table.rows for position in row.filled}
    for position in sorted(filled & set(table.sheet.hidden_columns)):
        column, name = placed.at(position)
        if column:
            yield CellProblem(row=table.header.number, column=name, code="column_hidden")
    rows = {row.number: row for row in table.rows}
    for area in table.sheet.merged:
        row = rows.get(area.first_row)
        if row and area.first_column in row.filled and (name := _spread_over(area, placed)):
            yield CellProblem(row=row.number, column=name, code="cells_merged")


def _spread_over(area: Area, placed: Placed) -> str:
    """The heading of merged cells that stand for more than one value; nothing where they do not."""
    last = min(area.last_column, len(placed.columns) - 1)
    names = [name for column, name in map(placed.at, range(area.first_column, last + 1)) if column]
    return names[0] if len(names) > 1 or (names and area.last_row > area.first_row) else ""
