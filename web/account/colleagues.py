"""An organisation's people, on the account page of its authorised contact: inviting, letting in, handing over."""

from fastapi import APIRouter
from starlette.responses import Response

from matchmaker.ground.db import Connection
from matchmaker.ground.errors import InvalidInput, NotFound
from matchmaker.people import invitations, membership
from matchmaker.people.invitations import Guest
from matchmaker.rules.permissions import Permission
from web.account.pages import show
from web.ground.dependencies import CurrentVisit, RecordId, asks
from web.ground.forms import read_form, whole_or_none
from web.ground.once import once
from web.ground.rendering import redirect

router = APIRouter()


@router.post("/account/invite", dependencies=[asks(Permission.INVITE)])
async def invite(visit: CurrentVisit) -> Response:
    form = await read_form(visit.request, frozenset({"email"}))
    if visit.actor.organisation_id is None:
        raise NotFound()
    guest = Guest(email=form.text("email"), organisation_id=visit.actor.organisation_id, locale=visit.locale)

    async def act(connection: Connection) -> int:
        await invitations.invite(connection, guest, by=visit.actor)
        return guest.organisation_id

    try:
        await once(visit, form, "invitation", act)
    except InvalidInput as wrong:
        return await show(visit, wrong)
    return redirect("/account?done=invited")


@router.post("/account/admit", dependencies=[asks(Permission.ADMIT)])
async def admit(visit: CurrentVisit) -> Response:
    """Lets in, or turns away, somebody who asks to join."""
    form = await read_form(visit.request, frozenset({"person", "decision"}))
    person_id = whole_or_none(form.text("person")) or 0
    act = membership.admit if form.text("decision") == "admit" else membership.turn_away
    async with visit.transaction() as connection:
        await act(connection, person_id, by=visit.actor)
    return redirect("/account?done=admitted")


@router.post("/account/contact", dependencies=[asks(Permission.NAME_CONTACT)])
async def name_contact(visit: CurrentVisit) -> Response:
    """Hands over to another member."""
    form = await read_form(visit.request, frozenset({"person"}))
    if visit.actor.organisation_id is None:
        raise NotFound()
    person_id = whole_or_none(form.text("person")) or 0
    async with visit.transaction() as connection:
        await membership.name_contact(connection, visit.actor.organisation_id, person_id, by=visit.actor)
    return redirect("/account")


@router.post("/organisations/{organisation_id:int}/verify", dependencies=[asks(Permission.VERIFY_ORGANISATION)])
async def verify_organisation(visit: CurrentVisit, organisation_id: RecordId) -> Response:
    await read_form(visit.request, frozenset())
    async with visit.transaction() as connection:
        await membership.verify(connection, organisation_id, by=visit.actor)
    return redirect(f"/organisations/{organisation_id}")
