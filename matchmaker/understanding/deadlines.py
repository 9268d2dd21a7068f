"""The day by which a need is to be met, where the text says one for certain. Pure."""

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from matchmaker.ground.text import fold, fold_in_place
from matchmaker.intake.finding import days_in
from matchmaker.rules.reading import ASKED, Clause, ClauseKind, Proposal
from matchmaker.understanding.circumstances import says
from matchmaker.understanding.words import Words

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_NAMES = "january february march april may june july august september october november december".split()
_MONTHS = {name: number for number, month in enumerate(_NAMES, 1) for name in (month, month[:3])}
_PERIOD = re.compile(  # in folded text
    r"\b(?P<before>(?:truoc|before|prior to)(?: het)? )?"
    r"(?P<part>(?:dau|giua|cuoi|het|early|mid|late|(?:the )?end of) )?"
    r"(?:(?:quy|q|quarter) ?(?P<quarter>[1-4]|iv|i{1,3})\b|(?P<ordinal>first|second|third|fourth) quarter\b(?: of)?"
    r"|(?:thang ?|t)(?P<month>1[0-2]|0?[1-9])\b(?![.,]\d)"
    rf"|(?P<name>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\b"
    r"|(?:nam|year) (?=20\d\d|nay|sau)|(?P<this>this year)|(?P<bare>(?=20\d\d\b)))"
    r"(?:[ ,/-]*(?:(?:nam|of) )?(?P<year>20\d\d)\b)?(?: ?(?:nam )?(?P<which>nay|sau|toi)\b)?"
)
_BEFORE_A_NAME = re.compile(r"\b(?:by|before|in|until|of|early|mid|late|from|for) $")  # "máy" folds to a month
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_THIRD = {"dau": 10, "early": 10, "giua": 20, "mid": 20}  # the day of a month by which that part of it is over


def deadline_of(clauses: Sequence[Clause], text: str, words: Words, today: date | None) -> Proposal[date] | None:
    """None for "trước Tết" or "trong 6 tháng", and for a month without a year unless `today` is known."""
    for clause in sorted(clauses, key=lambda one: one.kind is not ClauseKind.OTHER):
        body = text[clause.start : clause.end]
        if clause.kind is ClauseKind.BACKGROUND or not says("timing", clause, words):
            continue
        if clause.kind in ASKED and not _BY.search(fold(body)):
            continue
        for start, end, day in (*_days(body), *_periods(body, today)):
            if today is None or day >= today:
                return Proposal(value=day, start=clause.start + start, end=clause.start + end)
    return None


_BY = re.compile(r"\b(?:truoc|by|before|xong|hoan thanh|han|deadline|cham nhat|trong (?:nam|quy|thang))\b")


def _days(body: str) -> Iterator[tuple[int, int, date]]:
    """The last of a clause: "từ 1/3/2027 đến 30/6/2027"."""
    for dated in reversed(days_in(body)):
        yield dated.start, dated.end, dated.day


def _periods(body: str, today: date | None) -> Iterator[tuple[int, int, date]]:
    plain = fold_in_place(body)
    for match in _PERIOD.finditer(plain):
        if _is_doubtful(plain, match):
            continue
        if year := _year(match, today):
            day = _last_day(match, year)
            if today and day < today and not match["year"] and not match["which"] and not match["this"]:
                day = _last_day(match, year + 1)
            yield match.start(), match.end(), day


def _is_doubtful(plain: str, match: re.Match[str]) -> bool:
    if match["name"]:
        return not (match["year"] or _BEFORE_A_NAME.search(plain, 0, match.start("name")))
    return match["bare"] is not None and not (match["before"] or match["part"])


def _year(match: re.Match[str], today: date | None) -> int | None:
    if match["year"]:
        return int(match["year"])
    if today is None:
        return None
    return today.year + 1 if match["which"] in ("sau", "toi") else today.year


def _last_day(match: re.Match[str], year: int) -> date:
    """The last day of the period; with "trước" the day before the period begins."""
    first_month, last_month = _months(match)
    part = (match["part"] or "").strip()
    if match["before"] and part not in ("het", "cuoi", "end of", "the end of"):
        return date(year, first_month, 1) - timedelta(days=1)
    if first_month == last_month and part in _THIRD:
        return date(year, last_month, _THIRD[part])
    if part in _THIRD:  # of a quarter its first or second month, of a year its first third or its middle
        length = last_month - first_month + 1
        last_month = first_month + max(0, length * _THIRD[part] // 30 - 1)
    return date(year, last_month, monthrange(year, last_month)[1])


def _months(match: re.Match[str]) -> tuple[int, int]:
    if match["quarter"] or match["ordinal"]:
        said = match["quarter"] or ""
        quarter = _ORDINALS[match["ordinal"]] if match["ordinal"] else _ROMAN.get(said) or int(said)
        return quarter * 3 - 2, quarter * 3
    if match["month"] or match["name"]:
        month = int(match["month"]) if match["month"] else _MONTHS[match["name"]]
        return month, month
    return 1, 12
