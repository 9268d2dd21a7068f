"""Gives Vietnamese typed without diacritics its marks back, as the stored texts write the same syllables.

A first-order model over syllables decoded with Viterbi's algorithm; neighbours are trusted as far as they were seen
(interpolation after Jelinek and Mercer 1980). Encoders read the result far better than the unmarked text.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from matchmaker.matching.language import Language, guess
from matchmaker.text import fold, nfc, tokens

_WORD = re.compile(r"\w+")
_START = ""
_NEIGHBOUR_TRUST = 0.8  # share of a syllable's probability that its left neighbour may claim
_UNSEEN = 1e-9


class Restorer:
    """Learns from marked Vietnamese texts; texts may come and go. Not locked."""

    def __init__(self, texts: Iterable[str] = ()) -> None:
        self._forms: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self._total = 0
        self._pairs: Counter[tuple[str, str]] = Counter()
        for text in texts:
            self.add(text)

    def add(self, text: str) -> None:
        """Learns how a text writes its syllables; a text that is not marked Vietnamese teaches nothing."""
        self._count(text, 1)

    def remove(self, text: str) -> None:
        """Forgets a text that was added."""
        self._count(text, -1)

    def restore(self, text: str) -> str:
        """The text with the likeliest marks; words that no stored text holds stay as typed."""
        typed = nfc(text)
        words = [found.group() for found in _WORD.finditer(typed)]
        marked = iter(self._likeliest([fold(word) for word in words]))
        return _WORD.sub(lambda found: _in_case_of(found.group(), next(marked)), typed)

    def _count(self, text: str, sign: int) -> None:
        if guess(text) is not Language.VI:
            return
        words = tokens(text)
        self._total += sign * len(words)
        self._forms[_START][_START] += sign
        for before, word in zip([_START, *words], words, strict=False):
            folded = fold(word)
            self._forms[folded][word] += sign
            self._pairs[before, word] += sign
            if self._pairs[before, word] == 0:
                del self._pairs[before, word]
            if self._forms[folded][word] == 0:
                del self._forms[folded][word]

    def _likeliest(self, folded: Sequence[str]) -> list[str]:
        """Viterbi: for every form of a syllable the likeliest form before it; what the last one leads back to."""
        so_far = {_START: 0.0}
        origins: list[dict[str, str]] = []
        for word in folded:
            steps = {form: self._best_step(so_far, form, word) for form in self._forms_of(word)}
            so_far = {form: likelihood for form, (likelihood, _) in steps.items()}
            origins.append({form: before for form, (_, before) in steps.items()})
        return _led_back(max(so_far, key=so_far.__getitem__), origins)

    def _forms_of(self, folded: str) -> list[str]:
        return list(self._forms.get(folded) or [folded])

    def _best_step(self, so_far: Mapping[str, float], form: str, folded: str) -> tuple[float, str]:
        """The log-likelihood of the best way to a form, and the form before it on that way."""
        steps = ((known + self._log_probability(before, form, folded), before) for before, known in so_far.items())
        return max(steps, key=lambda step: step[0])

    def _log_probability(self, before: str, form: str, folded: str) -> float:
        """Of a form after the form before it; forms nobody stored are alike."""
        alone = self._count_of(form, folded) / max(self._total, 1)
        together = self._pairs.get((before, form), 0) / max(self._count_of(before, fold(before)), 1)
        return math.log(max(_NEIGHBOUR_TRUST * together + (1 - _NEIGHBOUR_TRUST) * alone, _UNSEEN))

    def _count_of(self, form: str, folded: str) -> int:
        return self._forms[folded][form] if folded in self._forms else 0


def _led_back(last: str, origins: Sequence[Mapping[str, str]]) -> list[str]:
    """The forms on the way that ends with `last`: `origins` names, for every syllable, the form before each form."""
    way: list[str] = []
    for origin in reversed(origins):
        way.append(last)
        last = origin[last]
    return way[::-1]


def _in_case_of(typed: str, marked: str) -> str:
    """`marked` in the capitals of `typed`."""
    if typed.isupper() and len(typed) > 1:
        return marked.upper()
    return marked[:1].upper() + marked[1:] if typed[:1].isupper() else marked
