"""A sheet in the form of Decree 30/2020/NĐ-CP, appendix I, on python-docx: sizes in points, lengths in millimetres."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import IO, Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from matchmaker.intake.cleaning import clean

FONT = "Times New Roman"
TOP, BOTTOM, LEFT, RIGHT = 20, 20, 30, 15
WIDTH = 210 - LEFT - RIGHT
LEFT_COLUMN = 58
BODY, SMALL, HEAD, MOTTO = 13, 11, 12, 13


@dataclass(frozen=True, kw_only=True)
class Head:
    """What stands above a document; `dated` is None where the date is told in the text."""

    parent: Sequence[str]
    issuer: Sequence[str]
    number: str
    country: str
    motto: str
    dated: str | None


class Paper:
    """Written from top to bottom."""

    def __init__(self) -> None:
        self._document = Document()
        section = self._document.sections[0]
        section.orientation = WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.top_margin, section.bottom_margin = Mm(TOP), Mm(BOTTOM)
        section.left_margin, section.right_margin = Mm(LEFT), Mm(RIGHT)
        section.header_distance = Mm(10)
        style: Any = self._document.styles["Normal"]
        style.font.name, style.font.size = FONT, Pt(BODY)
        for script in ("w:eastAsia", "w:cs"):
            style.element.rPr.rFonts.set(qn(script), FONT)
        style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(0)
        self._number_pages()

    def head(self, head: Head) -> None:
        """Issuing body on the left, the state's name and motto on the right; below, on one line, number and date."""
        (left, right), (number, dated) = self._rows([LEFT_COLUMN, WIDTH - LEFT_COLUMN], 2)
        for line in head.parent:
            _line(left, line, HEAD)
        for line in head.issuer:
            _line(left, line, HEAD, bold=True)
        _rule(left, LEFT_COLUMN * 0.62)
        _line(right, head.country, HEAD, bold=True)
        _line(right, head.motto, MOTTO, bold=True)
        _rule(right, 56)
        _line(number, head.number, MOTTO).paragraph_format.space_before = Pt(6)
        if head.dated:
            _line(dated, head.dated, MOTTO, italic=True).paragraph_format.space_before = Pt(6)

    def state_head(self, country: str, motto: str) -> None:
        """The state's name and motto alone: of a paper that no body issues."""
        self._centred(country, before=0)
        self._centred(motto, before=0)
        _border(self._document.add_paragraph(), WIDTH, 56)

    def heading(self, heading: str, about: str) -> None:
        """The kind of document, and below it what it is about, with a short rule."""
        self._centred(heading, before=12)
        self._centred(about, before=0)
        rule = self._document.add_paragraph()
        _border(rule, WIDTH, 50)

    def addressed(self, to: str, receivers: Sequence[str]) -> None:
        """Kính gửi: a single receiver on the same line, several below it, each on a line of its own."""
        written = self._document.add_paragraph()
        written.paragraph_format.left_indent = Mm(25)
        written.paragraph_format.space_before = Pt(12)
        if len(receivers) == 1:
            _write(written, f"{to} {receivers[0]}.", BODY)
            return
        _write(written, to, BODY)
        for position, receiver in enumerate(receivers, start=1):
            line = self._document.add_paragraph()
            line.paragraph_format.left_indent = Mm(50)
            line.paragraph_format.first_line_indent = Mm(-4)
            _write(line, f"- {receiver}{'.' if position == len(receivers) else ';'}", BODY)

    def part(self, title: str) -> None:
        """The heading of a part."""
        self.leading(title, bold=True)

    def leading(self, text: str, *, bold: bool = False) -> None:
        """A paragraph that no page break parts from what follows."""
        self.paragraph(text, bold=bold).paragraph_format.keep_with_next = True

    def paragraph(self, text: str, *, bold: bool = False, indented: bool = True) -> Paragraph:
        """Body text: justified, its first line indented by 10 mm, 6 points above it."""
        written = self._document.add_paragraph()
        form = written.paragraph_format
        written.alignment = ALIGN.JUSTIFY
        form.first_line_indent = Mm(10) if indented else None
        form.space_before = Pt(6)
        form.widow_control = True
        _write(written, text, BODY, bold=bold)
        return written

    def to_fill(self, label: str = "") -> None:
        """A label and dots up to the right margin, to be filled in by hand."""
        written = self.paragraph(label, indented=bool(label))
        written.alignment = ALIGN.LEFT
        written.paragraph_format.tab_stops.add_tab_stop(Mm(WIDTH), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
        written.add_run().add_tab()

    def signatures(self, copies_to: str, copies: Sequence[str], signer: Sequence[str]) -> None:
        """Who gets copies on the left, who signs on the right."""
        left, right = self._columns([WIDTH / 2, WIDTH / 2], before=12)
        _line(left, copies_to, HEAD, bold=True, italic=True, align=ALIGN.LEFT)
        for copy in copies:
            _line(left, copy, SMALL, align=ALIGN.LEFT)
        office, signed, name = signer
        _line(right, office, BODY, bold=True)
        _line(right, signed, BODY, italic=True).paragraph_format.space_after = Pt(44)
        _line(right, name, BODY, bold=True)

    def signers(self, signers: Sequence[str], signed: str) -> None:
        """Several who sign beside each other."""
        for cell, signer in zip(self._columns([WIDTH / len(signers)] * len(signers), before=12), signers, strict=True):
            _line(cell, signer, MOTTO, bold=True)
            _line(cell, signed, MOTTO, italic=True).paragraph_format.space_after = Pt(44)

    def save(self, file: IO[bytes], *, title: str, at: datetime) -> None:
        """Names no author but the program's documents' issuer; `at` is when it was made."""
        properties = self._document.core_properties
        properties.title, properties.author, properties.comments, properties.language = clean(title), "", "", "vi-VN"
        properties.created = properties.modified = at
        self._document.save(file)

    def _centred(self, text: str, *, before: int) -> None:
        written = self._document.add_paragraph()
        written.alignment = ALIGN.CENTER
        written.paragraph_format.space_before = Pt(before)
        _write(written, text, BODY, bold=True)

    def _columns(self, widths: Sequence[float], before: int = 0) -> list[_Cell]:
        """Cells beside each other without borders, that no page break tears apart."""
        if before:
            spacer = self._document.add_paragraph().paragraph_format
            spacer.line_spacing, spacer.keep_with_next = Pt(before), True
        [cells] = self._rows(widths, 1)
        return cells

    def _rows(self, widths: Sequence[float], number: int) -> list[list[_Cell]]:
        """So many rows of cells without borders, by row."""
        table = self._document.add_table(rows=number, cols=len(widths))
        table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
        _without_margins(table)
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Mm(width)
        for row in table.rows:
            row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
            for cell, width in zip(row.cells, widths, strict=True):
                cell.width = Mm(width)  # word processors read that of the column or that of the cell
        return [list(row.cells) for row in table.rows]

    def _number_pages(self) -> None:
        """Arabic numbers centred at the top, not on the first page."""
        section = self._document.sections[0]
        section.different_first_page_header_footer = True
        section.header.is_linked_to_previous = False
        number = section.header.paragraphs[0]
        number.alignment = ALIGN.CENTER
        run = number.add_run()
        run.font.size = Pt(MOTTO)
        for kind in ("begin", "end"):
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)
            if kind == "begin":
                field = OxmlElement("w:instrText")
                field.text = "PAGE"
                run._r.append(field)


