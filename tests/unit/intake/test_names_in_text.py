"""Names that are left in a text: found as people write them, and nothing else."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matchmaker.intake.names_in_text import Known, Sign, names_left

WE = Known(
    people=["Nguyễn Văn Hòa"],
    organisations=["Trường Đại học Bách khoa Thành phố (HCMUT)", "Công ty TNHH Sao Mai Xanh"],
    emails=["hoa.nguyen@saomaixanh.vn", "nvhoa@gmail.com"],
    websites=["https://www.saomai.com.vn/gioi-thieu"],
    numbers=["0912345678", "0312345678-001"],
)
SHARED = frozenset({"gmail.com"})


def left(text: str) -> list[tuple[str, str]]:
    return [(each.text, each.sign.value) for each in names_left(text, WE, shared_domains=SHARED)]


@pytest.mark.parametrize(
    ("text", "piece", "sign"),
    [
        ("do Nguyễn Văn Hoà viết", "Nguyễn Văn Hoà", Sign.PERSON),
        ("do nguyen van hoa viet", "nguyen van hoa", Sign.PERSON),
        ("DO NGUYỄN VĂN HÒA VIẾT", "NGUYỄN VĂN HÒA", Sign.PERSON),
        ("by Hoa Nguyen, PhD", "Hoa Nguyen", Sign.PERSON),
        ("thầy Văn Hòa hướng dẫn", "Văn Hòa", Sign.PERSON),
        ("tại đại học bách khoa thành phố này", "đại học bách khoa thành phố", Sign.ORGANISATION),
        ("phòng thí nghiệm HCMUT", "HCMUT", Sign.SHORT_NAME),
        ("phòng thí nghiệm ĐHBKTP", "ĐHBKTP", Sign.SHORT_NAME),
        ("nhóm Sao Mai Xanh", "Sao Mai Xanh", Sign.ORGANISATION),
        ("nhóm sao-mai-xanh", "sao-mai-xanh", Sign.ORGANISATION),
        ("viết cho Hoa.Nguyen@SaoMaiXanh.vn nhé", "Hoa.Nguyen@SaoMaiXanh.vn", Sign.EMAIL),
        ("viết cho nvhoa@gmail.com nhé", "nvhoa@gmail.com", Sign.EMAIL),
        ("xem demo.saomai.com.vn/abc", "demo.saomai.com.vn", Sign.DOMAIN),
        ("gọi 0912.345.678.", "0912.345.678", Sign.NUMBER),
        ("gọi (+84) 912 345 678 hoặc", "+84) 912 345 678", Sign.NUMBER),
        ("mã số 0312345678-001", "0312345678-001", Sign.NUMBER),
    ],
)
def test_a_name_is_found_however_it_is_written(text: str, piece: str, sign: Sign) -> None:
    assert left(text) == [(piece, sign.value)]


@pytest.mark.parametrize(
    "text",
    [
        "hoà bình và văn hoá",
        "Nguyễn Vân Hoa là người khác",
        "trường đại học nào cũng được",
        "ai@gmail.com",
        "sao mai",
        "0912345679",
        "thisaomai.com.vnx",
        "đhbktp viết thường là chữ thường",
        "",
    ],
)
def test_words_of_the_language_and_others_are_no_sign(text: str) -> None:
    assert left(text) == []


@settings(max_examples=30)
@given(before=st.text(max_size=30), after=st.text(max_size=30))
def test_a_name_between_blanks_is_found_in_any_text(before: str, after: str) -> None:
    assert any(piece == "Nguyễn Văn Hòa" for piece, _ in left(f"{before} Nguyễn Văn Hòa {after}"))


def test_what_overlaps_is_pointed_out_once() -> None:
    assert left("Nguyễn Văn Hòa và Văn Hòa") == [("Nguyễn Văn Hòa", "person"), ("Văn Hòa", "person")]


def test_a_long_text_is_read_in_no_time() -> None:
    began = time.process_time()
    assert len(left("Nguyễn Văn Bình đọc biển số. " * 2_000 + "Nguyễn Văn Hòa")) == 1
    assert time.process_time() - began < 1
