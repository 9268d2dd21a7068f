"""The secretary's work before and while entries are scored: conflicts, who judges what, what the public gave."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from fastapi import APIRouter
from starlette.responses import Response

from matchmaker.calls import appointments
from matchmaker.calls import service as calls
from matchmaker.calls.judging import assigning, conflicts, council
from matchmaker.calls.judging.assigning import JudgeLoad
from matchmaker.calls.judging.assignment import Lack
from matchmaker.calls.judging.conflicts import Known, Tie
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import InvalidInput
from matchmaker.ground.once import Act
from matchmaker.rules.call import Call
from matchmaker.rules.permissions import Permission
from web.ground.dependencies import CurrentVisit, RecordId, Visit, asks
from web.ground.forms import FormState, read_form, whole_or_none
from web.ground.once import once
from web.ground.rendering import Page, redirect, render

router = APIRouter()

KEEPS_THE_COUNCIL = [asks(Permission.SEE_ENTRY)]
PLACE = "/calls/{call_id:int}/judging/assignment"


@dataclass(frozen=True, kw_only=True)
class AssignmentPage(Page):
    template: ClassVar[str] = "calls/assignment.html"
    section: ClassVar[str] = "calls"
    call: Call
    loads: Sequence[JudgeLoad]
    conflicts: Sequence[Known]
    declared: Sequence[Tie]
    council: Mapping[int, str]  # judges and the chair by name
    lacks: Sequence[Lack]
    public: Mapping[int, int | None]  # by number, what the public gave so far; empty where it has no share
    form: FormState
    done: str


@router.get(PLACE, dependencies=KEEPS_THE_COUNCIL)
async def show_assignment(visit: CurrentVisit, call_id: RecordId) -> Response:
    return await _show(visit, call_id, FormState())


@router.post(PLACE, dependencies=KEEPS_THE_COUNCIL)
async def assign(visit: CurrentVisit, call_id: RecordId) -> Response:
    form = await read_form(visit.request, frozenset())
    knows = await assigning.expertise_of(visit.runtime.pool, visit.runtime.encoder, call_id, by=visit.actor)

    async def act(connection: Connection) -> int:
        await assigning.assign_all(connection, call_id, knows, by=visit.actor)
        return call_id

    return await _do(visit, call_id, form, act, "assigned")


@router.post(f"{PLACE}/begin", dependencies=KEEPS_THE_COUNCIL)
async def begin(visit: CurrentVisit, call_id: RecordId) -> Response:
    form = await read_form(visit.request, frozenset())

    async def act(connection: Connection) -> int:
        await assigning.begin(connection, call_id, by=visit.actor)
        return call_id

    return await _do(visit, call_id, form, act, "begun")


@router.post(f"{PLACE}/remove", dependencies=KEEPS_THE_COUNCIL)
async def remove(visit: CurrentVisit, call_id: RecordId) -> Response:
    form = await read_form(visit.request, frozenset({"judge", "removal_reason"}))
    judge = whole_or_none(form.text("judge")) or 0

    async def act(connection: Connection) -> int:
        await appointments.remove_judge(connection, call_id, judge, form.text("removal_reason"), by=visit.actor)
        return judge

    return await _do(visit, call_id, form, act, "removed")


@router.post(f"{PLACE}/conflict", dependencies=KEEPS_THE_COUNCIL)
async def add_conflict(visit: CurrentVisit, call_id: RecordId) -> Response:
    form = await read_form(visit.request, frozenset({"member", "entry_number", "conflict_note"}))
    number, member = (whole_or_none(form.text(name)) or 0 for name in ("entry_number", "member"))

    async def act(connection: Connection) -> int:
        await conflicts.add(connection, call_id, number, member, form.text("conflict_note"), by=visit.actor)
        return call_id

    return await _do(visit, call_id, form, act, "conflict")


@router.post(f"{PLACE}/public", dependencies=KEEPS_THE_COUNCIL)
async def record_public(visit: CurrentVisit, call_id: RecordId) -> Response:
    async with visit.transaction() as connection:
        numbers = await council.public_scores(connection, call_id, by=visit.actor)
    form = await read_form(visit.request, frozenset(f"public_{number}" for number in numbers))
    points = {number: whole_or_none(form.text(f"public_{number}")) for number in numbers}

    async def act(connection: Connection) -> int:
        await council.record_public_scores(connection, call_id, points, by=visit.actor)
        return call_id

    return await _do(visit, call_id, form, act, "public")


async def _do(visit: Visit, call_id: int, form: FormState, act: Act, done: str) -> Response:
    try:
        await once(visit, form, f"call_{done}", act)
    except InvalidInput as wrong:
        return await _show(visit, call_id, replace(form, problems=wrong.fields))
    return redirect(f"/calls/{call_id}/judging/assignment?done={done}")


async def _show(visit: Visit, call_id: int, form: FormState) -> Response:
    async with visit.transaction() as connection:
        call = await calls.get(connection, call_id, by=visit.actor)
        page = AssignmentPage(
            call=call,
            loads=await assigning.loads(connection, call_id, by=visit.actor),
            conflicts=await conflicts.all_known(connection, call_id, by=visit.actor),
            declared=await conflicts.all_declared(connection, call_id, by=visit.actor),
            council=await conflicts.council_names(connection, call_id, by=visit.actor),
            lacks=await assigning.lacks(connection, call_id, by=visit.actor),
            public=await council.public_scores(connection, call_id, by=visit.actor) if call.public_share else {},
            form=form,
            done=visit.request.query_params.get("done", ""),
        )
    return render(visit, page, status=422 if form.problems else 200)
