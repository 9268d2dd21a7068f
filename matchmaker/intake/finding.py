"""Numbers, amounts of money and days inside running text, by the grammar of their readers. Pure functions.

Texts are NFC. Where a text is written with diacritics, "ti" or "ty" without its own is no "tỷ": "5 ti vi" are five.
"""

import re
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from matchmaker.ground.invalid import InvalidValue
from matchmaker.ground.text import fold, fold_in_place, is_marked
from matchmaker.intake import dates, numbers
from matchmaker.intake.numbers import DASHES, Expression

_JOINT = re.compile(r" ?(?:[-~]|den|toi|to) ?")
_BARE = frozenset({"k", "tr", "trd"})
_NUMBERS = re.compile(rf"(?<![0-9a-z.,])(?<![a-z]-){numbers.UNSIGNED}")
_DAYS = tuple(re.compile(rf"(?<![0-9a-z.,/-])(?:{form.pattern})(?![0-9/-])") for form in dates.FORMS)
_OTHER_DONG = re.compile(r" (?:ho|chi|phuc|nghiep|bo|thoi|bang|hanh)(?![a-z])")  # đồng hồ, đồng chí …


@dataclass(frozen=True, kw_only=True)
class FoundDay:
    """`text[start:end]` names the day, however near or far."""

    start: int
    end: int
    day: date


@dataclass(frozen=True, kw_only=True)
class FoundNumber:
    """`text[start:end]` says one of the `readings`, the one by thousands first.

    Of a range they are its beginning and `until` its end, whose "triệu", "đồng" or "%" holds for both. `in_dong`: a
    sign of the currency stands there; `percent`: its sign does.
    """

    start: int
    end: int
    readings: tuple[Decimal, ...]
    in_dong: bool
    percent: bool
    until: tuple[Decimal, ...] = ()


def days_in(text: str) -> list[FoundDay]:
    """In the order of the text."""
    return _days_in(_plain(text))


def _days_in(plain: str) -> list[FoundDay]:
    days: list[FoundDay] = []
    matches = (match for form in _DAYS for match in form.finditer(plain))
    for match in sorted(matches, key=lambda match: (match.start(), -match.end())):
        try:
            day = dates.day_of(match)
        except InvalidValue:
            continue
        if not days or days[-1].end <= match.start():
            days.append(FoundDay(start=match.start(), end=match.end(), day=day))
    return days


def numbers_in(text: str) -> list[FoundNumber]:
    """In the order of the text; what is part of a day is none."""
    plain, marked = _plain(text), is_marked(text)
    for day in _days_in(plain):
        plain = plain[: day.start] + "|" * (day.end - day.start) + plain[day.end :]
    numbers: list[FoundNumber] = []
    before: Expression | None = None
    for match in _NUMBERS.finditer(plain):
        said, end = _said(match, text if marked else "")
        if said is None:
            continue
        one = FoundNumber(
            start=match.start(), end=end, readings=said.readings, in_dong=said.in_dong, percent=said.percent
        )
        if before and numbers and _JOINT.fullmatch(plain[numbers[-1].end : match.start()]):
            numbers[-1], before = _range(numbers[-1], before, one, said), None
        else:
            numbers.append(one)
            before = said
    return numbers


def _said(match: re.Match[str], text: str) -> tuple[Expression | None, int]:
    """What the match says and where that ends: before a word that only looks like a scale or a currency."""
    end = match.end()
    scale = text[match.start("scaled") : match.end("scaled")].strip() if match["scaled"] else ""
    mere = bool(scale) and not is_marked(scale) and fold(scale).rstrip("0123456789") not in _BARE
    if mere or (match["unit"] == "dong" and _OTHER_DONG.match(match.string, end)):
        end = match.end("digits") if mere else match.start("unit")
        return _expression(match.string[match.start() : end].rstrip()), len(match.string[:end].rstrip())
    return _expression(match[0]), end


def _expression(plain: str) -> Expression | None:
    try:
        return numbers.expression(plain)
    except InvalidValue:
        return None


def _range(first: FoundNumber, said: Expression, last: FoundNumber, ending: Expression) -> FoundNumber:
    """ "200–300 triệu": the word behind the end holds for the beginning too, unless it has one of its own."""
    scale = Decimal(1) if said.scaled or not ending.scaled else ending.readings[0] / ending.mantissas[0]
    return replace(
        last, start=first.start, readings=tuple(each * scale for each in first.readings), until=last.readings
    )


def _plain(text: str) -> str:
    return fold_in_place(text).translate(DASHES)
