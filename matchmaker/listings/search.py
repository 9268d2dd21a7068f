"""Searching lists by words: folded of diacritics, so that "tri tue" finds "trí tuệ"."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from matchmaker.text import folded_tokens, nfc, normalise_spaces

Item = TypeVar("Item")

LONG_WORD = 5


@dataclass(frozen=True, kw_only=True)
class Page(Generic[Item]):
    """One page of a list; `total` counts the whole list, pages count from 1."""

    items: list[Item]
    total: int
    page: int
    limit: int

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // self.limit))


def search_text(*texts: str | Iterable[str] | None) -> str:
    """What a record is found by: the words of all its texts, folded, a space before and after each."""
    flat = [t if isinstance(t, str) else " ".join(t) for t in texts if t]
    return f" {' '.join(folded_tokens(' '.join(flat)))} "


def search_patterns(text: str) -> list[str]:
    """LIKE patterns for `search_text`, one a word; a text without words gives one that everything passes.

    A short word is a Vietnamese syllable and stands alone ("kho" is not "không"); a longer one may go on.
    """
    return [f"% {_escape(word)}{' %' if len(word) < LONG_WORD else '%'}" for word in folded_tokens(text)] or ["%"]


def accented_pattern(text: str) -> str:
    """LIKE pattern for the text as typed, marks and all: what it finds ranks first."""
    return f"%{_escape(normalise_spaces(nfc(text)).lower())}%"


def _escape(word: str) -> str:
    return word.replace("\\", r"\\").replace("%", r"\%").replace("_", r"\_")
