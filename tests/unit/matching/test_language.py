"""Languages are told apart well enough for short needs, with and without marks."""

import pytest

from matchmaker.matching.language import Language, catalogue_language, guess

TEXTS = [
    ("Chúng tôi cần phần mềm nhận diện khuôn mặt cho cổng ra vào", Language.VI),
    ("Đo độ ẩm", Language.VI),
    ("Chatbot tiếng Việt cho website bán hàng", Language.VI),
    ("chung toi can phan mem nhan dien khuon mat cho cong ra vao", Language.VI_FOLDED),
    ("dem xe may tren duong bang camera", Language.VI_FOLDED),
    ("he thong goi y san pham", Language.VI_FOLDED),
    ("We need software that counts motorbikes on the road", Language.EN),
    ("Speech recognition model", Language.EN),
    ("an AI to do it on time", Language.EN),
    ("我们需要一个聊天机器人", Language.OTHER),
    ("2024 12", Language.OTHER),
    ("", Language.OTHER),
]


@pytest.mark.parametrize(("text", "language"), TEXTS)
def test_the_language_of_a_text(text: str, language: Language) -> None:
    assert guess(text) is language


def test_a_stored_text_without_marks_stands_with_the_vietnamese_ones() -> None:
    assert catalogue_language("he thong goi y san pham") is Language.VI
