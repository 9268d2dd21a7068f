"""Languages: gettext catalogues for sentences, terms.toml for the words of the field, Babel for dates and numbers.

Messages are written in English at source and looked up in locale/vi/LC_MESSAGES/messages.po. Only the edges (web,
CLI) translate; the domain carries codes.
"""

import io
import re
import tomllib
from datetime import date, datetime
from functools import cache
from pathlib import Path

from babel.dates import format_date, format_datetime
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal
from babel.support import NullTranslations, Translations

from matchmaker.ground.city_time import CITY_TIME

LOCALES = ("vi", "en")
LOCALE_FOLDER = Path(__file__).parent.parent / "locale"
_ITEM = re.compile(r"(?P<part>[^,]+), .+, ý (?P<number>[0-9]+)")


@cache
def translations(locale: str) -> NullTranslations:
    """The catalogue of a locale; English is the source itself."""
    if locale == "en":
        return NullTranslations()
    with (LOCALE_FOLDER / locale / "LC_MESSAGES" / "messages.po").open("rb") as file:
        catalogue = read_po(file, locale=locale)
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return Translations(compiled)


def translate(message: str, locale: str, **params: object) -> str:
    """`message` in the language, with its blanks `%(name)s` filled."""
    text: str = translations(locale).gettext(message)
    return text % params if params else text


def translate_count(one: str, many: str, count: float, locale: str, **params: object) -> str:
    """Of two messages the one that the number asks for; `%(count)s` is the number, unless `params` writes it."""
    text: str = translations(locale).ngettext(one, many, 1 if count == 1 else 2)
    return text % {"count": show_number(count, locale), **params}


@cache
def _terms() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads((LOCALE_FOLDER / "terms.toml").read_text(encoding="utf-8"))


@cache
def codes() -> frozenset[str]:
    """What a list to choose from may hold: the codes of every group, but the names of fields."""
    return frozenset(code for group, words in _terms().items() if group != "field" for code in words)


def term(group: str, code: object, locale: str) -> str:
    """The word for a code, such as term("sector", "health", "vi"). Raises KeyError for a code without a word."""
    return _terms()[group][str(code)][LOCALES.index(locale)]


def terms(group: str, locale: str) -> dict[str, str]:
    """Every code of a group with its word, in the file's order."""
    position = LOCALES.index(locale)
    return {code: words[position] for code, words in _terms()[group].items()}


def show_date(value: date | datetime | None, locale: str) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        value = value.astimezone(CITY_TIME).date()
    return str(format_date(value, "dd/MM/yyyy" if locale == "vi" else "d MMM yyyy", locale=locale))


def show_time(value: datetime, locale: str) -> str:
    """A date as `show_date` writes it, and the time in the city, as lists show it: the day comes first."""
    form = "dd/MM/yyyy HH:mm" if locale == "vi" else "d MMM yyyy HH:mm"
    return str(format_datetime(value.astimezone(CITY_TIME), form, locale=locale))


def say_time(value: datetime, locale: str) -> str:
    """The same inside a sentence: "lúc 03:13 ngày 30/11/2026"."""
    form = "HH:mm 'ngày' dd/MM/yyyy" if locale == "vi" else "d MMM yyyy 'at' HH:mm"
    return str(format_datetime(value.astimezone(CITY_TIME), form, locale=locale))


def show_quarter(quarter: str, locale: str) -> str:
    """The quarter that is known as "2026-Q3", in words."""
    year, _, number = quarter.partition("-Q")
    return f"Quý {('I', 'II', 'III', 'IV')[int(number) - 1]}/{year}" if locale == "vi" else f"Q{number} {year}"


def show_place_in_plan(paragraph: str, sector: str, locale: str) -> str:
    """Where the Plan names an orientation: "II.1.a, ngành y tế, ý 1", in English by the word for its sector."""
    item = _ITEM.fullmatch(paragraph)
    if locale == "vi" or item is None:
        return paragraph
    return f"{item['part']}, {term('sector', sector, locale)}, item {item['number']}"


def show_number(value: float, locale: str) -> str:
    return str(format_decimal(value, locale=locale))


def show_ungrouped(value: float, locale: str) -> str:
    """A number without marks between its thousands, such as a year or a limit."""
    return str(format_decimal(value, locale=locale, group_separator=False, decimal_quantization=False))
