"""The figures of a need and its budget, by the one reader of numbers and money. Pure."""

import re
from collections.abc import Sequence

from matchmaker.ground.text import fold, fold_in_place
from matchmaker.intake.finding import FoundNumber, numbers_in
from matchmaker.intake.numbers import FOREIGN
from matchmaker.rules.programme import BudgetBand
from matchmaker.rules.reading import Budget, Clause, ClauseKind, Figure, Proposal
from matchmaker.understanding.circumstances import says
from matchmaker.understanding.tables import table
from matchmaker.understanding.words import Words

_LEAST_BUDGET = 1_000_000  # đồng; less is the price of a thing
PERCENT, DONG = "%", "đồng"
_UNIT = re.compile(r"[ ]?([^\W\d_]+(?:/[^\W\d_]+)?)(?: ([^\W\d_]+))?")
_BEHIND_UNITS = frozenset(
    form for row in table("units").values() for words in row.values() for word in words for form in (word, fold(word))
)
_SCALE = re.compile(r"[^\W\d_]")  # "triệu", "tr"; digits alone may be a telephone number
_FOREIGN_BEFORE, _FOREIGN_BEHIND = re.compile(rf"(?:{FOREIGN.pattern}) ?$"), re.compile(rf" ?(?:{FOREIGN.pattern})")
_DOLLARS = re.compile(" ?đô", re.IGNORECASE)  # folded, it may be another word
_DIGIT = re.compile("[0-9]")
_NEAR = 25  # characters before an amount in which "dưới" holds for it


def figures_of(clauses: Sequence[Clause], text: str) -> list[Proposal[Figure]]:
    """Numbers of all but greetings, contacts and money for the work, with what they count."""
    return [
        Proposal(
            value=Figure(number=one.readings[0], until=one.until[0] if one.until else None, unit=_unit(body, one)),
            start=clause.start + one.start,
            end=clause.start + one.end,
        )
        for clause in clauses
        if clause.kind is not ClauseKind.OTHER
        for body in [text[clause.start : clause.end]]
        for one in _numbers(body)
    ]


def _unit(body: str, number: FoundNumber) -> str:
    if number.percent:
        return PERCENT
    if number.in_dong:
        return DONG
    unit = _UNIT.match(body, number.end)
    if not unit:
        return ""
    return unit[1] if not unit[2] or unit[2].lower() in _BEHIND_UNITS else f"{unit[1]} {unit[2]}"


def budget_of(clauses: Sequence[Clause], text: str, words: Words) -> Proposal[Budget] | None:
    """What the owner means to spend; an amount of the story, such as a loss, is none."""
    for clause in clauses:
        body = text[clause.start : clause.end]
        amounts = [one for one in _numbers(body) if _is_money(body, one)]
        if amounts and (clause.kind is ClauseKind.OTHER or says("budget", clause, words)):
            most = max(amounts, key=_most)
            start, end = clause.start + most.start, clause.start + most.end
            below = any(0 <= start - one.end <= _NEAR for one in says("below", clause, words))
            amount = _most(most)
            # "Dưới 500 triệu" is of the band below 500 million, though 500 million are of the one above.
            budget = Budget(band=BudgetBand.of(amount - 1 if below else amount), amount=amount)
            return Proposal(value=budget, start=start, end=end)
    return None


def _numbers(body: str) -> list[FoundNumber]:
    return numbers_in(body) if _DIGIT.search(body) else []


def _is_money(body: str, number: FoundNumber) -> bool:
    said = number.in_dong or _SCALE.search(body, number.start, number.end) is not None
    enough = not number.percent and _most(number) >= _LEAST_BUDGET
    return said and enough and not _is_foreign(body, number)


def _is_foreign(body: str, number: FoundNumber) -> bool:
    plain = fold_in_place(body)
    beside = _FOREIGN_BEFORE.search(plain, 0, number.start) or _FOREIGN_BEHIND.match(plain, number.end)
    return bool(beside or _DOLLARS.match(body, number.end))


def _most(number: FoundNumber) -> int:
    return int((number.until or number.readings)[0])
