"""Forms that save themselves, and one's own records: drafts, needs and solutions in every state."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from fastapi import APIRouter
from starlette.responses import Response

from matchmaker.ground.errors import Conflict, NotFound
from matchmaker.listings import drafts
from matchmaker.listings.drafts import Draft
from matchmaker.listings.holding import Subject
from matchmaker.listings.needs import service as needs
from matchmaker.listings.solutions import service as solutions
from matchmaker.rules.need import Need, NeedFilter
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import may, require
from matchmaker.rules.search import ListPage
from matchmaker.rules.solution import Solution, SolutionFilter
from web.ground import edit_conflict
from web.ground.dependencies import ONESELF, CurrentVisit, RecordId, Visit, asks, wants_fragment
from web.ground.edit_conflict import Stored
from web.ground.forms import OLDER, TAB, FormState, read_form, whole_or_none
from web.ground.rendering import Page, redirect, render
from web.listings.drafts import address_of, name_of, of_key, saving_address, tabs_of, together
from web.listings.either import either
from web.needs import clauses
from web.needs import forms as need_forms
from web.solutions import forms as solution_forms

router = APIRouter()

SHOWN = 100


@dataclass(frozen=True, kw_only=True)
class DraftState(Page):
    """The line under a form that says what was kept; None when the form was sent meanwhile.

    `elsewhere` is where the draft opens as another tab has saved it, which this one then does not write over.
    """

    template: ClassVar[str] = "listings/draft_state.html"
    saved_at: datetime | None
    elsewhere: str | None = None
    blank: bool = False  # nothing is typed, and nothing kept


@dataclass(frozen=True, kw_only=True)
class DraftRow:
    draft: Draft
    name: str  # what it is about, as far as that was typed
    address: str


@dataclass(frozen=True, kw_only=True)
class OwnRecords(Page):
    template: ClassVar[str] = "listings/own.html"
    section: ClassVar[str] = "records"
    drafts: Sequence[DraftRow]
    needs: ListPage[Need]
    solutions: ListPage[Solution]
    may_post_need: bool
    may_post_solution: bool


@router.post("/needs/draft", dependencies=[asks(Permission.POST_NEED)])
async def keep_need(visit: CurrentVisit) -> Response:
    return await _keep(visit, "need", need_forms.EDITED)


@router.post("/solutions/draft", dependencies=[asks(Permission.POST_SOLUTION)])
async def keep_solution(visit: CurrentVisit) -> Response:
    return await _keep(visit, "solution", solution_forms.EDITED)


@router.get("/account/records", dependencies=ONESELF)
async def show_own(visit: CurrentVisit) -> Response:
    by = visit.actor
    async with visit.transaction() as connection:
        page = OwnRecords(
            drafts=[_row(draft) for draft in await drafts.own(connection, by=by)],
            needs=await needs.listing(connection, NeedFilter(only_own=True, limit=SHOWN), by=by),
            solutions=await solutions.listing(connection, SolutionFilter(only_own=True, limit=SHOWN), by=by),
            may_post_need=may(by, Permission.POST_NEED),
            may_post_solution=may(by, Permission.POST_SOLUTION),
        )
    return render(visit, page)


@router.post("/account/drafts/{draft_id:int}/drop", dependencies=ONESELF)
async def drop(visit: CurrentVisit, draft_id: RecordId) -> Response:
    await read_form(visit.request, frozenset())
    async with visit.transaction() as connection:
        await drafts.drop(connection, draft_id, by=visit.actor)
    return redirect("/account/records")


async def _keep(visit: Visit, subject: Subject, known: frozenset[str]) -> Response:
    """By itself while one types; by the button, the form is opened again where it was left."""
    record_id = whole_or_none(visit.request.query_params.get("record_id", ""))
    async with visit.transaction() as connection:
        if record_id is not None:
            record = await either(connection, subject, record_id, by=visit.actor)
            require(visit.actor, Permission.EDIT_LISTING, record.matter)
    form = await read_form(visit.request, known)
    form = await asyncio.to_thread(clauses.gathered, form, visit.bounds)
    typed = {name: values for name, values in form.values.items() if name not in (TAB, OLDER)}
    if record_id is None and drafts.is_blank(typed):
        return await _keep_nothing(visit, subject, form)
    try:
        async with visit.transaction() as connection:
            saved = await drafts.save(
                connection, subject, form.key, typed, by=visit.actor, record_id=record_id, tabs=tabs_of(form)
            )
    except Conflict:
        return await _saved_elsewhere(visit, subject, form, known)
    if wants_fragment(visit.request):
        return render(visit, DraftState(saved_at=saved.saved_at if saved else None), block="state")
    if saved is None:
        return redirect("/account/records")
    form_page = f"{record_id}/edit" if record_id else "new"
    return redirect(f"/{subject}s/{form_page}?draft={saved.id}")


async def _keep_nothing(visit: Visit, subject: Subject, form: FormState) -> Response:
    """Of a form in which nothing is typed (any more): a row without words would only stand in the way."""
    async with visit.transaction() as connection:
        await drafts.sent(connection, subject, form.key, by=visit.actor)
    if wants_fragment(visit.request):
        return render(visit, DraftState(saved_at=None, blank=True), block="state")
    return redirect(f"/{subject}s/new")


async def _saved_elsewhere(visit: Visit, subject: Subject, form: FormState, known: frozenset[str]) -> Response:
    """By itself nothing more is kept of this tab; by the button, both are put together."""
    async with visit.transaction() as connection:
        kept = of_key(await drafts.own(connection, by=visit.actor), subject, form.key)
    if kept is None:  # sent or dropped since
        raise NotFound()
    place = address_of(kept)
    if wants_fragment(visit.request):
        return render(visit, DraftState(saved_at=kept.saved_at, elsewhere=place), block="state")
    record = Stored(place=place, name=_row(kept).name, at=kept.saved_at)
    address = saving_address(subject, kept.record_id)
    lists = need_forms.LISTS if subject == "need" else solution_forms.LISTS
    return edit_conflict.show(visit, together(form, kept, known), address=address, record=record, lists=lists)


def _row(draft: Draft) -> DraftRow:
    return DraftRow(draft=draft, name=name_of(draft), address=address_of(draft))
