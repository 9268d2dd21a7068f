"""What became of a call: to each entrant of their own entry, and winners and finalists to everybody."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from fastapi import APIRouter
from starlette.responses import Response

from matchmaker.calls import service as calls
from matchmaker.calls.outcome import correcting, objections, published, results
from matchmaker.calls.outcome.correcting import Correction
from matchmaker.calls.outcome.published import Archived, Selected, Statistics
from matchmaker.calls.outcome.results import OwnResult
from matchmaker.cases.loading import city_today
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import Conflict, InvalidInput
from matchmaker.programme.service import counting_settings
from matchmaker.rules.call import Call, CallState
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import Matter, may
from matchmaker.rules.search import ListPage
from web.ground.dependencies import ANYBODY, CurrentVisit, RecordId, Visit, asks
from web.ground.forms import FormState, read_form
from web.ground.lists import page_number
from web.ground.once import once
from web.ground.rendering import Page, redirect, render

router = APIRouter()


@dataclass(frozen=True, kw_only=True)
class OwnResultPage(Page):
    template: ClassVar[str] = "calls/result.html"
    section: ClassVar[str] = "calls"
    result: OwnResult
    may_object: bool
    form: FormState
    done: str


@dataclass(frozen=True, kw_only=True)
class ResultsPage(Page):
    template: ClassVar[str] = "calls/results.html"
    section: ClassVar[str] = "calls"
    call: Call
    selected: Sequence[Selected]
    correction: Correction | None


@dataclass(frozen=True, kw_only=True)
class ArchivePage(Page):
    template: ClassVar[str] = "calls/archive.html"
    section: ClassVar[str] = "calls"
    archived: ListPage[Archived]
    statistics: Statistics
    sees_counted: bool


@router.get("/calls/{call_id:int}/result", dependencies=[asks(Permission.SEE_ENTRY)])
async def show_own(visit: CurrentVisit, call_id: RecordId) -> Response:
    """While the council corrects a result that was announced, its call says so in its place."""
    async with visit.transaction() as connection:
        call = await calls.get(connection, call_id, by=visit.actor)
        if call.state not in results.ANNOUNCED and await correcting.newest(connection, call_id):
            return redirect(f"/calls/{call_id}")
    return await _own(visit, call_id, FormState())


@router.post("/calls/{call_id:int}/objections", dependencies=[asks(Permission.OBJECT)])
async def object_to(visit: CurrentVisit, call_id: RecordId) -> Response:
    form = await read_form(visit.request, frozenset({"objection"}))

    async def act(connection: Connection) -> int:
        return await objections.file(connection, call_id, form.text("objection"), by=visit.actor)

    try:
        await once(visit, form, "objection", act)
    except InvalidInput as wrong:
        return await _own(visit, call_id, replace(form, problems=wrong.fields))
    except Conflict as refused:
        return await _own(visit, call_id, replace(form, problems={"objection": refused.code}))
    return redirect(f"/calls/{call_id}/result?done=objected")


@router.get("/calls/{call_id:int}/results", dependencies=ANYBODY)
async def show_results(visit: CurrentVisit, call_id: RecordId) -> Response:
    """Winners and finalists. Before they are published the council is led to its own page of them."""
    async with visit.transaction() as connection:
        call = await calls.get(connection, call_id, by=visit.actor)
        if call.state is not CallState.PUBLISHED and may(visit.actor, Permission.SEE_ENTRANTS, Matter.of_call(call)):
            return redirect(f"/calls/{call_id}/outcome")
        call, selected = await published.results_of(connection, call_id, by=visit.actor)
        page = ResultsPage(call=call, selected=selected, correction=await correcting.newest(connection, call_id))
    return render(visit, page)


@router.get("/calls/archive", dependencies=ANYBODY)
async def show_archive(visit: CurrentVisit) -> Response:
    """Published calls with their winners, and what calls have led to; officers also see what counts."""
    sees_counted = may(visit.actor, Permission.SEE_PROGRESS)
    async with visit.transaction() as connection:
        counted: Sequence[int] = ()
        if sees_counted:
            ledger = await visit.runtime.cases.ledger(connection)
            counted = ledger.count(await counting_settings(connection)).counted
        page = ArchivePage(
            archived=await published.archive(connection, page=page_number(visit.request)),
            statistics=await published.statistics(connection, await city_today(connection), counted),
            sees_counted=sees_counted,
        )
    return render(visit, page)


async def _own(visit: Visit, call_id: int, form: FormState) -> Response:
    async with visit.transaction() as connection:
        result = await results.own(connection, call_id, by=visit.actor)
        now = (await calls.progress(connection, call_id)).now
    open_now = result.call.state is CallState.OBJECTIONS and now < result.object_until
    page = OwnResultPage(
        result=result,
        may_object=open_now and not result.waits,
        form=form,
        done=visit.request.query_params.get("done", ""),
    )
    return render(visit, page, status=422 if form.problems else 200)
