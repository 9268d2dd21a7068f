"""Administration: people and what they may do, organisations that wait to be verified."""

from collections.abc import Awaitable, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar, Protocol

from fastapi import APIRouter
from starlette.responses import Response

from matchmaker.audit import service as audit
from matchmaker.audit.model import HistoryEntry
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import InvalidInput
from matchmaker.people import accounts, directory, display_names, invitations, membership
from matchmaker.people.directory import Known, Waiting
from matchmaker.people.organisation_likeness import Fact
from matchmaker.proposals import desk
from matchmaker.rules.actors import ACCOUNT_ROLES, Actor, Person, Role
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import Matter, may
from matchmaker.rules.search import ListPage
from web.administration.admin_menu import Office, offices_of
from web.ground.dependencies import CurrentVisit, RecordId, Visit, asks
from web.ground.forms import FormState, read_form
from web.ground.lists import chosen, page_number, words
from web.ground.once import once
from web.ground.rendering import Page, redirect, render

router = APIRouter()

MANAGES = [asks(Permission.MANAGE_PEOPLE)]


class ChangesPerson(Protocol):
    def __call__(self, connection: Connection, person_id: int, /, *, by: Actor) -> Awaitable[None]: ...


@dataclass(frozen=True, kw_only=True)
class PeopleList(Page):
    template: ClassVar[str] = "administration/people.html"
    offices: Sequence[Office]
    people: ListPage[Known]
    text: str
    role: str | None
    roles: Sequence[Role]
    form: FormState  # of an invitation
    done: str


@dataclass(frozen=True, kw_only=True)
class PersonDetail(Page):
    template: ClassVar[str] = "administration/person.html"
    person: Person
    roles: Sequence[Role]
    may_change: bool
    may_admit: bool
    open_work: int  # proposals in their hands
    asking: Sequence[Fact]  # what they say of the organisation that they ask to join, beside what it is
    history: Sequence[HistoryEntry]
    older: bool
    done: str


@dataclass(frozen=True, kw_only=True)
class WaitingOrganisations(Page):
    template: ClassVar[str] = "administration/organisations.html"
    offices: Sequence[Office]
    waiting: Sequence[Waiting]
    form: FormState
    refused: int | None  # the organisation of which the refusal lacks a reason


@router.get("/administration/people", dependencies=MANAGES)
async def list_people(visit: CurrentVisit) -> Response:
    return await _people(visit, FormState())


async def _people(visit: Visit, form: FormState) -> Response:
    text, role = words(visit.request), chosen(visit.request, "role", Role)
    wanted, number = Role(role) if role else None, page_number(visit.request)
    async with visit.transaction() as connection:
        listed = await directory.people(connection, by=visit.actor, text=text, role=wanted, page=number)
    offices = offices_of(visit)
    page = PeopleList(
        offices=offices,
        people=listed,
        text=text,
        role=role,
        roles=ACCOUNT_ROLES,
        form=form,
        done=visit.request.query_params.get("done", ""),
    )
    return render(visit, page, block="results", status=422 if form.problems else 200)


@router.post("/administration/people/invite", dependencies=MANAGES)
async def invite_officer(visit: CurrentVisit) -> Response:
    """A colleague of the Department, who makes the account from the mail."""
    form = await read_form(visit.request, frozenset({"email", "role"}))
    role = Role(form.text("role")) if form.text("role") in set(Role) else Role.VISITOR

    async def act(connection: Connection) -> int:
        await invitations.invite_officer(connection, form.text("email"), role, locale=visit.locale, by=visit.actor)
        return visit.actor.person_id or 0

    try:
        await once(visit, form, "officer_invitation", act)
    except InvalidInput as wrong:
        return await _people(visit, replace(form, problems=wrong.fields))
    return redirect("/administration/people?done=invited")


