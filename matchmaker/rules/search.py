"""Searching lists by words: folded of diacritics, so that "tri tue" finds "trí tuệ"."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Self, TypeVar

from matchmaker.ground.text import folded_tokens, nfc, normalise_spaces, spanned_tokens
from matchmaker.rules.listing import ListingFilter, Named, Row

Item = TypeVar("Item")

LONG_WORD = 5


@dataclass(frozen=True, kw_only=True)
class ListPage(Generic[Item]):
    """One page of a list; `total` counts the whole list, pages count from 1."""

    items: list[Item]
    total: int
    page: int
    limit: int

    @classmethod
    def of(cls, rows: Sequence[Row], items: list[Item], *, page: int, limit: int) -> Self:
        """From rows that each say the `total`; a page behind the last one has none, and so counts none."""
        return cls(items=items, total=rows[0]["total"] if rows else 0, page=page, limit=limit)

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // self.limit))


def search_text(*texts: str | Iterable[str] | None) -> str:
    """What a record is found by: the words of all its texts, folded, a space before and after each."""
    flat = [t if isinstance(t, str) else " ".join(t) for t in texts if t]
    return f" {' '.join(folded_tokens(' '.join(flat)))} "


def search_patterns(text: str, named: Sequence[Named] = ()) -> list[str]:
    """Regular expressions of PostgreSQL for `search_text`, one a word, all of which have to be found in it.

    A short word is a Vietnamese syllable and stands alone ("kho" is not "không"); a longer one may go on. Instead of
    a word of what is named, any of the names will do: "TPHCM" is also "TP.HCM" and "Ho Chi Minh City".
    """
    return [
        "|".join([f" {word}{' ' if len(word) < LONG_WORD else ''}", *_other_names(token.start, named)])
        for token in spanned_tokens(nfc(text))
        for word in folded_tokens(token.text)
    ]


def _other_names(place: int, named: Sequence[Named]) -> list[str]:
    """What may stand instead of the word at a place, each once."""
    names = (folded_tokens(name) for one in named if one.start <= place < one.end for name in one.names)
    return list(dict.fromkeys(f" {' '.join(words)} " for words in names if words))


def narrowed(wanted: ListingFilter) -> dict[str, Any]:
    """What a list's query is told of its filter."""
    return {
        "patterns": search_patterns(wanted.text, wanted.named),
        "accented": accented_pattern(wanted.text),
        "sector": wanted.sector,
        "state": wanted.state,
        "organisation_id": wanted.organisation_id,
        "only_own": wanted.only_own,
        "limit": wanted.limit,
        "offset": (wanted.page - 1) * wanted.limit,
    }


def accented_pattern(text: str) -> str:
    """LIKE pattern for the text as typed, marks and all: what it finds ranks first."""
    typed = normalise_spaces(nfc(text)).lower()
    escaped = typed.replace("\\", r"\\").replace("%", r"\%").replace("_", r"\_")
    return f"%{escaped}%"
