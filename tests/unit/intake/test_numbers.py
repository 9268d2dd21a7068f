"""Numbers and money as Vietnamese write them: one reading, two that are named, or what is wrong."""

from collections.abc import Callable
from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from matchmaker.ground.i18n import LOCALES, show_number
from matchmaker.ground.invalid import InvalidValue
from matchmaker.intake.cell_values import as_text
from matchmaker.intake.numbers import LARGEST, choices, figure, money, spelled, whole
from matchmaker.sentences import describe_code

Read = Callable[[str], object]

READ: list[tuple[Read, str, object]] = [
    (money, "250000000", 250_000_000),
    (money, "250.000.000đ", 250_000_000),
    (money, "250.000.000 VNĐ", 250_000_000),
    (money, "VND 250,000,000", 250_000_000),
    (money, "250 000 000 đồng", 250_000_000),
    (money, "250\u00a0000\u202f000\u2009₫".replace("\u202f", "\u00a0"), 250_000_000),
    (money, "850 triệu", 850_000_000),
    (money, "850 TRIỆU ĐỒNG", 850_000_000),
    (money, "850 trieu dong", 850_000_000),
    (money, "500trđ", 500_000_000),
    (money, "1,5 tỷ", 1_500_000_000),
    (money, "1.5 tỉ đồng", 1_500_000_000),
    (money, "1 tỷ 500 triệu", 1_500_000_000),
    (money, "1 tỷ rưỡi", 1_500_000_000),
    (money, "2tr5", 2_500_000),
    (money, "2tr250", 2_250_000),
    (money, "2 nghìn tỷ", 2_000_000_000_000),
    (money, "300k", 300_000),
    (money, "300 ngàn đồng", 300_000),
    (money, "9.800", 9_800),
    (money, "1,500", 1_500),
    (money, "2.5E+08", 250_000_000),
    (money, "2,5E+08", 250_000_000),
    (whole, "1.200", 1_200),
    (whole, "1,200", 1_200),
    (whole, "1 200", 1_200),
    (whole, "1'200", 1_200),
    (whole, "1.200,00", 1_200),
    (whole, "12,0", 12),
    (whole, "5 nghìn", 5_000),
    (whole, "007", 7),
    (figure, "0,500", Decimal("0.5")),
    (figure, "0.500", Decimal("0.5")),
    (figure, "12,34", Decimal("12.34")),
    (figure, "12.34", Decimal("12.34")),
    (figure, "1.234,5", Decimal("1234.5")),
    (figure, "1,234.5", Decimal("1234.5")),
    (figure, "1.234.567", Decimal(1234567)),
    (figure, "1234.567", Decimal("1234.567")),
    (figure, "−3,5", Decimal("-3.5")),
    (figure, "–3,5", Decimal("-3.5")),
    (figure, "95,5 %", Decimal("95.5")),
    (figure, "１．２３４，５", Decimal("1234.5")),
    (money, "８５０ triệu", 850_000_000),
    (whole, "１２００", 1_200),
]

WRONG: list[tuple[Read, str, str]] = [
    (money, "250.000,000", "number_two_ways"),
    (money, "250,000.000 đ", "number_two_ways"),
    (money, "250 000.000", "number_two_ways"),
    (money, "1.250.000,000", "number_two_ways"),
    (money, "1.500,000 triệu", "number_two_ways"),
    (whole, "1 500.000", "number_two_ways"),
    (whole, "1'200,500", "number_two_ways"),
    (figure, "1.234,567", "number_two_ways"),
    (whole, "5²", "number_with_words"),
    (figure, "5½", "number_with_words"),
    (money, "10⁶ đồng", "number_with_words"),
    (money, "1.500 triệu", "number_two_ways"),
    (figure, "9.800", "number_two_ways"),
    (figure, "1,500", "number_two_ways"),
    (figure, "−9.800", "number_two_ways"),
    (whole, "0,500", "not_a_number"),
    (whole, "1,2", "not_a_number"),
    (whole, "-3", "number_negative"),
    (whole, "95%", "number_with_words"),
    (whole, "120 người", "number_with_words"),
    (whole, "5 đồng", "number_with_words"),
    (whole, "1_000", "not_a_figure"),
    (whole, "1.200.00", "not_a_figure"),
    (whole, "1,00,000", "not_a_figure"),
    (whole, "0.500.000", "not_a_figure"),
    (whole, "9" * 19, "out_of_range"),
    (money, "0,5", "not_money"),
    (money, "200–300 triệu", "number_range"),
    (money, "200 triệu - 300 triệu", "number_range"),
    (money, "từ 200 đến 300 triệu", "number_range"),
    (money, "khoảng 200 triệu", "number_with_words"),
    (money, ">200 triệu", "number_with_words"),
    (money, "1 tỷ 2", "number_with_words"),
    (money, "1tr25", "number_with_words"),
    (money, "5000 USD", "foreign_money"),
    (money, "$5,000", "foreign_money"),
    (money, "5.000 đô la", "foreign_money"),
    (money, "1.23457E+11", "number_rounded"),
    (figure, "nan", "not_a_figure"),
    (figure, "inf", "not_a_figure"),
    (figure, "1e999", "number_with_words"),
    (figure, "٣", "not_a_figure"),
    (figure, "1 " * 5_000 + "x", "not_a_figure"),
]


