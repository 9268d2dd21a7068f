"""The letter and the minutes in the form of Decree 30/2020, read back from their files."""

import io
import zipfile
from datetime import date
from typing import Any

import pytest
from docx import Document

from matchmaker.documents.introduction import Facts, Party, introduction_text, letter, minutes
from matchmaker.rules.proposal import Side

BUYER, SUPPLIER = "Công ty TNHH Minh Anh", "Trường Đại học Bách khoa"


def facts(**overrides: Any) -> Facts:  # noqa: ANN401  # any field
    need = Party(
        organisation=BUYER,
        title="Đọc hóa đơn giấy",
        contact_name="Nguyễn Thị Lan",
        phone="0901234567",
        email="lan@minhanh.example",
        agreed_on=date(2026, 2, 3),
    )
    solution = Party(
        organisation=SUPPLIER,
        title="Nhận dạng\x07 hóa đơn",
        contact_name="Trần Văn Bình",
        phone=None,
        email="binh@truong.example",
        agreed_on=date(2026, 2, 5),
    )
    values: dict[str, Any] = {
        "number": 17,
        "on": date(2026, 2, 5),
        "parties": {Side.NEED: need, Side.SOLUTION: solution},
    }
    return Facts(**values | overrides)


def text_of(content: bytes) -> str:
    document = Document(io.BytesIO(content))
    cells = [p.text for table in document.tables for row in table.rows for cell in row.cells for p in cell.paragraphs]
    return "\n".join([*cells, *(p.text for p in document.paragraphs)])


@pytest.mark.parametrize("write", [letter, minutes])
def test_the_sheet_is_that_of_the_decree(write: Any) -> None:  # noqa: ANN401  # either
    _, content = write(facts())
    document = Document(io.BytesIO(content))
    section = document.sections[0]
    sizes = [section.page_width, section.page_height]
    assert [round(size.mm) for size in sizes if size] == [210, 297]
    margins = [section.top_margin, section.bottom_margin, section.left_margin, section.right_margin]
    top, bottom, left, right = [round(margin.mm) for margin in margins if margin is not None]
    assert 20 <= top <= 25
    assert 20 <= bottom <= 25
    assert 30 <= left <= 35
    assert 15 <= right <= 20
    normal: Any = document.styles["Normal"]
    assert normal.font.name == "Times New Roman"
    body = {run.font.size.pt for p in document.paragraphs for run in p.runs if run.font.size}
    assert body <= {13, 14}
    assert section.different_first_page_header_footer  # numbered from the second page on


@pytest.mark.parametrize("write", [letter, minutes])
def test_it_carries_the_names_of_the_state_and_of_both_sides(write: Any) -> None:  # noqa: ANN401
    text = text_of(write(facts())[1])
    for told in ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", BUYER, SUPPLIER):
        assert told in text
    assert "Nhận dạng hóa đơn" in text  # without the control character that no XML holds


def test_the_letter_is_a_draft_that_leaves_number_and_date_open_and_tells_whom_to_call() -> None:
    name, content = letter(facts())
    text = text_of(content)
    assert name == "Du-thao-thu-gioi-thieu-17.docx"
    assert "SỞ KHOA HỌC" in text
    assert "THƯ GIỚI THIỆU" in text
    assert "Số:           /SKHCN-……" in text
    assert "Thành phố Hồ Chí Minh, ngày …… tháng …… năm 2026" in text
    assert "Nguyễn Thị Lan; Điện thoại: 0901234567; Thư điện tử: lan@minhanh.example." in text
    assert "bên cầu ngày 03/02/2026, bên cung ngày 05/02/2026" in text
    assert "Nơi nhận:" in text


def test_the_minutes_are_left_to_be_filled_in() -> None:
    name, content = minutes(facts())
    text = text_of(content)
    assert name == "Bien-ban-lam-viec-17.docx"
    assert "BIÊN BẢN LÀM VIỆC" in text
    for letterhead in ("ỦY BAN NHÂN DÂN", "SỞ KHOA HỌC", "SKHCN", "Số:"):  # they are the two sides' own
        assert letterhead not in text
    assert "ngày 05" not in text
    assert text.count("\t") > 15
    assert f"Đại diện bên cung ({SUPPLIER}):" in text


def test_the_file_names_no_program_and_nobody() -> None:
    with zipfile.ZipFile(io.BytesIO(letter(facts())[1])) as archive:
        core = archive.read("docProps/core.xml").decode()
    assert "python" not in core.lower()
    assert "Lan" not in core


def test_the_introduction_is_recorded_in_words() -> None:
    text = introduction_text(facts())
    assert text.startswith("Ngày 05/02/2026, Sở Khoa học và Công nghệ Thành phố Hồ Chí Minh giới thiệu")
    assert BUYER in text
    assert SUPPLIER in text
