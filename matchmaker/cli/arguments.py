"""What a command was given, as it is stored or asked with."""

from collections.abc import Callable

import typer

from matchmaker.errors import InvalidInput
from matchmaker.intake.cleaning import clean, refuse_damage
from matchmaker.intake.invalid import InvalidValue


def text_of(name: str, typed: str) -> str:
    """The cleaned text of the argument of that name. Raises InvalidInput for bytes that are no text, and controls."""
    try:
        refuse_damage(typed)
    except InvalidValue as damaged:
        raise InvalidInput({name: damaged.code}) from damaged
    return clean(typed)


def whole_within(least: int, most: int) -> Callable[[str], int]:
    """Reads a whole number of that range in plain digits: not the `1_0` that Python takes for one."""

    def read(typed: str) -> int:
        """Raises BadParameter."""
        text = str(typed)  # a default comes as it is
        if not (text.isascii() and text.isdecimal() and least <= int(text) <= most):
            raise typer.BadParameter(f"{text!r}: {least}..{most}")
        return int(text)

    return read
