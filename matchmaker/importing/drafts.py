"""Rows of a file as drafts of organisations, needs and solutions; every problem told by row and column."""

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import MISSING, dataclass, fields, replace
from typing import Any

from matchmaker.ground.errors import CellProblem, ImportRejected
from matchmaker.ground.invalid import InvalidValue, Problem
from matchmaker.importing import earlier
from matchmaker.importing.cells import clean
from matchmaker.importing.columns import STATE, ImportKind
from matchmaker.importing.headings import Table
from matchmaker.importing.placing import Placed, placed_columns, unclear_places
from matchmaker.intake.cleaning import name_key, refuse_lost_letters
from matchmaker.intake.tables import SheetRow, column_letter, spans
from matchmaker.people import service as people
from matchmaker.rules import need as needs
from matchmaker.rules import solution as solutions
from matchmaker.rules.listing import ListingState

Draft = people.OrganisationDraft | needs.NeedDraft | solutions.SolutionDraft

_DRAFTS: Mapping[ImportKind, tuple[type[Draft], Callable[[Any], dict[str, str]]]] = {
    ImportKind.ORGANISATIONS: (people.OrganisationDraft, people.problems_of),
    ImportKind.NEEDS: (needs.NeedDraft, needs.problems_of),
    ImportKind.SOLUTIONS: (solutions.SolutionDraft, solutions.problems_of),
}
# A spreadsheet took it, and can be told to keep it.
_IN_CELLS = {"lost_leading_zero": "cell_lost_zero", "tax_code_lost_zero": "cell_lost_zero"}


@dataclass(frozen=True, kw_only=True)
class DraftRow:
    """`row` as a spreadsheet counts it; `published` is False where the file itself says another state.

    `owner` and `owner_kind` are whose the record is and what that is, where the row says it. `earlier_key` is what an
    earlier version called a row that has no key of its own, where that is another one than it gets now.
    """

    row: int
    draft: Draft
    published: bool = True
    owner: str | None = None
    owner_kind: str | None = None
    earlier_key: str | None = None


def drafts_in(table: Table, kind: ImportKind) -> list[DraftRow]:
    """All rows of a file. Raises ImportRejected with every problem found."""
    placed = placed_columns(kind, table.header)
    read = [_read_row(kind, placed, row) for row in table.rows]
    rows = [row for row, _ in read]
    problems = [problem for _, wrong in read for problem in wrong]
    problems += [*unclear_places(table, placed), *_repeated_keys(kind, placed, rows), *_two_kinds(placed, rows)]
    if problems:
        raise ImportRejected(sorted(problems, key=lambda problem: problem.row))
    return rows


def _read_row(kind: ImportKind, placed: Placed, row: SheetRow) -> tuple[DraftRow, list[CellProblem]]:
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
    faulty = {problem.column for problem in wrong}
    for field, code in problems_of(draft).items():
        names = {placed.name_of(way) for way in ("contact", "phone", "email")} if field == "contact" else set()
        name = placed.name_of(field)
        if not faulty & {name, *names}:
            shown = _short(str(values.get(field, "")))
            wrong.append(CellProblem(row=row.number, column=name, code=code, value=shown))
    published = state in (None, ListingState.PUBLISHED)
    owner, owner_kind = values.get("organisation"), values.get("organisation_kind")
    keyed = _unless_said(_with_key(draft), values)
    made = DraftRow(row=row.number, draft=keyed, published=published, owner=owner, owner_kind=owner_kind)
    return (made if wrong else replace(made, earlier_key=_earlier_key(draft_type, placed, row, made.draft))), wrong


