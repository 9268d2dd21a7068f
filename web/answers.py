"""Asking for matches, and what several of them say together."""

from collections.abc import Awaitable, Callable, Sequence
from typing import TypeVar

from matchmaker.matching.model import Matches, Span
from matchmaker.matching.service import Matching

RecordT = TypeVar("RecordT")


async def unless_loading(matching: Matching, ask: Callable[[], Awaitable[Matches[RecordT]]]) -> Matches[RecordT]:
    """The answer; while the model is still loading, at once that it is: a page does not wait, it asks again."""
    return await ask() if matching.ready else Matches(matches=(), ready=False)


def open_requirements(matches: Matches[RecordT]) -> list[str]:
    """The requirements that none of the suggested records covers, in the order in which they were written."""
    if not matches.matches:
        return []
    missing = [{_plain(c.requirement) for c in match.uncovered} for match in matches.matches]
    open_to_all = set.intersection(*missing)
    return [text for c in matches.matches[0].coverage if (text := _plain(c.requirement)) in open_to_all]


def _plain(spans: Sequence[Span]) -> str:
    return "".join(span.text for span in spans)