@pytest.mark.parametrize(("read", "text", "value"), READ)
def test_a_number_is_read_as_it_is_meant(read: Read, text: str, value: object) -> None:
    assert read(text) == value


@pytest.mark.parametrize(("read", "text", "code"), WRONG)
def test_what_is_no_number_is_told(read: Read, text: str, code: str) -> None:
    with pytest.raises(InvalidValue) as wrong:
        read(text)
    assert wrong.value.code == code
    assert all(describe_code(wrong.value.code, locale) for locale in LOCALES)


def test_both_readings_are_named_and_each_can_be_written_so_that_it_is_the_only_one() -> None:
    with pytest.raises(InvalidValue) as wrong:
        figure("9.800")
    assert "9800 hoặc 9,8" in describe_code(wrong.value.code, "vi")
    assert choices("9.800") == ("9800", "9,8")
    assert [figure(text) for text in choices("9.800")] == [9800, Decimal("9.8")]
    assert choices("1,234") == ("1234", "1,2340")
    assert [money(text) for text in choices("1.500 triệu")] == [1_500_000_000, 1_500_000]
    assert choices("250.000,000 đ") == ("250000000 đ", "250000 đ")
    assert choices("9.8") == choices("nhiều") == ()


@settings(max_examples=100)
@given(st.integers(0, LARGEST), st.sampled_from(LOCALES))
def test_a_whole_number_that_a_page_shows_is_read_back(number: int, locale: str) -> None:
    assert whole(show_number(number, locale)) == money(show_number(number, locale)) == number
    assert whole(spelled(number)) == number


@settings(max_examples=100)
@given(
    st.decimals(-(10**12), 10**12, allow_nan=False, allow_infinity=False, places=3)
    | st.floats(-1e9, 1e9).map(lambda f: round(f, 6))
)
def test_a_figure_that_a_form_holds_is_read_back(number: Decimal | float) -> None:
    assert float(figure(spelled(number))) == float(number)


@settings(max_examples=100)
@given(st.integers(-(10**9), 10**9).map(lambda thousandths: thousandths / 1000))
def test_a_number_in_a_cell_of_a_workbook_is_read_as_no_other(number: float) -> None:
    assert float(figure(as_text(number))) == number


def test_a_broken_number_in_a_cell_is_no_amount_of_thousands() -> None:
    with pytest.raises(InvalidValue):
        money(as_text(1.125))


@settings(max_examples=100)
@given(st.integers(1, 999_999), st.sampled_from(["nghìn", "triệu", "tr", "tỷ", "tỉ đồng", "triệu VNĐ", "k"]))
def test_an_amount_in_words_is_its_number_times_the_word(number: int, word: str) -> None:
    scale = {"n": 10**3, "k": 10**3, "t": 10**6}[word[0]] if word[:2] not in ("tỷ", "tỉ") else 10**9
    assert money(f"{number} {word}") == number * scale


@settings(max_examples=100)
@given(st.text(alphabet="0123456789.,' -–đ₫%eE+triệutỷk~\u00a0", max_size=30))
@example("0ệ1")
def test_any_text_is_read_or_refused_and_never_read_otherwise_than_by_its_digits(text: str) -> None:
    for read in (whole, money, figure):
        with suppress(InvalidValue):
            mantissa = text.lower().partition("e")[0]  # 0E1 is nought
            assert (read(text) == 0) == set("123456789").isdisjoint(mantissa)
