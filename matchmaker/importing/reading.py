"""Reads a CSV or XLSX file into a table. What the file is, its content says, not its name."""

from pathlib import Path

from matchmaker.foreign.process import GivenUp, Readers
from matchmaker.ground.errors import FileUnusable
from matchmaker.ground.limits import IMPORTING
from matchmaker.importing.columns import ImportKind
from matchmaker.importing.headings import Table, table_in
from matchmaker.importing.sheets import sheet_of
from matchmaker.intake.tables import Sheet, refused


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
