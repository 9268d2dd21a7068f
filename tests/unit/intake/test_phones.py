"""Telephone numbers as people write them: one form is kept, and what cannot be called is told."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matchmaker.ground.invalid import InvalidValue, Problem
from matchmaker.intake import phones

KEPT = [
    ("０９０１２３４５６７", "0901234567"),
    ("+84 (0)28 3829 7040", "02838297040"),
    ("+84 (028) 3829 7040", "02838297040"),
    ("+84.28.3829.7040", "02838297040"),
    ("0084 28 3829 7040", "02838297040"),
    ("84 28 3829 7040", "02838297040"),
    ("(84-28) 3829.7040", "02838297040"),
    ("(028) 3829–7040", "02838297040"),
    ("[028] 38\u00a0297\u00a0040", "02838297040"),
    ("0254 385 2345", "02543852345"),
    ("84901234567", "0901234567"),
    ("(+84) 90.123.4567", "0901234567"),
    ("090-123-4567", "0901234567"),
    ("069 234 2593", "0692342593"),
    ("1900 545 481", "1900545481"),
    ("1800.1166", "18001166"),
    ("+84 1900 545 481", "1900545481"),
    ("+44 (0)20 7946 0958", "+442079460958"),
    ("001 202 555 0100", "+12025550100"),
    ("+65-6123-4567", "+6561234567"),
    ("0281234567", "0281234567"),
    ("19001234.0", "19001234"),
    ("84901234567,0", "0901234567"),
    ("083 829 1234", "0838291234"),
    ("0838 291 234", "0838291234"),
    ("08 3829 12 34", "0838291234"),
]
REFUSED = [
    ("901234567", "lost_leading_zero"),
    ("901234567.0", "lost_leading_zero"),
    ("28 3829 7040", "lost_leading_zero"),
    ("0169 9333 999", "old_mobile"),
    ("+84 169 9333 999", "old_mobile"),
    ("01202345678", "old_mobile"),
    ("04 3829 7040", "old_area_code"),
    ("0511 3822 123", "old_area_code"),
    ("(08) 3829 1234", "old_area_code"),  # no mobile number 083…
    ("(08)38291234", "old_area_code"),
    ("08 3829 1234", "old_area_code"),
    ("08.5404.1234", "old_area_code"),
    ("+84 8 3829 1234", "old_area_code"),
    ("(84-8) 3829 1234", "old_area_code"),
    ("028 3829 7040 máy lẻ 12", "phone_extension"),
    ("028 3829 7040, ext. 12", "phone_extension"),
    ("02838297040 x12", "phone_extension"),
    ("02838297040 (số lẻ: 101)", "phone_extension"),
    ("02838297040#3", "phone_extension"),
    ("0901234567 / 0912345678", "several_phones"),
    ("0901234567 hoặc 0912345678", "several_phones"),
    ("0901234567 0912345678", "several_phones"),
    ("+84901234567 +84912345678", "several_phones"),
    ("3829 7040", "not_a_phone"),  # in which city?
    ("1022", "not_a_phone"),
    ("113", "not_a_phone"),
    ("0903", "not_a_phone"),
    ("090123456", "not_a_phone"),
    ("+0901234567", "not_a_phone"),
    ("0901 234 56O", "not_a_phone"),
    ("9.01E+08", "not_a_phone"),
    ("chị Lan", "not_a_phone"),
    ("+", "not_a_phone"),
]
EIGHT_DIGITS = st.integers(0, 10**8 - 1).map("{:08}".format)
AT_HOME = st.tuples(st.sampled_from(["03", "05", "07", "09", "02", "028"]), EIGHT_DIGITS).map("".join)
AT_HOME |= st.integers(0, 10**7 - 1).map("089{:07}".format)
NUMBERS = AT_HOME | st.tuples(st.sampled_from(["19", "18"]), st.integers(0, 9999).map("00{:04}".format)).map("".join)
NUMBERS |= st.tuples(st.sampled_from(["+1", "+33", "+65"]), EIGHT_DIGITS).map("".join)
MARKS = st.lists(st.sampled_from(["", "", " ", ".", "-", "\u00a0", "–"]), min_size=15, max_size=15)


@pytest.mark.parametrize(("typed", "number"), KEPT, ids=[typed for typed, _ in KEPT])
def test_a_number_has_one_form_however_it_is_written(typed: str, number: str) -> None:
    assert phones.read(typed) == number


@pytest.mark.parametrize(("typed", "code"), REFUSED, ids=[typed for typed, _ in REFUSED])
def test_what_cannot_be_called_as_it_stands_is_told(typed: str, code: str) -> None:
    with pytest.raises(InvalidValue) as invalid:
        phones.read(typed)
    assert (invalid.value.code, phones.problem_of(typed)) == (code, code)


@pytest.mark.parametrize(
    ("old", "new"),
    [("0169 9333 999", "0399333999"), ("+84 128 7878 888", "0787878888"), ("01995959999", "0595959999")],
)
def test_an_old_mobile_number_is_told_with_its_new_one(old: str, new: str) -> None:
    told = Problem.of(phones.problem_of(old) or "")
    assert (told, told.blanks) == ("old_mobile", {"number": new})


@settings(max_examples=100, deadline=None)
@given(number=NUMBERS, marks=MARKS)
def test_a_stored_number_is_read_back_however_it_is_spaced(number: str, marks: list[str]) -> None:
    assert phones.read(number) == number
    assert phones.read(number[0] + "".join(map("".join, zip(marks, number[1:], strict=False)))) == number


@settings(max_examples=100, deadline=None)
@given(number=AT_HOME, dropped=st.booleans())
def test_a_number_of_vietnam_is_the_same_from_abroad(number: str, dropped: bool) -> None:
    rest = number[1:] if dropped else f"(0){number[1:]}"
    for code in ("+84", "+84 ", "(+84) ", "0084 ", "84 "):
        assert phones.read(code + rest) == number
    assert phones.link(number) == f"tel:+84{number[1:]}"


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="0123456789+84 .-()/xể", max_size=30))
def test_whatever_is_read_is_in_the_one_form(typed: str) -> None:
    if phones.problem_of(typed) is None and typed:
        assert phones.read(phones.read(typed)) == phones.read(typed)
        assert phones.read(typed).lstrip("+").isdecimal()


def test_a_field_that_is_left_empty_holds_no_number() -> None:
    assert (phones.stored(None), phones.stored(""), phones.problem_of(None)) == (None, None, None)


@pytest.mark.parametrize("number", ["1900545481", "+12025550100"])
def test_hotlines_and_numbers_abroad_are_called_as_they_stand(number: str) -> None:
    assert phones.link(number) == f"tel:{number}"
