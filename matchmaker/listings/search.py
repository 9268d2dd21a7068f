"""Searching lists by words: folded of diacritics, so that "tri tue" finds "trí tuệ"."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from matchmaker.text import fold, nfc, normalise_spaces

Item = TypeVar("Item")


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
    """What a record is found by: all its texts, folded, one space between words."""
    flat = [t if isinstance(t, str) else " ".join(t) for t in texts if t]
    return normalise_spaces(fold(" ".join(flat)))


def search_patterns(text: str) -> list[str]:
    """LIKE patterns for `search_text`, one a word; empty text gives one that everything passes."""
    words = normalise_spaces(fold(text)).split()
    return [f"%{_escape(word)}%" for word in words] or ["%"]


def accented_pattern(text: str) -> str:
    """LIKE pattern for the text as typed, marks and all: what it finds ranks first."""
    return f"%{_escape(normalise_spaces(nfc(text)).lower())}%"


def _escape(word: str) -> str:
    return word.replace("\\", r"\\").replace("%", r"\%").replace("_", r"\_")
