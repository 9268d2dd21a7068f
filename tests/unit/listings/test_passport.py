"""The AI passport: the deadline by area, day of use and version of the rules; the level that answers propose."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from matchmaker.regulations.shipped import shipped
from matchmaker.rules.passport import (
    Certainty,
    Due,
    DueKind,
    LevelReason,
    ListAnswer,
    Passport,
    PassportAnswers,
    answer_problems,
    deadline,
    dues_of,
    lacks_certificate,
    level_problems,
    proposed,
)
from matchmaker.rules.programme import AiRisk
from matchmaker.rules.regulations import Regulation, RegulationKey, Regulations

SHIPPED = Regulations(shipped())
TODAY, LATER = date(2026, 12, 1), date(2027, 1, 15)
R, Y, N, U = LevelReason, Certainty.YES, Certainty.NO, Certainty.UNSURE


def with_months(months: int, valid_from: date, key: RegulationKey = RegulationKey.AI_RUNNING_MONTHS) -> Regulations:
    version = Regulation(key=key, value=months, valid_from=valid_from, source="Luật sửa đổi")
    return Regulations([*shipped(), version])


CHANGED = with_months(24, LATER)
LONGER = with_months(30, LATER, RegulationKey.AI_RUNNING_MONTHS_LONG)


@pytest.mark.parametrize(
    ("rules", "area", "since", "asked_on", "by"),
    [
        (SHIPPED, "other", date(2025, 6, 15), TODAY, date(2027, 3, 1)),
        (SHIPPED, "other", date(2026, 2, 28), TODAY, date(2027, 3, 1)),
        (SHIPPED, None, date(2020, 1, 1), TODAY, date(2027, 3, 1)),
        (SHIPPED, "health", date(2025, 6, 15), TODAY, date(2027, 9, 1)),
        (SHIPPED, "education", date(2026, 2, 28), TODAY, date(2027, 9, 1)),
        (SHIPPED, "finance", date(2025, 6, 15), TODAY, date(2027, 9, 1)),
        (SHIPPED, "health", date(2026, 3, 1), TODAY, None),  # in use since the law came
        (SHIPPED, "other", date(2026, 3, 1), TODAY, None),
        (SHIPPED, "health", None, TODAY, None),
        (SHIPPED, "other", date(2025, 6, 15), date(2026, 2, 28), None),  # no such rule yet
        (CHANGED, "other", date(2025, 6, 15), TODAY, date(2027, 3, 1)),  # by the rule of its day
        (CHANGED, "other", date(2025, 6, 15), LATER, date(2028, 3, 1)),
        (CHANGED, "finance", date(2025, 6, 15), LATER, date(2027, 9, 1)),
        (LONGER, "finance", date(2025, 6, 15), TODAY, date(2027, 9, 1)),
        (LONGER, "finance", date(2025, 6, 15), LATER, date(2028, 9, 1)),
        (LONGER, "other", date(2025, 6, 15), LATER, date(2027, 3, 1)),
    ],
)
def test_the_deadline_follows_from_area_day_of_use_and_the_rules_of_the_day(
    rules: Regulations, area: str | None, since: date | None, asked_on: date, by: date | None
) -> None:
    follows = deadline(since, area, rules, asked_on)
    assert (follows and follows.on) == by
    assert follows is None or (follows.months.source and follows.law.source)


@pytest.mark.parametrize(
    ("answers", "level", "reasons"),
    [
        ({"list_field": ListAnswer.NONE, "harm": N, "people_deal": N}, AiRisk.LOW, (R.NOTHING,)),
        ({"list_field": ListAnswer.NONE, "harm": N, "people_deal": Y}, AiRisk.MEDIUM, (R.PEOPLE,)),
        ({"list_field": ListAnswer.NONE, "harm": N, "people_deal": U}, AiRisk.MEDIUM, (R.PEOPLE_UNSURE,)),
        ({"list_field": ListAnswer.NONE, "harm": Y, "people_deal": Y}, AiRisk.HIGH, (R.HARM, R.PEOPLE)),
        ({"list_field": ListAnswer.NONE, "harm": U, "people_deal": N}, AiRisk.HIGH, (R.HARM_UNSURE,)),
        ({"list_field": ListAnswer.UNSURE, "harm": N, "people_deal": N}, AiRisk.HIGH, (R.LIST_UNSURE,)),
        ({"list_field": "health", "harm": N, "people_deal": N}, AiRisk.HIGH, (R.LISTED,)),
        ({"list_field": "health", "exemption": "Điều 5", "harm": N}, AiRisk.LOW, (R.EXEMPT, R.NOTHING)),
        ({"list_field": "health", "exemption": "Điều 5", "harm": Y}, AiRisk.HIGH, (R.HARM, R.EXEMPT)),
        ({"list_field": ListAnswer.NONE, "exemption": "Điều 5", "harm": N}, AiRisk.LOW, (R.NOTHING,)),
    ],
)
def test_a_level_is_proposed_with_its_reasons(
    answers: dict[str, Any], level: AiRisk, reasons: tuple[LevelReason, ...]
) -> None:
    suggestion = proposed(PassportAnswers(**answers))
    assert (suggestion.level, suggestion.reasons) == (level, reasons)


def test_whoever_chooses_another_level_says_why() -> None:
    low = proposed(PassportAnswers(list_field=ListAnswer.NONE, harm=N, people_deal=N))
    assert level_problems(AiRisk.LOW, "", low) == {}
    assert level_problems(AiRisk.HIGH, "", low) == {"level_reason": "required"}
    assert level_problems(AiRisk.HIGH, "Thận trọng", low) == {}
    assert level_problems(None, "", low) == {"level": "required"}


def test_what_is_not_answered_is_named() -> None:
    missing = {"list_field", "harm", "people_deal", "in_use", "public_body"}
    assert answer_problems(PassportAnswers()).keys() == missing
    in_use = replace(ANSWERED, in_use_since=None, use_area=None, list_field="health")
    assert answer_problems(in_use).keys() == {"in_use_since", "use_area", "list_item"}
    assert answer_problems(replace(ANSWERED, portal_code="x" * 101)) == {"portal_code": "too_long"}


ANSWERED = PassportAnswers(
    list_field=ListAnswer.NONE,
    harm=N,
    people_deal=N,
    in_use=True,
    in_use_since=date(2025, 6, 15),
    use_area="other",
    public_body=False,
)


def a_passport(**overrides: Any) -> Passport:  # noqa: ANN401  # any field
    values = vars(ANSWERED) | {"id": 1, "solution_id": 1, "level": AiRisk.HIGH, "proposed": AiRisk.HIGH}
    values |= {"level_reason": "", "classified_on": TODAY, "confirmed_by": "person:1"}
    return Passport(**values | overrides)


@pytest.mark.parametrize(
    ("passport", "dues"),
    [
        ({}, [(DueKind.TRANSITION, date(2027, 3, 1))]),
        ({"use_area": "health"}, [(DueKind.TRANSITION, date(2027, 9, 1))]),
        ({"portal_code": "VN-1"}, [(DueKind.TRANSITION, date(2027, 3, 1))]),
        ({"portal_code": "VN-1", "level": AiRisk.LOW}, []),
        ({"portal_code": "VN-1", "certificate": "12"}, []),
        (
            {"portal_code": "VN-1", "certificate": "12", "certificate_until": date(2028, 6, 30)},
            [(DueKind.CERTIFICATE, date(2028, 6, 30))],
        ),
        (
            {"public_body": True},
            [(DueKind.TRANSITION, date(2027, 3, 1)), (DueKind.ASSESSMENT, date(2027, 3, 1))],
        ),
        ({"in_use_since": date(2026, 5, 1)}, [(DueKind.IN_USE, TODAY)]),
        ({"in_use": False, "in_use_since": None}, []),
    ],
)
def test_what_falls_due_follows_from_the_passport(passport: dict[str, Any], dues: list[tuple[DueKind, date]]) -> None:
    assert dues_of(a_passport(**passport), SHIPPED) == tuple(Due(kind=kind, on=on) for kind, on in dues)


@pytest.mark.parametrize(
    ("level", "passport", "lacks"),
    [
        (None, None, False),
        (AiRisk.LOW, None, False),
        (AiRisk.HIGH, None, True),
        (AiRisk.HIGH, a_passport(level=AiRisk.LOW), False),  # its provider's own word goes before
        (AiRisk.LOW, a_passport(), True),
        (AiRisk.LOW, a_passport(certificate="12"), False),
        (AiRisk.LOW, a_passport(certificate="12", certificate_until=TODAY), False),
        (AiRisk.LOW, a_passport(certificate="12", certificate_until=date(2026, 11, 30)), True),
    ],
)
def test_a_missing_certificate_is_told_with_its_rule(
    level: AiRisk | None, passport: Passport | None, lacks: bool
) -> None:
    rule = lacks_certificate(level, passport, SHIPPED, TODAY)
    assert (rule is not None) is lacks
