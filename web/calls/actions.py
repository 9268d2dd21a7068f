"""Writing a call."""

from dataclasses import dataclass, replace
from typing import ClassVar

from fastapi import APIRouter
from starlette.responses import Response

from matchmaker.calls import drafting
from matchmaker.calls import service as calls
from matchmaker.calls.drafting import Start
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import Conflict, InvalidInput, SentOtherwise, WrongState
from matchmaker.programme import service as programme
from matchmaker.rules.call import EDITABLE, CallDraft, CallState
from matchmaker.rules.permissions import Permission
from matchmaker.rules.programme import Orientation
from web.calls import forms
from web.ground import edit_conflict
from web.ground.dependencies import CurrentVisit, RecordId, Visit, asks
from web.ground.edit_conflict import Merged
from web.ground.forms import VERSION, FormState, read_form, whole_or_none
from web.ground.once import once
from web.ground.reading import Reader
from web.ground.rendering import Page, redirect, render

router = APIRouter()

WRITES = [asks(Permission.WRITE_CALL)]


@dataclass(frozen=True, kw_only=True)
class CallForm(Page):
    template: ClassVar[str] = "calls/form.html"
    section: ClassVar[str] = "calls"
    form: FormState
    call_id: int | None
    rows: int  # of criteria
    orientation: Orientation | None
    start: Start | None  # what it is drafted from
    merged: Merged | None  # when somebody else was first


@router.get("/calls/new", dependencies=WRITES)
async def new_call(visit: CurrentVisit) -> Response:
    """Empty, or from the needs or the orientation that its address names."""
    asked = visit.request.query_params
    need_ids = [number for text in asked.getlist("need") if (number := whole_or_none(text))]
    orientation_id = whole_or_none(asked.get("orientation", ""))
    async with visit.transaction() as connection:
        if need_ids:
            start = await drafting.from_needs(connection, need_ids, visit.locale, by=visit.actor)
        elif orientation_id:
            start = await drafting.from_orientation(connection, orientation_id, visit.locale, by=visit.actor)
        else:
            start = Start(draft=CallDraft())
    return await _show(visit, forms.form_of(start.draft), None, start=start)


@router.post("/calls/new", dependencies=WRITES)
async def draft_call(visit: CurrentVisit) -> Response:
    form = await read_form(visit.request, forms.KNOWN)

    async def act(connection: Connection) -> int:
        reader = Reader(form)
        said = await _known(connection, reader, forms.draft_of(reader))
        return (await forms.named(reader, calls.draft(connection, said, by=visit.actor))).id

    try:
        drafted = await once(visit, form, "call", act)
    except InvalidInput as wrong:
        return await _show(visit, replace(form, problems=wrong.fields), None)
    return redirect(f"/calls/{drafted.made}?done=drafted")


@router.get("/calls/rows", dependencies=WRITES)
async def leave_rows() -> Response:
    """Whoever opens its address anew gets the form."""
    return redirect("/calls/new")


@router.post("/calls/rows", dependencies=WRITES)
async def add_row(visit: CurrentVisit) -> Response:
    """The form again, with a row for one more criterion; nothing is saved."""
    form = await read_form(visit.request, forms.KNOWN)
    return await _show(visit, forms.with_row(form), whole_or_none(visit.request.query_params.get("call_id", "")))


@router.get("/calls/{call_id:int}/edit", dependencies=WRITES)
async def edit_call(visit: CurrentVisit, call_id: RecordId) -> Response:
    """Raises WrongState once the call was opened."""
    return await _show(visit, await _stored(visit, call_id), call_id)


@router.post("/calls/{call_id:int}/edit", dependencies=WRITES)
async def save_call(visit: CurrentVisit, call_id: RecordId) -> Response:
    form = await read_form(visit.request, forms.KNOWN)

    async def act(connection: Connection) -> int:
        reader = Reader(form)
        said = await _known(connection, reader, forms.draft_of(reader))
        seen = whole_or_none(form.text(VERSION)) or 0
        edited = calls.edit(connection, call_id, said, version=seen, by=visit.actor)
        return (await forms.named(reader, edited)).id

    try:
        await once(visit, form, "call", act)
    except InvalidInput as wrong:
        return await _show(visit, replace(form, problems=wrong.fields), call_id)
    except (Conflict, SentOtherwise):
        return await _together(visit, form.anew(), call_id)
    return redirect(f"/calls/{call_id}?done=edited")


async def _known(connection: Connection, reader: Reader, said: CallDraft) -> CallDraft:
    """The draft with those of its needs that there are; the reader keeps that others were named."""
    known = await drafting.known_needs(connection, said.need_ids)
    if known != said.need_ids:
        reader.problems.setdefault(forms.NEEDS, "unknown_need_number")
    return replace(said, need_ids=known)


async def _together(visit: Visit, typed: FormState, call_id: int) -> Response:
    """What was typed and what others have saved meanwhile, in one form that can be saved."""
    stored = await _stored(visit, call_id)
    shown = forms.form_of(forms.draft_of(Reader(typed)))
    merged = edit_conflict.merge(edit_conflict.as_shown(typed, shown), stored, forms.FIELDS)
    if merged.is_stored:
        return redirect(f"/calls/{call_id}?done=edited")
    return await _show(visit, merged.form, call_id, merged=merged)


async def _stored(visit: Visit, call_id: int) -> FormState:
    async with visit.transaction() as connection:
        call = await calls.get(connection, call_id, by=visit.actor)
    if call.state not in EDITABLE:
        raise WrongState(old=call.state.value, new=CallState.DRAFT.value)
    form = edit_conflict.with_seen(forms.form_of(call))
    return replace(form, values={**form.values, VERSION: [str(call.version)]})


async def _show(
    visit: Visit,
    form: FormState,
    call_id: int | None,
    *,
    start: Start | None = None,
    merged: Merged | None = None,
) -> Response:
    wanted = whole_or_none(form.text(forms.ORIENTATION))
    async with visit.transaction() as connection:
        orientation = await programme.get_orientation(connection, wanted) if wanted else None
    page = CallForm(
        form=form, call_id=call_id, rows=forms.rows_of(form), orientation=orientation, start=start, merged=merged
    )
    return render(visit, page, status=409 if merged else 422 if form.problems else 200)
