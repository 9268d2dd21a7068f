"""Which concepts a text names, and what the other language calls them."""

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from matchmaker.glossary.model import Term
from matchmaker.glossary.reading import Glossary

OWN = Term(id="own", field="ai", vi="máy đo lưu tốc dòng chảy", en="flow-velocity meter", variants_en=("FVM",))


@pytest.fixture(scope="module")
def glossary() -> Glossary:
    return Glossary.load()


def named(glossary: Glossary, text: str) -> list[tuple[str, str]]:
    return [(text[each.start : each.end], each.term) for each in glossary.concepts(text)]


@pytest.mark.parametrize(
    ("text", "written", "term"),
    [
        ("Cần nhận dạng ký tự trên hóa đơn", "nhận dạng ký tự", "optical_character_recognition"),
        ("dùng OCR để đọc chứng từ", "OCR", "optical_character_recognition"),
        ("dùng ocr để đọc chứng từ", "ocr", "optical_character_recognition"),
        ("Nhận Diện Khuôn Mặt tại cổng", "Nhận Diện Khuôn Mặt", "face_recognition"),
        ("can nhan dien khuon mat tai cong", "nhan dien khuon mat", "face_recognition"),
        ("A speech-to-text service", "speech-to-text", "speech_recognition"),
        ("A speech to text service", "speech to text", "speech_recognition"),
        ("spotting deep fakes", "deep fakes", "deepfake"),
        ("spotting deepfakes", "deepfakes", "deepfake"),
        ("tối ưu hoá tuyến", "tối ưu hoá", "optimization"),
        ("tối ưu hóa tuyến", "tối ưu hóa", "optimization"),
        ("optimisation of routes", "optimisation", "optimization"),
        ("large language models", "large language models", "large_language_model"),
        ("nền tảng IOT của nhà máy", "IOT", "internet_of_things"),
        ("ứng dụng AI", "AI", "artificial_intelligence"),
        ("các quận của TP. Hồ Chí Minh", "TP. Hồ Chí Minh", "ho_chi_minh_city"),
        ("các quận của TP.HCM", "TP.HCM", "ho_chi_minh_city"),
        ("các quận của TPHCM", "TPHCM", "ho_chi_minh_city"),
    ],
)
def test_a_concept_is_known_however_it_is_written(glossary: Glossary, text: str, written: str, term: str) -> None:
    assert (written, term) in named(glossary, text)


@pytest.mark.parametrize(
    "text",
    [
        "ai cũng có thể gửi đơn",  # who, not AI
        "its staff and his team",  # not ITS, not HIS
        "quan sát, camera",  # one word of "camera quan sát", and a comma
        "nhận dạng. Khuôn mặt",  # two sentences
        "nhận dạng\nkhuôn mặt",  # two items of a list
        "Chúng tôi có nhan dang khuon mat viết không dấu trong một câu có dấu",
        "xtrí tuệ nhân tạoy",
    ],
)
def test_what_is_another_word_or_two_sentences_is_no_concept(glossary: Glossary, text: str) -> None:
    wrong = {"artificial_intelligence", "face_recognition", "intelligent_transport_system", "surveillance_camera"}
    assert wrong & {term for _, term in named(glossary, text)} == set()


def test_of_names_that_overlap_the_longest_is_taken(glossary: Glossary) -> None:
    assert named(glossary, "mạng nơ-ron tích chập") == [("mạng nơ-ron tích chập", "convolutional_neural_network")]
    later = Glossary(
        [Term(id="a", field="ai", vi="hệ thống đo", en="x-a"), Term(id="b", field="ai", vi="đo mực nước", en="x-b")]
    )
    assert named(later, "hệ thống đo mực nước") == [("hệ thống đo", "a")]  # equal ones: the first
    longer = Term(id="c", field="ai", vi="đo mực nước sông", en="x-c")
    assert named(Glossary([*later.terms.values(), longer]), "hệ thống đo mực nước sông") == [("đo mực nước sông", "c")]


@pytest.mark.parametrize(
    ("text", "added"),
    [
        ("nhận dạng ký tự trên phiếu", ["optical character recognition"]),
        ("a chart of the demand forecast", ["dự báo nhu cầu"]),
        ("phần mềm OCR", ["nhận dạng ký tự quang học", "optical character recognition"]),
        ("nhận dạng ký tự quang học (optical character recognition)", []),
        ("một câu không có thuật ngữ", []),
    ],
)
def test_the_words_of_the_other_language_are_added(glossary: Glossary, text: str, added: list[str]) -> None:
    assert glossary.other_language(text) == added


def test_an_administrators_term_is_read_like_the_others() -> None:
    glossary = Glossary.load([OWN])
    assert named(glossary, "may do luu toc dong chay, FVM, flow velocity meters") == [
        ("may do luu toc dong chay", "own"),
        ("FVM", "own"),
        ("flow velocity meters", "own"),
    ]
    taken = Term(id="theirs", field="ai", vi="nhận dạng ký tự", en="reading of letters")
    assert named(Glossary.load([taken]), "nhận dạng ký tự") == [("nhận dạng ký tự", "theirs")]


PIECES = st.sampled_from(
    ["OCR", "nhận dạng", "ký tự", "khuôn mặt", "camera", "dự báo", "nhu cầu", "AI", "ai", ",", "\n", "-", "du bao", "x"]
)


@example("dự báo nhu cầu")
@given(st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=20).map(" ".join)))
def test_mentions_lie_in_the_text_in_order_and_apart(glossary: Glossary, text: str) -> None:
    mentions = glossary.concepts(text)
    ends = [0, *(each.end for each in mentions)]
    assert all(end <= each.start < each.end <= len(text) for end, each in zip(ends, mentions, strict=False))
    assert {each.term for each in mentions} <= glossary.terms.keys()


def test_reading_a_long_text_takes_less_than_two_milliseconds(glossary: Glossary) -> None:
    text = ("Cán bộ nhập tay từng hồ sơ; cần nhận dạng khuôn mặt và dự báo nhu cầu theo thời gian thực. " * 30)[:2000]
    assert min(_seconds(glossary, text) for _ in range(30)) < 0.002


def _seconds(glossary: Glossary, text: str) -> float:
    start = time.thread_time()
    glossary.concepts(text)
    return time.thread_time() - start
