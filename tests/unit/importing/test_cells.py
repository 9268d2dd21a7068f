"""Cells to values: what is accepted, and the code of what is not."""

from datetime import date

import pytest

from matchmaker.importing import cells
from matchmaker.importing.cells import Reader
from matchmaker.intake.invalid import InvalidValue

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
    ("a Vietnamese date", cells.day, " 5/3/2027", date(2027, 3, 5)),
    ("a date with dots", cells.day, "05.03.2027", date(2027, 3, 5)),
    ("an ISO date", cells.day, "2027-03-05", date(2027, 3, 5)),
    ("a number for TRL", cells.trl, "7", 7),
    ("TRL in words", cells.trl, "TRL 7 – Nguyên mẫu chạy trong môi trường thực", 7),
    ("a year", cells.year, "2024", 2024),
    ("yes in Vietnamese", cells.yes_or_no, "Có", True),
    ("no in English", cells.yes_or_no, "no", False),
    ("a mobile number", cells.phone, "090 123 4567", "0901234567"),
    ("a landline", cells.phone, "(028) 3829-1234", "02838291234"),
    ("an international number", cells.phone, "+84 901 234 567", "+84901234567"),
    ("a hotline", cells.phone, "1900 545 481", "1900545481"),
    ("both in one cell", cells.contact, "0901234567, lan@example.vn", ("0901234567", "lan@example.vn")),
    ("a known language", cells.language, "Tiếng Việt", "vi"),
    ("another language", cells.language, "ja", "ja"),
]
REFUSED: list[tuple[str, Reader, str, str]] = [
    ("an unknown word", cells.code_of("sector"), "y học", "unknown_code"),
    ("one unknown of several", cells.list_of(cells.code_of("technology")), "ocr|phép màu", "unknown_code"),
    ("a day that does not exist", cells.day, "31/02/2027", "not_a_date"),
    ("a month that does not exist", cells.day, "2027-13-01", "not_a_date"),
    ("an American date that cannot be read", cells.day, "12/31/2027", "not_a_date"),
    ("a word for a date", cells.day, "quý 3", "not_a_date"),
    ("a word for TRL", cells.trl, "cao", "not_a_trl"),
    ("a broken TRL", cells.trl, "7.5", "not_a_trl"),
    ("a short year", cells.year, "24", "not_a_year"),
    ("a maybe", cells.yes_or_no, "có lẽ", "not_yes_or_no"),
    ("a mobile number that lost its zero", cells.phone, "901234567", "lost_leading_zero"),
    ("a landline that lost its zero", cells.phone, "2838291234", "lost_leading_zero"),
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


def test_a_cell_is_composed_and_its_line_ends_are_plain() -> None:
    assert cells.clean("Trí tuệ\r\nnhân tạo") == "Trí tuệ\nnhân tạo"
