"""Posting and editing a need, with advice and live matches while one writes."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from fastapi import APIRouter
from starlette.responses import Response

from matchmaker.audit.model import Action
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import Conflict, InvalidInput, SentOtherwise
from matchmaker.listings import drafts, steps
from matchmaker.listings.needs import service as needs
from matchmaker.matching.model import Subject
from matchmaker.people import display_names
from matchmaker.people import service as people
from matchmaker.rules.listing import ListingState
from matchmaker.rules.need import Need, NeedDraft, coach
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import may, require
from web.ground import edit_conflict
from web.ground.dependencies import CurrentVisit, RecordId, Visit, asks, wants_fragment
from web.ground.edit_conflict import Stored
from web.ground.forms import TAB, VERSION, FormState, read_form, whole_or_none, with_owner
from web.ground.once import once, soup_in
from web.ground.rendering import Page, redirect, render
from web.listings import behalf as behalf_fields
from web.listings.drafts import Kept, kept_form, older_of
from web.listings.questions import REPLY, Asked, asked_in_form
from web.needs import clauses
from web.needs import forms as need_fields
from web.needs import preview as need_preview
from web.needs.clauses import Understood
from web.needs.preview import Preview

router = APIRouter()

_CHANGES = frozenset({Action.NEED_POST, Action.NEED_EDIT, Action.NEED_CONFIRM, Action.NEED_CLAIM})


@dataclass(frozen=True, kw_only=True)
class NeedForm(Page):
    template: ClassVar[str] = "needs/form.html"
    section: ClassVar[str] = "needs"
    form: FormState
    need_id: int | None
    organisations: Sequence[str]
    own_organisation: str | None  # the one that the writer belongs to, who then names no other
    preview: Preview | None
    understood: Understood | None
    asks_behalf: bool  # who agreed that the writer enters it for its owner
    kept: Kept
    asked: Asked | None  # what the desk has asked


@router.get("/needs/new", dependencies=[asks(Permission.POST_NEED)])
async def new_need(visit: CurrentVisit) -> Response:
    advice = Preview(hints=coach(NeedDraft(problem="", organisation="")))
    return await _show(visit, await kept_form(visit, "need") or FormState(), None, preview=advice)


@router.get("/needs/preview", dependencies=[asks(Permission.POST_NEED)])
async def leave_preview() -> Response:
    """Whoever opens the preview's address anew gets the form."""
    return redirect("/needs/new")


@router.post("/needs/preview", dependencies=[asks(Permission.POST_NEED)])
async def preview_need(visit: CurrentVisit) -> Response:
    """The form again, with what the system can say already; nothing is saved."""
    known = need_fields.EDIT_KNOWN | behalf_fields.FIELDS
    form = await _read(visit, known)
    need_id = whole_or_none(visit.request.query_params.get("need_id", ""))
    draft, _ = need_fields.read_draft(form, visit.bounds)

    async def show(preview: Preview, status: int) -> Response:
        return await _show(visit, form, need_id, preview=preview, status=status)

    return await need_preview.answer(visit, draft, show, except_id=need_id)


@router.get("/needs/understanding", dependencies=[asks(Permission.POST_NEED)])
async def leave_understanding() -> Response:
    """Whoever opens its address anew gets the form."""
    return redirect("/needs/new")


@router.post("/needs/understanding", dependencies=[asks(Permission.POST_NEED)])
async def understand_need(visit: CurrentVisit) -> Response:
    """The form again, with what the system understands; nothing is saved."""
    known = need_fields.EDIT_KNOWN | behalf_fields.FIELDS | {clauses.TAKE}
    form = await _read(visit, known)
    need_id = whole_or_none(visit.request.query_params.get("need_id", ""))
    if form.text(clauses.TAKE):
        form = await asyncio.to_thread(clauses.with_taken, form, visit.bounds)
    return await _show(visit, form, need_id, block="understood_panel")


@router.post("/needs", dependencies=[asks(Permission.POST_NEED)])
async def post_need(visit: CurrentVisit) -> Response:
    """Posts the need; whoever may review publishes it in the same step, and sees its matches."""
    form = await _read(visit, need_fields.NEW_KNOWN | behalf_fields.FIELDS | {TAB})
    draft, problems = need_fields.read_draft(form, visit.bounds)
    behalf, unsaid = behalf_fields.read_behalf(visit, form)
    if problems | unsaid:
        return await _show(visit, replace(form, problems=problems | unsaid | soup_in(form)), None, status=422)

    async def act(connection: Connection) -> int:
        need = await needs.submit(connection, draft, by=visit.actor, behalf=behalf)
        await drafts.sent(connection, "need", form.key, by=visit.actor)
        if may(visit.actor, Permission.PUBLISH, needs.matter_of(need)):
            await steps.move(connection, "need", need.id, ListingState.PUBLISHED, by=visit.actor)
        return need.id

    try:
        posted = await once(visit, form, "need", act)
    except InvalidInput as wrong:
        return await _show(visit, replace(form, problems=wrong.fields), None, status=422)
    await visit.matching.settle(Subject.NEED, posted.made)
    return redirect(f"/needs/{posted.made}?posted=1")


