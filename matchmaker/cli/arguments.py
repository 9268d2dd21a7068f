"""Text that a command was given, as it is stored or asked with."""

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
