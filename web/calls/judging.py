"""Where a member of the council begins: what ties them to entrants, and the entries that wait for their scores."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from fastapi import APIRouter
from starlette.responses import Response

from matchmaker.calls import service as calls
from matchmaker.calls.judging import conflicts, sheets
from matchmaker.calls.judging.sheets import OwnEntry
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import InvalidInput, NotFound
from matchmaker.rules.call import Call, Duty
from matchmaker.rules.permissions import Permission
from web.ground.dependencies import CurrentVisit, RecordId, Visit, asks
from web.ground.forms import FormState, read_form
from web.ground.once import once
from web.ground.rendering import Page, redirect, render

router = APIRouter()

JUDGES = [asks(Permission.JUDGE_ENTRY)]


@dataclass(frozen=True, kw_only=True)
class JudgingPage(Page):
    template: ClassVar[str] = "calls/judging.html"
    section: ClassVar[str] = "calls"
    call: Call
    duty: Duty
    declares: bool  # whether the reader is asked what ties them to entrants, now
    declared: bool
    names: Sequence[str]  # that they declared
    entries: Sequence[OwnEntry]
    scores: bool  # whether scores are taken now
    form: FormState
    done: str


@router.get("/calls/{call_id:int}/judging", dependencies=JUDGES)
async def show_judging(visit: CurrentVisit, call_id: RecordId) -> Response:
    """For the council; the secretary's work has a page of its own."""
    return await _show(visit, call_id, FormState())


@router.post("/calls/{call_id:int}/judging/declaration", dependencies=JUDGES)
async def declare(visit: CurrentVisit, call_id: RecordId) -> Response:
    form = await read_form(visit.request, frozenset({"tied_to"}))

    async def act(connection: Connection) -> int:
        await conflicts.declare(connection, call_id, form.text("tied_to").splitlines(), by=visit.actor)
        return call_id

    try:
        await once(visit, form, "call_declaration", act)
    except InvalidInput as wrong:
        return await _show(visit, call_id, replace(form, problems=wrong.fields))
    return redirect(f"/calls/{call_id}/judging?done=declared")


async def _show(visit: Visit, call_id: int, form: FormState) -> Response:
    async with visit.transaction() as connection:
        call = await calls.get(connection, call_id, by=visit.actor)
        mine = next((each for each in call.appointments if each.person_id == visit.actor.person_id), None)
        if mine is None:
            raise NotFound()
        if mine.duty is Duty.SECRETARY:
            return redirect(f"/calls/{call_id}/judging/assignment")
        declares = call.state in conflicts.JUDGED_IN
        page = JudgingPage(
            call=call,
            duty=mine.duty,
            declares=declares,
            declared=mine.declared_at is not None,
            names=await sheets.declared_names(connection, call_id, by=visit.actor) if declares else (),
            entries=await sheets.own_entries(connection, call, by=visit.actor),
            scores=call.state in sheets.SCORED_IN,
            form=form,
            done=visit.request.query_params.get("done", ""),
        )
    return render(visit, page, status=422 if form.problems else 200)
