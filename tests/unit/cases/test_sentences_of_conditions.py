"""What a reader is told of each condition in each state of a case: never what has been there or been said already."""

from dataclasses import replace
from datetime import date

import pytest

from matchmaker.ground import i18n
from matchmaker.rules.counting import judge
from matchmaker.rules.facts import Case, ContactBody, EvidenceKind, FollowUp
from matchmaker.rules.findings import Clause
from tests.support.case_facts import (
    CONTRACT,
    INVOICE,
    MET,
    SETTINGS,
    TODAY,
    adopters_word,
    applied,
    contact,
    paper,
    suppliers_word,
    transferred,
)
from tests.support.truth_table import DAY, REFUSAL, STATE, confirmed, met, with_use

C, K = Clause, EvidenceKind
CHANGED = applied(confirmations=(adopters_word(stands=False), suppliers_word(stands=False)))
REFUSED = applied(confirmations=(adopters_word(agreed=False, links=None, contribution="", measure=None),))
AGAIN = applied(confirmations=(*REFUSED.confirmations, adopters_word(id=9), suppliers_word()))
DECIDED = paper(K.DECISION_OF_USE, date(2025, 12, 1), 3)
LATE = contact(recorded_on=MET + 31 * DAY)
ELSEWHERE = contact(body=ContactBody.OTHER)
SILENT, USED = FollowUp(months=6, asked_on=MET), FollowUp(months=12, asked_on=MET, still_used=True)

Row = tuple[str, Clause, Case, str]
SENTENCES: list[Row] = [
    ("nobody has answered", C.MEASURE, applied(confirmations=()), "Chưa xác nhận"),
    ("nobody has answered", C.CONTRIBUTION, applied(confirmations=()), "Chưa xác nhận"),
    ("the adopter refused", C.ADOPTER_CONFIRMED, REFUSED, "Không xác nhận"),
    ("the adopter refused", C.MEASURE, REFUSED, "Không xác nhận"),
    ("the adopter refused", C.CONTRIBUTION, REFUSED, "Không xác nhận"),
    ("the adopter refused and then confirmed", C.MEASURE, AGAIN, "Đạt"),
    ("the adopter refused and then confirmed", C.ADOPTER_CONFIRMED, AGAIN, "Đạt"),
    *(
        ("facts changed after both had confirmed", clause, CHANGED, "Thông tin đã thay đổi sau khi xác nhận")
        for clause in (C.LINKS, C.MEASURE, C.CONTRIBUTION, C.ADOPTER_CONFIRMED, C.SUPPLIER_CONFIRMED)
    ),
    (
        "the decision is there, the minutes are not",
        C.ACCEPTANCE,
        transferred(evidence=(CONTRACT, INVOICE, DECIDED)),
        "Đã có quyết định đưa vào sử dụng; chuyển giao cần biên bản nghiệm thu, bàn giao",
    ),
    ("the same paper of an application", C.ACCEPTANCE, applied(evidence=(DECIDED,)), "Đạt"),
    (
        "the result's registration is there, without its date",
        C.REGISTRATION,
        replace(STATE, evidence=(CONTRACT, paper(K.RESULT_REGISTRATION, None))),
        "Tài liệu chưa ghi ngày",
    ),
    (
        "the result is registered, the contract crosses the border",
        C.REGISTRATION,
        replace(STATE, crosses_border=True, evidence=(CONTRACT, paper(K.RESULT_REGISTRATION, MET))),
        "Đã đăng ký kết quả nhiệm vụ; chuyển giao qua biên giới vẫn phải đăng ký hợp đồng",
    ),
    ("nothing is signed", C.ATTRIBUTION, transferred(evidence=()), "Chưa có văn bản ký"),
    (
        "the contract is there, without its date",
        C.ATTRIBUTION,
        transferred(evidence=(paper(K.CONTRACT, None),)),
        "Tài liệu chưa ghi ngày",
    ),
    (
        "the contract is dated later than today",
        C.ATTRIBUTION,
        transferred(evidence=(paper(K.CONTRACT, TODAY + DAY),)),
        "Tài liệu ghi ngày trong tương lai",
    ),
    (
        "a contact was recorded late",
        C.ATTRIBUTION,
        met(MET, recorded_on=MET + 31 * DAY),
        "Lần kết nối đã ghi nhận chưa đạt điều kiện",
    ),
    (
        "of two contacts the better one is told of",
        C.CONTACT,
        transferred(contacts=(ELSEWHERE, LATE)),
        "Ghi nhận quá hạn, chưa có minh chứng đúng ngày",
    ),
    (
        "the days of use are not over",
        C.USE,
        with_use(TODAY, use_from=TODAY - 30 * DAY),
        "Thời gian sử dụng đến nay chưa đủ số ngày",
    ),
    *(
        ("the verifier refused", clause, transferred(verifications=(REFUSAL,)), sentence)
        for clause, sentence in (
            (C.GRADE, "Người thẩm tra không xác nhận, chờ thẩm tra lại"),
            (C.DISTINCT, "Người thẩm tra không xác nhận, chờ thẩm tra lại"),
            (C.VERIFIED, "Không xác nhận"),
        )
    ),
    ("silent after six months", C.STANDS, transferred(follow_ups=(SILENT,)), "Chưa tái xác nhận"),
    ("silent, then confirmed after twelve", C.STANDS, transferred(follow_ups=(SILENT, USED)), "Đạt"),
]


@pytest.mark.parametrize(
    ("clause", "case", "sentence"), [row[1:] for row in SENTENCES], ids=[f"{row[1]}: {row[0]}" for row in SENTENCES]
)
def test_a_condition_says_how_the_case_stands_now(clause: Clause, case: Case, sentence: str) -> None:
    found = judge(case, SETTINGS, TODAY).of(clause)
    assert found
    assert i18n.term("why", found.why, "vi") == sentence
    assert (found.holds is True) is (sentence in ("Đạt", "Chưa tái xác nhận"))  # silence takes nothing away


def test_a_word_that_no_longer_stands_is_no_word_on_anything() -> None:
    one_changed = transferred(confirmations=confirmed(side=suppliers_word().side, stands=False))
    found = judge(one_changed, SETTINGS, TODAY)
    assert {each.clause for each in found.findings if not each.holds} == {C.LINKS, C.SUPPLIER_CONFIRMED}
