"""What the address of a list says: words, filters, page. What a list does not know is left aside."""

from enum import StrEnum
from urllib.parse import urlencode

from fastapi import Request

from matchmaker.intake.cleaning import clean_line
from web.ground.forms import whole_or_none

_LAST_PAGE = 10_000
_LONGEST_QUERY = 500


def words(request: Request, name: str = "q") -> str:
    """The words searched for."""
    return clean_line(request.query_params.get(name, ""))[:_LONGEST_QUERY]


def chosen(request: Request, name: str, known: type[StrEnum]) -> str | None:
    """The code that the filter `name` is set to; None for one that the vocabulary does not have."""
    code = request.query_params.get(name, "")
    return code if code in set(known) else None


def page_number(request: Request) -> int:
    """Counts from 1, which is also what anything else than a number stands for."""
    return min(whole_or_none(request.query_params.get("page", "")) or 1, _LAST_PAGE)


def address(path: str, **filters: str | int | None) -> str:
    """A list's address with those filters that are set."""
    query = urlencode({name: value for name, value in filters.items() if value})
    return f"{path}?{query}" if query else path
