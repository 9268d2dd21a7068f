"""Which texts of a need ask: its matter, and not how it is greeted or paid for."""

from datetime import UTC, datetime

from matchmaker.matching.composition import subject_of
from matchmaker.matching.question import question_of_need, question_of_text
from matchmaker.rules.need import NEED_FIELDS, Need, NeedClause
from matchmaker.rules.reading import ClauseKind
from matchmaker.understanding.reading import understand
from tests.support.stated import nothing

GREETING, BUDGET = "Kính gửi Quý Sở,", "Kinh phí dự kiến 200 triệu đồng."
WANT = "Chúng tôi cần máy đếm dừa trên băng tải."
STORY = "Mỗi ngày công nhân đếm tay 4.000 trái."
LETTER = f"{GREETING}\n{STORY} {WANT}\n{BUDGET}"


def test_greeting_and_budget_do_not_ask() -> None:
    question = question_of_text(LETTER)
    assert question.text == f"{STORY} {WANT}"
    assert [part.body for part in question.sentences] == [STORY, WANT]


def test_a_line_that_its_owner_calls_background_asks_again_and_one_that_they_call_other_does_not() -> None:
    confirmed = [
        NeedClause(kind=ClauseKind.BACKGROUND, text=BUDGET, source=BUDGET),
        NeedClause(kind=ClauseKind.OTHER, text=STORY, source=STORY),
    ]
    assert subject_of(LETTER, understand(LETTER), confirmed) == f"{WANT}\n{BUDGET}"


def test_a_text_of_which_nothing_would_be_left_asks_as_it_stands() -> None:
    everything = [NeedClause(kind=ClauseKind.OTHER, text=WANT, source=WANT)]
    assert subject_of(WANT, understand(WANT), everything) == WANT
    assert subject_of("", understand("")) == ""


def test_a_stored_need_asks_with_the_same_texts_as_its_text_did() -> None:
    said = {"title": "", "problem": LETTER, "clauses": (), "created_at": datetime(2026, 12, 1, tzinfo=UTC)}
    asked = question_of_need(Need(**nothing(NEED_FIELDS) | said))
    assert asked.text == question_of_text(LETTER).text
    assert asked.parts == question_of_text(LETTER).parts
