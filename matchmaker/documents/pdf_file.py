"""A document as PDF, set by fpdf2: nothing has to be installed beside the program.

Times New Roman may not be given away with a program; the PDF is set in Crimson Text, which has every Vietnamese letter.
The DOCX is the form that is signed.
"""

import io
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import fontpkg_crimson_text
from fpdf import FPDF
from fpdf.enums import Align, TableBordersLayout, XPos, YPos
from fpdf.fonts import FontFace

from matchmaker.documents.blocks import Annex, Block, Chart, Heading, Paragraph, Sheet, Table
from matchmaker.documents.docx_file import shown_value
from matchmaker.documents.pictures import bars_png
from matchmaker.intake.cleaning import clean

MEDIA_TYPE = "application/pdf"
FONTS = Path(fontpkg_crimson_text.ROOT) / "files"
TOP, LEFT, RIGHT, BOTTOM, WIDTH = 20, 30, 15, 20, 165
_BODY, _SMALL, _LINE = 14, 12, 6.2  # points, points, millimetres: Crimson Text runs smaller than Times
_NEXT = {"new_x": XPos.LMARGIN, "new_y": YPos.NEXT}


class _Page(FPDF):
    """A4 with the margins of the decree; numbers centred at the top from the second page on."""

    def __init__(self) -> None:
        super().__init__(format="A4")
        self.set_margins(LEFT, TOP, RIGHT)
        self.set_auto_page_break(True, margin=BOTTOM)
        for style, name in {"": "Regular", "B": "Bold", "I": "Italic", "BI": "BoldItalic"}.items():
            self.add_font("Crimson", style, FONTS / f"CrimsonText-{name}.ttf")
        self.set_font("Crimson", size=_BODY)
        self.add_page()

    def header(self) -> None:
        if self.page_no() > 1:
            self.set_y(10)
            self.set_font("Crimson", size=_BODY)
            self.cell(WIDTH, 5, str(self.page_no()), align=Align.C)
            self.set_y(TOP)

    def text_block(self, text: str, style: str = "", size: int = _BODY, align: Align = Align.J) -> None:
        self.set_font("Crimson", style, size)
        self.multi_cell(WIDTH, _LINE * size / _BODY, clean(text), align=align, **_NEXT)  # type: ignore[arg-type]

    def room_for(self, millimetres: float) -> None:
        """Begins a new page rather than part what belongs together."""
        if self.get_y() + millimetres > self.h - BOTTOM:
            self.add_page()


def pdf_bytes(sheet: Sheet) -> bytes:
    page = _Page()
    page.set_title(clean(f"{sheet.heading}: {sheet.about}"))
    page.set_lang("vi-VN")
    day = sheet.made_on
    page.set_creation_date(datetime(day.year, day.month, day.day, tzinfo=UTC))
    _head(page, sheet)
    _add_all(page, sheet.body)
    _signatures(page, sheet)
    _add_all(page, sheet.annexes)
    file = io.BytesIO()
    page.output(file)
    return file.getvalue()


def _head(page: _Page, sheet: Sheet) -> None:
    lines: list[tuple[Sequence[str], str, Sequence[str], str]] = [
        (sheet.parent, "", [sheet.country, sheet.motto], "B"),
        (sheet.issuer, "B", [], ""),
        ([sheet.number], "", [sheet.dated], "I"),
    ]
    left_y = right_y = float(TOP)
    for left, left_style, right, right_style in lines:
        left_y = _column(page, left, left_style, LEFT, 58, left_y)
        right_y = _column(page, right, right_style, LEFT + 58, WIDTH - 58, right_y)
        if right and right_style == "B":
            page.line(LEFT + 58 + 27, right_y + 0.6, LEFT + WIDTH - 27, right_y + 0.6)
            right_y += 3
        if left_style == "B":
            page.line(LEFT + 20, left_y + 0.6, LEFT + 38, left_y + 0.6)
            left_y, right_y = left_y + 3, max(left_y + 3, right_y)
    page.set_xy(LEFT, max(left_y, right_y) + 8)
    page.text_block(sheet.heading, "B", _BODY + 1, Align.C)
    page.text_block(sheet.about, "B", _BODY, Align.C)
    page.line(LEFT + WIDTH / 2 - 25, page.get_y() + 1, LEFT + WIDTH / 2 + 25, page.get_y() + 1)
    page.ln(6)
    for receiver in sheet.receivers:
        page.text_block(f"{sheet.to} {receiver}.", "", _BODY, Align.C)
    page.ln(3)


