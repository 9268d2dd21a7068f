"""Cells to values: what is accepted, and the code of what is not."""

from datetime import date
from functools import partial

import pytest

from matchmaker.ground.invalid import InvalidValue
from matchmaker.importing import cells
from matchmaker.importing.cells import Reader
from matchmaker.intake import dates, numbers

DAY, DEADLINE, YEAR = (
    cells.day_in(dates.USE),
    cells.day_in(dates.DEADLINE),
    partial(dates.year, span=dates.SOLUTION_YEAR),
)
ACCEPTED: list[tuple[str, Reader, str, object]] = [
    ("a code", cells.code_of("sector"), "health", "health"),
    ("a Vietnamese word", cells.code_of("sector"), "Y tế", "health"),
    ("a word without diacritics", cells.code_of("sector"), "van hoa, the thao va du lich", "culture"),
    ("an English word", cells.code_of("sector"), "HIGH-PERFORMANCE  COMPUTING", "hpc"),
    ("a decomposed word", cells.code_of("budget"), "Dưới 100 triệu đồng", "under_100m"),
    ("a list by bars", cells.list_of(cells.code_of("technology")), "ocr | Tiếng nói", ("ocr", "speech")),
    ("a list by semicolons", cells.list_of(cells.code_of("technology")), "ocr;nlp;ocr", ("ocr", "nlp")),
    ("a list by lines", cells.list_of(cells.line), "Đọc biển số; ban đêm\nĐếm xe", ("Đọc biển số; ban đêm", "Đếm xe")),
    ("one value with a semicolon", cells.list_of(cells.line), "đọc; đếm\n", ("đọc; đếm",)),
    ("a Vietnamese date", DAY, " 5/3/2027", date(2027, 3, 5)),
    ("a date with dots", DAY, "05.03.2027", date(2027, 3, 5)),
    ("an ISO date", DAY, "2027-03-05", date(2027, 3, 5)),
    ("a number for TRL", numbers.trl, "7", 7),
    ("TRL in words", numbers.trl, "TRL 7 – Nguyên mẫu chạy trong môi trường thực", 7),
    ("a day in words", DAY, "ngày 5 tháng 3 năm 2027", date(2027, 3, 5)),
    ("a year", YEAR, "2024", 2024),
    ("a year as a spreadsheet groups it", YEAR, "2.024", 2024),
    ("a year in wide digits", YEAR, "２０２４", 2024),
    ("TRL in wide digits", numbers.trl, "ＴＲＬ ７", 7),
    ("a band's word", cells.budget, "Dưới 100 triệu đồng", "under_100m"),
    ("an amount in đồng", cells.budget, "250.000.000đ", "100m_500m"),
    ("an amount in words", cells.budget, "1,5 tỷ", "500m_2b"),
    ("an amount on the border of two bands", cells.budget, "500 triệu đồng", "500m_2b"),
    ("yes in Vietnamese", cells.yes_or_no, "Có", True),
    ("no in English", cells.yes_or_no, "no", False),
    ("both in one cell", cells.contact, "0901234567, lan@example.vn", ("0901234567", "lan@example.vn")),
    ("a number as from abroad", cells.contact, "+84 (0)28 3829 7040", ("02838297040", None)),
    ("a known language", cells.language, "Tiếng Việt", "vi"),
    ("another language", cells.language, "ja", "ja"),
]
REFUSED: list[tuple[str, Reader, str, str]] = [
    ("an unknown word", cells.code_of("sector"), "y học", "unknown_code"),
    ("one unknown of several", cells.list_of(cells.code_of("technology")), "ocr|phép màu", "unknown_code"),
    ("a day that does not exist", DAY, "31/02/2027", "not_a_date"),
    ("a month that does not exist", DAY, "2027-13-01", "not_a_date"),
    ("a day that has passed", DEADLINE, "01/03/2020", "date_out_of_range"),
    ("a slip in the year", DAY, "0027-06-15", "date_out_of_range"),
    ("a short year of a date", DAY, "15/06/27", "year_of_two_digits"),
    ("an American date", DAY, "12/31/2027", "month_first"),
    ("a quarter for a date", DAY, "quý 3", "date_incomplete"),
    ("a word for a date", DAY, "sớm", "not_a_date"),
    ("a day as a spreadsheet counts it", DAY, "46553", "date_as_number"),
    ("a year to come", YEAR, "2098", "year_out_of_range"),
    ("an amount with two readings", cells.budget, "1.500 triệu", "number_two_ways"),
    ("an amount with two marks", cells.budget, "250.000,000", "number_two_ways"),
    ("an amount from one to another", cells.budget, "200–300 triệu", "number_range"),
    ("an amount of other money", cells.budget, "20.000 USD", "foreign_money"),
    ("a word for TRL", numbers.trl, "cao", "not_a_trl"),
    ("a broken TRL", numbers.trl, "7.5", "not_a_trl"),
    ("a short year", YEAR, "24", "not_a_year"),
    ("a maybe", cells.yes_or_no, "có lẽ", "not_yes_or_no"),
    ("no contact", cells.contact, "gọi cho tôi", "contact_required"),
    ("two numbers in one cell", cells.contact, "0901234567 / 0912345678", "contact_unclear"),
    ("a number with a remark", cells.contact, "0901234567 (zalo), lan@example.vn", "contact_unclear"),
    ("a contact that lost its zero", cells.contact, "901234567", "lost_leading_zero"),
    ("an unknown language", cells.language, "tiếng Sao Hỏa", "unknown_code"),
    ("bytes that are not UTF-8", cells.clean, "c\udce0ng", "bad_bytes"),
    ("a control character", cells.clean, "a\x01b", "control_character"),
    ("an error of the spreadsheet", cells.clean, "#REF!", "cell_error"),
]


@pytest.mark.parametrize(("what", "read", "cell", "value"), ACCEPTED, ids=[row[0] for row in ACCEPTED])
def test_a_cell_may_be(what: str, read: Reader, cell: str, value: object) -> None:
    assert read(cells.clean(cell)) == value


@pytest.mark.parametrize(("what", "read", "cell", "code"), REFUSED, ids=[row[0] for row in REFUSED])
def test_a_cell_may_not_be(what: str, read: Reader, cell: str, code: str) -> None:
    with pytest.raises(InvalidValue) as invalid:
        read(cell)
    assert invalid.value.code == code


def test_a_contact_with_an_old_mobile_number_is_told_with_its_new_one() -> None:
    with pytest.raises(InvalidValue) as invalid:
        cells.contact("0169 9333 999, lan@example.vn")
    assert (invalid.value.code, invalid.value.code.blanks) == ("old_mobile", {"number": "0399333999"})


def test_a_cell_is_composed_and_its_line_ends_are_plain() -> None:
    assert cells.clean("Trí tuệ\r\nnhân tạo") == "Trí tuệ\nnhân tạo"
