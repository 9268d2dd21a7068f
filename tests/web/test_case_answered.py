"""What a link of a case shows once it takes no answer: only what is so of the case today."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from jinja2_fragments import render_block

from matchmaker.cases.answered_links import Answered
from matchmaker.rules.stages import Stage
from web.ground.again import Again
from web.ground.rendering import environment

CONFIRMED = Answered(
    title="Nhập hóa đơn",
    on_use=False,
    yes=True,
    answered_at=datetime(2026, 9, 1, tzinfo=UTC),
    name="Trần Bình",
    stands=True,
    stage=Stage.ACCEPTED,
    reason=None,
    refusal=None,
    officer=None,
)
STILL_USED = replace(CONFIRMED, on_use=True, stage=Stage.VERIFIED)
ENDED = replace(STILL_USED, stage=Stage.WITHDRAWN, reason="evidence_wrong")
UNANSWERED = replace(CONFIRMED, yes=None, answered_at=None, name=None, stands=False)
WAITS, COUNTED, MEND = "Khi cả hai bên đã xác nhận", "tiếp tục được ghi nhận", "trình thẩm tra lại"
USED, VOID, ENDED_BY = "vẫn đang được sử dụng", "chưa có giá trị", "Hồ sơ đã kết thúc: Hủy ghi nhận."
REFUSED, REMARK = "Lý do: Tài liệu chưa rõ.", "xem ý kiến của Ông/Bà"
STOPPED = "Hồ sơ đã kết thúc: Dừng."
EVERY = {WAITS, COUNTED, MEND, USED, VOID, ENDED_BY, REFUSED, REMARK, STOPPED}


def page_of(answered: Answered, again: Again | None = None) -> str:
    return render_block(environment("vi"), "cases/answered.html", "main", answered=answered, again=again)


@pytest.mark.parametrize(
    ("answered", "says"),
    [
        (CONFIRMED, {WAITS}),
        (replace(CONFIRMED, refusal="document_unclear"), {REFUSED, MEND}),
        (replace(CONFIRMED, refusal="document_unclear", stands=False), {REFUSED, MEND, VOID}),
        (replace(CONFIRMED, refusal="document_unclear", yes=False), {REFUSED, MEND, REMARK}),
        (STILL_USED, {USED}),
        (ENDED, {ENDED_BY}),
        (replace(ENDED, yes=False, reason="use_ended"), {ENDED_BY}),
        (replace(UNANSWERED, stage=Stage.STOPPED, reason="budget"), {STOPPED}),
        (replace(UNANSWERED, refusal="document_unclear"), {REFUSED, MEND}),
        (replace(UNANSWERED, stage=Stage.VERIFIED), set()),
    ],
)
def test_the_page_says_only_what_is_so_of_the_case_today(answered: Answered, says: set[str]) -> None:
    page = page_of(answered)
    assert {each for each in EVERY if each in page} == says
    assert ("Tình hình hồ sơ" in page) is (answered.answered_at is None)
    assert ("không nhận trả lời khác" in page) is (answered.answered_at is not None)


def test_what_was_typed_for_a_question_that_is_over_is_not_lost() -> None:
    said = [("word_note", "Thiếu trang 3")]
    typed = Again(place="/case-answers/x", carried=[], typed=said, secret=[], files=[], token="", key="")
    assert "Thiếu trang 3" in page_of(replace(UNANSWERED, stage=Stage.STOPPED, reason="budget"), typed)
