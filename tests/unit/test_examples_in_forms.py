"""What a form gives as an example passes its own reader, and belongs plainly to nobody."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache

import pytest

from matchmaker.intake import dates, numbers, phones, tax_codes
from tests.support.sources import used_messages

DATE, MONEY = re.compile(r"\b\d\d/\d\d/\d{4}\b"), re.compile(r"\b\d{3}\.\d{3}\.000\b|\b\d+ triệu|\b\d+,\d tỷ")
READERS: list[tuple[re.Pattern[str], Callable[[str], object], int]] = [
    (re.compile(r"\b\d{10}\b"), tax_codes.read, 1),
    (re.compile(r"\b0\d{3} \d{3} \d{3}\b"), phones.read, 1),
    (MONEY, numbers.money, 6),
    (DATE, lambda text: dates.day(text, dates.Span(first=date(2025, 1, 1), years=2)), 2),
]


@cache
def sentences() -> tuple[str, ...]:
    """Those that give an example."""
    return tuple(m for m in sorted(used_messages()) if re.search(r"such as|looks like|for example", m, re.I))


def examples(pattern: re.Pattern[str]) -> Iterator[str]:
    for sentence in sentences():
        yield from pattern.findall(sentence)


@pytest.mark.parametrize(("pattern", "read", "least"), READERS)
def test_an_example_passes_the_reader_of_its_field(
    pattern: re.Pattern[str], read: Callable[[str], object], least: int
) -> None:
    found = list(examples(pattern))
    assert len(found) >= least
    for example in found:
        read(example)


def test_an_example_of_a_tax_code_fits_its_check_digit_and_is_of_no_province() -> None:
    codes = list(examples(re.compile(r"\b\d{10}\b")))
    assert all(tax_codes.fits_check_digit(code) and code.startswith("00") for code in codes), codes
