"""The chair's answer to an objection."""

from dataclasses import dataclass, replace
from typing import ClassVar

from fastapi import APIRouter
from starlette.responses import Response

from matchmaker.calls import service as calls
from matchmaker.calls.outcome import objections
from matchmaker.calls.outcome.objections import Filed
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import InvalidInput, NotFound
from matchmaker.rules.call import Call
from matchmaker.rules.permissions import Permission
from web.ground.dependencies import CurrentVisit, RecordId, Visit, asks
from web.ground.forms import FormState, read_form
from web.ground.once import once
from web.ground.reading import Reader
from web.ground.rendering import Page, redirect, render

router = APIRouter()

ANSWER = "/calls/{call_id:int}/objections/{objection_id:int}/answer"
LEADS = [asks(Permission.LEAD_COUNCIL)]


@dataclass(frozen=True, kw_only=True)
class ObjectionPage(Page):
    template: ClassVar[str] = "calls/objection.html"
    section: ClassVar[str] = "calls"
    call: Call
    objection: Filed
    form: FormState


@router.get(ANSWER, dependencies=LEADS)
async def show_objection(visit: CurrentVisit, call_id: RecordId, objection_id: RecordId) -> Response:
    return await _show(visit, call_id, objection_id, FormState())


@router.post(ANSWER, dependencies=LEADS)
async def answer(visit: CurrentVisit, call_id: RecordId, objection_id: RecordId) -> Response:
    form = await read_form(visit.request, frozenset({"upheld", "objection_answer"}))

    async def act(connection: Connection) -> int:
        upheld, text = Reader(form).yes_or_no("upheld"), form.text("objection_answer")
        await objections.answer(connection, call_id, objection_id, text, upheld=upheld, by=visit.actor)
        return objection_id

    try:
        await once(visit, form, "objection", act)
    except InvalidInput as wrong:
        return await _show(visit, call_id, objection_id, replace(form, problems=wrong.fields))
    return redirect(f"/calls/{call_id}/outcome?done=answered")


async def _show(visit: Visit, call_id: int, objection_id: int, form: FormState) -> Response:
    async with visit.transaction() as connection:
        call = await calls.hold(connection, call_id, Permission.LEAD_COUNCIL, by=visit.actor)
        filed = await objections.of_call(connection, call_id, by=visit.actor)
    objection = next((each for each in filed if each.id == objection_id), None)
    if objection is None:
        raise NotFound()
    page = ObjectionPage(call=call, objection=objection, form=form)
    return render(visit, page, status=422 if form.problems else 200)
