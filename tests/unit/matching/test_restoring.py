"""Vietnamese typed without marks gets them back from how stored texts write it, and from general Vietnamese of ours."""

import math
from itertools import pairwise, product

import pytest

from matchmaker.ground.text import fold, nfc, tokens
from matchmaker.matching.diacritics import Restorer, common_vietnamese
from matchmaker.matching.language import Language
from matchmaker.matching.prior_texts import NEEDS, SOLUTIONS

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
    restorer = Restorer(["người bán hàng", "được bán hàng", "được bạn bè", "ban quản lý"], common=())
    assert restorer.restore("ban hang") == "bán hàng"
    assert restorer.restore("ban be") == "bạn bè"
    assert restorer.restore("ban quan ly") == "ban quản lý"


def test_a_text_that_is_gone_teaches_nothing() -> None:
    restorer = Restorer(TEXTS, common=())
    for text in TEXTS:
        restorer.remove(text)
    assert restorer.restore("doc bien so xe may") == "doc bien so xe may"


def test_a_text_that_is_gone_takes_nothing_of_general_vietnamese_along() -> None:
    typed = "chung toi can doc bien so xe may tai nha may"
    restorer = Restorer(TEXTS)
    for text in TEXTS:
        restorer.remove(text)
    assert restorer.restore(typed) == Restorer().restore(typed) != typed


def test_unmarked_and_english_texts_teach_nothing() -> None:
    restorer = Restorer(["nha may san xuat xe may", "The machine reads number plates"], common=())
    assert restorer.restore("nha may") == "nha may"


@pytest.mark.parametrize(
    ("typed", "marked"),
    [
        ("Lam the nao de giam chi phi van chuyen?", "Làm thế nào để giảm chi phí vận chuyển?"),
        ("phan mem quan ly benh vien", "phần mềm quản lý bệnh viện"),
        ("DU BAO THOI TIET cho nong dan", "DỰ BÁO THỜI TIẾT cho nông dân"),
    ],
)
def test_an_empty_system_knows_general_vietnamese(typed: str, marked: str) -> None:
    assert Restorer().restore(typed) == marked


def test_most_syllables_of_texts_that_nobody_stored_come_back() -> None:
    written = [word for text in NEEDS[Language.VI] + SOLUTIONS[Language.VI] for word in tokens(text)]
    restored = Restorer().restore(" ".join(fold(word) for word in written)).split()
    right = sum(one == other for one, other in zip(written, restored, strict=True))
    assert right / len(written) >= 0.88


def test_stored_texts_outweigh_general_vietnamese() -> None:
    assert Restorer().restore("bai hat") == "bài hát"
    assert Restorer(["Vỏ bãi hạt là loại vỏ của bãi hạt."] * 40).restore("bai hat") == "bãi hạt"


@pytest.mark.parametrize(
    "typed",
    [
        "ESP32",
        "GPT4 2024",
        "Google Cloud",
        "LoRaWAN",
        "an.tran@truong.edu.vn",
        "https://doi.org/10.1/ban-hang",
        "sanxuat.com.vn",
        "İstanbul",
    ],
)
def test_names_numbers_and_addresses_stay_as_typed(typed: str) -> None:
    assert Restorer().restore(f"phan mem {typed} quan ly") == f"phần mềm {typed} quản lý"


def test_capitals_inside_a_word_are_kept() -> None:
    assert Restorer(["thiết bị iot đo độ mặn"]).restore("thiet bi IoT") == "thiết bị IoT"
    assert Restorer().restore("bENh VIEN") == "bỆNh VIỆN"


def test_a_word_that_carries_its_marks_decides_with_them() -> None:
    assert Restorer().restore("phần mem ban hang cua Trần") == "phần mềm bán hàng của Trần"


def test_general_vietnamese_is_sound() -> None:
    pieces = common_vietnamese()
    assert len(pieces) == len(set(pieces)) > 3_000
    assert all(piece == nfc(piece) for piece in pieces)
    assert all(fold(piece).isascii() for piece in pieces)


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
    assert likelihood(Restorer(AMBIGUOUS, common=()).restore(typed).split()) == pytest.approx(best)


def test_a_very_long_text_is_restored_whole() -> None:
    times = 2_400  # of 21 characters each: 50,400
    assert Restorer(TEXTS).restore("doc bien so xe may, \n" * times) == "đọc biển số xe máy, \n" * times
