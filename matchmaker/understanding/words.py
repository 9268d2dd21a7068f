"""Words of a text and the sequences of words that a table names. Pure."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Generic, TypeVar

from matchmaker.ground.text import fold

_TOKEN = re.compile(r"\w+|%")
_CHOICE = re.compile(r"\(([^()]*)\)")
NUMBER, ANY, GAP = "#", "*", "…"
_BLANKS = frozenset({NUMBER, ANY, GAP})
_LONGEST_GAP = 9  # words

V = TypeVar("V")


@dataclass(frozen=True, kw_only=True, slots=True)
class Word:
    """`text` in small letters and `plain` without its marks; places in the whole text."""

    start: int
    end: int
    text: str
    plain: str


class Words:
    """The words of an NFC text, "%" included, read once; those of a piece of it by its places."""

    def __init__(self, text: str) -> None:
        plain: dict[str, str] = {}
        self._all: list[Word] = []
        for token in _TOKEN.finditer(text):
            lower = token[0].lower()
            if lower not in plain:
                plain[lower] = fold(lower)
            self._all.append(Word(start=token.start(), end=token.end(), text=lower, plain=plain[lower]))
        self._starts = [word.start for word in self._all]

    def between(self, start: int, end: int) -> list[Word]:
        return self._all[bisect_left(self._starts, start) : bisect_left(self._starts, end)]


def words_of(text: str) -> list[Word]:
    """Of an NFC text, "%" included."""
    return Words(text).between(0, len(text))


def spelled_out(pattern: str) -> Iterator[tuple[str, ...]]:
    """Every sequence of words that a pattern of a table stands for: "(a|b) c" is "a c" and "b c"."""
    pieces = _CHOICE.split(pattern)
    for chosen in product(*(piece.split("|") if place % 2 else [piece] for place, piece in enumerate(pieces))):
        yield tuple(word for word in "".join(chosen).lower().replace(":", " ").split())


class Phrases(Generic[V]):
    """Sequences of words with a value each, found by their first word; of several the longest is found first."""

    def __init__(self, entries: Iterable[tuple[tuple[str, ...], V]]) -> None:
        self._values: dict[tuple[str, ...], list[V]] = {}
        for sequence, value in entries:
            if sequence:
                self._values.setdefault(sequence, []).append(value)
        self._lengths: dict[str, list[int]] = {}  # of those without a blank, by first word
        self._blank: dict[str, list[tuple[str, ...]]] = {}
        for sequence in sorted(self._values, key=len, reverse=True):
            if _BLANKS.isdisjoint(sequence):
                lengths = self._lengths.setdefault(sequence[0], [])
                if len(sequence) not in lengths:
                    lengths.append(len(sequence))
            else:
                self._blank.setdefault(sequence[0], []).append(sequence)

    def at(self, words: Sequence[str], place: int) -> Sequence[tuple[int, V]]:
        """Lengths and values of the sequences that begin at the place, longest first."""
        first = words[place]
        blank = self._blank.get(NUMBER if first[0].isdigit() else first)
        lengths = self._lengths.get(first)
        if lengths is None and blank is None:
            return ()
        sequences = [
            (length, value)
            for length in lengths or ()
            if place + length <= len(words)
            for value in self._values.get(tuple(words[place : place + length]), ())
        ]
        for sequence in blank or ():
            if length := _length(sequence, words, place):
                sequences += [(length, value) for value in self._values[sequence]]
        return sorted(sequences, key=_by_length) if blank else sequences


def _by_length(entry: tuple[int, object]) -> int:
    return -entry[0]


def _length(sequence: Sequence[str], words: Sequence[str], place: int) -> int:
    """How many words from the place on the sequence is; 0 where they are others."""
    reached = place
    for step, wanted in enumerate(sequence):
        if wanted == GAP:
            rest = sequence[step + 1 :]
            if rest[0] not in words[reached : reached + _LONGEST_GAP]:
                return 0
            behind = (n for n in range(reached, min(reached + _LONGEST_GAP, len(words))))
            match = next(((n, length) for n in behind if (length := _length(rest, words, n))), None)
            return match[0] + match[1] - place if match else 0
        if reached >= len(words) or not _is(wanted, words[reached]):
            return 0
        reached += 1
    return reached - place


def _is(wanted: str, word: str) -> bool:
    return wanted in (word, ANY) or (wanted == NUMBER and word[0].isdigit())
