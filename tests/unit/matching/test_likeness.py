"""Word against word the thing that is missing shows, however alike the frame is."""

import numpy as np

from embeddings.encoder import HashEncoder, TextSide
from embeddings.words import Words
from matchmaker.matching.likeness import likeness, record_words, wanted_words
from matchmaker.matching.telling import Telling

ENCODER = HashEncoder()
NOTHING = np.zeros(ENCODER.dimension, np.float32)
ALIKE = Telling(folded=False, weights=lambda words: dict.fromkeys(words, 1.0))


def words(text: str) -> Words:
    return ENCODER.read([text], side=TextSide.PASSAGE).words[0]


def like(requirement: str, *sentences: str) -> float:
    record = record_words([words(sentence) for sentence in sentences], NOTHING)
    return likeness(wanted_words(words(requirement), NOTHING, ALIKE), record).record


def test_a_shared_frame_without_the_object_is_little() -> None:
    requirement = "Dự báo phụ tải trạm biến áp cho 24 giờ tới"
    assert like(requirement, "Dự báo bụi mịn trong không khí cho 24 giờ tới.") < 0.4
    assert like(requirement, "Mô hình tính phụ tải của trạm biến áp.") > 0.9


def test_a_requirement_that_is_all_frame_asks_with_what_it_has() -> None:
    assert like("Cần phần mềm dự báo", "Phần mềm dự báo ngập.") > 0.9
    assert like("ai 2026", "Trợ lý AI năm 2026") > 0.9


def test_each_sentence_is_compared_alone_and_one_without_words_is_like_nothing() -> None:
    record = record_words([words("Máy đếm dừa."), words("…"), words("Xe tải.")], NOTHING)
    alone = likeness(wanted_words(words("đếm dừa"), NOTHING, ALIKE), record).sentences
    assert alone.round(1).tolist()[:2] == [1.0, 0.0]
    assert alone[2] < 0.5


def test_a_record_without_sentences_is_like_nothing() -> None:
    assert like("đếm dừa") == 0.0
    assert like("", "Máy đếm dừa.") == 0.0
