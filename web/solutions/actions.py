"""Posting and editing a solution or a capability."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from fastapi import APIRouter
from starlette.responses import Response

from matchmaker.audit.model import Action
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import Conflict, InvalidInput, SentOtherwise
from matchmaker.listings import drafts, steps
from matchmaker.listings.solutions import service as solutions
from matchmaker.matching.model import Subject
from matchmaker.people import display_names
from matchmaker.people import service as people
from matchmaker.rules.listing import Hint, ListingState
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import may, require
from matchmaker.rules.solution import Solution, coach
from web.ground import edit_conflict
from web.ground.dependencies import CurrentVisit, RecordId, Visit, asks
from web.ground.edit_conflict import Stored
from web.ground.forms import TAB, VERSION, FormState, read_form, whole_or_none, with_owner
from web.ground.once import once, soup_in
from web.ground.rendering import Page, redirect, render
from web.listings import behalf as behalf_fields
from web.listings.drafts import Kept, kept_form, older_of
from web.listings.questions import REPLY, Asked, asked_in_form
from web.solutions import forms as solution_fields

router = APIRouter()

_CHANGES = frozenset({Action.SOLUTION_POST, Action.SOLUTION_EDIT, Action.SOLUTION_CLAIM})


@dataclass(frozen=True, kw_only=True)
class SolutionForm(Page):
    template: ClassVar[str] = "solutions/form.html"
    section: ClassVar[str] = "solutions"
    form: FormState
    hints: Sequence[Hint]
    solution_id: int | None
    organisations: Sequence[str]
    own_organisation: str | None  # the one that the writer belongs to, who then names no other
    asks_behalf: bool  # who agreed that the writer enters it for its owner
    publishes: bool  # in the same step: whoever reviews
    kept: Kept
    asked: Asked | None  # what the desk has asked


@router.get("/solutions/new", dependencies=[asks(Permission.POST_SOLUTION)])
async def new_solution(visit: CurrentVisit) -> Response:
    return await _show(visit, await kept_form(visit, "solution") or FormState(), None)


@router.get("/solutions/advice", dependencies=[asks(Permission.POST_SOLUTION)])
async def leave_advice() -> Response:
    """Whoever opens its address anew gets the form."""
    return redirect("/solutions/new")


@router.post("/solutions/advice", dependencies=[asks(Permission.POST_SOLUTION)])
async def advise(visit: CurrentVisit) -> Response:
    """The form again, with what would make it stronger; nothing is saved."""
    form = await read_form(visit.request, solution_fields.EDIT_KNOWN | behalf_fields.FIELDS)
    form = with_owner(form, visit.own_organisation)
    solution_id = whole_or_none(visit.request.query_params.get("solution_id", ""))
    return await _show(visit, form, solution_id, block="advice_panel")


@router.post("/solutions", dependencies=[asks(Permission.POST_SOLUTION)])
async def post_solution(visit: CurrentVisit) -> Response:
    """Posts the solution; whoever may review publishes it in the same step, and sees the needs it fits."""
    form = await read_form(visit.request, solution_fields.KNOWN | behalf_fields.FIELDS | {TAB})
    form = with_owner(form, visit.own_organisation)
    draft, problems = solution_fields.read_draft(form)
    behalf, unsaid = behalf_fields.read_behalf(visit, form)
    if problems | unsaid:
        return await _show(visit, replace(form, problems=problems | unsaid | soup_in(form)), None, status=422)

    async def act(connection: Connection) -> int:
        solution = await solutions.submit(connection, draft, by=visit.actor, behalf=behalf)
        await drafts.sent(connection, "solution", form.key, by=visit.actor)
        if may(visit.actor, Permission.PUBLISH, solutions.matter_of(solution)):
            await steps.move(connection, "solution", solution.id, ListingState.PUBLISHED, by=visit.actor)
        return solution.id

    try:
        posted = await once(visit, form, "solution", act)
    except InvalidInput as wrong:
        return await _show(visit, replace(form, problems=wrong.fields), None, status=422)
    await visit.matching.settle(Subject.SOLUTION, posted.made)
    return redirect(f"/solutions/{posted.made}?posted=1")


@router.get("/solutions/{solution_id:int}/edit", dependencies=[asks(Permission.EDIT_LISTING)])
async def edit_solution(visit: CurrentVisit, solution_id: RecordId) -> Response:
    _, stored = await _stored(visit, solution_id)
    return await _show(visit, await kept_form(visit, "solution", solution_id) or stored, solution_id)


@router.post("/solutions/{solution_id:int}", dependencies=[asks(Permission.EDIT_LISTING)])
async def save_solution(visit: CurrentVisit, solution_id: RecordId) -> Response:
    """Writes the form; whether its owner has confirmed the record stays as it was. The same again changes nothing."""
    solution, _ = await _stored(visit, solution_id)
    # What was posted before may come back with the form of a new one.
    known = solution_fields.EDIT_KNOWN | behalf_fields.FIELDS
    form = with_owner(await read_form(visit.request, known), visit.own_organisation)
    return await _save(visit, solution, form)


async def _save(visit: Visit, solution: Solution, form: FormState) -> Response:
    solution_id = solution.id
    draft, problems = solution_fields.read_draft(form, solution)
    if problems:
        return await _show(visit, replace(form, problems=problems | soup_in(form)), solution_id, status=422)

    async def act(connection: Connection) -> int:
        version = whole_or_none(form.text(VERSION)) or 0
        seen = await solutions.get(connection, solution_id, by=visit.actor)
        kept = replace(draft, confirmed=seen.confirmed)
        await solutions.edit(connection, solution_id, kept, by=visit.actor, version=version, reply=form.stripped(REPLY))
        older = older_of(form)
        await drafts.sent(connection, "solution", form.key, by=visit.actor, record_id=solution_id, older=older)
        return solution_id

    try:
        await once(visit, form, "solution", act)
    except InvalidInput as wrong:
        return await _show(visit, replace(form, problems=wrong.fields), solution_id, status=422)
    except (Conflict, SentOtherwise) as other:
        typed = form if isinstance(other, Conflict) else form.anew()
        now, stored = await _stored(visit, solution_id)
        merged = solution_fields.merged_with(typed, stored, now)
        if merged.is_mine_alone and merged.mine:
            return await _save(visit, now, merged.form)
        if not merged.is_stored:
            record = await _record(visit, now)
            return edit_conflict.show(visit, merged, address=record.place, record=record, lists=solution_fields.LISTS)
    await visit.matching.settle(Subject.SOLUTION, solution_id)
    return redirect(f"/solutions/{solution_id}?saved=1")


async def _stored(visit: Visit, solution_id: int) -> tuple[Solution, FormState]:
    """The solution and its form: what is wrong with what was typed is said to those alone who may edit it."""
    async with visit.transaction() as connection:
        solution = await solutions.get(connection, solution_id, by=visit.actor)
        require(visit.actor, Permission.EDIT_LISTING, solutions.matter_of(solution))
        owner = await people.get(connection, solution.organisation_id, by=visit.actor)
    return solution, solution_fields.form_of(solution, owner.kind)


async def _record(visit: Visit, solution: Solution) -> Stored:
    async with visit.transaction() as connection:
        entry = await display_names.last(connection, "solution", solution.id, _CHANGES, by=visit.actor)
    return Stored.since(entry, place=f"/solutions/{solution.id}", name=solution.title)


async def _show(
    visit: Visit, form: FormState, solution_id: int | None, *, block: str | None = None, status: int = 200
) -> Response:
    if solution_id is None:
        require(visit.actor, Permission.POST_SOLUTION)
    async with visit.transaction() as connection:
        names = await people.names(connection, by=visit.actor)
        asked = await asked_in_form(visit, connection, "solution", solution_id)
    page = SolutionForm(
        form=form,
        hints=coach(solution_fields.read_draft(form)[0]),
        solution_id=solution_id,
        organisations=names,
        own_organisation=visit.own_organisation,
        asks_behalf=solution_id is None and behalf_fields.may_be_asked(visit),
        publishes=may(visit.actor, Permission.USE_DESK),
        kept=await Kept.of_form(visit, "solution", solution_id, form),
        asked=asked,
    )
    return render(visit, page, block=block, status=status)
