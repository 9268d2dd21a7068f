"""The form of a target: what it shows, what is read from it, and how two versions differ."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, TypeVar

from matchmaker.ground.errors import InvalidInput
from matchmaker.intake import dates
from matchmaker.programme.targets import TargetChange, cleaned
from matchmaker.rules.programme import TargetSpan
from matchmaker.rules.target import UNITS_OF, Counts, Target, TargetBook, TargetUnit, target_problems
from web.ground.forms import VERSION, FormState, whole_or_none
from web.ground.reading import Reader
from web.programme.forms import Changed

Value = TypeVar("Value")
_DAYS = ("period_from", "period_to", "valid_from")
NAMES = (
    *("name_vi", "name_en", "counts", "unit", "wanted", "period_from", "period_to", "span"),
    *("source", "confirmed", "valid_from", "ended_on"),
)
KNOWN = frozenset({*NAMES, "code", VERSION})


@dataclass(frozen=True, kw_only=True)
class TargetRecorded:
    """One entry of the history; `changed` is empty for a new target."""

    by: str
    at: datetime
    target: Target
    new: bool
    changed: Sequence[Changed]


def differences(before: Target, after: Target) -> list[Changed]:
    """The fields that differ, in the order of the form."""
    pairs = [Changed(name=name, before=getattr(before, name), after=getattr(after, name)) for name in NAMES]
    return [each for each in pairs if each.before != each.after]


def recorded(changes: Sequence[TargetChange]) -> list[TargetRecorded]:
    return [
        TargetRecorded(
            by=each.by,
            at=each.at,
            target=each.target,
            new=each.before is None,
            changed=differences(each.before, each.target) if each.before else (),
        )
        for each in changes
    ]


def filled(target: Target | None, book: TargetBook, today: date) -> FormState:
    """The form as the target stands; of a new one what most have."""
    texts = _texts(target) if target else {"span": TargetSpan.WHOLE.value, "confirmed": "no"}
    texts["valid_from"] = dates.typed(today)
    given = {**texts, "code": target.code if target else "", VERSION: str(len(book.versions))}
    return FormState(values={name: [text] for name, text in given.items()})


def seen_of(form: FormState) -> int:
    """How many versions the form's reader knew; -1 where the form does not say."""
    version = whole_or_none(form.text(VERSION))
    return -1 if version is None else version


def anew(form: FormState, book: TargetBook) -> FormState:
    """What was typed, over the versions as they stand now."""
    return replace(form.anew(), values={**form.values, VERSION: [str(len(book.versions))]})


def target_of(form: FormState, book: TargetBook) -> Target:
    """What was typed. Raises InvalidInput with all that is wrong."""
    reader = Reader(form)
    days = {name: _asked(reader, name, lambda n: reader.day(n, dates.PERIOD)) or date.max for name in _DAYS}
    counts = _asked(reader, "counts", lambda name: reader.read(name, Counts, "unknown_code")) or Counts.TRANSFER
    unit = _asked(reader, "unit", lambda name: reader.read(name, TargetUnit, "unknown_code"))
    read: dict[str, Any] = {
        **{name: cleaned(form.text(name)) for name in ("name_vi", "name_en", "source")},
        **days,
        "wanted": reader.whole("wanted"),
        "span": _asked(reader, "span", lambda name: reader.read(name, TargetSpan, "unknown_code")) or TargetSpan.WHOLE,
        "confirmed": _asked(reader, "confirmed", reader.yes_or_no) is True,
        "ended_on": reader.day("ended_on", dates.PERIOD),
    }
    code = form.text("code") or book.next_code()
    target = Target(code=code, counts=counts, unit=unit or UNITS_OF[counts][0], **read)
    if problems := target_problems(target) | reader.problems:
        raise InvalidInput(problems)
    return target


def _asked(reader: Reader, name: str, read: Callable[[str], Value | None]) -> Value | None:
    return read(name) if reader.require(name) else None


def _texts(target: Target) -> dict[str, str]:
    texts = {name: _text(getattr(target, name)) for name in NAMES}
    return texts | {"confirmed": "yes" if target.confirmed else "no"}


def _text(value: object) -> str:
    return "" if value is None else dates.typed(value) if isinstance(value, date) else str(value)