@router.get("/needs/{need_id:int}/edit", dependencies=[asks(Permission.EDIT_LISTING)])
async def edit_need(visit: CurrentVisit, need_id: RecordId) -> Response:
    stored = await _stored(visit, await _editable(visit, need_id))
    return await _show(visit, await kept_form(visit, "need", need_id) or stored, need_id)


@router.post("/needs/{need_id:int}", dependencies=[asks(Permission.EDIT_LISTING)])
async def save_need(visit: CurrentVisit, need_id: RecordId) -> Response:
    """The same form again changes nothing more."""
    need = await _editable(visit, need_id)
    # What was posted before may come back with the form of a new one.
    known = need_fields.EDIT_KNOWN | behalf_fields.FIELDS
    form = await _read(visit, known)
    return await _save(visit, need, form)


async def _read(visit: Visit, known: frozenset[str]) -> FormState:
    form = with_owner(await read_form(visit.request, known), visit.own_organisation)
    return await asyncio.to_thread(clauses.gathered, form, visit.bounds)  # reading a long text takes a while


async def _save(visit: Visit, need: Need, form: FormState) -> Response:
    need_id = need.id
    draft, problems = await asyncio.to_thread(need_fields.read_draft, form, visit.bounds, need)
    if problems:
        return await _show(visit, replace(form, problems=problems | soup_in(form)), need_id, status=422)

    async def act(connection: Connection) -> int:
        version = whole_or_none(form.text(VERSION)) or 0
        await needs.edit(connection, need_id, draft, by=visit.actor, version=version, reply=form.stripped(REPLY))
        older = older_of(form)
        await drafts.sent(connection, "need", form.key, by=visit.actor, record_id=need_id, older=older)
        return need_id

    try:
        await once(visit, form, "need", act)
    except InvalidInput as wrong:
        return await _show(visit, replace(form, problems=wrong.fields), need_id, status=422)
    except (Conflict, SentOtherwise) as other:
        typed = form if isinstance(other, Conflict) else form.anew()
        now = await _editable(visit, need_id)
        merged = await asyncio.to_thread(need_fields.merged_with, typed, await _stored(visit, now), now, visit.bounds)
        if merged.is_mine_alone and merged.mine:
            return await _save(visit, now, merged.form)
        if not merged.is_stored:
            record = await _record(visit, now)
            return edit_conflict.show(visit, merged, address=record.place, record=record, lists=need_fields.LISTS)
    await visit.matching.settle(Subject.NEED, need_id)
    return redirect(f"/needs/{need_id}?saved=1")


async def _editable(visit: Visit, need_id: int) -> Need:
    """Before the form is looked at: what is wrong with it is said to those alone who may send it."""
    async with visit.transaction() as connection:
        need = await needs.get(connection, need_id, by=visit.actor)
    require(visit.actor, Permission.EDIT_LISTING, needs.matter_of(need))
    return need


async def _stored(visit: Visit, need: Need) -> FormState:
    """The form as the need stands."""
    async with visit.transaction() as connection:
        owner = await people.get(connection, need.organisation_id, by=visit.actor)
    return need_fields.form_of(need, owner.kind)


async def _record(visit: Visit, need: Need) -> Stored:
    async with visit.transaction() as connection:
        entry = await display_names.last(connection, "need", need.id, _CHANGES, by=visit.actor)
    return Stored.since(entry, place=f"/needs/{need.id}", name=need.title)


async def _show(
    visit: Visit,
    form: FormState,
    need_id: int | None,
    *,
    preview: Preview | None = None,
    block: str = "preview_panel",
    status: int = 200,
) -> Response:
    if need_id is None:
        require(visit.actor, Permission.POST_NEED)
    shows_reading = block == "understood_panel" or not wants_fragment(visit.request)
    async with visit.transaction() as connection:
        names = await people.names(connection, by=visit.actor)
        asked = await asked_in_form(visit, connection, "need", need_id)
    page = NeedForm(
        form=form,
        need_id=need_id,
        organisations=names,
        own_organisation=visit.own_organisation,
        preview=preview,
        understood=await asyncio.to_thread(Understood.of_form, form, visit.bounds) if shows_reading else None,
        asks_behalf=need_id is None and behalf_fields.may_be_asked(visit),
        kept=await Kept.of_form(visit, "need", need_id, form),
        asked=asked,
    )
    return render(visit, page, block=block, status=status)
