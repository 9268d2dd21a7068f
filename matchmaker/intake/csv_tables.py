"""Reads a CSV file that need not be trusted: its separator is found, bytes that are no UTF-8 stay in their cells."""

import csv
import io
import re
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import IO

from matchmaker.ground.invalid import Problem
from matchmaker.ground.limits import LARGEST_IMPORT, LONGEST_GAP
from matchmaker.intake.old_encodings import encoding_of_file
from matchmaker.intake.tables import Sheet, SheetRow, refused, within_limits

SEPARATORS = (",", ";", "\t")
HEADER_WITHIN = 20
"""Rows that hold something, among which the headings are looked for."""
_OTHER_ENCODINGS = (b"\xff\xfe", b"\xfe\xff")
_FEW_ZEROS = 0.1  # of the bytes: so many are another encoding or no text; a single one is damage of its cell
_UTF8_BOM = b"\xef\xbb\xbf"
_MARKUP = re.compile(r"\s*<[!?a-zA-Z]")  # HTML or XML, which some programs save under the name of a spreadsheet
_DECLARED = re.compile(r'"?sep=([^"\r\n])"?(?:\r\n|\r|\n)', re.IGNORECASE)
# What a spreadsheet writes when it saves what it shows: a column that is too narrow, a long number that it shortened.
_FAULTS = {"column_narrow": re.compile(r"#{2,}"), "digits_lost": re.compile(r"\d([.,]\d+)?E\+\d+")}

CountKnown = Callable[[Sequence[str]], int]
"""How many of a header's names are known: it tells which separator a CSV file uses."""


def read_csv(file: IO[bytes], count_known: CountKnown) -> Sheet:
    """Raises ImportRejected."""
    text = _decoded(file.read())
    if _MARKUP.match(text):
        raise refused("no_table")
    declared = _DECLARED.match(text)
    if declared:  # a line for the spreadsheet, which does not count it
        text, separator = text[declared.end() :], declared[1]
    else:
        separator = max(SEPARATORS, key=lambda each: _header_known(text, each, count_known))
    try:
        return Sheet(rows=list(within_limits(_rows(text, separator))))
    except csv.Error as error:
        raise refused("csv_broken", str(error)) from error


def _decoded(content: bytes) -> str:
    if content.startswith(_OTHER_ENCODINGS) or content.count(0) > _FEW_ZEROS * len(content):
        raise refused("not_utf8")
    if encoding := encoding_of_file(content):
        raise refused(Problem("file_in_old_encoding", {"encoding": encoding}))
    return content.removeprefix(_UTF8_BOM).decode("utf-8", errors="surrogateescape")


def _header_known(text: str, separator: str, count_known: CountKnown) -> tuple[int, int]:
    """Most known names win, then most columns, then the order of `SEPARATORS`."""
    best = (0, 0)
    filled = (cells for cells in _records(io.StringIO(text, newline=""), separator) if any(cells))
    try:
        for cells in islice(filled, HEADER_WITHIN):
            best = max(best, (count_known(cells), len(cells)))
    except csv.Error:  # told when the rows are read
        return best
    return best


def _rows(text: str, separator: str) -> Iterator[SheetRow]:
    """Until a long run of empty ones. Raises ImportRejected where something stands below it."""
    source, empty = io.StringIO(text, newline=""), 0
    for number, cells in enumerate(_records(source, separator), start=1):
        faults = {at: code for at, cell in enumerate(cells) if (code := _fault(cell))}
        row = SheetRow(number=number, cells=cells, faults=faults)
        empty = 0 if row.filled else empty + 1
        if empty > LONGEST_GAP:
            if source.read().strip(separator + '" \t\r\n'):
                raise refused("rows_below_gap")
            return
        yield row


def _fault(cell: str) -> str | None:
    return next((code for code, pattern in _FAULTS.items() if pattern.fullmatch(cell.strip())), None)


def _records(source: io.StringIO, separator: str) -> Iterator[list[str]]:
    csv.field_size_limit(LARGEST_IMPORT)
    # strict: a quote that is never closed is an error, not a cell that swallows the rest of the file
    return iter(csv.reader(source, delimiter=separator, strict=True))
