"""Posting and editing a solution, a data set or a capability."""

from fastapi import APIRouter
from starlette.responses import Response

from matchmaker.listings.solutions import service as solutions
from matchmaker.rules.permissions import Permission
from web.ground.dependencies import CurrentVisit, RecordId, asks
from web.ground.forms import FormState, whole_or_none
from web.ground.rendering import redirect
from web.listings.drafts import kept_form
from web.listings.record_forms import FormKind, open_record, post_record, received, save_record
from web.solutions import forms
from web.solutions.pages import show_form

router = APIRouter()

_FORM = FormKind(
    life=solutions.LIFE,
    posted=forms.POSTED,
    edited=forms.EDITED,
    lists=forms.LISTS,
    receive=received,
    read=lambda form, _, stored: forms.read_draft(form, stored),
    form_of=forms.form_of,
    merged_with=forms.merged_with,
    submit=solutions.submit,
    edit=solutions.edit,
    show=show_form,
)


@router.get("/solutions/new", dependencies=[asks(Permission.POST_SOLUTION)])
async def new_solution(visit: CurrentVisit) -> Response:
    return await show_form(visit, await kept_form(visit, "solution") or FormState(), None)


@router.get("/solutions/advice", dependencies=[asks(Permission.POST_SOLUTION)])
async def leave_advice() -> Response:
    """Whoever opens its address anew gets the form."""
    return redirect("/solutions/new")


@router.post("/solutions/advice", dependencies=[asks(Permission.POST_SOLUTION)])
async def advise(visit: CurrentVisit) -> Response:
    """The form again, with what would make it stronger; nothing is saved."""
    form = await received(visit, forms.EDITED)
    solution_id = whole_or_none(visit.request.query_params.get("solution_id", ""))
    return await show_form(visit, form, solution_id, block="advice_panel")


@router.post("/solutions", dependencies=[asks(Permission.POST_SOLUTION)])
async def post_solution(visit: CurrentVisit) -> Response:
    return await post_record(visit, _FORM)


@router.get("/solutions/{solution_id:int}/edit", dependencies=[asks(Permission.EDIT_LISTING)])
async def edit_solution(visit: CurrentVisit, solution_id: RecordId) -> Response:
    return await open_record(visit, _FORM, solution_id)


@router.post("/solutions/{solution_id:int}", dependencies=[asks(Permission.EDIT_LISTING)])
async def save_solution(visit: CurrentVisit, solution_id: RecordId) -> Response:
    return await save_record(visit, _FORM, solution_id)
