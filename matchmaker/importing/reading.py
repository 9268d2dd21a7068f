"""Reads a CSV or XLSX file into a table. What the file is, its content says, not its name."""

import os
from functools import partial
from pathlib import Path
from typing import IO, Any

from matchmaker.errors import FileUnusable
from matchmaker.foreign.process import GivenUp, Readers
from matchmaker.importing.columns import ImportKind, count_known
from matchmaker.importing.headings import Table, table_in
from matchmaker.intake.csv_tables import read_csv
from matchmaker.intake.file_kinds import LONGEST_MARK, media_type_by_mark
from matchmaker.intake.packages import OLE, ZIP
from matchmaker.intake.tables import Sheet, refused
from matchmaker.intake.workbooks import read_workbook
from matchmaker.limits import IMPORTING, LARGEST_IMPORT


async def read_table(readers: Readers, path: Path, kind: ImportKind) -> Table:
    """The table in a file; of an XLSX file the visible sheet of the kind's name, else the first.

    Bytes that are not UTF-8 stay in their cells as lone surrogates, for the checks by row and column. Raises
    ImportRejected for a file that is no table at all, FileUnusable when it cannot be opened.
    """
    try:
        with path.open("rb") as file:
            read = await readers.read(sheet_of, file, kind.value, within=IMPORTING)
    except OSError as error:
        raise FileUnusable(path=path, reason=error.strerror) from error
    except GivenUp as error:
        raise refused(f"import_{error.trouble}") from error
    return table_in(Sheet.from_data(read), kind)


def sheet_of(file: IO[bytes], kind: str) -> dict[str, Any]:
    """The sheet in a file as data. Raises ImportRejected."""
    if os.fstat(file.fileno()).st_size > LARGEST_IMPORT:
        raise refused("import_too_large")
    head = file.read(LONGEST_MARK)
    file.seek(0)
    if head.startswith((ZIP, OLE)):
        return read_workbook(file, kind).as_data()
    if media_type_by_mark(head):
        raise refused("no_table")
    return read_csv(file, partial(count_known, ImportKind(kind))).as_data()
