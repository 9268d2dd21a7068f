"""Who waits for a way in: accounts that are locked, invitations that nobody has accepted; each with its one button."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from fastapi import APIRouter
from starlette.responses import Response

from matchmaker.people import directory, open_invitations
from matchmaker.people.open_invitations import Invited
from matchmaker.rules.actors import Person
from matchmaker.rules.permissions import Permission
from web.administration.admin_menu import Office, offices_of
from web.ground.dependencies import CurrentVisit, RecordId, asks
from web.ground.forms import read_form
from web.ground.rendering import Page, redirect, render

router = APIRouter()

HOME = "/administration/access"
MANAGES = [asks(Permission.MANAGE_PEOPLE)]


@dataclass(frozen=True, kw_only=True)
class Access(Page):
    template: ClassVar[str] = "administration/access.html"
    offices: Sequence[Office]
    locked: Sequence[Person]
    invitations: Sequence[Invited]
    done: str


@router.get(HOME, dependencies=MANAGES)
async def show_access(visit: CurrentVisit) -> Response:
    async with visit.transaction() as connection:
        page = Access(
            offices=offices_of(visit),
            locked=await directory.locked(connection, by=visit.actor),
            invitations=await open_invitations.waiting(connection, by=visit.actor),
            done=visit.request.query_params.get("done", ""),
        )
    return render(visit, page)


@router.post("/administration/invitations/{invitation_id:int}/withdraw", dependencies=MANAGES)
async def withdraw(visit: CurrentVisit, invitation_id: RecordId) -> Response:
    await read_form(visit.request, frozenset())
    async with visit.transaction() as connection:
        await open_invitations.take_back(connection, invitation_id, by=visit.actor)
    return redirect(f"{HOME}?done=withdrawn")


@router.post("/administration/invitations/{invitation_id:int}/again", dependencies=MANAGES)
async def send_again(visit: CurrentVisit, invitation_id: RecordId) -> Response:
    """The old one goes with it, so that a second copy of the form finds nothing."""
    await read_form(visit.request, frozenset())
    async with visit.transaction() as connection:
        await open_invitations.send_again(connection, invitation_id, by=visit.actor)
    return redirect(f"{HOME}?done=again")
