"""What earlier versions read in a row: its key, where it has none of its own, was made of that.

They kept what nobody sees in a text, and numbers and addresses much as they were typed. Nothing of this is stored.
"""

import re
from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any

from matchmaker.ground.invalid import InvalidValue
from matchmaker.ground.text import nfc
from matchmaker.importing import cells
from matchmaker.importing.cells import Reader
from matchmaker.importing.columns import Column
from matchmaker.intake.neutral import restored

_PHONE_MARKS = re.compile(r"[\s.()-]")
_NUMBER_WORD = re.compile(r"\(?\+?[0-9.()-]+")


def values_of(filled: Iterable[tuple[Column, str]]) -> dict[str, Any] | None:
    """The values of a row's cells by field; None for what those versions took no more than this one does."""
    values: dict[str, Any] = {}
    try:
        for column, cell in filled:
            content = restored(nfc(cell.replace("\r\n", "\n").replace("\r", "\n")))
            if content.strip():
                values[column.field] = _READERS.get(column.field, column.read)(content)
    except InvalidValue:
        return None
    return values


def _phone(cell: str) -> str:
    return _PHONE_MARKS.sub("", cell)


def _contact(cell: str) -> tuple[str | None, str | None]:
    phones: list[str] = []
    emails: list[str] = []
    for piece in re.split(r"[,;/|\n]", cell):
        for is_number, words in groupby(piece.split(), lambda word: bool(_NUMBER_WORD.fullmatch(word))):
            run = list(words)
            phones += [_phone("".join(run))] if is_number else []
            emails += [] if is_number else [word for word in run if "@" in word]
    return next(filter(None, phones), None), next(iter(emails), None)


_READERS: Mapping[str, Reader] = {"phone": _phone, "email": cells.line, "contact": _contact}
