"""Days, times and years as people here write them, and which of them are possible in each field.

The day comes first: 15/06/2027, with `/`, `-` or `.`, or in words as Decree 30/2020/NĐ-CP (Phụ lục I) has it for
documents, "ngày 15 tháng 6 năm 2027". Browsers and spreadsheets write ISO 8601, 2027-06-15; English pages show
15 Jun 2027. A year has four digits: of two nobody knows the century, and 0022 or 0227 is a slip of the hand that the
range of the field tells.
"""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime

from matchmaker.ground.city_time import CITY_TIME
from matchmaker.ground.invalid import InvalidValue
from matchmaker.intake.numbers import simplified, whole


@dataclass(frozen=True, kw_only=True)
class Span:
    """Which days a field may name: from `first`, or today, to today, or to the end of the year so many `years` on."""

    first: date | None
    years: int = 0

    def days(self, today: date) -> tuple[date, date]:
        last = date(today.year + self.years, 12, 31) if self.years else today
        return min(self.first or today, last), last

    def also(self, stored: date | None) -> "Span":
        """The same from a day on that stood there and has passed: who changes another field can leave this one."""
        return replace(self, first=stored) if self.first is None and stored and stored < today() else self


PLAN_YEAR = date(2023, 1, 1)
"""The year in which the Plan was made: nothing that it counts is older."""
DEADLINE = Span(first=None, years=10)  # of a need
PAST_DEADLINE = Span(first=date(2000, 1, 1), years=10)  # of one that was posted before
AVAILABLE_FROM = Span(first=date(2000, 1, 1), years=10)  # a solution
SOLUTION_YEAR = Span(first=date(1990, 1, 1), years=1)
CONSENT = Span(first=date(2000, 1, 1), years=1)  # of an owner to an entry by somebody else
ENTRY = Span(first=PLAN_YEAR)  # of an indicator
ENTRY_DETAIL = Span(first=date(2015, 1, 1), years=10)  # acceptance, beginning and end of use
PERIOD = Span(first=PLAN_YEAR, years=50)  # of reports and settings
CLOSING = Span(first=date(1900, 1, 1), years=50)  # what lies outside of the programme is told by its own sentence
CONTACT = STEP = Span(first=date(2015, 1, 1), years=1)  # of a case
PAPER = Span(first=date(2000, 1, 1), years=1)
USE = Span(first=date(2000, 1, 1), years=20)
IN_USE = Span(first=date(1990, 1, 1))  # a system that is in use now
NEXT_STEP = Span(first=None, years=5)
MEETING = Span(first=PLAN_YEAR, years=5)
INCIDENT = Span(first=date(2020, 1, 1), years=1)
HOLIDAY = Span(first=PLAN_YEAR, years=5)
REGULATION = Span(first=date(2000, 1, 1), years=20)  # from when on a rule of law holds, and a day that it names
REGULATION_READ = Span(first=date(2000, 1, 1))
EVER = Span(first=date.min, years=5000)  # where it is only asked whether two texts name one day

_MONTHS = {name: number for number, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}
_ENGLISH_MONTH = rf"(?P<name>{'|'.join(_MONTHS)})[a-z]*\.?"
_NO_TIME = r"(?:[t ]0?0:00(?::00(?:\.0+)?)?)?"  # a spreadsheet's day
_WEEKDAY = r"(?:(?:thu (?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat),? )?"
FORMS = tuple(  # in folded text with single spaces
    re.compile(form)
    for form in (
        rf"(?P<year>[0-9]{{4}}) ?(?P<mark>[-/.]) ?(?P<month>[0-9]{{1,2}}) ?(?P=mark) ?(?P<day>[0-9]{{1,2}}){_NO_TIME}",
        rf"{_WEEKDAY}(?:ngay )?(?P<day>[0-9]{{1,2}}) ?(?P<mark>[-/.]) ?(?P<month>[0-9]{{1,2}}) ?(?P=mark) ?"
        rf"(?P<year>[0-9]{{4}}){_NO_TIME}",
        rf"{_WEEKDAY}(?:ngay |mung )?(?P<day>[0-9]{{1,2}}),? (?:thang|thg) (?P<month>[0-9]{{1,2}}),?(?: nam)? "
        r"(?P<year>[0-9]{4})",
        rf"(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)? {_ENGLISH_MONTH},? (?P<year>[0-9]{{4}})",
        rf"{_ENGLISH_MONTH} (?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?,? (?P<year>[0-9]{{4}})",
    )
)
_SHORT_YEAR = re.compile(
    r"(?:ngay )?[0-9]{1,2} ?([-/.]) ?[0-9]{1,2} ?\1 ?[0-9]{2}|(?:ngay )?[0-9]{1,2} thang [0-9]{1,2} nam [0-9]{2}"
)
_INCOMPLETE = re.compile(
    r"(?:thang |thg )?[0-9]{1,2}(?: ?[-/.] ?| nam )[0-9]{4}|[0-9]{4}[-/.][0-9]{1,2}|(?:ngay )?[0-9]{1,2}[-/.][0-9]{1,2}"
    r"|(?:quy|q) ?(?:[1-4]|i{1,3}|iv)\b.*|(?:nam )?[0-9]{4}|[0-9]{1,2} thang [0-9]{1,2}|(?:cuoi|dau|giua) .*"
)
_SERIAL = range(36_526, 73_051)  # days that a spreadsheet counts from 1900: the years 2000 to 2099
_CLOCK = r"(?P<hour>[0-9]{1,2}) ?(?::|h|g|gio) ?(?:(?P<minute>[0-9]{2})(?:phut| phut)?(?::00(?:\.0+)?)?)?"
_DAY_THEN_TIME = re.compile(rf"(?P<day>.*[0-9])(?:t|,? (?:luc )?){_CLOCK}")
_TIME_THEN_DAY = re.compile(rf"(?:luc )?{_CLOCK},? (?P<day>(?:ngay |thu |chu )?.+)")


