"""What an organisation says of itself: edited by its own people, looked at by the desk where it decides counting."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from fastapi import APIRouter
from starlette.responses import Response

from matchmaker.audit.model import Action
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import InvalidInput
from matchmaker.people import display_names, editing
from matchmaker.people import proposed_changes as changes
from matchmaker.people.proposed_changes import Change
from matchmaker.people.service import OrganisationDraft
from matchmaker.rules.actors import Actor, Organisation
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import Matter, may
from web.administration.admin_menu import Office, offices_of
from web.ground import edit_conflict
from web.ground.dependencies import CurrentVisit, RecordId, Visit, asks
from web.ground.edit_conflict import Stored
from web.ground.forms import SEEN, FormState, filled, read_form
from web.ground.once import accepting
from web.ground.rendering import Page, redirect, render

router = APIRouter()

KIND = "organisation_kind"  # as forms call what is an organisation's `kind`
WORDS = frozenset(editing.EDITED) - {"kind"} | {KIND}
FIELDS = WORDS | {"note"}
DECISIONS = {"approve": True, "refuse": False}
LIST = "/administration/changes"


@dataclass(frozen=True, kw_only=True)
class OrganisationForm(Page):
    template: ClassVar[str] = "organisations/edit.html"
    section: ClassVar[str] = "organisations"
    organisation: Organisation
    form: FormState
    waiting: bool  # whether what stands in the form is what was proposed before
    decides: bool  # whether all of it is written at once


@dataclass(frozen=True, kw_only=True)
class Changes(Page):
    template: ClassVar[str] = "organisations/changes.html"
    offices: Sequence[Office]
    changes: Sequence[Change]
    form: FormState
    refused: int | None  # which decision `form` was about
    done: str


@router.get("/organisations/{organisation_id:int}/edit", dependencies=[asks(Permission.EDIT_ORGANISATION)])
async def edit_organisation(visit: CurrentVisit, organisation_id: RecordId) -> Response:
    return await _form(visit, organisation_id, None)


@router.post("/organisations/{organisation_id:int}/edit", dependencies=[asks(Permission.EDIT_ORGANISATION)])
async def save_organisation(visit: CurrentVisit, organisation_id: RecordId) -> Response:
    """What both changed meanwhile is asked; an empty field takes away what stood there."""
    async with visit.transaction() as connection:
        await editing.held(connection, organisation_id, by=visit.actor)
    form = await read_form(visit.request, FIELDS | {SEEN})
    words = {name: form.stripped(name) for name in WORDS - {KIND, "name"}}
    draft = OrganisationDraft(**words, name=form.text("name").strip(), kind=form.text(KIND))
    try:
        async with accepting(visit, form) as connection:
            organisation = await editing.held(connection, organisation_id, by=visit.actor)
            stored, _ = await _stored(connection, organisation, by=visit.actor)
            typed = edit_conflict.as_shown(form, _shown(vars(editing.cleaned(draft)), form.stripped("note")))
            merged = edit_conflict.unseen(typed, stored, FIELDS)
            if merged is not None and not merged.is_stored:
                record = await _edited(connection, visit, organisation)
                return edit_conflict.show(visit, merged, address=f"{record.place}/edit", record=record)
            waits = await editing.edit(connection, organisation_id, draft, form.stripped("note"), by=visit.actor)
    except InvalidInput as wrong:
        problems = {KIND if name == "kind" else name: code for name, code in wrong.fields.items()}
        return await _form(visit, organisation_id, replace(form, problems=problems))
    return redirect(f"/organisations/{organisation_id}?done={'proposed' if waits else 'edited'}")


@router.get(LIST, dependencies=[asks(Permission.DECIDE_ORGANISATION)])
async def list_changes(visit: CurrentVisit) -> Response:
    return await _changes(visit, FormState(), None)


@router.post(f"{LIST}/{{change_id:int}}", dependencies=[asks(Permission.DECIDE_ORGANISATION)])
async def decide_change(visit: CurrentVisit, change_id: RecordId) -> Response:
    """409 when somebody else has decided meanwhile, or the organisation asks for something else."""
    form = await read_form(visit.request, frozenset({"decision", "reason"}))
    decision = form.text("decision")
    try:
        if decision not in DECISIONS:
            raise InvalidInput({"decision": "unknown_code"})
        async with accepting(visit, form) as connection:
            granted, reason = DECISIONS[decision], form.stripped("reason")
            await changes.decide(connection, change_id, granted=granted, reason=reason, by=visit.actor)
    except InvalidInput as wrong:
        return await _changes(visit, replace(form, problems=wrong.fields), change_id)
    return redirect(f"{LIST}?done={decision}")


async def _changes(visit: Visit, form: FormState, refused: int | None) -> Response:
    async with visit.transaction() as connection:
        waiting = await changes.waiting(connection, by=visit.actor)
    page = Changes(
        offices=offices_of(visit),
        changes=waiting,
        form=form,
        refused=refused,
        done=visit.request.query_params.get("done", ""),
    )
    return render(visit, page, status=422 if form.problems else 200)


async def _form(visit: Visit, organisation_id: int, typed: FormState | None) -> Response:
    async with visit.transaction() as connection:
        organisation = await editing.held(connection, organisation_id, by=visit.actor)
        stored, waiting = await _stored(connection, organisation, by=visit.actor)
    page = OrganisationForm(
        organisation=organisation,
        form=typed or stored,
        waiting=waiting,
        decides=may(visit.actor, Permission.DECIDE_ORGANISATION, Matter.of_organisation(organisation)),
    )
    return render(visit, page, status=422 if typed else 200)


async def _stored(connection: Connection, organisation: Organisation, *, by: Actor) -> tuple[FormState, bool]:
    """The form as it stands, and whether what waits for the desk stands in it: not for whoever decides on that."""
    last = await changes.last(connection, organisation, by=by)
    decides = may(by, Permission.DECIDE_ORGANISATION, Matter.of_organisation(organisation))
    wanted = last.wanted if last and last.outcome is None and not decides else {}
    form = _shown({**vars(organisation), **wanted}, last.note if last and wanted else None)
    return form, bool(wanted)


def _shown(values: Mapping[str, object], note: str | None) -> FormState:
    named = {name: values["kind" if name == KIND else name] for name in WORDS}
    return edit_conflict.with_seen(FormState(values=filled(named | {"note": note})))


async def _edited(connection: Connection, visit: Visit, organisation: Organisation) -> Stored:
    actions = {Action.ORGANISATION_EDIT, Action.ORGANISATION_PROPOSE_CHANGE, Action.ORGANISATION_APPROVE_CHANGE}
    entry = await display_names.last(connection, "organisation", organisation.id, actions, by=visit.actor)
    return Stored.since(entry, place=f"/organisations/{organisation.id}", name=organisation.name)
