"""A document as DOCX, in the form of Decree 30/2020/NĐ-CP, on the paper that letters are written on."""

import io
from datetime import datetime

from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph as Written

from matchmaker.documents.blocks import Annex, Block, Chart, Heading, Paragraph, Sheet, Table
from matchmaker.documents.paper import SMALL, WIDTH, Head, Paper
from matchmaker.documents.pictures import bars_png
from matchmaker.intake.cleaning import clean

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class ReportPaper(Paper):
    """Paper that tables, charts and annexes can be written on."""

    def add(self, block: Block) -> None:
        match block:
            case Heading():
                self.part(block.text)
            case Annex():
                self.annex(block)
            case Paragraph():
                self.paragraph(block.text)
            case Table():
                self.table(block)
            case Chart():
                self.chart(block)

    def annex(self, annex: Annex) -> None:
        for text in (annex.label, annex.title):
            written = self.paragraph(text, bold=True, indented=False)
            written.alignment = ALIGN.CENTER
            written.paragraph_format.page_break_before = text is annex.label

    def table(self, table: Table) -> None:
        """Its head is repeated on every page, its rows are not torn apart, its source stands below it.

        A small table stays on one page, its last row always with its source.
        """
        self._caption(table.caption)
        made = self._document.add_table(rows=1, cols=len(table.head))
        made.style, made.alignment, made.autofit = "Table Grid", WD_TABLE_ALIGNMENT.CENTER, False
        for _ in table.rows:
            made.add_row()
        widths = [Mm(WIDTH * share / sum(table.widths)) for share in table.widths]
        for column, width in zip(made.columns, widths, strict=True):
            column.width = width
        last = len(table.rows)
        for position, (row, values) in enumerate(zip(made.rows, (table.head, *table.rows), strict=True)):
            mark = OxmlElement("w:tblHeader" if position == 0 else "w:cantSplit")
            row._tr.get_or_add_trPr().append(mark)
            for cell, value, width in zip(row.cells, values, widths, strict=True):
                cell.width = width
                _fill(cell.paragraphs[0], value, head=position == 0)
                cell.paragraphs[0].paragraph_format.keep_with_next = table.is_small or position in (0, last)
        source = self._document.add_paragraph().add_run(clean(table.source))
        source.italic, source.font.size = True, Pt(SMALL)

    def chart(self, chart: Chart) -> None:
        self._caption(chart.caption)
        held = self._document.add_paragraph()
        held.alignment = ALIGN.CENTER
        picture = held.add_run().add_picture(io.BytesIO(bars_png(chart.bars)), width=Mm(WIDTH))
        picture._inline.docPr.set("descr", clean(chart.caption))

    def _caption(self, text: str) -> None:
        written = self.paragraph(text, bold=True, indented=False)
        written.alignment, written.paragraph_format.keep_with_next = ALIGN.CENTER, True
        written.paragraph_format.space_after = Pt(3)


def docx_bytes(sheet: Sheet) -> bytes:
    """The whole document; annexes follow the signature, each on a page of its own."""
    paper = ReportPaper()
    paper.head(
        Head(
            parent=sheet.parent,
            issuer=sheet.issuer,
            number=sheet.number,
            country=sheet.country,
            motto=sheet.motto,
            dated=sheet.dated,
        )
    )
    paper.heading(sheet.heading, sheet.about)
    paper.addressed(sheet.to, sheet.receivers)
    for block in sheet.body:
        paper.add(block)
    paper.signatures(sheet.copies_to, sheet.copies, sheet.signer)
    for block in sheet.annexes:
        paper.add(block)
    file = io.BytesIO()
    day = sheet.made_on
    paper.save(file, title=f"{sheet.heading}: {sheet.about}", at=datetime(day.year, day.month, day.day))
    return file.getvalue()


def _fill(written: Written, value: str | int | float, *, head: bool) -> None:
    number = isinstance(value, int | float)
    shown = shown_value(value)
    written.alignment = ALIGN.CENTER if head else ALIGN.RIGHT if number else ALIGN.LEFT
    written.paragraph_format.space_before = written.paragraph_format.space_after = Pt(2)
    for position, line in enumerate(shown.split("\n")):
        run = written.add_run(clean(line))
        run.bold, run.font.size = head, Pt(SMALL)
        if position < shown.count("\n"):
            run.add_break()


def shown_value(value: str | int | float) -> str:
    """As it is printed: a comma before decimals."""
    if isinstance(value, float):
        return f"{value:.1f}".removesuffix(".0").replace(".", ",")
    return str(value)
