"""Vietnamese typed without marks gets them back from how stored texts write it, and loses them with those texts."""

import math
from itertools import pairwise, product

import pytest

from matchmaker.matching.restoring import Restorer
from matchmaker.text import fold, tokens

TEXTS = [
    "Hệ thống đọc biển số xe máy tại bãi giữ xe.",
    "Phân loại lỗi sản phẩm trên băng chuyền của nhà máy.",
    "Cảnh báo mực nước biển dâng cho tàu cá.",
]


@pytest.mark.parametrize(
    ("typed", "marked"),
    [
        ("doc bien so xe may", "đọc biển số xe máy"),
        ("He thong DOC bien so", "Hệ thống ĐỌC biển số"),
        ("loi san pham, bang chuyen!", "lỗi sản phẩm, băng chuyền!"),
        ("xyz nha may 2024", "xyz nhà máy 2024"),
        ("", ""),
    ],
)
def test_marks_come_back(typed: str, marked: str) -> None:
    assert Restorer(TEXTS).restore(typed) == marked


def test_the_neighbour_decides_between_two_readings() -> None:
    restorer = Restorer(["người bán hàng", "được bán hàng", "được bạn bè", "ban quản lý"])
    assert restorer.restore("ban hang") == "bán hàng"
    assert restorer.restore("ban be") == "bạn bè"
    assert restorer.restore("ban quan ly") == "ban quản lý"


def test_a_text_that_is_gone_teaches_nothing() -> None:
    restorer = Restorer(TEXTS)
    for text in TEXTS:
        restorer.remove(text)
    assert restorer.restore("doc bien so xe may") == "doc bien so xe may"


def test_unmarked_and_english_texts_teach_nothing() -> None:
    restorer = Restorer(["nha may san xuat xe may", "The machine reads number plates"])
    assert restorer.restore("nha may") == "nha may"


AMBIGUOUS = [
    "người bán hàng bận cả tháng",
    "bạn hàng được bàn giao cà phê",
    "bàn về hạng mục cá tháng này",
    "cả bàn được hàng tháng",
]


def likelihood(words: list[str]) -> float:
    """Of words by the model that the texts teach: four fifths by the word before, one fifth by the word alone."""
    texts = [["", *tokens(text)] for text in AMBIGUOUS]
    learnt = [word for text in texts for word in text]
    pairs = [pair for text in texts for pair in pairwise(text)]
    alone = len(learnt) - len(texts)
    chances = [
        0.8 * pairs.count((before, word)) / max(learnt.count(before), 1) + 0.2 * learnt.count(word) / alone
        for before, word in pairwise(["", *words])
    ]
    return math.prod(chances)


@pytest.mark.parametrize("typed", ["ban hang", "ca thang ban ban", "hang ban ca hang", "ban ban ban ban ban", "ca"])
def test_no_other_marks_are_likelier(typed: str) -> None:
    known = {word for text in AMBIGUOUS for word in tokens(text)}
    readings = [[form for form in known if fold(form) == word] for word in typed.split()]
    best = max(likelihood(list(words)) for words in product(*readings))
    assert likelihood(Restorer(AMBIGUOUS).restore(typed).split()) == pytest.approx(best)


def test_a_very_long_text_is_restored_whole() -> None:
    times = 2_400  # of 21 characters each: 50,400
    assert Restorer(TEXTS).restore("doc bien so xe may, \n" * times) == "đọc biển số xe máy, \n" * times
