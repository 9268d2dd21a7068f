"""Which version of a rule holds on which day, and what comes with the program."""

from datetime import date

import pytest

from matchmaker.programme import targets
from matchmaker.regulations.shipped import shipped
from matchmaker.rules.regulations import (
    SHAPES,
    Line,
    Regulation,
    RegulationKey,
    Regulations,
    stored,
    value_of,
)

ANSWER, IN_FORCE, LIST = RegulationKey.DATA_ANSWER_DAYS, RegulationKey.AI_LAW_IN_FORCE, RegulationKey.AI_HIGH_RISK


def version(value: int, valid_from: date, source: str = "Nghị định 356/2025/NĐ-CP") -> Regulation:
    return Regulation(key=ANSWER, value=value, valid_from=valid_from, source=source)


TWO = Regulations([version(3, date(2027, 7, 1)), version(2, date(2026, 1, 1))])


@pytest.mark.parametrize(
    ("day", "days"),
    [(date(2026, 1, 1), 2), (date(2027, 6, 30), 2), (date(2027, 7, 1), 3), (date(2030, 1, 1), 3)],
)
def test_a_fact_keeps_the_rule_of_its_day(day: date, days: int) -> None:
    assert TWO.number(ANSWER, day) == days


def test_nothing_held_before_the_first_version() -> None:
    assert TWO.on(ANSWER, date(2025, 12, 31)) is None
    with pytest.raises(LookupError):
        TWO.number(ANSWER, date(2025, 12, 31))
    assert TWO.first_or_on(ANSWER, date(2025, 12, 31)).value == 2


def test_what_is_to_hold_later_is_known_beforehand() -> None:
    coming = TWO.next_after(ANSWER, date(2026, 11, 29))
    assert coming
    assert (coming.value, coming.valid_from) == (3, date(2027, 7, 1))
    assert TWO.next_after(ANSWER, date(2027, 7, 1)) is None


def test_of_two_from_one_day_the_later_entered_holds() -> None:
    rules = Regulations([version(2, date(2026, 1, 1)), version(5, date(2026, 1, 1), "Công báo")])
    assert rules.number(ANSWER, date(2026, 6, 1)) == 5


def test_a_rule_of_another_shape_is_no_number() -> None:
    rules = Regulations(shipped())
    with pytest.raises(TypeError):
        rules.number(IN_FORCE, date(2026, 6, 1))
    assert rules.day(IN_FORCE, date(2026, 6, 1)) == date(2026, 3, 1)
    with pytest.raises(TypeError):
        rules.lines(IN_FORCE, date(2026, 6, 1))
    with pytest.raises(TypeError):
        rules.day(LIST, date(2026, 7, 1))


@pytest.mark.parametrize("key", RegulationKey)
def test_every_rule_comes_with_a_source_and_unconfirmed(key: RegulationKey) -> None:
    versions = [each for each in shipped() if each.key is key]
    assert versions
    assert all(each.source and each.source_on and not each.confirmed for each in versions)
    assert len({each.valid_from for each in versions}) == len(versions)
    assert key in SHAPES


def test_what_is_stored_is_read_back() -> None:
    for each in shipped():
        assert value_of(each.key, stored(each.value)) == each.value


def test_a_value_of_another_shape_is_refused() -> None:
    for key, kept in ((ANSWER, [{"code": "a", "vi": "a", "en": "a"}]), (LIST, 3), (IN_FORCE, 3)):
        with pytest.raises(ValueError, match=key.value):
            value_of(key, kept)


def test_the_list_of_high_risk_counts_46_systems() -> None:
    lines = Regulations(shipped()).lines(LIST, date(2026, 7, 1))
    assert sum(int("".join(filter(str.isdigit, line.en))) for line in lines) == 46
    assert Line(code="x", vi="một", en="one").label("vi") == "một"


def test_the_target_that_is_shipped_says_what_the_rule_says() -> None:
    rules, target = Regulations(shipped()), targets.shipped().newest("marketed_2028")
    assert target
    assert target.wanted == rules.number(RegulationKey.MARKETED_RESULTS, target.valid_from)
    assert target.period_to == rules.day(RegulationKey.MARKETED_BY, target.valid_from)
