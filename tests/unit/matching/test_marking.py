"""What two texts share is marked from one border of a word to another, typed with diacritics or without."""

from collections.abc import Mapping, Sequence

import pytest

from matchmaker.matching.explaining import marked, shared_terms
from matchmaker.matching.word_weights import Telling

COMMON = {"nhu", "cau", "hang", "hoa", "du", "bao"}  # no syllable of these is rare enough to be marked alone


def weights(terms: Sequence[str]) -> Mapping[str, float]:
    return {term: 1.0 if term in COMMON else 10.0 for term in terms}


FOLDED = Telling(folded=True, weights=weights)


def shown(asked: str, answer: str) -> str:
    spans = marked(answer, shared_terms(asked, answer, FOLDED), FOLDED)
    return "".join(f"[{span.text}]" if span.marked else span.text for span in spans)


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("du bao nhu cau hang hoa", "Phần mềm [dự báo nhu cầu hàng hóa] theo tuần"),
        ("nhu cau hang hoa", "Dự báo [nhu cầu hàng hóa] như lịch đã lập"),
        ("nhu cau tang", "Việc này như cũ, [nhu cầu] vẫn cao"),
        ("khong co hang hoa", "Kho không có [hàng hóa] tồn"),
    ],
)
def test_a_word_is_marked_whole_where_the_question_has_no_diacritics(asked: str, answer: str) -> None:
    assert shown(asked, answer.replace("[", "").replace("]", "")) == answer
