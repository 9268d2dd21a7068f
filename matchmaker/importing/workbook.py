"""Reads an XLSX file that need not be trusted: sizes are checked before anything is unpacked, DTDs are refused."""

import io
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from xml.etree.ElementTree import ParseError

import openpyxl
from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from matchmaker.importing.table import refused

MOST_ENTRIES = 1_000
MOST_UNZIPPED = 256 * 2**20
MOST_RATIO = 100
RATIO_COUNTS_FROM = 2**20
"""Bytes: below this, a high ratio does no harm, and small files of one repeated word have one."""
MOST_COLUMNS = 200

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


def read_workbook(content: bytes, sheet: str) -> Iterator[Sequence[str]]:
    """Rows of the sheet of that name, else of the first one, as text. Raises ImportRejected."""
    _check_zip(content)
    try:
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
        found = book[sheet] if sheet in book.sheetnames else book.worksheets[0]
        found.reset_dimensions()  # what the file says of its own size need not be true
        for row in found.iter_rows(max_col=MOST_COLUMNS, values_only=True):
            yield _without_empty_end([_text(value) for value in row])
    except _DAMAGED as error:
        raise refused("xlsx_damaged", type(error).__name__) from error


def _check_zip(content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
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


def _without_empty_end(cells: list[str]) -> list[str]:
    while cells and not cells[-1]:
        cells.pop()
    return cells
