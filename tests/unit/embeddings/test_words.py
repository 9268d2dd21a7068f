"""The words of a text with their meanings are kept in little room and come back."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from embeddings.encoder import HashEncoder, TextSide
from embeddings.words import Words, words_of


@given(st.text(max_size=60))
@settings(max_examples=60, deadline=None)
def test_what_is_packed_comes_back_within_half_a_percent(text: str) -> None:
    words = HashEncoder().read([text], side=TextSide.QUERY).words[0]
    back = Words.unpacked(words.packed())
    assert list(back.words) == list(words.words)
    assert back.vectors == pytest.approx(words.vectors, abs=0.005)


def test_a_word_is_the_mean_of_the_pieces_it_is_written_in() -> None:
    pieces = [(0, 0), (0, 6), (7, 10), (10, 14), (14, 15), (0, 0)]
    meanings = np.array([[9, 9], [9, 0], [1, 0], [0, 1], [5, 5], [9, 9]], np.float32)
    words = words_of("query: Phường.", [(0, 0), (0, 6), (7, 10), (10, 13), (13, 14), (0, 0)], meanings, after=7)
    assert list(words.words) == ["phường"]
    assert words.vectors == pytest.approx(np.array([[0.5**0.5, 0.5**0.5]]))
    assert not words_of("query: xin", pieces[:2], meanings[:2], after=7).words


def test_both_ways_of_encoding_give_the_same_vectors() -> None:
    texts = ["Đọc biển số xe", "", "đếm dừa khô"]
    encoder = HashEncoder()
    reading = encoder.read(texts, side=TextSide.PASSAGE)
    assert np.array_equal(reading.vectors, encoder.encode(texts, side=TextSide.PASSAGE))
    assert [list(words.words) for words in reading.words] == [["đọc", "biển", "số", "xe"], [], ["đếm", "dừa", "khô"]]
