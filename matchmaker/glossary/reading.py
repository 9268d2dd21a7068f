"""The glossary as matching reads it: which concepts a text names, and what the other language calls them."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, Self

from matchmaker.glossary.model import Mention, Term
from matchmaker.glossary.spelling import WORD, bare, carries_marks, is_known_unmarked, needs_its_capitals, spelt
from matchmaker.ground.text import nfc
from matchmaker.rules.listing import Named

_FILE = Path(__file__).with_name("glossary.toml")
# What may stand between two words of one term; behind a full stop a new sentence begins, but not behind "TP."
_SAME_PHRASE = re.compile(r"[^\S\n]+|[-‐‑/&.'’_]|(?<=\b[Tt][Pp])\.[^\S\n]+")
_MARKED_SHARE = 0.12  # of the words of a line; Vietnamese with marks has several times as many


@dataclass(frozen=True, kw_only=True)
class _Form:
    """One way to write a term."""

    term: str
    languages: frozenset[str]


class _Forms:
    """Forms by their words, as one way of reading spells these."""

    def __init__(self) -> None:
        self._forms: dict[str, _Form] = {}
        self._lengths: dict[str, tuple[int, ...]] = {}

    def add(self, words: Sequence[str], form: _Form) -> None:
        """The same words again, of the same term: both languages write it so; of another: the later term has them."""
        key = " ".join(words)
        known = self._forms.get(key)
        both = form.languages | known.languages if known and known.term == form.term else form.languages
        self._forms[key] = _Form(term=form.term, languages=both)
        self._lengths[words[0]] = tuple(sorted({*self._lengths.get(words[0], ()), len(words)}))

    def within(self, words: Sequence[str], most: Sequence[int]) -> Iterator[tuple[int, int, _Form]]:
        """Forms that stand in a text: from which word on, with how many, of which `most` says the largest number."""
        for place, word in enumerate(words):
            for length in self._lengths.get(word, ()):
                form = self._forms.get(" ".join(words[place : place + length])) if length <= most[place] else None
                if form is not None:
                    yield place, length, form


class Glossary:
    """Terms and where texts name them. Made once and passed; nothing changes it, so that threads may share it."""

    def __init__(self, terms: Sequence[Term], unclear_unmarked: Sequence[str] = ()) -> None:
        """`unclear_unmarked`: forms that say something else without their marks, and are then not looked for."""
        self._terms: Mapping[str, Term] = {term.id: term for term in terms}
        self._spelt, self._cased = _Forms(), _Forms()
        self._unmarked, self._only_among_marked = _Forms(), _Forms()
        unclear = frozenset(map(nfc, unclear_unmarked))
        for term in terms:
            for language, forms in term.forms.items():
                for form in forms:
                    self._add(nfc(form), _Form(term=term.id, languages=frozenset({language})), unclear)

    @classmethod
    def load(cls, extra: Sequence[Term] = ()) -> Self:
        """The terms of the program, and `extra`: those that administrators added. Where both know a form, theirs."""
        return cls([*shipped_terms(), *extra], _shipped()["unclear_unmarked"])

    @property
    def terms(self) -> Mapping[str, Term]:
        """Every term by its id."""
        return self._terms

    def concepts(self, text: str) -> list[Mention]:
        """Where the text, NFC, names terms, in order; of names that overlap the longest, of equal ones the first."""
        candidates = sorted(self._candidates(text), key=lambda each: (each.start - each.end, each.start))
        taken: list[Mention] = []
        covered = bytearray(len(text))
        for mention in candidates:
            if not any(covered[mention.start : mention.end]):
                covered[mention.start : mention.end] = b"\x01" * (mention.end - mention.start)
                taken.append(mention)
        return sorted(taken, key=lambda each: each.start)

    def named_by(self, form: str) -> Term | None:
        """The term that these words as a whole name."""
        named = (each.term for each in self.concepts(nfc(form)) if each.end - each.start == len(nfc(form)))
        return next(map(self._terms.__getitem__, named), None)

    def named(self, text: str) -> list[Named]:
        """What a searched text names, in all ways in which records may write it but those that only capitals tell."""
        text = nfc(text)
        return [
            Named(
                start=each.start,
                end=each.end,
                names=[
                    form
                    for forms in self._terms[each.term].forms.values()
                    for form in forms
                    if not needs_its_capitals(form)
                ],
            )
            for each in self.concepts(text)
        ]

    def in_both_languages(self, text: str) -> str:
        """The text, and behind it what the other language calls the terms that it names: records may use either."""
        return " ".join([text, *self.other_language(text)])

    def other_language(self, text: str) -> list[str]:
        """What the language that the text does not use for a concept calls it, each once, in order.

        What both languages write alike, such as an abbreviation, is given in the words of both.
        """
        text = nfc(text)
        mentions = self.concepts(text)
        used = {(each.term, language) for each in mentions if len(each.languages) == 1 for language in each.languages}
        written = {" ".join(map(spelt, WORD.findall(text[each.start : each.end]))) for each in mentions}
        words = (
            forms[0]
            for each in mentions
            for language, forms in self._terms[each.term].forms.items()
            if (each.term, language) not in used
        )
        return [word for word in dict.fromkeys(words) if " ".join(map(spelt, WORD.findall(word))) not in written]

    def _add(self, form: str, meant: _Form, unclear: frozenset[str]) -> None:
        if form.isupper() and form.isascii():
            meant = _Form(term=meant.term, languages=frozenset({"vi", "en"}))  # abbreviations belong to both
        for words in _ways_to_divide(form):
            if needs_its_capitals(form):
                self._cased.add(words, meant)
                continue
            clear = form.lower() not in unclear
            (self._spelt if clear else self._only_among_marked).add([spelt(word) for word in words], meant)
            if clear and is_known_unmarked(form):
                self._unmarked.add([bare(word) for word in words], meant)

    def _candidates(self, text: str) -> Iterator[Mention]:
        """Every form that stands in the text, also inside of another."""
        words = list(WORD.finditer(text))
        written = [word.group() for word in words]
        phrase = _words_to_phrase_end(text, words)
        unmarked = _in_unmarked_lines(text, words)
        spellings = [spelt(word) for word in written]
        readings = (
            (self._spelt, spellings),
            (self._cased, written),
            (self._unmarked, [bare(word) if plain else "" for word, plain in zip(written, unmarked, strict=True)]),
            (self._only_among_marked, ["" if plain else word for word, plain in zip(spellings, unmarked, strict=True)]),
        )
        for forms, read in readings:
            for place, length, form in forms.within(read, phrase):
                start, end = words[place].start(), words[place + length - 1].end()
                yield Mention(term=form.term, start=start, end=end, languages=form.languages)


def _ways_to_divide(form: str) -> Iterator[list[str]]:
    """The words of a form; where it has hyphens, also with them left out."""
    yield WORD.findall(form)
    if "-" in form:
        yield WORD.findall(form.replace("-", ""))


def _words_to_phrase_end(text: str, words: Sequence[re.Match[str]]) -> list[int]:
    """For every word how many follow each other from it on with nothing but a space or a hyphen between, itself one."""
    lengths = [1] * len(words)
    for place in range(len(words) - 2, -1, -1):
        if _SAME_PHRASE.fullmatch(text, words[place].end(), words[place + 1].start()):
            lengths[place] = lengths[place + 1] + 1
    return lengths


def _in_unmarked_lines(text: str, words: Sequence[re.Match[str]]) -> list[bool]:
    """For every word whether its line is written without Vietnamese marks, but for a name or two."""
    starts = [
        0,
        *(place + 1 for place, (one, two) in enumerate(pairwise(words)) if "\n" in text[one.end() : two.start()]),
    ]
    unmarked: list[bool] = []
    for start, end in pairwise([*starts, len(words)]):
        marked = sum(carries_marks(word.group()) for word in words[start:end])
        unmarked += [marked < _MARKED_SHARE * (end - start)] * (end - start)
    return unmarked


@cache
def _shipped() -> dict[str, Any]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


@cache
def shipped_terms() -> Sequence[Term]:
    """The terms that came with the program, in the order of their file."""
    return tuple(
        Term(
            id=name,
            field=field,
            vi=forms["vi"][0],
            en=forms["en"][0],
            variants_vi=tuple(forms["vi"][1:]),
            variants_en=tuple(forms["en"][1:]),
        )
        for field, terms in _shipped()["terms"].items()
        for name, forms in terms.items()
    )


@cache
def shipped_glossary() -> Glossary:
    """The program's own terms alone: made once, since nothing changes a glossary and making one takes a while."""
    return Glossary.load()
