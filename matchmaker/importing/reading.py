"""Reads a CSV or XLSX file into a table. What the file is, its content says, not its name."""

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from matchmaker.errors import FileUnusable
from matchmaker.importing.table import MOST_BYTES, Table, refused, table_of
from matchmaker.importing.workbook import read_workbook

SEPARATORS = (",", ";", "\t")
_ZIP = b"PK\x03\x04"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_OTHER_ENCODINGS = (b"\xff\xfe", b"\xfe\xff")
_UTF8_BOM = b"\xef\xbb\xbf"

CountKnown = Callable[[Sequence[str]], int]
"""How many of a header's names are known: it tells which separator a CSV file uses."""


def read_table(path: Path, *, sheet: str, count_known: CountKnown) -> Table:
    """The table in a file; of an XLSX file the sheet of that name, else the first.

    Bytes that are not UTF-8 stay in their cells as lone surrogates, for the checks by row and column. Raises
    ImportRejected for a file that is no table at all, FileUnusable when it cannot be read.
    """
    content = _content(path)
    if content.startswith(_ZIP):
        return table_of(read_workbook(content, sheet))
    if content.startswith(_OLD_OFFICE):
        raise refused("old_excel")
    return _read_csv(content, count_known)


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise refused("file_too_large", str(MOST_BYTES // 2**20))
        return path.read_bytes()
    except OSError as error:
        raise FileUnusable(path=path, reason=error.strerror) from error


def _read_csv(content: bytes, count_known: CountKnown) -> Table:
    if content.startswith(_OTHER_ENCODINGS) or b"\0" in content:
        raise refused("not_utf8")
    text = content.removeprefix(_UTF8_BOM).decode("utf-8", errors="surrogateescape")
    separator = max(SEPARATORS, key=lambda each: _header_known(text, each, count_known))
    try:
        return table_of(_records(text, separator))
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
    csv.field_size_limit(MOST_BYTES)
    # strict: a quote that is never closed is an error, not a cell that swallows the rest of the file
    return iter(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True))
