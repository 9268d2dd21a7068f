"""Reads an XLSX file that need not be trusted: a sheet that people see, cell by cell, and what it leaves unread."""

import re
import zipfile
from typing import IO, Any
from xml.etree.ElementTree import ParseError

import openpyxl
from defusedxml.common import DefusedXmlException
from openpyxl.reader.excel import ExcelReader
from openpyxl.worksheet._read_only import ReadOnlyWorksheet

from matchmaker.ground.text import fold, normalise_spaces
from matchmaker.intake.other_kinds import refuse_other_kinds
from matchmaker.intake.sheet_xml import SheetXml
from matchmaker.intake.tables import Sheet, refused, within_limits
from matchmaker.intake.workbook_archives import BROKEN, check_workbook

# What openpyxl and the modules under it raise for a file that is not what it says it is.
_DAMAGED = (
    *BROKEN,
    ParseError,
    DefusedXmlException,
    KeyError,
    ValueError,
    TypeError,
    AttributeError,
    IndexError,
    OSError,
)
_NOTES = re.compile(r"xl/(comments\d*|(comments|drawings|threadedComments)/[^/]+)\.xml$")
_WORDS = re.compile(rb"<(?:\w+:)?(?:t|text)(?:\s[^<>]*)?>[^<]")
# Opening a workbook asks each sheet for its size, parsing all of one that does not say it, and draws sheets of charts.
# Nobody needs either here.
ReadOnlyWorksheet._get_size = lambda self: None
ExcelReader.read_chartsheet = lambda self, sheet, rel: None


def read_workbook(file: IO[bytes], name: str) -> Sheet:
    """The visible sheet of that name, else the first visible one. After `LONGEST_GAP` empty rows reading stops.

    Raises ImportRejected, also when something stands below such a gap, and for an empty sheet where another is filled.
    """
    refuse_other_kinds(file)
    check_workbook(file)
    try:
        book = openpyxl.load_workbook(file, read_only=True, data_only=True, keep_links=False)
        return _read(book, name)
    except _DAMAGED as error:
        raise refused("xlsx_damaged", type(error).__name__) from error


def _read(book: Any, name: str) -> Sheet:  # noqa: ANN401  # openpyxl has no types
    visible = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    if not visible:
        raise refused("no_visible_sheet")
    chosen = next((sheet for sheet in visible if _key(sheet.title) == _key(name)), visible[0])
    xml = SheetXml(book, chosen)
    rows = list(within_limits(xml.rows()))
    unread = [sheet for sheet in book.worksheets if sheet is not chosen and SheetXml(book, sheet).holds_anything]
    others = [sheet.title for sheet in unread if sheet in visible]
    if not rows and others:
        raise refused("sheet_empty", ", ".join([chosen.title, *others]))
    return Sheet(
        rows=rows,
        name=chosen.title,
        merged=sorted(xml.merged),
        hidden_columns=sorted(xml.hidden_columns),
        others=others,
        hidden_sheets=[sheet.title for sheet in unread if sheet not in visible],
        has_notes=_has_notes(book._archive),
    )


def _has_notes(archive: zipfile.ZipFile) -> bool:
    """Of any sheet: they are few, and whose they are says another part."""
    return any(_WORDS.search(archive.read(name)) for name in archive.namelist() if _NOTES.match(name))


def _key(title: str) -> str:
    return normalise_spaces(fold(title))
