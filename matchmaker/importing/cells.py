"""Cells to values: each reader takes the text of one filled cell and raises InvalidValue with what is wrong with it."""

import re
from collections.abc import Callable
from functools import cache

from matchmaker.ground.i18n import LOCALES, terms
from matchmaker.ground.invalid import InvalidValue
from matchmaker.ground.text import fold, normalise_spaces
from matchmaker.intake import cleaning, dates, numbers
from matchmaker.intake.addresses import read_email
from matchmaker.intake.dates import Span
from matchmaker.intake.neutral import SPREADSHEET_ERRORS, restored
from matchmaker.intake.old_encodings import refuse_old_encoding
from matchmaker.rules.listing import parse_contact
from matchmaker.rules.need import NeedClause
from matchmaker.rules.programme import BudgetBand

Reader = Callable[[str], object]

_LIST_SEPARATORS = ("\n", "|", ";")
_YES_OR_NO = {"true": True, "yes": True, "co": True, "1": True, "false": False, "no": False, "khong": False, "0": False}


def clean(cell: str) -> str:
    """The cell as it was meant: cleaned, a neutralised formula restored.

    Raises InvalidValue for signs of damage and a spreadsheet's error values.
    """
    refuse_old_encoding(cell)
    cleaning.refuse_damage(cell)
    if cell.strip() in SPREADSHEET_ERRORS:
        raise InvalidValue("cell_error")
    return restored(cleaning.clean(cell))


def text(cell: str) -> str:
    return cell.strip()


def line(cell: str) -> str:
    return normalise_spaces(cell)


def code_of(group: str) -> Reader:
    """A code of terms.toml, or its word in either language, with or without diacritics."""

    def read(cell: str) -> str:
        try:
            return _codes(group)[_key(cell)]
        except KeyError:
            raise InvalidValue("unknown_code") from None

    return read


def clause(cell: str) -> NeedClause:
    """A line of a need with what it is, as an export has it."""
    # Every command has this module, and each process that reads a file: what understands texts would be a third of it.
    from matchmaker.listings.needs.clauses import clause_of

    try:
        return clause_of(normalise_spaces(cell))
    except ValueError:
        raise InvalidValue("unknown_code") from None


def list_of(read: Reader) -> Reader:
    """Several values in one cell, each once, in their order.

    The first of line end, "|" and ";" that the cell holds separates them: the others may stand inside a value.
    """

    def read_all(cell: str) -> tuple[object, ...]:
        separator = next((each for each in _LIST_SEPARATORS if each in cell), "\n")
        parts = (part.strip() for part in cell.split(separator))
        return tuple(dict.fromkeys(read(part) for part in parts if part))

    return read_all


def unless_blank(read: Reader) -> Reader:
    """Of a cell in which a lone dash, or another mark, says that there is nothing to say."""
    return lambda cell: read(cell) if re.search(r"\w", cell) else None


def day_in(span: Span) -> Reader:
    """A day that is possible in the column."""
    return lambda cell: dates.day(cell, span)


def budget_in(unit: int) -> Reader:
    """A band by its code or its word, or that of an amount, in a column whose bare numbers are so many đồng each."""

    def read(cell: str) -> str:
        try:
            return str(code_of("budget")(cell))
        except InvalidValue:
            if not any(map(str.isdecimal, cell)):
                raise
        return BudgetBand.of(numbers.money_in(unit, cell))

    return read


budget = budget_in(numbers.DONG)
"""A band by its code or its word, or the band of an amount of money."""


def yes_or_no(cell: str) -> bool:
    try:
        return _YES_OR_NO[_key(cell)]
    except KeyError:
        raise InvalidValue("not_yes_or_no") from None


def email(cell: str) -> str:
    """As it is written: keys of rows are made of it."""
    read_email(cell)
    return line(cell)


def contact(cell: str) -> tuple[str | None, str | None]:
    """Phone and e-mail from one cell; at least one of them, and nothing else."""
    parsed = parse_contact(cell)
    if parsed.problem:
        raise InvalidValue(parsed.problem)
    return parsed.phone, parsed.email


def language(cell: str) -> str:
    """A code of terms.toml or its word; else any ISO 639 code, such as "ja"."""
    known = _codes("language").get(_key(cell))
    if known:
        return known
    if not re.fullmatch(r"[a-z]{2,3}", cell.strip()):
        raise InvalidValue("unknown_code")
    return cell.strip()


@cache
def _codes(group: str) -> dict[str, str]:
    """Codes by everything they may be written as."""
    codes = {_key(code): code for code in terms(group, LOCALES[0])}
    for locale in LOCALES:
        codes |= {_key(word): code for code, word in terms(group, locale).items()}
    return codes


def _key(word: str) -> str:
    return fold(cleaning.clean_code(word))
