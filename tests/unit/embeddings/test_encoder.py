import unicodedata

import numpy as np
import pytest

from embeddings.encoder import (
    BATCH_CHARACTERS,
    BATCH_TEXTS,
    HashEncoder,
    TextSide,
    batches_by_length,
    encode_in_batches,
)


def test_texts_that_share_words_are_nearer_than_texts_that_do_not() -> None:
    need, near, far = HashEncoder().encode(
        ["nhận dạng ảnh y tế", "Ảnh y tế của bệnh viện", "lịch tàu cảng biển"], side=TextSide.QUERY
    )
    assert need @ near > 0.4 > need @ far


def test_hash_vectors_are_of_unit_length_and_repeatable() -> None:
    texts = ["một", "hai ba", "", "!?"]
    vectors = HashEncoder(32).encode(texts, side=TextSide.PASSAGE)
    assert vectors.shape == (4, 32)
    assert vectors.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-6)
    np.testing.assert_array_equal(vectors, HashEncoder(32).encode(texts, side=TextSide.QUERY))


def test_hash_vectors_do_not_depend_on_the_unicode_form() -> None:
    composed, decomposed = (unicodedata.normalize(form, "trí tuệ nhân tạo") for form in ("NFC", "NFD"))
    first, second = HashEncoder().encode([composed, decomposed], side=TextSide.QUERY)
    np.testing.assert_array_equal(first, second)


def test_no_texts_give_no_rows() -> None:
    assert HashEncoder(8).encode([], side=TextSide.QUERY).shape == (0, 8)


def test_every_text_is_in_exactly_one_batch() -> None:
    texts = ["x" * length for length in np.random.default_rng(0).integers(0, 5_000, 300)]
    batches = batches_by_length(texts)
    assert sorted(place for batch in batches for place in batch) == list(range(300))


def test_batches_are_bounded_in_texts_and_in_padded_characters() -> None:
    texts = ["x" * length for length in (10, 100_000, 900, 300, 3_000) for _ in range(40)]
    for batch in batches_by_length(texts):
        longest = max(len(texts[place]) for place in batch)
        assert len(batch) == 1 or longest * len(batch) <= BATCH_CHARACTERS
        assert len(batch) <= BATCH_TEXTS


def test_texts_of_similar_length_share_a_batch() -> None:
    lengths = [len(batch) for batch in batches_by_length(["long" * 100, "short"] * 32)]
    assert sum(lengths) == 64
    assert batches_by_length(["short", "long" * 2_000]) == [[1], [0]]


@pytest.mark.parametrize("count", [0, 1, 100])
def test_vectors_come_in_the_order_of_the_texts(count: int) -> None:
    texts = ["x" * (7 * place % 50) for place in range(count)]
    vectors = encode_in_batches(texts, 1, lambda batch: np.array([[len(text)] for text in batch], dtype=np.float32))
    assert vectors[:, 0].tolist() == [len(text) for text in texts]