def _column(page: _Page, lines: Sequence[str], style: str, x: float, width: float, y: float) -> float:
    page.set_font("Crimson", style, _SMALL + 1)
    for line in lines:
        page.set_xy(x, y)
        page.cell(width, 5.4, clean(line), align=Align.C)
        y += 5.4
    return y


def _add_all(page: _Page, blocks: Iterable[Block]) -> None:
    """In their order; headings go with what follows them."""
    held: list[Block] = []
    for block in blocks:
        held.append(block)
        if not isinstance(block, Heading):
            _together(page, held)
            held = []


def _together(page: _Page, blocks: Sequence[Block]) -> None:
    """A small table stays on one page with its headings, its caption and its source."""
    last = blocks[-1]
    if isinstance(last, Table) and last.is_small:
        with page.offset_rendering() as tried:
            for block in blocks:
                _add(page, block)
        if tried.page_break_triggered:
            page.add_page()
    for block in blocks:
        _add(page, block)


def _add(page: _Page, block: Block) -> None:
    match block:
        case Heading():
            page.room_for(45)
            page.ln(2)
            page.text_block(block.text, "B", align=Align.L)
        case Annex():
            page.add_page()
            page.text_block(block.label, "B", align=Align.C)
            page.text_block(block.title, "B", align=Align.C)
        case Paragraph():
            page.ln(1.5)
            page.text_block(f"          {block.text}")
        case Table():
            _table(page, block)
        case Chart():
            page.room_for(90)
            page.ln(3)
            page.text_block(block.caption, "B", align=Align.C)
            page.image(io.BytesIO(bars_png(block.bars)), w=WIDTH, alt_text=clean(block.caption))


def _table(page: _Page, table: Table) -> None:
    page.room_for(45)
    page.ln(3)
    page.text_block(table.caption, "B", align=Align.C)
    page.set_font("Crimson", size=_SMALL)
    with page.table(
        align=Align.L,
        borders_layout=TableBordersLayout.ALL,
        col_widths=tuple(table.widths),
        headings_style=FontFace(emphasis="BOLD"),
        line_height=5,
        padding=1,
        repeat_headings=1,
        width=WIDTH,
    ) as grid:
        head = grid.row()
        for text in table.head:
            head.cell(clean(text), align=Align.C)
        for values in table.rows:
            row = grid.row()
            for value in values:
                row.cell(clean(shown_value(value)), align=Align.L if isinstance(value, str) else Align.R)
    page.text_block(table.source, "I", _SMALL, Align.L)


def _signatures(page: _Page, sheet: Sheet) -> None:
    page.room_for(55)
    page.ln(8)
    top, (office, signed, name) = page.get_y(), sheet.signer
    page.text_block(sheet.copies_to, "BI", _SMALL, Align.L)
    for copy in sheet.copies:
        page.text_block(copy, "", _SMALL - 1, Align.L)
    for text, style, below in ((office, "B", 0.0), (signed, "I", 6.0), (name, "B", 32.0)):
        page.set_font("Crimson", style, _BODY)
        page.set_xy(LEFT + WIDTH / 2, top + below)
        page.cell(WIDTH / 2, 6, clean(text), align=Align.C, **_NEXT)  # type: ignore[arg-type]
