"""The secretary's pages: every entry against what the call asks of entrants, and the ruling on each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from fastapi import APIRouter
from starlette.responses import Response

from matchmaker.calls.entries import checking, loading
from matchmaker.calls.entries.model import Entry, EntryListed
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import Conflict, InvalidInput
from matchmaker.intake.names_in_text import NameLeft
from matchmaker.rules.call import Call
from matchmaker.rules.entry import EntryState, IneligibleReason
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import Matter, may
from web.calls.entry_forms import labels_of
from web.ground.dependencies import CurrentVisit, RecordId, Visit, asks
from web.ground.forms import VERSION, FormState, read_form, whole_or_none
from web.ground.once import once
from web.ground.rendering import Page, redirect, render

router = APIRouter()

PLACE = "/calls/{call_id:int}/eligibility"
CHECKS = [asks(Permission.CHECK_ENTRY)]
RULING = "ruling"
ELIGIBLE = "eligible"


@dataclass(frozen=True, kw_only=True)
class EligibilityList(Page):
    template: ClassVar[str] = "calls/eligibility.html"
    section: ClassVar[str] = "calls"
    call: Call
    entries: Sequence[EntryListed]
    waiting: int
    done: bool


@dataclass(frozen=True, kw_only=True)
class EligibilityPage(Page):
    template: ClassVar[str] = "calls/eligibility_entry.html"
    section: ClassVar[str] = "calls"
    call: Call
    entry: Entry
    form: FormState
    labels: Mapping[str, str]
    left: Mapping[str, Sequence[NameLeft]]
    entrant: str
    organisation: str
    may_rule: bool


@router.get(PLACE, dependencies=CHECKS)
async def show_all(visit: CurrentVisit, call_id: RecordId) -> Response:
    async with visit.transaction() as connection:
        call, entries = await loading.submitted(connection, call_id, by=visit.actor)
    waiting = sum(entry.state is EntryState.SUBMITTED for entry in entries)
    done = "done" in visit.request.query_params
    return render(visit, EligibilityList(call=call, entries=entries, waiting=waiting, done=done))


@router.get(f"{PLACE}/{{entry_id:int}}", dependencies=CHECKS)
async def show(visit: CurrentVisit, call_id: RecordId, entry_id: RecordId) -> Response:
    return await _page(visit, call_id, entry_id, None)


@router.post(f"{PLACE}/{{entry_id:int}}", dependencies=CHECKS)
async def rule(visit: CurrentVisit, call_id: RecordId, entry_id: RecordId) -> Response:
    form = await read_form(visit.request, frozenset({RULING, "note", VERSION}))
    ruling = form.text(RULING)

    async def act(connection: Connection) -> int:
        if ruling != ELIGIBLE and ruling not in set(IneligibleReason):
            raise InvalidInput({RULING: "required"} | checking.note_problems(form.text("note"), None))
        await checking.rule(
            connection,
            call_id,
            entry_id,
            because=None if ruling == ELIGIBLE else IneligibleReason(ruling),
            note=form.text("note"),
            version=whole_or_none(form.text(VERSION)) or 0,
            by=visit.actor,
        )
        return entry_id

    try:
        await once(visit, form, "entry_ruling", act)
    except InvalidInput as wrong:
        return await _page(visit, call_id, entry_id, replace(form, problems=wrong.fields), status=422)
    except Conflict as late:  # the page shows it as it is now
        return await _page(visit, call_id, entry_id, replace(form, problems={RULING: late.code}), status=409)
    return redirect(f"/calls/{call_id}/eligibility?done=1#entry-{entry_id}")


async def _page(visit: Visit, call_id: int, entry_id: int, form: FormState | None, *, status: int = 200) -> Response:
    async with visit.transaction() as connection:
        call, entry = await loading.to_check(connection, call_id, entry_id, by=visit.actor)
        left = await checking.names_left(connection, entry)
        entrant, organisation = await loading.entrant_of(connection, entry)
    page = EligibilityPage(
        call=call,
        entry=entry,
        form=form or _form_of(entry),
        labels=labels_of(call),
        left=left,
        entrant=entrant,
        organisation=organisation,
        may_rule=may(visit.actor, Permission.CHECK_ENTRY, Matter.of_call(call, entrant_id=entry.person_id)),
    )
    return render(visit, page, status=status)


def _form_of(entry: Entry) -> FormState:
    ruled = {EntryState.ELIGIBLE: ELIGIBLE, EntryState.INELIGIBLE: str(entry.ineligible_because)}
    values = {
        RULING: [ruled.get(entry.state, "")],
        "note": [entry.ineligible_note or ""],
        VERSION: [str(entry.version)],
    }
    return FormState(values=values)
