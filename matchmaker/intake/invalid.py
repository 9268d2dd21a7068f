"""The error of every reader."""

from collections.abc import Mapping


class InvalidValue(ValueError):
    """`code` names the sentence that says what is wrong with the value; `blanks` fills that sentence's gaps."""

    def __init__(self, code: str, **blanks: str) -> None:
        self.code = code
        self.blanks: Mapping[str, str] = blanks
        super().__init__(code)