def _without_margins(table: Table) -> None:
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), "0")
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    table._tbl.tblPr.append(margins)


def _line(
    cell: _Cell, text: str, size: int, *, bold: bool = False, italic: bool = False, align: ALIGN = ALIGN.CENTER
) -> Paragraph:
    """One more paragraph of a cell; a new cell begins with an empty one."""
    first = cell.paragraphs[0]
    written: Paragraph = first if len(cell.paragraphs) == 1 and not first.runs else cell.add_paragraph()
    written.alignment = align
    _write(written, text, size, bold=bold, italic=italic)
    return written


def _write(written: Paragraph, text: str, size: int, *, bold: bool = False, italic: bool = False) -> None:
    run = written.add_run(clean(text))  # rows of earlier versions hold what XML cannot
    run.bold, run.italic, run.font.size = bold, italic, Pt(size)


def _rule(cell: _Cell, length: float) -> None:
    width: Length | None = cell.width
    _border(cell.add_paragraph(), width.mm if width is not None else length, length)


def _border(written: Paragraph, width: float, length: float) -> None:
    """A thin line of this length in the middle of the width: the upper border of an empty paragraph."""
    form = written.paragraph_format
    form.left_indent = form.right_indent = Mm((width - length) / 2)
    form.line_spacing = Pt(4)
    borders, top = OxmlElement("w:pBdr"), OxmlElement("w:top")
    for name, value in {"val": "single", "sz": "6", "space": "1", "color": "000000"}.items():
        top.set(qn(f"w:{name}"), value)
    borders.append(top)
    written._p.get_or_add_pPr().append(borders)
