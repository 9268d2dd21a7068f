"""How a report lies on paper: number and date on one line, small tables whole, headings with what they head."""

import io
from dataclasses import replace
from datetime import datetime

import pytest
from docx import Document
from docx.document import Document as WrittenDocument

from matchmaker.documents import pdf_file
from matchmaker.documents.blocks import SMALL_TABLE, Block, Heading, Table
from matchmaker.documents.docx_file import ReportPaper
from matchmaker.documents.paper import Head, Paper

HEAD = Head(
    parent=["ỦY BAN"],
    issuer=["SỞ KHOA HỌC", "VÀ CÔNG NGHỆ"],
    number="Số: /BC-SKHCN",
    country="CỘNG HÒA",
    motto="Độc lập",
    dated="Thành phố Hồ Chí Minh, ngày 23 tháng 11 năm 2026",
)
SMALL = Table(
    name="Số liệu",
    caption="Bảng 1. Số liệu",
    head=("Số liệu", "Giá trị"),
    rows=[(f"Số liệu {i}", i) for i in range(8)],
    widths=(80, 20),
    source="Nguồn: hệ thống.",
)
LARGE = replace(SMALL, rows=[(f"Số liệu {i}", i) for i in range(SMALL_TABLE + 1)])


def opened(paper: Paper) -> WrittenDocument:
    file = io.BytesIO()
    paper.save(file, title="Báo cáo", at=datetime(2026, 11, 23))
    return Document(io.BytesIO(file.getvalue()))


@pytest.mark.parametrize("dated", [HEAD.dated, None])
def test_number_and_date_stand_on_one_line_however_long_the_issuer_is(dated: str | None) -> None:
    paper = Paper()
    paper.head(replace(HEAD, dated=dated))
    _, last = opened(paper).tables[0].rows
    assert [cell.text for cell in last.cells] == [HEAD.number, dated or ""]


def test_a_small_table_is_kept_with_its_source_and_a_large_one_may_go_on() -> None:
    for table, kept in ((SMALL, {True}), (LARGE, {True, False})):
        paper = ReportPaper()
        paper.add(table)
        rows = opened(paper).tables[0].rows
        assert {cell.paragraphs[0].paragraph_format.keep_with_next for row in rows for cell in row.cells} == kept
        ends = [cell.paragraphs[0].paragraph_format.keep_with_next for row in (rows[0], rows[-1]) for cell in row.cells]
        assert all(ends)  # the head with its first row, the last row with the source


def where_it_ends(blocks: list[Block], *, begin: float) -> tuple[int, float]:
    page = pdf_file._Page()
    page.set_y(begin)
    pdf_file._add_all(page, blocks)
    return page.page_no(), round(page.get_y(), 1)


def test_a_small_table_with_its_heading_goes_whole_to_the_next_page_of_a_pdf() -> None:
    blocks: list[Block] = [Heading(text="2. Các nhiệm vụ khác"), SMALL]
    _, height = where_it_ends(blocks, begin=pdf_file.TOP)
    assert where_it_ends(blocks, begin=200) == (2, height)
    assert where_it_ends(blocks, begin=150)[0] == 1
