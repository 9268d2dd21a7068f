"""Asking for matches, and what several of them say together."""

from collections.abc import Awaitable, Callable, Sequence
from typing import TypeVar

from matchmaker.db import Connection
from matchmaker.matching.model import Matches, Span, Subject
from matchmaker.matching.service import Matching
from matchmaker.solutions import service as solutions

RecordT = TypeVar("RecordT")


async def unless_loading(matching: Matching, ask: Callable[[], Awaitable[Matches[RecordT]]]) -> Matches[RecordT]:
    """The answer; while the model is still loading, at once that it is: a page does not wait, it asks again."""
    return await ask() if matching.ready else Matches(matches=(), ready=False)


async def not_yet_compared(matching: Matching, connection: Connection) -> int:
    """How many published solutions cannot be found yet, such as after a first start: an answer is silent on them."""
    return max(0, await solutions.count_published(connection) - matching.sizes()[Subject.SOLUTION])


def open_requirements(matches: Matches[RecordT]) -> list[str]:
    """The requirements that none of the suggested records covers, in the order in which they were written."""
    if not matches.matches:
        return []
    missing = [{_plain(c.requirement) for c in match.uncovered} for match in matches.matches]
    open_to_all = set.intersection(*missing)
    return [text for c in matches.matches[0].coverage if (text := _plain(c.requirement)) in open_to_all]


def _plain(spans: Sequence[Span]) -> str:
    return "".join(span.text for span in spans)
