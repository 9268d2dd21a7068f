"""What the desk does on a case's page. Each form that changes the case names the version that was seen."""

from collections.abc import Awaitable, Callable

from fastapi import APIRouter
from starlette.responses import Response

from matchmaker.cases import contacts, desk_actions, views
from matchmaker.cases.loading import city_today
from matchmaker.cases.moves import MoveDetails, clean_note, look_at
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import Conflict, InvalidInput, WrongState
from matchmaker.intake import dates
from matchmaker.rules.permissions import Permission
from matchmaker.rules.stages import CaseMove
from web.cases.forms import FIELDS, PASSED, contact_of, event_of, facts_of, moved_of, version_of, wrong
from web.cases.pages import with_form
from web.ground.dependencies import CurrentVisit, RecordId, Visit, asks
from web.ground.forms import FormState, read_form, whole_or_none
from web.ground.once import once
from web.ground.reading import Reader
from web.ground.rendering import redirect

router = APIRouter()

FOLLOWS = [asks(Permission.FOLLOW_CASE)]
FORM = "case_form"  # that was sent, so that a double click does nothing twice
CASE = "/cases/{case_id:int}"

Act = Callable[[Connection, FormState], Awaitable[object]]


@router.post(f"{CASE}/facts", dependencies=FOLLOWS)
async def state_facts(visit: CurrentVisit, case_id: RecordId) -> Response:
    async def act(connection: Connection, form: FormState) -> None:
        before = desk_actions.draft_of(await look_at(connection, case_id, by=visit.actor))
        reader = Reader(form)
        draft = facts_of(reader, before)
        await reader.together(desk_actions.edit(connection, case_id, draft, by=visit.actor, version=version_of(form)))

    return await do(visit, case_id, "facts", act)


@router.post(f"{CASE}/move", dependencies=FOLLOWS)
async def move(visit: CurrentVisit, case_id: RecordId) -> Response:
    async def act(connection: Connection, form: FormState) -> None:
        reader = Reader(form)
        made, day, note = form.text("move"), reader.day("moved_on", dates.STEP), form.stripped("move_note")
        if made not in set(CaseMove):
            reader.problems["move"] = "required"
            with reader.also():
                clean_note(note, "move_note")
            reader.check()
        step, seen = MoveDetails(happened_on=day, note=note), version_of(form)
        typed = {stage: reader.day(name, dates.STEP) for name, stage in PASSED.items()}
        passing = {stage: day for stage, day in typed.items() if day}
        await reader.together(
            desk_actions.advance(
                connection, case_id, CaseMove(made), by=visit.actor, version=seen, step=step, passing=passing
            )
        )

    return await do(visit, case_id, "move", act)


@router.post(f"{CASE}/stop", dependencies=FOLLOWS)
async def stop(visit: CurrentVisit, case_id: RecordId) -> Response:
    async def act(connection: Connection, form: FormState) -> None:
        reason, note = form.text("stop_reason"), form.stripped("stop_note") or ""
        await desk_actions.stop(connection, case_id, reason, by=visit.actor, version=version_of(form), note=note)

    return await do(visit, case_id, "stop", act)


@router.post(f"{CASE}/next", dependencies=FOLLOWS)
async def plan_next(visit: CurrentVisit, case_id: RecordId) -> Response:
    """Who does what until when."""

    async def act(connection: Connection, form: FormState) -> None:
        reader, opened = Reader(form), await look_at(connection, case_id, by=visit.actor)
        due = reader.day("next_due", dates.NEXT_STEP.also(opened.next_due))
        await reader.together(
            desk_actions.plan_next(
                connection,
                case_id,
                owner_id=whole_or_none(form.text("case_owner")),
                step=form.stripped("next_step") or "",
                due=due,
                by=visit.actor,
                version=version_of(form),
            )
        )

    return await do(visit, case_id, "next", act)


@router.post(f"{CASE}/contacts", dependencies=FOLLOWS)
async def record_contact(visit: CurrentVisit, case_id: RecordId) -> Response:
    async def act(connection: Connection, form: FormState) -> None:
        reader = Reader(form)
        draft = contact_of(reader)
        await reader.together(contacts.record_contact(connection, case_id, draft, by=visit.actor))

    return await do(visit, case_id, "contacts", act)


@router.post(f"{CASE}/events", dependencies=FOLLOWS)
async def plan_event(visit: CurrentVisit, case_id: RecordId) -> Response:
    async def act(connection: Connection, form: FormState) -> None:
        reader = Reader(form)
        draft = event_of(reader)
        await reader.together(desk_actions.plan_event(connection, case_id, draft, by=visit.actor))

    return await do(visit, case_id, "events", act)


@router.post(f"{CASE}/events/{{event_id:int}}/done", dependencies=FOLLOWS)
async def finish_event(visit: CurrentVisit, case_id: RecordId, event_id: RecordId) -> Response:
    async def act(connection: Connection, _: FormState) -> None:
        today = await city_today(connection)
        await desk_actions.finish_event(connection, case_id, event_id, today, by=visit.actor)

    return await do(visit, case_id, "finish", act)


@router.post(f"{CASE}/events/{{event_id:int}}/reschedule", dependencies=FOLLOWS)
async def reschedule_event(visit: CurrentVisit, case_id: RecordId, event_id: RecordId) -> Response:
    """Another time or place of a meeting or a milestone."""

    async def act(connection: Connection, form: FormState) -> None:
        reader, seen = Reader(form), whole_or_none(form.text("changes")) or 0
        starts_at, place = moved_of(reader)
        await reader.together(
            desk_actions.reschedule_event(connection, case_id, event_id, starts_at, place, by=visit.actor, changes=seen)
        )

    return await do(visit, case_id, "reschedule", act, item=event_id)


async def do(visit: Visit, case_id: int, action: str, act: Act, *, item: int | None = None) -> Response:
    """Does it, or shows the page again with what was typed: what is wrong, or that somebody else was first.

    `item` is the paper, meeting or milestone of the case that the form is of.
    """
    form = await sent_form(visit, case_id, action)
    try:
        await do_once(visit, case_id, form, act)
    except InvalidInput as error:
        return await with_form(visit, case_id, action, wrong(form, action, error.fields), item=item)
    except (Conflict, WrongState):
        return await with_form(visit, case_id, action, form, late=True, item=item)
    return redirect(f"/cases/{case_id}?done={action}")


async def sent_form(visit: Visit, case_id: int, action: str) -> FormState:
    """What was sent by somebody who may see the case. Raises NotFound."""
    async with visit.transaction() as connection:
        await views.require_for(connection, case_id, Permission.SEE_CASE, by=visit.actor)
    return await read_form(visit.request, FIELDS[action])


async def do_once(visit: Visit, case_id: int, form: FormState, act: Act) -> None:
    """Whatever the form asks for, however often it is sent."""

    async def changed(connection: Connection) -> int:
        await act(connection, form)
        return case_id

    await once(visit, form, FORM, changed)
