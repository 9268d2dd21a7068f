"""Reads a CSV or XLSX file into a table. What the file is, its content says, not its name."""

import csv
import io
import os
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import IO

from matchmaker.errors import FileUnusable
from matchmaker.foreign.process import GivenUp, Readers
from matchmaker.importing.columns import ImportKind, count_known
from matchmaker.importing.table import SheetRow, Table, refused, table_of, within_limits
from matchmaker.importing.workbook import rows_in
from matchmaker.limits import IMPORTING, LARGEST_IMPORT

SEPARATORS = (",", ";", "\t")
_ZIP = b"PK\x03\x04"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_OTHER_ENCODINGS = (b"\xff\xfe", b"\xfe\xff")
_UTF8_BOM = b"\xef\xbb\xbf"

CountKnown = Callable[[Sequence[str]], int]
"""How many of a header's names are known: it tells which separator a CSV file uses."""


async def read_table(readers: Readers, path: Path, kind: ImportKind) -> Table:
    """The table in a file; of an XLSX file the sheet of the kind's name, else the first.

    Bytes that are not UTF-8 stay in their cells as lone surrogates, for the checks by row and column. Raises
    ImportRejected for a file that is no table at all, FileUnusable when it cannot be opened.
    """
    try:
        with path.open("rb") as file:
            rows = await readers.read(rows_of, file, kind.value, within=IMPORTING)
    except OSError as error:
        raise FileUnusable(path=path, reason=error.strerror) from error
    except GivenUp as error:
        raise refused(f"import_{error.trouble}") from error
    return table_of(SheetRow(number=number, cells=cells) for number, cells in rows)


def rows_of(file: IO[bytes], kind: str) -> list[tuple[int, Sequence[str]]]:
    """Number and cells of each row that holds anything. Raises ImportRejected."""
    if os.fstat(file.fileno()).st_size > LARGEST_IMPORT:
        raise refused("import_too_large")
    head = file.read(len(_ZIP))
    file.seek(0)
    if head == _ZIP:
        return rows_in(file, kind)
    if head == _OLD_OFFICE:
        raise refused("old_excel")
    rows = _read_csv(file.read(), partial(count_known, ImportKind(kind)))
    return [(row.number, row.cells) for row in within_limits(rows)]


def _read_csv(content: bytes, count_known: CountKnown) -> Iterator[SheetRow]:
    if content.startswith(_OTHER_ENCODINGS) or b"\0" in content:
        raise refused("not_utf8")
    text = content.removeprefix(_UTF8_BOM).decode("utf-8", errors="surrogateescape")
    separator = max(SEPARATORS, key=lambda each: _header_known(text, each, count_known))
    try:
        for number, cells in enumerate(_records(text, separator), start=1):
            yield SheetRow(number=number, cells=cells)
    except csv.Error as error:
        raise refused("csv_broken", str(error)) from error


def _header_known(text: str, separator: str, count_known: CountKnown) -> tuple[int, int]:
    """Most known names win, then most columns, then the order of `SEPARATORS`."""
    try:
        header = next((cells for cells in _records(text, separator) if any(cells)), [])
    except csv.Error:
        return 0, 0
    return count_known(header), len(header)


def _records(text: str, separator: str) -> Iterator[list[str]]:
    csv.field_size_limit(LARGEST_IMPORT)
    # strict: a quote that is never closed is an error, not a cell that swallows the rest of the file
    return iter(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True))
