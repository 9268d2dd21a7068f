"""Word against word the thing that is missing shows, however alike the frame is."""

import numpy as np

from embeddings.encoder import HashEncoder, TextSide
from embeddings.words import Words
from matchmaker.matching.explaining import Parts, explain
from matchmaker.matching.model import Strength
from matchmaker.matching.word_likeness import Likeness, likeness, most_asked, record_words, wanted_words
from matchmaker.matching.word_weights import Telling

ENCODER = HashEncoder()
NOTHING = np.zeros(ENCODER.dimension, np.float32)
ALIKE = Telling(folded=False, weights=lambda words: dict.fromkeys(words, 1.0))


def words(text: str) -> Words:
    return ENCODER.read([text], side=TextSide.PASSAGE).words[0]


def compared(requirement: str, *sentences: str) -> Likeness:
    record = record_words([words(sentence) for sentence in sentences], NOTHING, ALIKE)
    return likeness(wanted_words(words(requirement), NOTHING, ALIKE), record)


def like(requirement: str, *sentences: str) -> float:
    return compared(requirement, *sentences).record


def test_a_shared_frame_without_the_object_is_little() -> None:
    requirement = "Dự báo phụ tải trạm biến áp cho 24 giờ tới"
    assert like(requirement, "Dự báo bụi mịn trong không khí cho 24 giờ tới.") < 0.4
    assert like(requirement, "Mô hình tính phụ tải của trạm biến áp.") > 0.9


def test_a_requirement_that_is_all_frame_asks_with_what_it_has() -> None:
    assert like("Cần phần mềm dự báo", "Phần mềm dự báo ngập.") > 0.9
    assert like("ai 2026", "Trợ lý AI năm 2026") > 0.9


def test_each_sentence_is_compared_alone_and_one_without_words_is_like_nothing() -> None:
    alone = compared("đếm dừa", "Máy đếm dừa.", "…", "Xe tải.").sentences
    assert alone.round(1).tolist()[:2] == [1.0, 0.0]
    assert alone[2] < 0.5


def test_what_a_record_tells_of_and_nobody_asked_for_speaks_against_it() -> None:
    requirement = "Trường đại học cần chatbot tư vấn tuyển sinh"
    admissions = compared(requirement, "Chatbot tư vấn tuyển sinh đại học.").most_asked
    journeys = compared(requirement, "Chatbot tư vấn khách du lịch bảo tàng.").most_asked
    assert journeys < 0.5 < 0.9 < admissions


def test_a_line_that_only_names_a_technique_is_asked_for_by_many_and_tells_little() -> None:
    requirement = "Trường đại học cần chatbot tư vấn tuyển sinh"
    journeys = "Chatbot tư vấn khách du lịch."
    named = compared(requirement, journeys, "Chatbot")
    assert named.most_asked == compared(requirement, journeys).most_asked
    assert named.asked[1] < 0.3


def test_one_sentence_that_is_asked_for_is_enough_and_may_be_asked_for_by_several_requirements() -> None:
    sentence = "Dừa khô sơ chế, cá tra đông lạnh."
    assert compared("cần dừa khô sơ chế", "…", sentence, "Đã thử ở Bến Tre.").most_asked > 0.4
    record = record_words([words("…"), words(sentence), words("")], NOTHING, ALIKE)
    wants = [wanted_words(words(want), NOTHING, ALIKE) for want in ("cần dừa khô sơ chế", "cần cá tra đông lạnh")]
    both = [likeness(want, record) for want in wants]
    assert max(one.most_asked for one in both) < 0.7 < 0.9 < most_asked(both, record)
    assert most_asked([], record) == 0.0


def parts(*texts: str) -> Parts:
    reading = ENCODER.read(texts, side=TextSide.PASSAGE)
    return Parts(texts=texts, fields=["summary"] * len(texts), vectors=reading.vectors, words=reading.words)


def said_from_a_quarter(asked: float) -> Strength:
    return Strength.STRONG if asked > 0.25 else Strength.NOT_COVERED


def strengths(sentence: str, *requirements: str) -> list[Strength]:
    likenesses = [compared(requirement, sentence) for requirement in requirements]
    covered = explain(parts(*requirements), parts(sentence), ALIKE, likenesses, said_from_a_quarter)
    return [one.strength for one in covered]


def test_a_sentence_answers_the_requirement_that_asks_for_most_of_it_and_not_one_that_shares_its_words() -> None:
    forged, quality = "Cần phát hiện khuôn mặt giả mạo trong video", "Cần chấm chất lượng khuôn mặt"
    sentence = "Phát hiện khuôn mặt giả mạo trong video."
    assert strengths(sentence, quality) == [Strength.STRONG]
    assert strengths(sentence, forged, quality) == [Strength.STRONG, Strength.NOT_COVERED]


def test_a_record_without_sentences_is_like_nothing() -> None:
    assert like("đếm dừa") == 0.0
    assert like("", "Máy đếm dừa.") == 0.0
    assert compared("đếm dừa").most_asked == compared("", "Máy đếm dừa.").most_asked == 0.0
