"""Steps in the life of a need or a solution, as its page offers them."""

from collections.abc import Mapping

from fastapi import Request

from matchmaker.errors import InvalidInput
from matchmaker.listings.model import ListingState, next_states
from matchmaker.people.model import Actor
from matchmaker.people.policy import STEP_PERMISSION, Matter, may
from web.forms import read_form


def offered_steps(
    by: Actor, matter: Matter, within: frozenset[ListingState], verbs: Mapping[ListingState, str]
) -> dict[ListingState, str]:
    """States that the actor may move it to, and what their buttons say; one without a verb is no person's step."""
    following = next_states(ListingState(matter.state), within)
    return {s: verbs[s] for s in following if s in verbs and may(by, STEP_PERMISSION[s], matter)}


async def read_step(request: Request, verbs: Mapping[ListingState, str]) -> ListingState:
    """The state that somebody asked for. Raises InvalidInput for one that has no button."""
    form = await read_form(request, frozenset({"state"}))
    if form.text("state") not in set(verbs):
        raise InvalidInput({"state": "unknown_code"})
    return ListingState(form.text("state"))
