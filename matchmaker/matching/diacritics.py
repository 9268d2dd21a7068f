"""Gives Vietnamese typed without diacritics its marks back, as the stored texts write the same syllables.

General Vietnamese of our own (`common_vietnamese.txt`) is known from the start: stored texts may be English, few, or
typed without marks themselves. It counts like a stored text, so the more is stored the less it weighs.

A first-order model over syllables decoded with Viterbi's algorithm; neighbours are trusted as far as they were seen
(interpolation after Jelinek and Mercer 1980). Encoders read the result far better than the unmarked text.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TypeVar

from matchmaker.ground.text import fold, nfc, tokens
from matchmaker.matching.language import Language, guess

_COMMON = Path(__file__).with_name("common_vietnamese.txt")
# an address is one word that nobody marks, though its parts may look like syllables; lengths keep the search linear
_ADDRESS = r"\w{2,10}://\S+|[\w.+-]{1,64}@[\w.-]+|\b(?:[\w-]{1,63}\.){1,5}(?:com|edu|gov|io|net|org|vn)\b(?:/\S*)?"
_WORD = re.compile(rf"{_ADDRESS}|\w+", re.IGNORECASE)
_START = ""
_NEIGHBOUR_TRUST = 0.8  # share of a syllable's probability that its left neighbour may claim
_UNSEEN = 1e-9

Counted = TypeVar("Counted", str, tuple[str, str])


@cache
def common_vietnamese() -> tuple[str, ...]:
    """Words and clauses of general Vietnamese, rightly marked, in the order of the file."""
    lines = _COMMON.read_text(encoding="utf-8").splitlines()
    pieces = (piece.strip() for line in lines if not line.startswith("#") for piece in line.split(","))
    return tuple(nfc(piece) for piece in pieces if piece)


class Restorer:
    """Learns from marked Vietnamese texts; texts may come and go, `common` (ours, unless given) stays. Not locked."""

    def __init__(self, texts: Iterable[str] = (), common: Iterable[str] | None = None) -> None:
        self._readings: defaultdict[str, dict[str, None]] = defaultdict(dict)  # folded: its forms, oldest first
        self._seen: Counter[str] = Counter()
        self._pairs: Counter[tuple[str, str]] = Counter()
        self._total = 0
        if common is None:
            self._begin_as(_reader_of_common_vietnamese())
        else:
            for text in common:
                self._count(text, 1)
        for text in texts:
            self.add(text)

    def add(self, text: str) -> None:
        """Learns how a text writes its syllables; a text that is not marked Vietnamese teaches nothing."""
        if guess(text) is Language.VI:
            self._count(text, 1)

    def remove(self, text: str) -> None:
        """Forgets a text that was added."""
        if guess(text) is Language.VI:
            self._count(text, -1)

    def restore(self, text: str) -> str:
        """The text with the likeliest marks, capitals kept.

        Words that no known text holds, words that carry marks already and addresses stay as typed.
        """
        typed = nfc(text)
        marked = iter(self._likeliest([match.group().lower() for match in _WORD.finditer(typed)]))
        return _WORD.sub(lambda match: _in_case_of(match.group(), next(marked)), typed)

    def _begin_as(self, other: "Restorer") -> None:
        for folded, forms in other._readings.items():
            self._readings[folded] = forms.copy()
        self._seen, self._pairs, self._total = other._seen.copy(), other._pairs.copy(), other._total

    def _count(self, text: str, sign: int) -> None:
        words = tokens(text)
        self._total += sign * len(words)
        self._seen[_START] += sign
        for before, word in pairwise([_START, *words]):
            _tally(self._pairs, (before, word), sign)
            known = word in self._seen
            _tally(self._seen, word, sign)
            if known is not (word in self._seen):
                self._list_or_drop(word)

    def _list_or_drop(self, form: str) -> None:
        forms = self._readings[fold(form)]
        if form in self._seen:
            forms[form] = None
        else:
            del forms[form]

    def _likeliest(self, typed: Sequence[str]) -> list[str]:
        """Viterbi: for every form of a syllable the likeliest form before it; what the last one leads back to."""
        so_far = {_START: 0.0}
        origins: list[dict[str, str]] = []
        for word in typed:
            steps = {form: self._best_step(so_far, form) for form in self._forms_of(word)}
            so_far = {form: likelihood for form, (likelihood, _) in steps.items()}
            origins.append({form: before for form, (_, before) in steps.items()})
        return _led_back(max(so_far, key=so_far.__getitem__), origins)

    def _forms_of(self, typed: str) -> list[str]:
        """What the folded syllable may be; a word that carries marks is no folded one and stands for itself."""
        return list(self._readings.get(typed) or [typed])

    def _best_step(self, so_far: Mapping[str, float], form: str) -> tuple[float, str]:
        """The log-likelihood of the best way to a form, and the form before it on that way."""
        alone = (1 - _NEIGHBOUR_TRUST) * self._seen.get(form, 0) / max(self._total, 1)
        steps = (
            (known + math.log(max(self._claim(before, form) + alone, _UNSEEN)), before)
            for before, known in so_far.items()
        )
        return max(steps, key=lambda step: step[0])

    def _claim(self, before: str, form: str) -> float:
        """What the form before says of a form's probability."""
        together = self._pairs.get((before, form))
        return _NEIGHBOUR_TRUST * together / self._seen[before] if together else 0.0


@cache
def _reader_of_common_vietnamese() -> Restorer:
    """Has read the shipped file alone. Each catalogue begins as a copy: counting takes forty times as long."""
    return Restorer(common=common_vietnamese())


def _tally(counts: Counter[Counted], counted: Counted, sign: int) -> None:
    """Counts, and keeps nothing that is not there any more."""
    counts[counted] += sign
    if counts[counted] == 0:
        del counts[counted]


def _led_back(last: str, origins: Sequence[Mapping[str, str]]) -> list[str]:
    """The forms on the way that ends with `last`: `origins` names, for every syllable, the form before each form."""
    way: list[str] = []
    for origin in reversed(origins):
        way.append(last)
        last = origin[last]
    return way[::-1]


def _in_case_of(typed: str, marked: str) -> str:
    """`marked` with the capitals of `typed`; what got no mark is left as it is."""
    if marked == typed.lower():
        return typed
    return "".join(mark.upper() if letter.isupper() else mark for letter, mark in zip(typed, marked, strict=True))
