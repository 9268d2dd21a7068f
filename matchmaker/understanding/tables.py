"""The tables of words beside this module, as texts with and without marks are compared with them."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Generic, TypeVar

from matchmaker.ground.text import fold, is_marked
from matchmaker.rules.reading import Clause, Proposal
from matchmaker.understanding.words import Phrases, Word, Words, spelled_out

V = TypeVar("V")


def table(name: str) -> Mapping[str, Any]:
    return tomllib.loads((Path(__file__).parent / f"{name}.toml").read_text(encoding="utf-8"))


def forms_of(words: Sequence[Word], *, marked: bool) -> list[str]:
    """The words as the tables are compared with them."""
    return [word.text if marked else word.plain for word in words]


class Vocabulary(Generic[V]):
    """Rows of a table with a value each. Of a single syllable the marks have to be there, or it may be another word."""

    def __init__(self, rows: Iterable[tuple[Mapping[str, Any], V]]) -> None:
        kept = list(rows)
        self._phrases = {
            marked: Phrases((form, value) for row, value in kept for form in _forms(row, marked=marked))
            for marked in (True, False)
        }

    def at(self, words: Sequence[str], place: int, *, marked: bool) -> Sequence[tuple[int, V]]:
        """Lengths and values of what begins at the place, longest first."""
        return self._phrases[marked].at(words, place) if place < len(words) else ()

    def longest(self, words: Sequence[str], place: int, *, marked: bool) -> int:
        """How many words it has; 0 for none."""
        phrases = self.at(words, place, marked=marked)
        return phrases[0][0] if phrases else 0

    def mentions(self, words: Sequence[str], *, marked: bool) -> Iterator[tuple[int, int, V]]:
        """First word, word behind and value of everything, in order; of what begins at one place the longest."""
        phrases = self._phrases[marked]
        for place in range(len(words)):
            here = phrases.at(words, place)
            for length, value in here:
                if length == here[0][0]:
                    yield place, place + length, value


def found_in(vocabulary: Vocabulary[V], clause: Clause, words: Words) -> list[Proposal[V]]:
    """What the words of the clause say, in the order of the text; `words` are those of the whole."""
    inside, marked = words.between(clause.start, clause.end), is_marked(clause.text)
    return [
        Proposal(value=value, start=inside[first].start, end=inside[behind - 1].end)
        for first, behind, value in vocabulary.mentions(forms_of(inside, marked=marked), marked=marked)
    ]


def _forms(row: Mapping[str, Any], *, marked: bool) -> Iterator[tuple[str, ...]]:
    for pattern in row.get("en", ()):
        yield from spelled_out(pattern)
    for pattern in row["vi"] if marked else row.get("plain", ()):
        yield from spelled_out(pattern)
    if not marked:
        yield from (form for pattern in row["vi"] for form in spelled_out(fold(pattern)) if len(form) > 1)
