"""All terms as a list that can be searched: those of administrators first, the newest on top."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from matchmaker.glossary.model import Term
from matchmaker.glossary.reading import shipped_terms
from matchmaker.glossary.service import OwnTerm
from matchmaker.ground.text import folded_tokens, sort_key_vi
from matchmaker.rules.search import ListPage

TERMS_A_PAGE = 50


@dataclass(frozen=True, kw_only=True)
class Listed:
    """A term; `number` is that of an administrator's, None for one of the program."""

    term: Term
    number: int | None


def listing(own: Sequence[OwnTerm], *, text: str, page: int) -> ListPage[Listed]:
    """One page of the terms whose forms, with or without marks, hold every word of `text`."""
    wanted = folded_tokens(text)
    every = [*(_worded(term.term, term.number) for term in reversed(own)), *_shipped()]
    matching = [
        listed for listed, words in every if all(any(word.startswith(part) for word in words) for part in wanted)
    ]
    start = (page - 1) * TERMS_A_PAGE
    return ListPage(items=matching[start : start + TERMS_A_PAGE], total=len(matching), page=page, limit=TERMS_A_PAGE)


@cache
def _shipped() -> Sequence[tuple[Listed, frozenset[str]]]:
    """The program's own in the order of the alphabet: read into words once, since nothing changes them."""
    return tuple(_worded(term, None) for term in sorted(shipped_terms(), key=lambda term: sort_key_vi(term.vi)))


def _worded(term: Term, number: int | None) -> tuple[Listed, frozenset[str]]:
    """With every word of its forms."""
    words = frozenset(word for forms in term.forms.values() for form in forms for word in folded_tokens(form))
    return Listed(term=term, number=number), words
