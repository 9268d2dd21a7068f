"""Steps in the life of a need or a solution, as its page offers them."""

from collections.abc import Mapping

from fastapi import Request

from matchmaker.errors import InvalidInput
from matchmaker.listings.model import ListingState, next_states
from web.forms import read_form


def offered_steps(
    state: ListingState, within: frozenset[ListingState], verbs: Mapping[ListingState, str]
) -> dict[ListingState, str]:
    """States that may follow, and what their buttons say; one without a verb is no person's step."""
    return {after: verbs[after] for after in next_states(state, within) if after in verbs}


async def read_step(request: Request, verbs: Mapping[ListingState, str]) -> ListingState:
    """The state that somebody asked for. Raises InvalidInput for one that has no button."""
    form = await read_form(request, frozenset({"state"}))
    if form.text("state") not in set(verbs):
        raise InvalidInput({"state": "unknown_code"})
    return ListingState(form.text("state"))
