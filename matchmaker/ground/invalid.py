"""The error of every reader, and how to ask for it."""

from collections.abc import Callable, Mapping
from typing import Self

Blank = str | int | float
"""Numbers are written as the reader's language writes them, without marks between thousands."""


class Problem(str):
    """The code of a sentence with what fills its gaps: `blanks`. It may stand wherever the bare code may."""

    blanks: Mapping[str, Blank]

    def __new__(cls, code: str, blanks: Mapping[str, Blank] | None = None) -> Self:
        made = super().__new__(cls, code)
        made.blanks = blanks or {}
        return made

    @classmethod
    def of(cls, code: str) -> Self:
        """A code as one that brings its blanks: none, where it is bare."""
        return code if isinstance(code, cls) else cls(code)


class InvalidValue(ValueError):
    """`code` names the sentence that says what is wrong with the value, and brings what fills that sentence's gaps."""

    def __init__(self, code: str, **blanks: Blank) -> None:
        self.code = Problem(code, {**Problem.of(code).blanks, **blanks})  # what another reader told goes on
        super().__init__(code)


def problem_with(text: str, read: Callable[[str], object]) -> Problem | None:
    """The code of what the reader says against the text; None where it takes it."""
    try:
        read(text)
    except InvalidValue as invalid:
        return invalid.code
    return None
