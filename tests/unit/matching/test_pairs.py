"""Words that stand side by side in both texts are told from words that are merely in both."""

from collections.abc import Sequence

import numpy as np
import pytest

from matchmaker.matching.lexical import LexicalIndex, exact_terms
from matchmaker.matching.word_pairs import WordOrder

ROWS = np.array([0, 1], np.int64)


def even(words: Sequence[str]) -> dict[str, float]:
    """Every word tells the same."""
    return dict.fromkeys(words, 1.0)


def order_of(*texts: str) -> WordOrder:
    made = WordOrder()
    for row, text in enumerate(texts):
        made.add(row, text.split())
    return made


def test_the_same_words_in_another_order_are_no_pair() -> None:
    order = order_of("kiểm tra sản phẩm", "phẩm chất sản xuất kiểm kê thanh tra")
    np.testing.assert_allclose(order.shares("kiểm tra sản phẩm".split(), ROWS, even), [1, 0])


def test_a_share_is_the_part_of_the_pairs_that_a_row_holds() -> None:
    order = order_of("đọc biển số nhà", "đọc sách")
    np.testing.assert_allclose(order.shares("đọc biển số xe".split(), ROWS, even), [2 / 3, 0])


def test_a_pair_counts_once_for_a_row_that_repeats_it() -> None:
    order = order_of("biển số biển số biển số", "biển số")
    np.testing.assert_allclose(order.shares("biển số".split(), ROWS, even), [1, 1])


def test_the_end_of_one_text_and_the_beginning_of_the_next_are_no_pair() -> None:
    order = order_of("xe máy", "bay cao")
    np.testing.assert_allclose(order.shares("máy bay".split(), ROWS, even), [0, 0])


def test_rare_words_make_a_pair_worth_more() -> None:
    order = order_of("biển số", "xe máy")
    worth = {"biển": 3.0, "số": 1.0, "xe": 1.0, "máy": 1.0}
    shares = order.shares("biển số xe máy".split(), ROWS, lambda words: {word: worth[word] for word in words})
    np.testing.assert_allclose(shares, [4 / 8, 2 / 8])


@pytest.mark.parametrize("query", ["", "một", "chưa từng thấy"])
def test_a_query_without_known_pairs_shares_nothing(query: str) -> None:
    np.testing.assert_array_equal(order_of("biển số", "").shares(query.split(), ROWS, even), [0, 0])


def test_rows_without_words_share_nothing() -> None:
    order = order_of("", "")
    order.add(2, ["biển", "số"])
    np.testing.assert_array_equal(order.shares(["biển", "số"], ROWS, even), [0, 0])


def test_a_removed_row_may_be_used_again() -> None:
    index = LexicalIndex(exact_terms)
    index.add(0, "đọc biển số")
    index.remove(0, "đọc biển số")
    index.add(0, "đếm dừa khô")
    first = np.array([0], np.int64)
    assert index.pair_shares("biển số", first)[0] == 0
    assert index.pair_shares("dừa khô", first)[0] == 1
