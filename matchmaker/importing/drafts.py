"""Rows of a file as drafts of organisations, needs and solutions; every problem told by row and column."""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import MISSING, dataclass, fields, replace
from typing import Any

from matchmaker.errors import CellProblem, ImportRejected
from matchmaker.importing.cells import clean
from matchmaker.importing.columns import (
    COLUMNS,
    LEFT_UNREAD,
    Column,
    ImportKind,
    columns_by_heading,
    heading_key,
)
from matchmaker.intake.invalid import InvalidValue
from matchmaker.intake.tables import SheetRow, Table
from matchmaker.listings.model import ListingState
from matchmaker.needs import model as needs
from matchmaker.people import service as people
from matchmaker.solutions import model as solutions

Draft = people.OrganisationDraft | needs.NeedDraft | solutions.SolutionDraft

_DRAFTS: Mapping[ImportKind, tuple[type[Draft], Callable[[Any], dict[str, str]]]] = {
    ImportKind.ORGANISATIONS: (people.OrganisationDraft, people.problems_of),
    ImportKind.NEEDS: (needs.NeedDraft, needs.problems_of),
    ImportKind.SOLUTIONS: (solutions.SolutionDraft, solutions.problems_of),
}
# Where a problem of a whole row is shown when its own field has no column.
_CONTACT_COLUMNS = ("contact", "phone", "email")


@dataclass(frozen=True, kw_only=True)
class DraftRow:
    """`row` as a spreadsheet counts it; `published` is False where the file itself says another state."""

    row: int
    draft: Draft
    published: bool = True


def drafts_in(table: Table, kind: ImportKind) -> list[DraftRow]:
    """All rows of a file. Raises ImportRejected with every problem found."""
    placed = _place_columns(kind, table.header)
    read = [_read_row(kind, placed, row) for row in table.rows]
    rows = [row for row, _ in read]
    problems = [problem for _, wrong in read for problem in wrong] + _repeated_keys(kind, placed, rows)
    if problems:
        raise ImportRejected(sorted(problems, key=lambda problem: problem.row))
    return rows


@dataclass(frozen=True, kw_only=True)
class _Placed:
    """The columns of a file by position; None for what an export tells besides."""

    columns: Sequence[Column | None]
    names: Sequence[str]

    def name_of(self, field: str) -> str:
        """The heading of a field's column in this file; the field's own code without one."""
        wanted = _CONTACT_COLUMNS if field in _CONTACT_COLUMNS else (field,)
        for choice in (field, *wanted):
            for column, name in zip(self.columns, self.names, strict=True):
                if column and column.field == choice:
                    return name
        return field


def _place_columns(kind: ImportKind, header: SheetRow) -> _Placed:
    """Raises ImportRejected when a heading is unknown or twice there, or a needed one is missing."""
    known, problems, placed = columns_by_heading(kind), [], []
    for heading in header.cells:
        column, code = _known_column(kind, heading, known)
        if code is None and column in placed and column is not None:
            code = "column_twice"
        if code:
            shown = heading.encode("utf-8", "replace").decode("utf-8")
            problems.append(CellProblem(row=header.number, column=shown, code=code))
        placed.append(column)
    missing = [c.field for c in COLUMNS[kind] if c.required and c not in placed]
    if kind is ImportKind.NEEDS and not any(c and c.field in _CONTACT_COLUMNS for c in placed):
        missing.append("contact")
    problems += [CellProblem(row=header.number, column=field, code="column_missing") for field in missing]
    if problems:
        raise ImportRejected(problems)
    return _Placed(columns=placed, names=list(header.cells))


def _known_column(kind: ImportKind, heading: str, known: Mapping[str, Column]) -> tuple[Column | None, str | None]:
    """The column of a heading, and what is wrong with the heading; (None, None) for one that is left unread."""
    try:
        key = heading_key(clean(heading))
    except InvalidValue as invalid:
        return None, invalid.code
    if key in known:
        return known[key], None
    return None, None if key in LEFT_UNREAD[kind] else "column_unknown"


def _read_row(kind: ImportKind, placed: _Placed, row: SheetRow) -> tuple[DraftRow, list[CellProblem]]:
    """The row's draft, and what is wrong with it: the draft is of no use then."""
    values, wrong = _read_cells(placed, row)
    draft_type, problems_of = _DRAFTS[kind]
    state = values.pop("state", None)
    phone, email = values.pop("contact", (None, None))
    for field, value in {"phone": phone, "email": email}.items():
        if value and values.setdefault(field, value) != value:  # the column of its own says another one
            column = placed.name_of("contact")
            wrong.append(CellProblem(row=row.number, column=column, code="contact_unclear", value=_short(value)))
    draft = draft_type(**_required_blank(draft_type) | values)
    told = {problem.column for problem in wrong}
    for field, code in problems_of(draft).items():
        name = placed.name_of(field)
        if name not in told:
            shown = _short(str(values.get(field, "")))
            wrong.append(CellProblem(row=row.number, column=name, code=code, value=shown))
    published = state in (None, ListingState.PUBLISHED)
    return DraftRow(row=row.number, draft=_with_key(draft), published=published), wrong


def _read_cells(placed: _Placed, row: SheetRow) -> tuple[dict[str, Any], list[CellProblem]]:
    values, wrong = {}, []
    for position, cell in enumerate(row.cells):
        column, name = _at(placed, position)
        try:
            content = clean(cell)
            if content.strip() and name is None:
                raise InvalidValue("no_heading")
            if content.strip() and column:
                values[column.field] = column.read(content)
        except InvalidValue as invalid:
            shown = _short(cell.encode("utf-8", "replace").decode("utf-8"))
            wrong.append(CellProblem(row=row.number, column=name or str(position + 1), code=invalid.code, value=shown))
    return values, wrong


def _at(placed: _Placed, position: int) -> tuple[Column | None, str | None]:
    """Column and heading at a position; both None beyond the header."""
    if position >= len(placed.columns):
        return None, None
    return placed.columns[position], placed.names[position]


def _required_blank(draft_type: type[Draft]) -> dict[str, Any]:
    """Blank for what a draft must have, so that its own checks can say what is missing."""
    return {f.name: "" for f in fields(draft_type) if f.default is MISSING and f.default_factory is MISSING}


def _with_key(draft: Draft) -> Draft:
    """A row without a key of its own gets one from what it says, so that the same file twice adds nothing."""
    if isinstance(draft, people.OrganisationDraft) or draft.import_key:
        return draft
    said = {f.name: getattr(draft, f.name) for f in fields(draft) if getattr(draft, f.name) != f.default}
    content = json.dumps(said, sort_keys=True, ensure_ascii=False, default=str)
    return replace(draft, import_key=f"row-{hashlib.sha256(content.encode()).hexdigest()}")


def _repeated_keys(kind: ImportKind, placed: _Placed, rows: Iterable[DraftRow]) -> list[CellProblem]:
    """One key for two rows that say different things: one of them would get lost."""
    name = "key" if kind is ImportKind.ORGANISATIONS else "import_key"
    first: dict[str, Draft] = {}
    problems = []
    for row in rows:
        key = getattr(row.draft, name)
        if key and first.setdefault(key, row.draft) != row.draft:
            problems.append(CellProblem(row=row.row, column=placed.name_of(name), code="key_twice", value=key))
    return problems


def _short(text: str) -> str:
    return text if len(text) <= 80 else text[:79] + "…"
