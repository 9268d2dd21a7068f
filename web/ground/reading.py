"""Reads the fields of a form one by one and keeps what is wrong with each, so that all of it is shown at once."""

import re
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import TypeVar, cast

from matchmaker.ground.errors import InvalidInput
from matchmaker.ground.invalid import InvalidValue
from matchmaker.intake import dates, numbers
from matchmaker.intake.dates import Span
from matchmaker.intake.faults import Faults
from matchmaker.rules.need import Need
from matchmaker.rules.solution import Solution
from web.ground.forms import FormState, filled

Value = TypeVar("Value")
_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?:T(?P<time>\d\d:\d\d))?", re.ASCII)  # of a browser


def readable(text: str) -> str:
    """A day or a time as people write it; any other text as it is."""
    match = _ISO.fullmatch(text)
    return f"{match['day']}/{match['month']}/{match['year']} {match['time'] or ''}".rstrip() if match else text


class Reader(Faults):
    """Each method gives None for an empty field, and for a wrong one, of which `problems` then says what is wrong.

    A field in which a record stands as it is `stored` is never wrong: whoever changes another need not change this one.
    """

    def __init__(self, form: FormState, stored: Need | Solution | None = None) -> None:
        super().__init__()
        self.form = form
        self.stored = stored

    def read(self, name: str, parse: Callable[[str], Value], code: str = "") -> Value | None:
        """`code` is for what `parse` refuses by a bare ValueError."""
        text = self.form.stripped(name)
        if text is None:
            return None
        kept = getattr(self.stored, name, None)
        if filled({name: kept}).get(name) == [text]:
            return cast("Value", kept)
        try:
            return parse(text)
        except InvalidValue as wrong:
            self.problems[name] = wrong.code
        except ValueError:
            self.problems[name] = code
        return None

    def day(self, name: str, span: Span) -> date | None:
        return self.read(name, lambda text: dates.day(text, span))

    def moment(self, name: str, span: Span) -> datetime | None:
        return self.read(name, lambda text: dates.moment(text, span))

    def year(self, name: str, span: Span) -> int | None:
        return self.read(name, lambda text: dates.year(text, span))

    def whole(self, name: str) -> int | None:
        return self.read(name, numbers.whole)

    def money(self, name: str) -> int | None:
        return self.read(name, numbers.money)

    def figure(self, name: str) -> Decimal | None:
        return self.read(name, numbers.figure)

    def yes_or_no(self, name: str) -> bool | None:
        return {"yes": True, "no": False}.get(self.form.text(name))

    def require(self, name: str) -> str:
        text = self.form.stripped(name)
        if text is None:
            self.problems[name] = "required"
        return text or ""

    def required(self, name: str, read: Callable[[str], Value | None]) -> Value:
        """What `read` gives of a field that must be filled. Raises InvalidInput, with all that was wrong so far."""
        self.require(name)
        value = read(name)
        if value is None:
            raise InvalidInput(self.problems)
        return value
