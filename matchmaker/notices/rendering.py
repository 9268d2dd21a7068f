"""Letters → subject and text, from templates/{vi,en}/<kind>.txt; a template's first line is the subject."""

import unicodedata
from collections.abc import Iterator
from dataclasses import fields
from datetime import date, datetime
from functools import cache, partial
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from matchmaker import i18n
from matchmaker.errors import InvalidInput
from matchmaker.notices.model import BASE_MARK, Fit, Letter, MailKind
from matchmaker.text import nfc

TEMPLATES = Path(__file__).with_name("templates")
# Unicode's control characters, lone surrogates, line and paragraph ends.
_BREAKING = {"Cc", "Cs", "Zl", "Zp"}


def render(letter: Letter, locale: str) -> tuple[str, str]:
    """Subject and text of the letter in the language; links still begin with BASE_MARK.

    Raises InvalidInput naming each value that is empty or not one line of plain text: nothing typed by a person can
    start a header or a paragraph of its own.
    """
    problems = {name: _problem(text) for name, text in _texts(letter) if _problem(text)}
    if problems:
        raise InvalidInput(problems)
    values = {field.name: getattr(letter, field.name) for field in fields(letter)}
    subject, body = templates(letter.kind, locale)
    return nfc(subject.render(values)), nfc(body.render(values)).strip() + "\n"


def is_one_line(text: str) -> bool:
    """Whether the text holds no line end, no other control character, and not the mark of our links."""
    return not any(c == BASE_MARK or unicodedata.category(c) in _BREAKING for c in text)


def with_base(text: str, base_address: str) -> str:
    """The text with the service's address before each of its paths."""
    return text.replace(BASE_MARK, base_address)


@cache
def templates(kind: MailKind, locale: str) -> tuple[Template, Template]:
    """Subject and text of a kind, compiled; a name in them that the letter lacks raises at rendering."""
    environment = _environment(locale)
    subject, body = (TEMPLATES / locale / f"{kind}.txt").read_text(encoding="utf-8").split("\n", 1)
    return environment.from_string(subject), environment.from_string(body)


@cache
def _environment(locale: str) -> Environment:
    # Plain text: there is no markup that a value could break out of.
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES / locale),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=partial(_shown, locale=locale),
    )
    environment.filters["month"] = lambda day: f"{day:%m/%Y}"
    return environment


def _shown(value: object, locale: str) -> object:
    if isinstance(value, datetime):
        return i18n.show_time(value, locale)
    return i18n.show_date(value, locale) if isinstance(value, date) else value


def _problem(text: str) -> str:
    if not text.strip():
        return "required"
    return "" if is_one_line(text) else "line_break"


def _texts(letter: Letter | Fit) -> Iterator[tuple[str, str]]:
    """Every text in the letter with the name of its field, those of what it lists included."""
    for field in fields(letter):
        value = getattr(letter, field.name)
        if isinstance(value, str):
            yield field.name, value
        elif isinstance(value, tuple):
            yield from ((field.name, text) for item in value for _, text in _texts(item))
