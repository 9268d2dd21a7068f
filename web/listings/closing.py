"""What ends a need or a solution asks first and shows what it does; what was closed can be reopened."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import ClassVar

from fastapi import APIRouter
from starlette.responses import Response

from matchmaker.ground.errors import InvalidInput
from matchmaker.listings import steps
from matchmaker.listings.holding import Subject
from matchmaker.listings.needs import service as needs
from matchmaker.listings.solutions import service as solutions
from matchmaker.listings.steps import Way
from matchmaker.matching.model import Subject as Matched
from matchmaker.proposals import closing_effects
from matchmaker.proposals.closing_effects import Touched
from matchmaker.rules.listing import NEXT_STATES, ListingState
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import STEP_PERMISSION, require
from web.ground.dependencies import CurrentVisit, RecordId, Visit, asks
from web.ground.forms import FormState, read_form
from web.ground.lists import chosen
from web.ground.rendering import Page, redirect, render
from web.listings.either import either
from web.listings.steps import ASKED_FIRST, after, ask_first, read_step, take_once

router = APIRouter()

CLOSES = [asks(Permission.SET_ASIDE)]


@dataclass(frozen=True, kw_only=True)
class Close(Page):
    template: ClassVar[str] = "listings/close.html"
    subject: Subject
    record_id: int
    title: str
    state: ListingState
    next: ListingState  # closed, or nothing suitable
    touched: Touched
    at_desk: bool  # whoever asks goes on with the queue
    way: Way | None  # the step with its reason; None where nobody is told and none is asked
    form: FormState


@router.get("/needs/{need_id:int}/close", dependencies=CLOSES)
async def ask_about_need(visit: CurrentVisit, need_id: RecordId) -> Response:
    return await _ask(visit, "need", need_id)


@router.get("/solutions/{solution_id:int}/close", dependencies=CLOSES)
async def ask_about_solution(visit: CurrentVisit, solution_id: RecordId) -> Response:
    return await _ask(visit, "solution", solution_id)


@router.post("/needs/{need_id:int}/reopen", dependencies=CLOSES)
async def reopen_need(visit: CurrentVisit, need_id: RecordId) -> Response:
    return await _reopen(visit, "need", need_id, needs.reopen)


@router.post("/solutions/{solution_id:int}/reopen", dependencies=CLOSES)
async def reopen_solution(visit: CurrentVisit, solution_id: RecordId) -> Response:
    return await _reopen(visit, "solution", solution_id, solutions.reopen)


async def _reopen(visit: Visit, subject: Subject, record_id: int, reopen: Callable[..., Awaitable[object]]) -> Response:
    form = await read_form(visit.request, frozenset())
    await take_once(visit, form, subject, record_id, lambda on: reopen(on, record_id, by=visit.actor))
    return redirect(f"/{subject}s/{record_id}?reopened=1")


async def _ask(visit: Visit, subject: Subject, record_id: int) -> Response:
    """The record's own page where that step is not open any more."""
    query = visit.request.query_params
    following = ListingState(chosen(visit.request, "state", ListingState) or ListingState.CLOSED)
    return await ask_page(visit, subject, record_id, following, FormState(), at_desk=query.get("back") == "desk")


async def ask_page(
    visit: Visit, subject: Subject, record_id: int, following: ListingState, form: FormState, *, at_desk: bool
) -> Response:
    """The page that asks, with what was typed; the record's own one where the step is not open any more."""
    async with visit.transaction() as connection:
        record = await either(connection, subject, record_id, by=visit.actor)
        require(visit.actor, STEP_PERMISSION[following], record.matter)
        touched = await closing_effects.touched_by(connection, subject, record_id, by=visit.actor)
        asks_reason = steps.asks_reason(visit.actor, record.matter, following)
        way = await steps.way_to_tell(connection, subject, record_id, by=visit.actor) if asks_reason else None
    state = ListingState(record.matter.state)
    if following not in NEXT_STATES[state] or following not in ASKED_FIRST:
        return redirect(f"/{subject}s/{record_id}")
    page = Close(
        subject=subject,
        record_id=record_id,
        title=record.title,
        state=state,
        next=following,
        touched=touched,
        at_desk=at_desk,
        way=way,
        form=form,
    )
    return render(visit, page, status=422 if form.problems else 200)


async def take_step(visit: Visit, subject: Subject, record_id: int) -> Response:
    """One step in a record's life, among those that have a button; 409 when it is not possible any more."""
    async with visit.transaction() as connection:
        record = await either(connection, subject, record_id, by=visit.actor)
        require(visit.actor, Permission.SET_ASIDE, record.matter)
    step = await read_step(visit.request, subject)
    if step.asks_first:
        return ask_first(subject, record_id, step)
    try:
        await take_once(
            visit,
            step.form,
            subject,
            record_id,
            lambda on: steps.move(on, subject, record_id, step.state, by=visit.actor, reason=step.reason),
        )
    except InvalidInput as wrong:
        form = replace(step.form, problems=wrong.fields)
        return await ask_page(visit, subject, record_id, step.state, form, at_desk=step.at_desk)
    await visit.matching.settle(Matched(subject), record_id)
    return after(subject, record_id, step)
