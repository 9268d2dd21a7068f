"""What a page says of matches beside each of them."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Any, TypeVar

from matchmaker.ground.db import Connection
from matchmaker.ground.errors import MatchingBusy
from matchmaker.listings.solutions import service as solutions
from matchmaker.matching.model import Match, Matches, Span, Subject
from matchmaker.matching.service import Matching
from matchmaker.rules.need import Need
from matchmaker.rules.solution import Solution
from web.ground.dependencies import Visit

RecordT = TypeVar("RecordT")
AnswerT = TypeVar("AnswerT")


async def unless_crowded(asked: Awaitable[AnswerT], otherwise: Callable[[Matches[Any]], AnswerT]) -> AnswerT:
    """The answer; with too many who ask at once, one that says so: a record is shown all the same, and asks again."""
    try:
        return await asked
    except MatchingBusy:
        return otherwise(Matches(matches=(), ready=False, crowded=True))


async def compared(visit: Visit, need: Need, solution: Solution) -> Match[Solution] | None:
    """What of the need the solution answers, as a match shows it; None while that cannot be told."""
    return await unless_crowded(visit.matching.pair(need.id, solution, by=visit.actor), lambda _: None)


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
