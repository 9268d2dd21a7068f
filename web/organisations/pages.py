"""Organisations: the list, and one organisation with its solutions and public needs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from fastapi import APIRouter
from starlette.responses import Response

from matchmaker.audit.model import Action, HistoryEntry
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import InvalidInput
from matchmaker.listings.needs import service as needs
from matchmaker.listings.solutions import service as solutions
from matchmaker.people import display_names, membership
from matchmaker.people import proposed_changes as changes
from matchmaker.people import service as people
from matchmaker.people.proposed_changes import Change
from matchmaker.proposals import desk
from matchmaker.proposals.desk import Carried, ReasonCount
from matchmaker.rules.actors import SUPPLIERS, Organisation, OrganisationKind
from matchmaker.rules.need import Need, NeedFilter
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import Matter, may
from matchmaker.rules.search import ListPage
from matchmaker.rules.solution import Solution, SolutionFilter
from web.ground import edit_conflict
from web.ground.dependencies import ANYBODY, CurrentVisit, RecordId, Visit, asks
from web.ground.edit_conflict import Stored
from web.ground.forms import SEEN, FormState, filled, read_form
from web.ground.lists import chosen, page_number, words
from web.ground.reading import Reader
from web.ground.rendering import Page, redirect, render

router = APIRouter()

SHOWN = 50
CAPACITY = frozenset({"introductions_at_once"})


@dataclass(frozen=True, kw_only=True)
class OrganisationList(Page):
    template: ClassVar[str] = "organisations/list.html"
    section: ClassVar[str] = "organisations"
    organisations: ListPage[Organisation]
    published: Mapping[int, int]  # solutions of each, by its number
    text: str
    kind: str | None


@dataclass(frozen=True, kw_only=True)
class OrganisationDetail(Page):
    template: ClassVar[str] = "organisations/detail.html"
    section: ClassVar[str] = "organisations"
    organisation: Organisation
    may_verify: bool
    may_edit: bool
    may_merge: bool
    history: Sequence[HistoryEntry]  # for those who may edit it
    change: Change | None  # of the name, kind or tax code, as it was asked last; for those who may edit
    solutions: ListPage[Solution]
    needs: ListPage[Need]
    carried: Carried | None  # for those who may state how much it is
    reasons: Sequence[ReasonCount]
    form: FormState
    done: str


@router.get("/organisations", dependencies=ANYBODY)
async def list_organisations(visit: CurrentVisit) -> Response:
    text, kind = words(visit.request), chosen(visit.request, "kind", OrganisationKind)
    async with visit.transaction() as connection:
        listed = await people.listing(
            connection, by=visit.actor, text=text, named=visit.named(text), kind=kind, page=page_number(visit.request)
        )
        published = await solutions.published_by(connection, [each.id for each in listed.items])
    return render(
        visit, OrganisationList(organisations=listed, published=published, text=text, kind=kind), block="results"
    )


@router.get("/organisations/{organisation_id:int}", dependencies=ANYBODY)
async def show_organisation(visit: CurrentVisit, organisation_id: RecordId) -> Response:
    async with visit.transaction() as connection:
        if into := await people.merged_into(connection, organisation_id):
            await people.get(connection, into, by=visit.actor)
    return redirect(f"/organisations/{into}") if into else await _organisation(visit, organisation_id, FormState())


@router.post("/organisations/{organisation_id:int}/capacity", dependencies=[asks(Permission.STATE_CAPACITY)])
async def state_capacity(visit: CurrentVisit, organisation_id: RecordId) -> Response:
    """How many introductions it can carry at once; an empty field takes the limit away."""
    form = await read_form(visit.request, CAPACITY | {SEEN})
    reader = Reader(form)
    most = reader.whole("introductions_at_once")
    try:
        reader.check()
        async with visit.transaction() as connection:
            stored = _capacity_form(await membership.capacity(connection, organisation_id, by=visit.actor))
            merged = edit_conflict.unseen(edit_conflict.as_shown(form, _capacity_form(most)), stored, CAPACITY)
            if merged is None:
                await membership.state_capacity(connection, organisation_id, most, by=visit.actor)
            elif not merged.is_stored:
                record = await _stated(connection, visit, organisation_id)
                return edit_conflict.show(visit, merged, address=f"{record.place}/capacity", record=record)
    except InvalidInput as wrong:
        return await _organisation(visit, organisation_id, replace(form, problems=wrong.fields))
    return redirect(f"/organisations/{organisation_id}")


def _capacity_form(most: int | None) -> FormState:
    return edit_conflict.with_seen(FormState(values=filled({"introductions_at_once": most})))


async def _stated(connection: Connection, visit: Visit, organisation_id: int) -> Stored:
    organisation = await people.get(connection, organisation_id, by=visit.actor)
    changes = {Action.ORGANISATION_STATE_CAPACITY}
    entry = await display_names.last(connection, "organisation", organisation_id, changes, by=visit.actor)
    return Stored.since(entry, place=f"/organisations/{organisation_id}", name=organisation.name)


async def _organisation(visit: Visit, organisation_id: int, form: FormState) -> Response:
    async with visit.transaction() as connection:
        organisation = await people.get(connection, organisation_id, by=visit.actor)
        sees_reasons = may(visit.actor, Permission.SEE_REASONS, Matter.of_organisation(organisation))
        theirs = SolutionFilter(organisation_id=organisation_id, limit=SHOWN)
        asked = NeedFilter(organisation_id=organisation_id, limit=SHOWN)
        carried = await _carried(visit, connection, organisation)
        page = OrganisationDetail(
            organisation=organisation,
            may_verify=organisation.verified_at is None
            and may(visit.actor, Permission.VERIFY_ORGANISATION, Matter.of_organisation(organisation)),
            may_edit=may(visit.actor, Permission.EDIT_ORGANISATION, Matter.of_organisation(organisation)),
            may_merge=may(visit.actor, Permission.MERGE_ORGANISATIONS, Matter.of_organisation(organisation)),
            history=await _history(connection, visit, organisation),
            change=await changes.last(connection, organisation, by=visit.actor),
            solutions=await solutions.listing(connection, theirs, by=visit.actor),
            needs=await needs.listing(connection, asked, by=visit.actor),
            carried=carried,
            reasons=await desk.reasons_for_organisation(connection, organisation_id, by=visit.actor)
            if sees_reasons
            else (),
            form=_capacity_form(carried.capacity) if carried and not form.problems else form,
            done=visit.request.query_params.get("done", ""),
        )
    return render(visit, page, status=422 if form.problems else 200)


async def _history(connection: Connection, visit: Visit, organisation: Organisation) -> Sequence[HistoryEntry]:
    if not may(visit.actor, Permission.SEE_HISTORY, Matter.of_organisation(organisation)):
        return ()
    return await display_names.history(connection, "organisation", organisation.id, by=visit.actor)


async def _carried(visit: Visit, connection: Connection, organisation: Organisation) -> Carried | None:
    """Of a supplier, for its contact and the desk."""
    states = may(visit.actor, Permission.STATE_CAPACITY, Matter.of_organisation(organisation))
    if not states or organisation.kind not in SUPPLIERS:
        return None
    return await desk.carried_by(connection, organisation.id, by=visit.actor)
