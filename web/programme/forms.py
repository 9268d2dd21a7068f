"""The form of the counting settings: what it shows, what is read from it, and how it differs from what was set."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from typing import Any, TypeVar

from matchmaker.audit.model import HistoryEntry
from matchmaker.ground.errors import InvalidInput
from matchmaker.ground.invalid import InvalidValue
from matchmaker.intake import dates
from matchmaker.intake.numbers import whole
from matchmaker.rules.programme import CountingSettings, TargetSpan, counting_problems
from web.ground.forms import FormState, whole_or_none
from web.ground.reading import Reader

Value = TypeVar("Value")
NAMES = tuple(field.name for field in fields(CountingSettings))
# `version` counts the changes so far: the history only grows, so it tells which settings were seen.
KNOWN = frozenset({*NAMES, "version"})
_DAYS = ("period_from", "period_to", "contacts_since")
_NUMBERS = ("target", "use_days", "record_days", "attribution_months")
_YEAR_AND_TARGET = re.compile(r"(\d{4})\s*:\s*(\d[\d.,]*)", re.ASCII)


@dataclass(frozen=True, kw_only=True)
class Changed:
    """One setting before and after."""

    name: str
    before: object
    after: object


@dataclass(frozen=True, kw_only=True)
class Recorded:
    """One change of the history: who made it when, and the settings that it left."""

    by: str
    at: datetime
    settings: CountingSettings
    changed: Sequence[Changed]


def differences(before: CountingSettings, after: CountingSettings) -> list[Changed]:
    """The settings that differ, in the order of the form."""
    pairs = [Changed(name=name, before=getattr(before, name), after=getattr(after, name)) for name in NAMES]
    return [each for each in pairs if each.before != each.after]


def recorded(entries: Sequence[HistoryEntry]) -> list[Recorded]:
    """The history from the entries of the audit, oldest first."""
    history: list[Recorded] = []
    for entry in entries:
        settings = CountingSettings.from_stored(entry.details["value"])
        changed = differences(settings_after(history, len(history)), settings)
        history.append(Recorded(by=entry.actor, at=entry.at, settings=settings, changed=changed))
    return history


def settings_after(history: Sequence[Recorded], changes: int) -> CountingSettings:
    """The settings as they stood after so many changes; the defaults before the first."""
    return history[changes - 1].settings if changes else CountingSettings()


def version_of(form: FormState, history: Sequence[Recorded]) -> int:
    """How many changes the form's reader had seen: none of them where the form does not say."""
    version = whole_or_none(form.text("version")) or 0
    return version if version <= len(history) else 0


def filled(settings: CountingSettings, version: int) -> FormState:
    """The form as the settings stand."""
    return FormState(values={name: [text] for name, text in _texts(settings).items()} | {"version": [str(version)]})


def merged(form: FormState, seen: CountingSettings, present: CountingSettings, version: int) -> FormState:
    """What was typed, over the present settings where nothing was typed anew."""
    was, now = _texts(seen), _texts(present)
    texts = {name: now[name] if _plain(form, name) == was[name] else form.text(name) for name in NAMES}
    return replace(form, values={name: [text] for name, text in texts.items()} | {"version": [str(version)]})


def contested(form: FormState, seen: CountingSettings, present: CountingSettings) -> list[str]:
    """The fields that were changed here and by somebody else, to something else."""
    was, now = _texts(seen), _texts(present)
    return [name for name in NAMES if was[name] != now[name] and _plain(form, name) not in (was[name], now[name])]


def settings_of(form: FormState) -> CountingSettings:
    """What was typed. Raises InvalidInput with all that is wrong."""
    reader = Reader(form)
    read: dict[str, Any] = {name: _asked(reader, name, lambda n: reader.day(n, dates.PERIOD)) for name in _DAYS}
    read |= {name: _asked(reader, name, reader.whole) for name in _NUMBERS}
    read["households"] = _asked(reader, "households", lambda name: reader.read(name, _yes_or_no, "unknown_code"))
    read["span"] = _asked(reader, "span", lambda name: reader.read(name, TargetSpan, "unknown_code"))
    read["ask_again_months"] = _asked(reader, "ask_again_months", lambda name: reader.read(name, _months, "not_months"))
    read["product_targets"] = reader.read("product_targets", _targets, "not_years_and_targets") or ()
    settings = replace(CountingSettings(), **{name: value for name, value in read.items() if value is not None})
    if problems := counting_problems(settings) | reader.problems:
        raise InvalidInput(problems)
    return settings


def _asked(reader: Reader, name: str, read: Callable[[str], Value | None]) -> Value | None:
    return read(name) if reader.require(name) else None


def _yes_or_no(text: str) -> bool:
    return ("no", "yes").index(text) == 1


def _months(text: str) -> tuple[int, ...]:
    """Raises ValueError for anything but whole numbers."""
    numbers = {_number(each) for each in re.split(r"[\s,;]+", text) if each}
    return tuple(sorted(numbers))


def _targets(text: str) -> tuple[tuple[int, int], ...]:
    """A year and its number a line. Raises ValueError for anything else, and for a year that stands twice."""
    lines = [_YEAR_AND_TARGET.fullmatch(line.strip()) for line in text.splitlines() if line.strip()]
    pairs = sorted((_number(line[1]), _number(line[2])) for line in lines if line)
    if len({year for year, _ in pairs}) < len(lines):
        raise ValueError(text)
    return tuple(pairs)


def _number(text: str) -> int:
    """One of several in a field, of which the field's own sentence tells how they are written."""
    try:
        return whole(text)
    except InvalidValue as wrong:
        raise ValueError(text) from wrong


def _plain(form: FormState, name: str) -> str:
    return form.stripped(name) or ""


def _texts(settings: CountingSettings) -> dict[str, str]:
    return {name: _text(getattr(settings, name)) for name in NAMES} | {
        "households": "yes" if settings.households else "no",
        "ask_again_months": ", ".join(map(str, settings.ask_again_months)),
        "product_targets": "\n".join(f"{year}: {target}" for year, target in settings.product_targets),
    }


def _text(value: object) -> str:
    return dates.typed(value) if isinstance(value, date) else str(value)
