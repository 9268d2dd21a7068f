"""Words of a text and the sequences of words that a table names. Pure."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Generic, TypeVar

from matchmaker.text import fold

_TOKEN = re.compile(r"\w+|%")
_CHOICE = re.compile(r"\(([^()]*)\)")
NUMBER, ANY, GAP = "#", "*", "…"
_LONGEST_GAP = 9  # words

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
                if length := _length(sequence, words, place):
                    yield from ((length, value) for value in values)


def _length(sequence: Sequence[str], words: Sequence[str], place: int) -> int:
    """How many words from the place on the sequence is; 0 where they are others."""
    reached = place
    for step, wanted in enumerate(sequence):
        if wanted == GAP:
            rest = sequence[step + 1 :]
            behind = (n for n in range(reached, min(reached + _LONGEST_GAP, len(words))))
            found = next(((n, length) for n in behind if (length := _length(rest, words, n))), None)
            return found[0] + found[1] - place if found else 0
        if reached >= len(words) or not _is(wanted, words[reached]):
            return 0
        reached += 1
    return reached - place


def _is(wanted: str, word: str) -> bool:
    return wanted in (word, ANY) or (wanted == NUMBER and word[0].isdigit())