def today() -> date:
    """The day it is in the city."""
    return datetime.now(CITY_TIME).date()


def day(text: str, span: Span) -> date:
    """The day in what was typed. Raises InvalidValue, for one outside of the span with its first and last day."""
    plain = simplified(text)
    match = next(filter(None, (form.fullmatch(plain) for form in FORMS)), None)
    if match is None:
        raise InvalidValue(_why_not(plain))
    typed = day_of(match)
    first, last = span.days(today())
    if not first <= typed <= last:
        raise InvalidValue("date_out_of_range", first=shown(first), last=shown(last))
    return typed


def moment(text: str, span: Span) -> datetime:
    """Day and time in the city, to the minute. Raises InvalidValue."""
    plain = simplified(text)
    match = _DAY_THEN_TIME.fullmatch(plain) or _TIME_THEN_DAY.fullmatch(plain)
    if match is None:
        raise InvalidValue("not_a_time")
    on, hour, minute = day(match["day"], span), int(match["hour"]), int(match["minute"] or 0)
    if hour > 23 or minute > 59:
        raise InvalidValue("not_a_time")
    return datetime(on.year, on.month, on.day, hour, minute, tzinfo=CITY_TIME)


def year(text: str, span: Span) -> int:
    """A year of four digits. Raises InvalidValue, for one outside of the span with its first and last year."""
    number = whole(text) if re.fullmatch(r"[0-9]{4}(?:[.,]0)?|[0-9][.,][0-9]{3}", simplified(text)) else 0
    if number < 1000:
        raise InvalidValue("not_a_year")
    first, last = span.days(today())
    if not first.year <= number <= last.year:
        raise InvalidValue("year_out_of_range", first=first.year, last=last.year)
    return number


def typed(value: date) -> str:
    """A day as a browser's field holds it; `day` reads it back."""
    return value.isoformat()


def typed_moment(value: datetime) -> str:
    """Day and time in the city as a browser's field holds them; `moment` reads them back."""
    return value.astimezone(CITY_TIME).strftime("%Y-%m-%dT%H:%M")


def stored_day(text: str) -> date:
    """A day that this system wrote itself. Raises ValueError for any other text."""
    return date.fromisoformat(text)


def stored_moment(text: str) -> datetime:
    """A moment that this system wrote itself. Raises ValueError for any other text."""
    return datetime.fromisoformat(text)


def day_of(match: re.Match[str]) -> date:
    """The day of a match of one of `FORMS`. Raises InvalidValue where the calendar does not have it."""
    parts = match.groupdict()
    month = _MONTHS[parts["name"]] if "name" in parts else int(parts["month"])
    in_year, number = int(parts["year"]), int(parts["day"])
    if "mark" in parts and month > 12 >= number and match.start("day") < match.start("year"):
        raise InvalidValue("month_first", day=f"{month:02}/{number:02}/{in_year:04}")
    try:
        return date(in_year, month, number)
    except ValueError:
        raise InvalidValue("not_a_date") from None


def _why_not(plain: str) -> str:
    if _SHORT_YEAR.fullmatch(plain):
        return "year_of_two_digits"
    if plain.isascii() and plain.isdecimal() and len(plain) == 5 and int(plain) in _SERIAL:
        return "date_as_number"
    return "date_incomplete" if _INCOMPLETE.fullmatch(plain) else "not_a_date"


def shown(value: date) -> str:
    """In sentences of both languages: so it can be typed too."""
    return f"{value.day:02}/{value.month:02}/{value.year:04}"