def _read_cells(placed: Placed, row: SheetRow) -> tuple[dict[str, Any], list[CellProblem]]:
    values, wrong = {}, []
    exported = any(placed.at(position)[0] is STATE for position in row.filled)
    for position in row.filled:
        cell, (column, name) = row.cells[position], placed.at(position)
        try:
            if column is None and name:  # left unread
                continue
            if position in row.faults:
                raise InvalidValue(row.faults[position])
            content = clean(cell)
            if not exported:
                refuse_lost_letters(content)
            if content.strip() and column is None:
                raise InvalidValue("no_heading")
            if content.strip() and column:
                read = (column.of_record if exported else None) or column.read
                if (value := read(content)) is not None:
                    values[column.field] = value
        except InvalidValue as invalid:
            shown = _short(cell.encode("utf-8", "replace").decode("utf-8"))
            place, code = name or column_letter(position), _IN_CELLS.get(invalid.code, invalid.code)
            wrong.append(CellProblem(row=row.number, column=place, code=code, value=shown))
    return values, wrong


def _earlier_key(draft_type: type[Draft], placed: Placed, row: SheetRow, draft: Draft) -> str | None:
    if isinstance(draft, people.OrganisationDraft):
        return None
    filled = [(column, row.cells[at]) for at in row.filled if (column := placed.at(at)[0])]
    values = earlier.values_of(filled)
    if values is None or "import_key" in values:
        return None
    values.pop("state", None)
    phone, email = values.pop("contact", (None, None))
    reached = {field: value for field, value in {"phone": phone, "email": email}.items() if value}
    read = _unless_said(_with_key(draft_type(**_required_blank(draft_type) | reached | values)), values)
    return None if read == draft or isinstance(read, people.OrganisationDraft) else read.import_key


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


def _unless_said(draft: Draft, values: Mapping[str, Any]) -> Draft:
    """A solution taken from a published source is not its owner's word unless the file says so.

    The key of the row does not depend on it: files of before have theirs.
    """
    if isinstance(draft, solutions.SolutionDraft) and draft.source and "confirmed" not in values:
        return replace(draft, confirmed=False)
    return draft


def _repeated_keys(kind: ImportKind, placed: Placed, rows: Sequence[DraftRow]) -> Iterator[CellProblem]:
    """Rows that are one record by a key of theirs and say different things: one of them would get lost.

    Each of them is told; those that one key tells of are not told again for another.
    """
    reported: set[int] = set()
    for name in ("key", "tax_code", "name") if kind is ImportKind.ORGANISATIONS else ("import_key",):
        by_key: dict[str, list[DraftRow]] = {}
        for row in rows:
            if key := getattr(row.draft, name):
                by_key.setdefault(name_key(key), []).append(row)
        for same in by_key.values():
            numbers = {row.row for row in same}
            if numbers <= reported or all(_said(row.draft) == _said(same[0].draft) for row in same):
                continue
            reported |= numbers
            for row in same:
                code = Problem("key_twice", {"rows": spans(sorted(numbers - {row.row}), most=3)})
                value = _short(getattr(row.draft, name))
                yield CellProblem(row=row.row, column=placed.name_of(name), code=code, value=value)


def _two_kinds(placed: Placed, rows: Sequence[DraftRow]) -> Iterator[CellProblem]:
    """Rows that give one organisation different kinds: each but the first would be ignored."""
    by_owner: dict[str, list[DraftRow]] = {}
    for row in rows:
        if row.owner and row.owner_kind:
            by_owner.setdefault(name_key(row.owner), []).append(row)
    for same in by_owner.values():
        kinds = {row.owner_kind for row in same}
        if len(kinds) == 1:
            continue
        for kind in kinds:
            others = spans((row.row for row in same if row.owner_kind != kind), most=3)
            code, column = Problem("key_twice", {"rows": others}), placed.name_of("organisation_kind")
            alike = [row for row in same if row.owner_kind == kind]
            yield from (CellProblem(row=row.row, column=column, code=code, value=_short(str(kind))) for row in alike)


def _said(draft: Draft) -> Draft:
    """What two rows are compared by: dashes, capital letters and spaces of a name tell nothing apart."""
    return replace(draft, name=name_key(draft.name)) if isinstance(draft, people.OrganisationDraft) else draft


def _short(text: str) -> str:
    return text if len(text) <= 80 else text[:79] + "…"
