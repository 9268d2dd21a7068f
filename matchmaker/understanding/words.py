"""Words of a text and the sequences of words that a table names. Pure."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Generic, TypeVar

from matchmaker.text import fold

_TOKEN = re.compile(r"\w+|%")
_CHOICE = re.compile(r"\(([^()]*)\)")
NUMBER, ANY = "#", "*"

V = TypeVar("V")


@dataclass(frozen=True, kw_only=True, slots=True)
class Word:
    """`text` in small letters and `plain` without its marks; places in the whole text."""

    start: int
    end: int
    text: str
    plain: str


def words_of(text: str) -> list[Word]:
    """Of an NFC text, "%" included."""
    return [
        Word(start=found.start(), end=found.end(), text=found[0].lower(), plain=fold(found[0]))
        for found in _TOKEN.finditer(text)
    ]


def spelled_out(pattern: str) -> Iterator[tuple[str, ...]]:
    """Every sequence of words that a pattern of a table stands for: "(a|b) c" is "a c" and "b c"."""
    pieces = _CHOICE.split(pattern)
    for chosen in product(*(piece.split("|") if place % 2 else [piece] for place, piece in enumerate(pieces))):
        yield tuple(word for word in "".join(chosen).lower().replace(":", " ").split())


class Phrases(Generic[V]):
    """Sequences of words with a value each, found by their first word; of several the longest is found first."""

    def __init__(self, entries: Iterable[tuple[tuple[str, ...], V]]) -> None:
        by_first: dict[str, dict[tuple[str, ...], list[V]]] = {}
        for sequence, value in entries:
            if sequence:
                by_first.setdefault(sequence[0], {}).setdefault(sequence, []).append(value)
        self._by_first: Mapping[str, Sequence[tuple[tuple[str, ...], list[V]]]] = {
            first: sorted(sequences.items(), key=lambda entry: -len(entry[0])) for first, sequences in by_first.items()
        }

    def at(self, words: Sequence[str], place: int) -> Iterator[tuple[int, V]]:
        """Lengths and values of the sequences that begin at the place, longest first."""
        first = words[place]
        for key in (first, NUMBER) if first[0].isdigit() else (first,):
            for sequence, values in self._by_first.get(key, ()):
                if _matches(sequence, words, place):
                    yield from ((len(sequence), value) for value in values)


def _matches(sequence: tuple[str, ...], words: Sequence[str], place: int) -> bool:
    if place + len(sequence) > len(words):
        return False
    return all(
        wanted in (words[place + step], ANY) or (wanted == NUMBER and words[place + step][0].isdigit())
        for step, wanted in enumerate(sequence)
    )