@router.get("/administration/people/{person_id:int}", dependencies=MANAGES)
async def show_person(visit: CurrentVisit, person_id: RecordId) -> Response:
    async with visit.transaction() as connection:
        person = await directory.person(connection, person_id, by=visit.actor)
        recorded = await audit.newest(connection, "person", person_id)
        history = await display_names.named(connection, recorded.entries, by=visit.actor)
        may_admit = may(visit.actor, Permission.ADMIT, Matter(organisation_id=person.joining_id))
        asking: Sequence[Fact] = ()
        if may_admit and person.joining_id is not None:
            beside = await membership.beside_those_who_ask(connection, person.joining_id, by=visit.actor)
            asking = beside.get(person_id, ())
        at_desk = {each.id: each.open_work for each in await desk.brokers(connection, by=visit.actor)}
    page = PersonDetail(
        person=person,
        roles=ACCOUNT_ROLES,
        may_change=may(visit.actor, Permission.MANAGE_PEOPLE, Matter(person_id=person_id)),
        may_admit=may_admit,
        asking=asking,
        open_work=at_desk.get(person_id, 0),
        history=history,
        older=recorded.older,
        done=visit.request.query_params.get("done", ""),
    )
    return render(visit, page)


@router.post("/administration/people/{person_id:int}/role", dependencies=MANAGES)
async def change_role(visit: CurrentVisit, person_id: RecordId) -> Response:
    form = await read_form(visit.request, frozenset({"role"}))
    if form.text("role") not in ACCOUNT_ROLES:
        raise InvalidInput({"role": "unknown_code"})
    async with visit.transaction() as connection:
        await accounts.change_role(connection, person_id, Role(form.text("role")), by=visit.actor)
    return _shown(person_id, "role")


@router.post("/administration/people/{person_id:int}/disable", dependencies=MANAGES)
async def disable(visit: CurrentVisit, person_id: RecordId) -> Response:
    return await _change(visit, person_id, accounts.disable, "disabled")


@router.post("/administration/people/{person_id:int}/enable", dependencies=MANAGES)
async def enable(visit: CurrentVisit, person_id: RecordId) -> Response:
    return await _change(visit, person_id, accounts.enable, "enabled", also_listed=True)


@router.post("/administration/people/{person_id:int}/unlock", dependencies=MANAGES)
async def unlock(visit: CurrentVisit, person_id: RecordId) -> Response:
    return await _change(visit, person_id, accounts.unlock, "unlocked", also_listed=True)


@router.post("/administration/people/{person_id:int}/second-factor", dependencies=MANAGES)
async def reset_second_factor(visit: CurrentVisit, person_id: RecordId) -> Response:
    return await _change(visit, person_id, accounts.reset_second_factor, "second_factor")


@router.post("/administration/people/{person_id:int}/admit", dependencies=MANAGES)
async def admit(visit: CurrentVisit, person_id: RecordId) -> Response:
    """Lets somebody into the organisation that they ask to join, where it has nobody who could."""
    return await _change(visit, person_id, membership.admit, "admitted")


@router.get("/administration/organisations", dependencies=[asks(Permission.VERIFY_ORGANISATION)])
async def list_waiting_organisations(visit: CurrentVisit) -> Response:
    return await _waiting(visit)


@router.post("/organisations/{organisation_id:int}/refuse", dependencies=[asks(Permission.VERIFY_ORGANISATION)])
async def refuse_organisation(visit: CurrentVisit, organisation_id: RecordId) -> Response:
    form = await read_form(visit.request, frozenset({"decision", "refusal"}))
    try:
        async with visit.transaction() as connection:
            await membership.refuse(connection, organisation_id, form.stripped("refusal"), by=visit.actor)
    except InvalidInput as wrong:
        return await _waiting(visit, replace(form, problems=wrong.fields), organisation_id)
    return redirect("/administration/organisations")


async def _waiting(visit: Visit, form: FormState | None = None, refused: int | None = None) -> Response:
    async with visit.transaction() as connection:
        waiting = await directory.to_verify(connection, by=visit.actor)
    page = WaitingOrganisations(
        offices=offices_of(visit),
        waiting=waiting,
        form=form or FormState(),
        refused=refused,
    )
    return render(visit, page, status=422 if form else 200)


async def _change(
    visit: Visit, person_id: int, change: ChangesPerson, done: str, *, also_listed: bool = False
) -> Response:
    """Changes an account; `also_listed`: the button stands on the list of who may sign in too, which sends `back`."""
    form = await read_form(visit.request, frozenset({"back"} if also_listed else ()))
    async with visit.transaction() as connection:
        await change(connection, person_id, by=visit.actor)
    return redirect(f"/administration/access?done={done}") if form.text("back") else _shown(person_id, done)


def _shown(person_id: int, done: str) -> Response:
    return redirect(f"/administration/people/{person_id}?done={done}")
