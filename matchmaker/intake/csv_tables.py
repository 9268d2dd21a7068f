"""Reads a CSV file that need not be trusted: its separator is found, bytes that are no UTF-8 stay in their cells."""

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from typing import IO

from matchmaker.intake.tables import SheetRow, refused, within_limits
from matchmaker.limits import LARGEST_IMPORT

SEPARATORS = (",", ";", "\t")
_OTHER_ENCODINGS = (b"\xff\xfe", b"\xfe\xff")
_UTF8_BOM = b"\xef\xbb\xbf"

CountKnown = Callable[[Sequence[str]], int]
"""How many of a header's names are known: it tells which separator a CSV file uses."""


def csv_rows(file: IO[bytes], count_known: CountKnown) -> list[tuple[int, Sequence[str]]]:
    """Number and cells of each row that holds anything. Raises ImportRejected."""
    return [(row.number, row.cells) for row in within_limits(_read_csv(file.read(), count_known))]


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
