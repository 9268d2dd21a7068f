"""Posting and editing a need, with advice and live matches while one writes."""

import asyncio

from fastapi import APIRouter
from starlette.responses import Response

from matchmaker.listings.needs import service as needs
from matchmaker.rules.need import NeedDraft, coach
from matchmaker.rules.permissions import Permission
from web.ground.dependencies import CurrentVisit, RecordId, Visit, asks
from web.ground.forms import FormState, whole_or_none
from web.ground.rendering import redirect
from web.listings.drafts import kept_form
from web.listings.record_forms import FormKind, open_record, post_record, received, save_record
from web.needs import clauses, forms
from web.needs import preview as need_preview
from web.needs.pages import show_form
from web.needs.preview import Preview

router = APIRouter()


async def _receive(visit: Visit, known: frozenset[str]) -> FormState:
    form = await received(visit, known)
    return await asyncio.to_thread(clauses.gathered, form, visit.bounds)  # reading a long text takes a while


_FORM = FormKind(
    life=needs.LIFE,
    posted=forms.POSTED,
    edited=forms.EDITED,
    lists=forms.LISTS,
    receive=_receive,
    read=forms.read_draft,
    form_of=forms.form_of,
    merged_with=forms.merged_with,
    submit=needs.submit,
    edit=needs.edit,
    show=show_form,
)


@router.get("/needs/new", dependencies=[asks(Permission.POST_NEED)])
async def new_need(visit: CurrentVisit) -> Response:
    advice = Preview(hints=coach(NeedDraft(problem="", organisation="")))
    return await show_form(visit, await kept_form(visit, "need") or FormState(), None, preview=advice)


@router.get("/needs/preview", dependencies=[asks(Permission.POST_NEED)])
async def leave_preview() -> Response:
    """Whoever opens the preview's address anew gets the form."""
    return redirect("/needs/new")


@router.post("/needs/preview", dependencies=[asks(Permission.POST_NEED)])
async def preview_need(visit: CurrentVisit) -> Response:
    """The form again, with what the system can say already; nothing is saved."""
    form = await _receive(visit, forms.EDITED)
    need_id = whole_or_none(visit.request.query_params.get("need_id", ""))
    draft, _ = forms.read_draft(form, visit.bounds)

    async def show(preview: Preview, status: int) -> Response:
        return await show_form(visit, form, need_id, preview=preview, status=status)

    return await need_preview.answer(visit, draft, show, except_id=need_id)


@router.get("/needs/understanding", dependencies=[asks(Permission.POST_NEED)])
async def leave_understanding() -> Response:
    """Whoever opens its address anew gets the form."""
    return redirect("/needs/new")


@router.post("/needs/understanding", dependencies=[asks(Permission.POST_NEED)])
async def understand_need(visit: CurrentVisit) -> Response:
    """The form again, with what the system understands; nothing is saved."""
    form = await _receive(visit, forms.EDITED | {clauses.TAKE})
    need_id = whole_or_none(visit.request.query_params.get("need_id", ""))
    if form.text(clauses.TAKE):
        form = await asyncio.to_thread(clauses.with_taken, form, visit.bounds)
    return await show_form(visit, form, need_id, block="understood_panel")


@router.post("/needs", dependencies=[asks(Permission.POST_NEED)])
async def post_need(visit: CurrentVisit) -> Response:
    return await post_record(visit, _FORM)


@router.get("/needs/{need_id:int}/edit", dependencies=[asks(Permission.EDIT_LISTING)])
async def edit_need(visit: CurrentVisit, need_id: RecordId) -> Response:
    return await open_record(visit, _FORM, need_id)


@router.post("/needs/{need_id:int}", dependencies=[asks(Permission.EDIT_LISTING)])
async def save_need(visit: CurrentVisit, need_id: RecordId) -> Response:
    return await save_record(visit, _FORM, need_id)
