"""What a command is given, as it is typed, stored or asked with."""

from collections.abc import Callable
from typing import Annotated

import typer

from matchmaker.cli.console import Console
from matchmaker.ground.errors import InvalidInput
from matchmaker.ground.invalid import InvalidValue
from matchmaker.ground.marking import N_
from matchmaker.intake.cleaning import clean, refuse_damage
from matchmaker.intake.numbers import whole, whole_or_none

AsJson = Annotated[bool, typer.Option("--json", help=N_("Print JSON for programs."))]


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
        number = whole_or_none(str(typed))  # a default comes as it is
        if number is None or not least <= number <= most:
            raise typer.BadParameter(f"{str(typed)!r}: {least}..{most}")
        return number

    return read


def sizes_in(console: Console, text: str) -> list[int]:
    """Whole numbers that stand between commas. Raises BadParameter."""
    try:
        return [whole(size) for size in text.split(",")]
    except ValueError as error:
        raise typer.BadParameter(console.translate("Sizes are whole numbers: %(value)s", value=text)) from error
