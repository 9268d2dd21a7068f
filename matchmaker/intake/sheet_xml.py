"""The XML of one sheet: its rows, merged cells and hidden columns; what stands behind them is searched, not parsed."""

import io
import re
from collections.abc import Iterator
from functools import cached_property
from typing import IO, Any
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import iterparse
from openpyxl.styles.numbers import BUILTIN_FORMATS, BUILTIN_FORMATS_MAX_SIZE
from openpyxl.utils import range_boundaries
from openpyxl.worksheet._reader import COL_TAG, DATA_TAG, FORMULA_TAG, ROW_TAG, VALUE_TAG, WorkSheetParser

from matchmaker.ground.limits import LONGEST_GAP, MOST_COLUMNS
from matchmaker.intake.cell_values import as_text, loses_digits
from matchmaker.intake.tables import Area, SheetRow, refused

# A cell that holds something, for a look at XML that is not parsed; spreadsheets write no such text into attributes.
_VALUE = re.compile(rb"<(?:\w+:)?(?:v|t)(?:\s[^<>]*)?>[^<]")
_VALUE_OR_FORMULA = re.compile(_VALUE.pattern + rb"|<(?:\w+:)?f[\s/>]")
_MERGED = re.compile(rb"""<(?:\w+:)?mergeCell\s[^<>]*?ref=["']([A-Z]+[0-9]+:[A-Z]+[0-9]+)["']""")
# A program that cannot calculate writes formulas with made-up results, and this mark.
_TO_CALCULATE = re.compile(rb"""<(?:\w+:)?calcPr\s[^<>]*fullCalcOnLoad=["'](?:1|true)["']""")
_CHUNK, _LONGEST_TAG = 2**20, 200


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


class SheetXml:
    """A sheet of a workbook that openpyxl opened. `merged` and `hidden_columns` are known when all rows were read."""

    def __init__(self, book: Any, sheet: Any) -> None:  # noqa: ANN401  # openpyxl has no types
        self._book, self._sheet = book, sheet
        self._formats: dict[int, str] = {}
        self.merged: set[Area] = set()
        self.hidden_columns: set[int] = set()

    @cached_property
    def holds_anything(self) -> bool:
        """Found without parsing it."""
        with self._sheet._get_source() as source:
            return any(_VALUE_OR_FORMULA.search(window) for window in _windows(b"", source))

    def rows(self) -> Iterator[SheetRow]:
        """As far as they hold anything. Raises ImportRejected where something stands below a long gap."""
        with _Source(self._sheet._get_source()) as source:
            parser, empty = self._parser(source), 0
            for _, element in iterparse(source, forbid_dtd=True):
                if element.tag == ROW_TAG:
                    row = self._row(parser, element)
                    element.clear()
                    empty = 0 if row.filled else empty + 1
                    yield row
                elif element.tag == COL_TAG and _is_hidden(element, "width"):
                    last = min(int(element.get("max")), MOST_COLUMNS)
                    self.hidden_columns.update(range(int(element.get("min")) - 1, last))
                if element.tag == DATA_TAG or empty > LONGEST_GAP:
                    break
            self._search_behind(source, is_gap=empty > LONGEST_GAP)

    def _parser(self, source: _Source) -> WorkSheetParser:
        """As openpyxl makes it itself, whose own loops pad every gap and stop at whatever else a sheet has."""
        return WorkSheetParser(
            source,
            self._sheet._shared_strings,
            data_only=True,
            epoch=self._book.epoch,
            date_formats=self._book._date_formats,
            timedelta_formats=self._book._timedelta_formats,
        )

    def _row(self, parser: WorkSheetParser, element: Element) -> SheetRow:
        number, cells = parser.parse_row(element)
        texts: dict[int, str] = {}
        faults: dict[int, str] = {}
        for cell, xml in zip(cells, element, strict=True):
            value, position = cell["value"], cell["column"] - 1
            if value is not None:
                texts[position] = as_text(value, self._format(cell["style_id"]))
            if fault := self._fault(cell, xml):
                faults[position] = fault
        filled = [at for at, text in texts.items() if text] + list(faults)
        if filled and max(filled) >= MOST_COLUMNS:
            raise refused("too_many_columns")
        ordered = [texts.get(at, "") for at in range(max(filled, default=-1) + 1)]
        return SheetRow(number=number, cells=ordered, faults=faults, hidden=_is_hidden(element, "ht"))

    def _fault(self, cell: dict[str, Any], xml: Element) -> str | None:
        """The code of what keeps a cell from being read."""
        if cell["data_type"] == "e":
            return "cell_error"
        if xml.find(FORMULA_TAG) is not None and (self._is_uncalculated or not _has_result(xml)):
            return "formula_without_result"
        return "digits_lost" if cell["data_type"] == "n" and loses_digits(cell["value"]) else None

    @cached_property
    def _is_uncalculated(self) -> bool:
        archive = self._book._archive
        name = "xl/workbook.xml"
        return name in archive.namelist() and _TO_CALCULATE.search(archive.read(name)) is not None

    def _format(self, style_id: int) -> str:
        if style_id not in self._formats:
            number = self._book._cell_styles[style_id].numFmtId
            own = self._book._number_formats
            is_own = number >= BUILTIN_FORMATS_MAX_SIZE
            self._formats[style_id] = own[number - BUILTIN_FORMATS_MAX_SIZE] if is_own else BUILTIN_FORMATS.get(number)
        return self._formats[style_id] or "General"

    def _search_behind(self, source: _Source, *, is_gap: bool) -> None:
        """What was read last is all of a gap, which is longer than one reading."""
        for window in _windows(source.last, source):
            if is_gap and _VALUE.search(window):
                raise refused("rows_below_gap")
            for area in _MERGED.findall(window):
                first_column, first_row, last_column, last_row = range_boundaries(area.decode())
                self.merged.add(Area(first_row, last_row, first_column - 1, last_column - 1))


def _is_hidden(element: Element, size: str) -> bool:
    return element.get("hidden") in ("1", "true") or float(element.get(size, 1)) == 0


def _has_result(cell: Element) -> bool:
    """A result that is an empty text is one; a program that did not calculate leaves no result or an empty number."""
    value = cell.find(VALUE_TAG)
    return value is not None and bool(value.text or cell.get("t") == "str")


def _windows(before: bytes, source: IO[bytes] | _Source) -> Iterator[bytes]:
    """What was read before and the rest, in pieces that overlap by the length of a tag."""
    while chunk := source.read(_CHUNK):
        yield before + chunk
        before = chunk[-_LONGEST_TAG:]
    yield before
