"""Tax codes as people write them: one form is kept, and a person's number is known as one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matchmaker.ground.invalid import InvalidValue
from matchmaker.intake import tax_codes

KEPT = [
    ("０３０１２３４５６７", "0301234567"),
    ("0301234567", "0301234567"),
    ("03.012.345.67", "0301234567"),
    ("03 0123 4567", "0301234567"),
    ("MST: 0301234567", "0301234567"),
    ("0301234567-001", "0301234567-001"),
    ("0301234567001", "0301234567-001"),
    ("0301234567 – 001", "0301234567-001"),
    ("0301234567 001", "0301234567-001"),
    ("079085001234", "079085001234"),
    ("079 085 001 234", "079085001234"),
    ("079-085-001234", "079085001234"),
    ("101085001234", "101085001234"),  # a birth that was registered abroad
    ("1101234567.0", "1101234567"),  # a spreadsheet kept it as a number
    ("101085001234,00", "101085001234"),
    ("0301234567.001", "0301234567-001"),
    ("300588569001", "300588569001"),  # another one, though with a 0 before it the tenth digit would fit
]
REFUSED = [
    ("301234567", "tax_code_lost_zero"),
    ("301234567-001", "tax_code_lost_zero"),
    ("79085001234", "tax_code_lost_zero"),
    ("312340001.0", "tax_code_lost_zero"),  # not 3123400010, which is another one's
    ("MST: 312340001.000", "tax_code_lost_zero"),
    ("79123456789.0", "tax_code_lost_zero"),
    ("07912345678.9", "not_a_tax_code"),
    ("0301234567.01", "not_a_tax_code"),  # no 12 digits of a person
    ("03012345", "not_a_tax_code"),
    ("0301234567-1", "not_a_tax_code"),
    ("0301234567-01", "not_a_tax_code"),  # no 12 digits of a person
    ("0301234567-0011", "not_a_tax_code"),
    ("03012345678901", "not_a_tax_code"),
    ("0000000000", "not_a_tax_code"),
    ("030123456O", "not_a_tax_code"),
    ("không có", "not_a_tax_code"),
    ("-", "not_a_tax_code"),
]
TEN = st.integers(10**8, 10**9 - 1).map("0{}".format)
STORED = TEN | TEN.map("{}-001".format) | TEN.map("{}07".format)


@pytest.mark.parametrize(("typed", "code"), KEPT, ids=[typed for typed, _ in KEPT])
def test_a_tax_code_has_one_form_however_it_is_written(typed: str, code: str) -> None:
    assert tax_codes.read(typed) == code


@pytest.mark.parametrize(("typed", "code"), REFUSED, ids=[typed for typed, _ in REFUSED])
def test_what_is_no_tax_code_is_told(typed: str, code: str) -> None:
    with pytest.raises(InvalidValue) as invalid:
        tax_codes.read(typed)
    assert (invalid.value.code, tax_codes.problem_of(typed)) == (code, code)


@settings(max_examples=100, deadline=None)
@given(code=STORED, mark=st.sampled_from(["", " ", ".", "\u00a0"]))
def test_a_stored_code_is_read_back_however_it_is_spaced(code: str, mark: str) -> None:
    assert tax_codes.read(mark.join(code)) == code


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="0123456789- .", max_size=20))
def test_only_twelve_digits_are_a_persons_number(typed: str) -> None:
    if tax_codes.problem_of(typed) is None and typed:
        code = tax_codes.read(typed)
        assert tax_codes.is_personal(code) == (len(code) == 12)
        assert tax_codes.public(code) == (None if tax_codes.is_personal(code) else code)


@pytest.mark.parametrize("code", ["0100047516", "0300588569", "0101248141", "0100109106-001"])
def test_the_tenth_digit_checks_the_nine_before_it(code: str) -> None:
    assert tax_codes.fits_check_digit(code)
    assert not tax_codes.fits_check_digit(code[:8] + str((int(code[8]) + 1) % 10) + code[9:])
