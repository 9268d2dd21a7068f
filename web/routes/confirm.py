"""A need that was posted without an account is confirmed: by the link in a mail, or by an officer who has called."""

from dataclasses import dataclass
from typing import ClassVar

from fastapi import APIRouter
from starlette.responses import Response

from matchmaker.needs import confirming
from matchmaker.needs import service as needs
from matchmaker.needs.confirming import NEED_LINK, Waiting
from matchmaker.people.policy import Permission, require
from web.dependencies import ANYBODY, CurrentVisit, RecordId, Visit, asks
from web.forms import read_form
from web.mailed import behind, guarded, seen_by_nobody_else
from web.rendering import Page, redirect, render

router = APIRouter()


@dataclass(frozen=True, kw_only=True)
class ConfirmRequest(Page):
    template: ClassVar[str] = "requests/confirm.html"
    section: ClassVar[str] = "needs"
    token: str
    waiting: Waiting


@router.get("/needs/confirm/{token}", dependencies=[*ANYBODY, behind(NEED_LINK)])
async def show_link(visit: CurrentVisit, token: str) -> Response:
    """Shows what was posted; opening it confirms nothing."""
    waiting = await _opened(visit, token)
    return seen_by_nobody_else(render(visit, ConfirmRequest(token=token, waiting=waiting)))


async def _shut(visit: Visit, token: str) -> None:
    await _opened(visit, token)


@router.post("/needs/confirm/{token}", dependencies=[behind(NEED_LINK), guarded(_shut), *ANYBODY])
async def confirm(visit: CurrentVisit, token: str) -> Response:
    """Leads back to the link's page, which says that it is sent."""
    await read_form(visit.request, frozenset())
    async with visit.transaction() as connection:
        await confirming.confirm(connection, token, by=visit.actor)
    return seen_by_nobody_else(redirect(NEED_LINK.path(token)))


@router.post("/needs/{need_id:int}/confirm", dependencies=[asks(Permission.CONFIRM_BY_PHONE)])
async def confirm_by_phone(visit: CurrentVisit, need_id: RecordId) -> Response:
    async with visit.transaction() as connection:
        need = await needs.get(connection, need_id, by=visit.actor)
        require(visit.actor, Permission.CONFIRM_BY_PHONE, needs.matter_of(need))
    await read_form(visit.request, frozenset())
    async with visit.transaction() as connection:
        await confirming.confirm_by_phone(connection, need_id, by=visit.actor)
    return redirect(f"/desk/needs/{need_id}?done=called")


async def _opened(visit: Visit, token: str) -> Waiting:
    async with visit.transaction() as connection:
        return await confirming.open_link(connection, token)
