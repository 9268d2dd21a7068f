"""What the system says of a need while it is being written: advice, needs like it, and what fits so far."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from starlette.responses import Response

from matchmaker.ground.errors import MatchingBusy, TooManyAttempts
from matchmaker.matching.model import Matches
from matchmaker.rules.listing import Hint
from matchmaker.rules.need import LIMITS, Need, NeedDraft, coach
from matchmaker.rules.solution import Solution
from web.ground.dependencies import Visit, wants_fragment
from web.listings.matches import not_yet_compared

ENOUGH_TO_MATCH = 20  # characters; anything fits a shorter text
PREVIEWED = 5

Show = Callable[["Preview", int], Awaitable[Response]]
"""The form with this preview, as an answer of this status."""


@dataclass(frozen=True, kw_only=True)
class Preview:
    """What the system can say before a need is posted; `matches` is None while too little is written."""

    hints: Sequence[Hint]
    similar: Sequence[Need] = ()
    matches: Matches[Solution] | None = None
    waiting: int = 0  # solutions that are not compared yet


async def answer(visit: Visit, draft: NeedDraft, show: Show, *, except_id: int | None = None) -> Response:
    """The form again, with what the system can say already; nothing is saved.

    Where too many ask the form comes back with what was typed and says so.
    """
    try:
        preview = await _preview(visit, draft, except_id)
    except MatchingBusy as busy:
        return await crowded(visit, draft, show, busy)
    return await show(preview, 200)


async def crowded(visit: Visit, draft: NeedDraft, show: Show, busy: MatchingBusy | TooManyAttempts) -> Response:
    """The form as it was typed, which says that too many ask, or a stranger too fast.

    Raises `busy` itself for a fragment, of which the form is no part: what was typed stays where it is.
    """
    if wants_fragment(visit.request):
        raise busy
    nothing = Preview(hints=coach(draft), matches=Matches(matches=(), ready=False, crowded=True))
    page = await show(nothing, 503 if isinstance(busy, MatchingBusy) else 429)
    page.headers["Retry-After"] = str(busy.retry_after)
    return page


async def _preview(visit: Visit, draft: NeedDraft, except_id: int | None) -> Preview:
    text = _text_to_match(draft)
    if len(draft.problem) < ENOUGH_TO_MATCH:
        return Preview(hints=coach(draft))
    advice = await visit.matching.advice_for_text(
        text, by=visit.actor, sector=draft.sector, top=PREVIEWED, except_id=except_id
    )
    async with visit.transaction() as connection:
        waiting = await not_yet_compared(visit.matching, connection)
    return Preview(hints=coach(draft), similar=advice.similar, matches=advice.matches, waiting=waiting)


def _text_to_match(draft: NeedDraft) -> str:
    """As much of each field as can be posted: a longer one would only be refused, after costing seconds."""
    kept = (getattr(draft, name)[: LIMITS[name][1]] for name in ("title", "problem", "outcome") if getattr(draft, name))
    return "\n".join(kept)
