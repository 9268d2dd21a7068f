"""What is stored, as rows whose columns an import understands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from matchmaker.ground.db import Connection, Record
from matchmaker.importing.columns import COLUMNS, ImportKind
from matchmaker.intake import tax_codes
from matchmaker.listings.needs import service as needs
from matchmaker.listings.needs.clauses import line_of
from matchmaker.listings.solutions import service as solutions
from matchmaker.people import service as people
from matchmaker.rules.fields import KEPT_FIELDS, Part, names
from matchmaker.rules.need import NeedClause

_DERIVED = frozenset(names(KEPT_FIELDS, Part.DERIVED))  # made anew from the content by whoever imports it


@dataclass(frozen=True, kw_only=True)
class Export:
    """Rows of one kind, with the names of their columns. `withheld` tax codes are personal numbers and stay here."""

    kind: ImportKind
    columns: Sequence[str]
    rows: Sequence[Mapping[str, Any]]
    withheld: int = 0


async def export(connection: Connection, kinds: Sequence[ImportKind]) -> list[Export]:
    """Everything stored of each kind, in the order of its ids, but tax codes that are personal numbers.

    Contacts and confidential needs are included."""
    stored = await people.every(connection)
    organisations = [dict(row) | {"tax_code": tax_codes.public(row["tax_code"])} for row in stored]
    kind_of = {row["id"]: row["kind"] for row in stored}
    records = {
        ImportKind.ORGANISATIONS: organisations,
        ImportKind.NEEDS: [_in_lines(_with_owner(row, kind_of)) for row in await needs.every(connection)],
        ImportKind.SOLUTIONS: [_with_owner(row, kind_of) for row in await solutions.every(connection)],
    }
    withheld = {ImportKind.ORGANISATIONS: sum(tax_codes.is_personal(row["tax_code"]) for row in stored)}
    return [replace(_export(kind, records[kind]), withheld=withheld.get(kind, 0)) for kind in kinds]


def _with_owner(row: Record, kind_of: Mapping[int, str]) -> dict[str, Any]:
    values = dict(row)
    owner = {"organisation": values.pop("organisation_name"), "organisation_kind": kind_of[row["organisation_id"]]}
    return values | owner


def _in_lines(need: Mapping[str, Any]) -> dict[str, Any]:
    return {**need, "clauses": [line_of(NeedClause.from_row(clause)) for clause in need["clauses"]]}


def _export(kind: ImportKind, rows: Sequence[Mapping[str, Any]]) -> Export:
    names = rows[0] if rows else [column.field for column in COLUMNS[kind]]
    columns = [name for name in names if name not in _DERIVED]
    return Export(kind=kind, columns=columns, rows=[{name: row[name] for name in columns} for row in rows])
