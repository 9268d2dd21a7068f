"""The council of a call: whom the desk appoints, and whose duty it ends."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from fastapi import APIRouter
from starlette.responses import Response

from matchmaker.calls import appointments
from matchmaker.calls import service as calls
from matchmaker.calls.appointments import Appointed, AppointmentDraft
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import InvalidInput
from matchmaker.intake import dates
from matchmaker.rules.call import UNPUBLISHED, Call, Duty
from matchmaker.rules.permissions import Permission
from web.calls.pages import with_form
from web.ground.dependencies import ONESELF, CurrentVisit, RecordId, Visit, asks
from web.ground.forms import FormState, read_form
from web.ground.once import once
from web.ground.reading import Reader
from web.ground.rendering import Page, redirect, render

router = APIRouter()

WRITES = [asks(Permission.WRITE_CALL)]
APPOINTS = frozenset({"member_email", "duty", "expertise", "term_until"})
ENDS = frozenset({"end_reason"})


@dataclass(frozen=True, kw_only=True)
class Council(Page):
    template: ClassVar[str] = "calls/council.html"
    section: ClassVar[str] = "calls"
    call: Call
    council: Sequence[Appointed]
    open: bool  # whether anybody can still be appointed
    form: FormState
    ending: int | None  # the appointment whose form something is wrong with
    done: str


@router.get("/calls/{call_id:int}/council", dependencies=WRITES)
async def show_council(visit: CurrentVisit, call_id: RecordId) -> Response:
    return await _show(visit, call_id, FormState())


@router.post("/calls/{call_id:int}/council", dependencies=WRITES)
async def appoint(visit: CurrentVisit, call_id: RecordId) -> Response:
    form = await read_form(visit.request, APPOINTS)

    async def act(connection: Connection) -> int:
        reader = Reader(form)
        if form.text("duty") not in set(Duty):
            reader.problems["duty"] = "required"
        said = AppointmentDraft(
            email=form.text("member_email"),
            duty=Duty(form.text("duty")) if form.text("duty") in set(Duty) else Duty.JUDGE,
            expertise=form.text("expertise"),
            until=reader.day("term_until", dates.DEADLINE),
        )
        return await reader.together(appointments.appoint(connection, call_id, said, by=visit.actor))

    return await _do(visit, call_id, form, act, "appointed")


@router.post("/calls/{call_id:int}/council/{appointment_id:int}/end", dependencies=WRITES)
async def end(visit: CurrentVisit, call_id: RecordId, appointment_id: RecordId) -> Response:
    form = await read_form(visit.request, ENDS)

    async def act(connection: Connection) -> int:
        await appointments.end(connection, call_id, appointment_id, form.text("end_reason"), by=visit.actor)
        return appointment_id

    return await _do(visit, call_id, form, act, "ended", ending=appointment_id)


@router.post("/calls/{call_id:int}/council/decline", dependencies=ONESELF)
async def decline(visit: CurrentVisit, call_id: RecordId) -> Response:
    """By whoever was appointed, from the call's page."""
    form = await read_form(visit.request, frozenset({"duty_reason"}))

    async def act(connection: Connection) -> int:
        await appointments.decline(connection, call_id, form.text("duty_reason"), by=visit.actor)
        return call_id

    try:
        await once(visit, form, "call_duty", act)
    except InvalidInput as wrong:
        return await with_form(visit, call_id, "decline", replace(form, problems=wrong.fields))
    return redirect(f"/calls/{call_id}?done=declined")


async def _do(
    visit: Visit,
    call_id: int,
    form: FormState,
    act: Callable[[Connection], Awaitable[int]],
    done: str,
    *,
    ending: int | None = None,
) -> Response:
    try:
        await once(visit, form, "call_appointment", act)
    except InvalidInput as wrong:
        return await _show(visit, call_id, replace(form, problems=wrong.fields), ending=ending)
    return redirect(f"/calls/{call_id}/council?done={done}")


async def _show(visit: Visit, call_id: int, form: FormState, *, ending: int | None = None) -> Response:
    async with visit.transaction() as connection:
        call = await calls.get(connection, call_id, by=visit.actor)
        council = await appointments.of_call(connection, call_id, by=visit.actor)
    page = Council(
        call=call,
        council=council,
        open=call.state in UNPUBLISHED,
        form=form,
        ending=ending,
        done=visit.request.query_params.get("done", ""),
    )
    return render(visit, page, status=422 if form.problems else 200)
