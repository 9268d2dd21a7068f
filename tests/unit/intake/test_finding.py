"""Numbers, amounts and days in sentences, each at its place, by the grammar of the readers."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matchmaker.ground.text import nfc
from matchmaker.intake.finding import days_in, numbers_in

SENTENCES: list[tuple[str, list[tuple[str, list[Decimal | int]]]]] = [
    ("Mỗi ngày có 1.200 hóa đơn.", [("1.200", [1200, Decimal("1.2")])]),
    ("Chi phí 250.000.000đ mỗi năm.", [("250.000.000đ", [250_000_000])]),
    ("Ngân sách 1,5 tỷ đồng, 3 người.", [("1,5 tỷ đồng", [1_500_000_000]), ("3", [3])]),
    ("Ngân sách 200–300 triệu đồng.", [("200–300 triệu đồng", [200_000_000, 300_000_000])]),
    ("Từ 2 tỷ đến 3 tỷ.", [("2 tỷ đến 3 tỷ", [2_000_000_000, 3_000_000_000])]),
    ("Giảm 30-50% thời gian", [("30-50%", [30, 50])]),
    ("Lắp 5 ti vi trong phòng họp", [("5", [5])]),
    ("Lap 2 ty dong trong 3 nam", [("2 ty dong", [2_000_000_000]), ("3", [3])]),
    ("Đọc 100 đồng hồ nước trước 15/06/2027", [("100", [100])]),
    ("Cần trước ngày 15 tháng 6 năm 2027 với 500 triệu", [("500 triệu", [500_000_000])]),
    ("COVID-19, mẫu A4, QL1A", []),
]


@pytest.mark.parametrize(("sentence", "found"), SENTENCES, ids=[row[0] for row in SENTENCES])
def test_numbers_of_a_sentence_are_found_at_their_places(
    sentence: str, found: list[tuple[str, list[Decimal | int]]]
) -> None:
    said = [(sentence[each.start : each.end], [*each.readings, *each.until]) for each in numbers_in(sentence)]
    assert said == found


def test_money_and_per_cent_are_told_from_mere_numbers() -> None:
    money, share, bare = numbers_in("Với 500 triệu đồng giảm 30% trong 6 tháng")
    assert (money.in_dong, share.percent, bare.in_dong, bare.percent) == (True, True, False, False)


def test_days_of_a_sentence_are_found_at_their_places() -> None:
    sentence = "Từ 15/06/2027 đến ngày 1 tháng 7 năm 2027, không phải 31/02/2027 hay tháng 8/2027."
    assert [(sentence[each.start : each.end], each.day) for each in days_in(sentence)] == [
        ("15/06/2027", date(2027, 6, 15)),
        ("ngày 1 tháng 7 năm 2027", date(2027, 7, 1)),
    ]


@settings(max_examples=100)
@given(st.text(alphabet="0123456789.,/- –đ%₫triệutỷngàyàtháng\n", max_size=80).map(nfc))
def test_what_is_found_lies_in_the_text_in_order_and_apart(text: str) -> None:
    for found in (numbers_in(text), days_in(text)):
        places = [place for each in found for place in (each.start, each.end)]
        assert places == sorted(places)
        assert all(each.start < each.end <= len(text) for each in found)
