"""Imports a file: checked whole, then written in one transaction, or not at all."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import assert_never

import asyncpg

from matchmaker.foreign.process import Readers
from matchmaker.ground.db import Connection, Pool, transaction
from matchmaker.ground.errors import CellProblem, ImportRejected, InvalidInput
from matchmaker.importing.columns import ImportKind
from matchmaker.importing.drafts import DraftRow, drafts_in
from matchmaker.importing.placing import Unread, placed_columns, unread_of
from matchmaker.importing.reading import read_table
from matchmaker.listings.needs import service as needs
from matchmaker.listings.solutions import service as solutions
from matchmaker.people import service as people
from matchmaker.rules.actors import Actor
from matchmaker.rules.need import NeedDraft
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import require
from matchmaker.rules.solution import SolutionDraft

Progress = Callable[[int, int], None]
"""Told how many rows are written, and of how many."""

# By constraint: what another organisation has already.
_CONFLICTS: Mapping[str, str] = {
    "organisation_name": "name",
    "organisation_tax_code_key": "tax_code",
    "organisation_key_key": "key",
}


@dataclass(frozen=True, kw_only=True)
class ImportReport:
    """What an import did, or would do (`dry_run`). `unchanged` rows were there already, `left_out` rows are not
    published in the system that they were exported from. `sheet` is the one of a workbook that was read."""

    kind: ImportKind
    sheet: str
    unread: Unread
    rows: int
    written: int
    unchanged: int
    left_out: int
    dry_run: bool


class _DryRunOver(Exception):
    """Leaves the transaction, so that it is rolled back."""


async def import_file(
    pool: Pool, kind: ImportKind, path: Path, *, by: Actor, dry_run: bool = False, progress: Progress
) -> ImportReport:
    """Writes all rows of a file in one transaction; a dry run does the same and rolls back.

    Raises ImportRejected with every problem by row and column, and FileUnusable when the file cannot be read; nothing
    is written then.
    """
    require(by, Permission.IMPORT)
    table = await read_table(Readers(), path, kind)
    try:
        rows = drafts_in(table, kind)
    except ImportRejected as rejected:
        raise ImportRejected(rejected.problems, sheet=table.sheet.name) from rejected
    wanted = [row for row in rows if row.published]
    written = 0
    try:
        async with transaction(pool) as connection:
            written = await _write(connection, wanted, by=by, progress=progress)
            if dry_run:
                raise _DryRunOver
    except _DryRunOver:
        pass
    return ImportReport(
        kind=kind,
        sheet=table.sheet.name,
        unread=unread_of(table, placed_columns(kind, table.header)),
        rows=len(rows),
        written=written,
        unchanged=len(wanted) - written,
        left_out=len(rows) - len(wanted),
        dry_run=dry_run,
    )


async def _write(connection: Connection, rows: Sequence[DraftRow], *, by: Actor, progress: Progress) -> int:
    written = 0
    for done, row in enumerate(rows, start=1):
        try:
            written += await _save(connection, row, by=by)
        except InvalidInput as error:
            raise ImportRejected(
                [CellProblem(row=row.row, column=name, code=code) for name, code in error.fields.items()]
            ) from error
        except asyncpg.UniqueViolationError as error:
            column = _CONFLICTS.get(error.constraint_name or "")
            if column is None:
                raise
            raise ImportRejected([CellProblem(row=row.row, column=column, code="organisation_conflict")]) from error
        progress(done, len(rows))
    return written


async def _save(connection: Connection, row: DraftRow, *, by: Actor) -> bool:
    """Whether anything was written."""
    match draft := row.draft:
        case people.OrganisationDraft():
            return (await people.save(connection, draft, by=by))[1]
        case NeedDraft():
            return await needs.save_imported(connection, draft, by=by, earlier_key=row.earlier_key)
        case SolutionDraft():
            return await solutions.save_imported(connection, draft, by=by, earlier_key=row.earlier_key)
        case _:
            assert_never(draft)
