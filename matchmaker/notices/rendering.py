"""Letters → subject and text, from templates/{vi,en}/<kind>.txt; a template's first line is the subject."""

from collections.abc import Iterator
from dataclasses import fields
from datetime import date, datetime
from functools import cache, partial
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from matchmaker.ground import i18n
from matchmaker.ground.errors import InvalidInput
from matchmaker.ground.text import nfc
from matchmaker.intake.cleaning import clean_line
from matchmaker.notices.letters import Fit, Letter
from matchmaker.notices.link import BASE_MARK
from matchmaker.notices.model import MailKind
from matchmaker.rules.greeting import addressed

TEMPLATES = Path(__file__).with_name("templates")


def render(letter: Letter, locale: str, *, ask: str = "") -> tuple[str, str]:
    """Subject and text of the letter in the language; links still begin with BASE_MARK. `ask` is whom to ask, if known.

    Each value is one line of plain text there: nothing typed by a person can start a header or a paragraph of its own.
    Raises InvalidInput naming each that is empty.
    """
    if problems := {name: "required" for name, text in _texts(letter) if not _line(text)}:
        raise InvalidInput(problems)
    values = {field.name: getattr(letter, field.name) for field in fields(letter)} | {"ask": ask}
    subject, body = templates(letter.kind, locale)
    return nfc(subject.render(values)), nfc(body.render(values)).strip() + "\n"


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
    environment.filters["addressed"] = partial(addressed, locale=locale)
    environment.filters["month"] = lambda day: f"{day:%m/%Y}"
    return environment


def _shown(value: object, locale: str) -> object:
    if isinstance(value, str):
        return _line(value)
    if isinstance(value, datetime):
        return i18n.say_time(value, locale)  # a letter is sentences
    return i18n.show_date(value, locale) if isinstance(value, date) else value


def _line(text: str) -> str:
    """On one line, whatever rows of earlier versions hold, and without the mark of our links, a private letter."""
    return clean_line(text).replace(BASE_MARK, "\N{REPLACEMENT CHARACTER}")


def _texts(letter: Letter | Fit) -> Iterator[tuple[str, str]]:
    """Every text in the letter with the name of its field, those of what it lists included."""
    for field in fields(letter):
        value = getattr(letter, field.name)
        if isinstance(value, str):
            yield field.name, value
        elif isinstance(value, tuple):
            yield from ((field.name, text) for item in value for _, text in _texts(item))
