"""Vietnamese and English text: folding, tokens, sentences, requirements, order."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from matchmaker.ground.text import (
    SENTENCE_LIMIT,
    fold,
    is_marked,
    normalise_spaces,
    sentences,
    snippet,
    sort_key_vi,
    spanned_tokens,
    split_requirements,
    tokens,
)

LONG = "Hệ thống đọc biển số, đếm xe, báo chỗ trống, " * 20


def test_folding_removes_every_mark() -> None:
    assert fold("Trí tuệ Đo lường ƯỚC ẲM") == "tri tue do luong uoc am"
    assert is_marked("đo")
    assert not is_marked("do luong")


def test_decomposed_text_gives_the_same_tokens() -> None:
    text = "Trí tuệ nhân tạo"
    assert tokens(unicodedata.normalize("NFD", text)) == tokens(text) == ["trí", "tuệ", "nhân", "tạo"]


def test_spaces_of_any_kind_become_one() -> None:
    assert normalise_spaces(" a\u00a0 b\n\tc ") == "a b c"


def test_sentences_end_at_stops_lines_and_bullets_but_not_at_abbreviations() -> None:
    text = "Dùng tại TP. Hồ Chí Minh. Giá 1.500 đồng; rẻ.\n- đọc biển số\n• đếm xe"
    assert [s.text for s in sentences(text)] == [
        "Dùng tại TP. Hồ Chí Minh.",
        "Giá 1.500 đồng;",
        "rẻ.",
        "- đọc biển số",
        "• đếm xe",
    ]


def test_what_stands_for_the_rest_of_a_list_ends_no_sentence() -> None:
    whole = "Đang xem vài mô hình (Qwen, Llama…) để soạn văn bản, tra cứu, v.v. cho văn phòng."
    assert [s.text for s in sentences(whole)] == [whole]
    assert len(sentences("Chờ lâu… Khách bỏ đi.")) == 2


def test_a_long_sentence_is_cut_after_a_comma() -> None:
    parts = sentences(LONG)
    assert len(parts) > 1
    assert all(part.text.endswith(",") for part in parts)


@given(st.text(alphabet="ab đ.,;\n-•!?", max_size=600))
def test_sentences_stand_where_they_say_and_stay_short(text: str) -> None:
    for part in sentences(text):
        assert text[part.start : part.end] == part.text
        assert 0 < len(part.text) <= SENTENCE_LIMIT
        assert part.text == part.text.strip()


@given(st.text(alphabet="ab đ.,;\n-•!?", max_size=600))
def test_no_word_is_lost_between_sentences(text: str) -> None:
    cut = [word for part in sentences(text) for word in tokens(part.text)]
    assert "".join(cut) == "".join(tokens(text))


def test_requirements_are_list_items_and_sentences_without_their_marks() -> None:
    text = "Yêu cầu:\n1. Nhận diện khuôn mặt nhân viên\n- đếm số xe máy. Ngân sách hai tỷ."
    assert split_requirements(text) == ["Nhận diện khuôn mặt nhân viên", "đếm số xe máy.", "Ngân sách hai tỷ."]


def test_a_fragment_alone_is_its_own_requirement() -> None:
    assert split_requirements("chatbot") == ["chatbot"]
    assert split_requirements("  \n ") == []


def test_a_snippet_ends_at_a_word() -> None:
    assert snippet("một hai ba", 8) == "một hai…"
    assert snippet("một  hai") == "một hai"
    assert len(snippet("x" * 500)) <= SENTENCE_LIMIT


def test_names_sort_as_in_a_vietnamese_dictionary() -> None:
    names = ["Đại học", "Dược", "êm", "em", "Ăn", "an", "Âu", "bá", "bà", "ba", "bạ", "bã", "bả", "az"]
    assert sorted(names, key=sort_key_vi) == [
        "an",
        "az",
        "Ăn",
        "Âu",
        "ba",
        "bà",
        "bả",
        "bã",
        "bá",
        "bạ",
        "Dược",
        "Đại học",
        "em",
        "êm",
    ]


def test_tokens_know_their_places() -> None:
    assert [(t.start, t.end, t.text) for t in spanned_tokens("Đo ẩm!")] == [(0, 2, "đo"), (3, 5, "ẩm")]
