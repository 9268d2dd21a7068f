"""Vietnamese typed without marks gets them back from how stored texts write it, and loses them with those texts."""

import pytest

from matchmaker.matching.restoring import Restorer

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
