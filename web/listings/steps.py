"""Steps in the life of a need or a solution, as its page offers them."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from fastapi import Request
from starlette.responses import Response

from matchmaker.ground.db import Connection
from matchmaker.ground.errors import InvalidInput
from matchmaker.ground.marking import N_
from matchmaker.listings.holding import Subject
from matchmaker.listings.lives import LIVES
from matchmaker.listings.steps import REASON
from matchmaker.rules.actors import Actor
from matchmaker.rules.listing import ListingState, next_states
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import STEP_PERMISSION, Matter, may
from web.ground.dependencies import Visit
from web.ground.forms import FormState, read_form
from web.ground.lists import address
from web.ground.once import once
from web.ground.rendering import redirect

# What a person does from a page, and what the button says; expiring is the clock's.
VERBS: Mapping[ListingState, str] = {
    ListingState.PUBLISHED: N_("Publish"),
    ListingState.PAUSED: N_("Pause"),
    ListingState.NO_SUITABLE_SOLUTION: N_("Record: no suitable solution"),
    ListingState.CLOSED: N_("Close"),
}
ASKED_FIRST = (ListingState.CLOSED, ListingState.NO_SUITABLE_SOLUTION)  # each has a page that shows what it does


@dataclass(frozen=True, kw_only=True)
class RequestedStep:
    """What somebody asked for. `sure`: they have seen what it does; `at_desk`: they go on with the queue."""

    state: ListingState
    sure: bool
    at_desk: bool
    form: FormState

    @property
    def asks_first(self) -> bool:
        return self.state in ASKED_FIRST and not self.sure

    @property
    def reason(self) -> str | None:
        return self.form.stripped(REASON)


def offered_steps(by: Actor, subject: Subject, matter: Matter) -> dict[ListingState, str]:
    """States that the actor may move it to, and what their buttons say; one without a verb is no person's step."""
    following = next_states(ListingState(matter.state), LIVES[subject].states)
    return {s: VERBS[s] for s in following if s in VERBS and may(by, STEP_PERMISSION[s], matter)}


def may_reopen(by: Actor, matter: Matter) -> bool:
    return matter.state == ListingState.CLOSED and may(by, Permission.SET_ASIDE, matter)


async def read_step(request: Request, subject: Subject) -> RequestedStep:
    """The state that somebody asked for. Raises InvalidInput for one that has no button."""
    form = await read_form(request, frozenset({"state", "sure", "back", REASON}))
    if form.text("state") not in LIVES[subject].states & VERBS.keys():
        raise InvalidInput({"state": "unknown_code"})
    return RequestedStep(
        state=ListingState(form.text("state")),
        sure=form.text("sure") == "yes",
        at_desk=form.text("back") == "desk",
        form=form,
    )


async def take_once(
    visit: Visit, form: FormState, subject: Subject, record_id: int, step: Callable[[Connection], Awaitable[object]]
) -> None:
    """A step in a record's life, taken once however often its form is sent. Raises whatever `step` raises."""

    async def act(connection: Connection) -> int:
        await step(connection)
        return record_id

    await once(visit, form, f"{subject}_step", act)


def ask_first(subject: Subject, record_id: int, step: RequestedStep) -> Response:
    """The page that shows what the step does, and asks."""
    other = None if step.state is ListingState.CLOSED else step.state.value
    return redirect(address(f"/{subject}s/{record_id}/close", state=other, back="desk" if step.at_desk else None))


def after(subject: Subject, record_id: int, step: RequestedStep) -> Response:
    """Where whoever took the step goes on: at the desk with the queue, which says what was done."""
    if step.at_desk:
        return redirect(address("/desk", done=step.state.value, **{subject: record_id}))
    return redirect(f"/{subject}s/{record_id}")
