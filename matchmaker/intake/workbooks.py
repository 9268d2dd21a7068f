"""Reads an XLSX file that need not be trusted: sizes are checked before anything is unpacked, DTDs are refused."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import IO, Any
from xml.etree.ElementTree import ParseError

import openpyxl
from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse
from openpyxl.worksheet._read_only import ReadOnlyWorksheet
from openpyxl.worksheet._reader import WorkSheetParser

from matchmaker.intake.tables import SheetRow, refused, within_limits
from matchmaker.limits import LONGEST_GAP, MOST_COLUMNS

MOST_ENTRIES = 1_000
MOST_UNZIPPED = 256 * 2**20
MOST_RATIO = 100
RATIO_COUNTS_FROM = 2**20
"""Bytes: below this, a high ratio does no harm, and small files of one repeated word have one."""
# A cell that holds something, for a look at XML that is not parsed; spreadsheets write no such text into attributes.
_VALUE = re.compile(rb"<(?:\w+:)?(?:v|t)(?:\s[^<>]*)?>[^<]")
_CHUNK, _LONGEST_TAG = 2**20, 200

# What openpyxl and the modules under it raise for a file that is not what it says it is.
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    ParseError,
    DefusedXmlException,
    KeyError,
    ValueError,
    TypeError,
    AttributeError,
    IndexError,
    EOFError,
    NotImplementedError,
)
# Opening a workbook asks each sheet for its size, and parses all of a sheet that does not say it. Nobody needs it here.
ReadOnlyWorksheet._get_size = lambda self: None


def rows_in(file: IO[bytes], sheet: str) -> list[tuple[int, Sequence[str]]]:
    """Number and cells of each row of that sheet, else of the first one, that holds anything. Raises ImportRejected."""
    return [(row.number, row.cells) for row in within_limits(read_workbook(file, sheet))]


def answers_in(file: IO[bytes], sheet: str, *questions: str) -> dict[str, str]:
    """What stands in column B beside each question that column A has; the last one where it has it twice.

    Nothing else of the workbook is given, however much it holds. Raises ImportRejected.
    """
    rows = [cells for _, cells in rows_in(file, sheet)]  # each ends with its last cell that is not empty
    asked = {cells[0].strip(): cells[1].strip() if len(cells) > 1 else "" for cells in rows}
    return {question: asked[question] for question in questions if question in asked}


def read_workbook(file: IO[bytes], sheet: str) -> Iterator[SheetRow]:
    """Rows of the sheet of that name, else of the first one, as text, as far as the file has them.

    After `LONGEST_GAP` empty ones reading stops. Raises ImportRejected, also when something stands below such a gap.
    """
    _check_zip(file)
    try:
        book = openpyxl.load_workbook(file, read_only=True, data_only=True, keep_links=False)
        found = book[sheet] if sheet in book.sheetnames else book.worksheets[0]
        with _Source(found._get_source()) as source:
            yield from _until_gap(_parser(book, found, source), source)
    except _DAMAGED as error:
        raise refused("xlsx_damaged", type(error).__name__) from error


class _Source(io.RawIOBase):
    """A sheet's XML, that knows what was read of it last."""

    def __init__(self, inner: IO[bytes]) -> None:
        self._inner = inner
        self.last = b""

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        self.last = self._inner.read(size)
        return self.last


def _parser(book: Any, sheet: Any, source: _Source) -> WorkSheetParser:  # noqa: ANN401  # openpyxl has no types
    """As openpyxl makes it itself, whose own loop pads every row and every gap with empty cells."""
    return WorkSheetParser(
        source,
        sheet._shared_strings,
        data_only=True,
        epoch=book.epoch,
        date_formats=book._date_formats,
        timedelta_formats=book._timedelta_formats,
    )


def _until_gap(parser: WorkSheetParser, source: _Source) -> Iterator[SheetRow]:
    empty = 0
    for number, cells in parser.parse():
        row = SheetRow(number=number, cells=_as_text(cells))
        empty = 0 if row.cells else empty + 1
        if empty > LONGEST_GAP:
            return _refuse_anything_below(source)
        yield row


def _as_text(cells: Sequence[dict[str, Any]]) -> Sequence[str]:
    """By their columns, up to the last that holds something. Raises ImportRejected for one far to the right."""
    texts = {cell["column"]: text for cell in cells if cell["value"] is not None and (text := _text(cell["value"]))}
    last = max(texts, default=0)
    if last > MOST_COLUMNS:
        raise refused("too_many_columns")
    return [texts.get(column, "") for column in range(1, last + 1)]


def _refuse_anything_below(source: _Source) -> None:
    """The rest is searched, not parsed. What was read last is all of the gap, which is longer than one reading."""
    before = source.last
    while True:
        chunk = source.read(_CHUNK)
        if _VALUE.search(before + chunk):
            raise refused("rows_below_gap")
        if not chunk:
            return
        before = chunk[-_LONGEST_TAG:]


def _check_zip(file: IO[bytes]) -> None:
    try:
        with zipfile.ZipFile(file) as archive:
            entries = archive.infolist()
            _check_sizes(entries)
            for entry in entries:
                _check_prolog(archive, entry)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise refused("xlsx_damaged", type(error).__name__) from error


def _check_sizes(entries: Sequence[zipfile.ZipInfo]) -> None:
    """Declared sizes can be trusted as limits: `zipfile` never unpacks more of an entry than is declared."""
    unzipped = sum(entry.file_size for entry in entries)
    zipped = max(1, sum(entry.compress_size for entry in entries))
    if len(entries) > MOST_ENTRIES or unzipped > MOST_UNZIPPED:
        raise refused("xlsx_too_large")
    if unzipped > RATIO_COUNTS_FROM and unzipped / zipped > MOST_RATIO:
        raise refused("xlsx_too_large")


def _check_prolog(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
    """A DTD can only stand before the first element, so reading up to there is enough."""
    with archive.open(entry) as stream:
        try:
            next(iter(iterparse(stream, events=("start",), forbid_dtd=True)), None)
        except DefusedXmlException as error:
            raise refused("xlsx_dtd", entry.filename) from error
        except (ParseError, ValueError, LookupError):
            return  # a picture, say; where XML was needed, openpyxl refuses it


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return str(value)
