"""BM25 held against an independent implementation, and kept exact while texts come and go."""

import bm25s
import numpy as np
import pytest
from numpy.typing import NDArray

from matchmaker.ground.text import tokens
from matchmaker.matching.lexical import LexicalIndex, folded_terms, stem

TEXTS = [
    "Hệ thống đọc biển số xe máy tại bãi giữ xe",
    "Phân loại lỗi sản phẩm trên băng chuyền bằng camera, camera và camera",
    "Trợ lý ảo trả lời thủ tục hành chính bằng tiếng Việt",
    "A chatbot answers questions about public services in Vietnamese",
    "Dự báo lưu lượng giao thông",
    "",
]
QUERIES = ["đọc biển số xe xe", "camera đếm sản phẩm", "chatbot in Vietnamese", "không có từ nào quen"]


def bm25s_scores(texts: list[str], query: str) -> NDArray[np.float32]:
    reference = bm25s.BM25(method="lucene", k1=1.5, b=0.75)
    reference.index([tokens(text) for text in texts], show_progress=False)
    known = [word for word in tokens(query) if word in reference.vocab_dict]
    return np.asarray(reference.get_scores(known) if known else np.zeros(len(texts)))


def filled(texts: list[str]) -> LexicalIndex:
    index = LexicalIndex(tokens)
    for row, text in enumerate(texts):
        index.add(row, text)
    return index


@pytest.mark.parametrize("query", QUERIES)
def test_scores_are_those_of_bm25s(query: str) -> None:
    ours = filled(TEXTS).scores(query, len(TEXTS)).values
    np.testing.assert_allclose(ours, bm25s_scores(TEXTS, query), rtol=1e-5, atol=1e-6)


@pytest.mark.parametrize("query", QUERIES)
def test_a_removed_text_leaves_no_trace_in_any_score(query: str) -> None:
    index = filled([*TEXTS, "camera đọc biển số xe"])
    index.remove(len(TEXTS), "camera đọc biển số xe")
    np.testing.assert_allclose(index.scores(query, len(TEXTS)).values, filled(TEXTS).scores(query, len(TEXTS)).values)


def test_a_row_can_be_used_again() -> None:
    index = filled(TEXTS)
    index.remove(0, TEXTS[0])
    index.add(0, "máy đếm dừa")
    assert index.scores("dừa", len(TEXTS)).values.argmax() == 0
    assert not index.scores("biển", len(TEXTS)).values.any()
    assert len(index) == len(TEXTS)


def test_shares_lie_between_nothing_and_everything() -> None:
    shares = filled(TEXTS).scores("camera camera đếm", len(TEXTS)).shares
    assert shares.min() == 0
    assert 0 < shares.max() < 1
    assert not filled(TEXTS).scores("", len(TEXTS)).shares.any()


def test_words_nobody_stored_lower_the_share() -> None:
    index = filled(TEXTS)
    known = index.scores("camera", len(TEXTS)).shares.max()
    assert index.scores("camera xyzzy", len(TEXTS)).shares.max() < known


def test_unmarked_words_find_marked_ones_on_the_folded_path() -> None:
    index = LexicalIndex(folded_terms)
    index.add(0, "Trí tuệ nhân tạo")
    index.add(1, "Đo độ ẩm đất")
    assert index.scores("tri tue", 2).values.argmax() == 0
    assert index.scores("do do am", 2).values.argmax() == 1


def test_forms_of_an_english_word_meet() -> None:
    assert stem("detects") == stem("detection") == stem("detecting")
    assert stem("cities") == stem("city")


def test_what_carries_marks_has_no_english_ending() -> None:
    assert stem("mạng") == "mạng"
