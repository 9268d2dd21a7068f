"""Needs that fit one's institute, and the link in the monthly mail by which its reader says "interested"."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from fastapi import APIRouter
from starlette.responses import Response

from matchmaker.ground.errors import LinkUnusable
from matchmaker.proposals import fitting_needs as fits
from matchmaker.proposals.fitting_needs import FIT_LINK, OwnFit
from matchmaker.rules.permissions import Permission
from web.ground import again
from web.ground.dependencies import ANYBODY, CurrentVisit, RecordId, Visit, asks
from web.ground.forms import read_form
from web.ground.link_pages import LinkOver, behind, guarded, seen_by_nobody_else
from web.ground.rendering import Page, redirect, render

router = APIRouter()

SEES = [asks(Permission.SEE_FITS)]


@dataclass(frozen=True, kw_only=True)
class OwnFits(Page):
    template: ClassVar[str] = "fits/list.html"
    section: ClassVar[str] = "fits"
    fits: Sequence[OwnFit]


@dataclass(frozen=True, kw_only=True)
class Interested(Page):
    template: ClassVar[str] = "fits/interested.html"
    token: str
    fit: OwnFit


@router.get("/fits", dependencies=SEES)
async def list_fits(visit: CurrentVisit) -> Response:
    async with visit.transaction() as connection:
        own = await fits.own(connection, by=visit.actor)
    return render(visit, OwnFits(fits=own))


@router.post("/fits/{pair_id:int}", dependencies=SEES)
async def show_interest(visit: CurrentVisit, pair_id: RecordId) -> Response:
    await read_form(visit.request, frozenset())
    async with visit.transaction() as connection:
        await fits.show_interest(connection, pair_id, by=visit.actor)
    return redirect("/fits")


@router.get("/interested/{token}", dependencies=[*ANYBODY, behind(FIT_LINK)])
async def show_link(visit: CurrentVisit, token: str) -> Response:
    opened = await _opened(visit, token)
    if isinstance(opened, LinkUnusable):
        return await _over(visit, opened)
    return seen_by_nobody_else(render(visit, Interested(token=token, fit=opened)))


async def _shut(visit: Visit, token: str) -> Response | None:
    opened = await _opened(visit, token)
    return await _over(visit, opened) if isinstance(opened, LinkUnusable) else None


@router.post("/interested/{token}", dependencies=[behind(FIT_LINK), guarded(_shut), *ANYBODY])
async def show_interest_by_link(visit: CurrentVisit, token: str) -> Response:
    """Leads back to the link's page, which says that it is recorded, or why it opens nothing."""
    await read_form(visit.request, frozenset())
    try:
        async with visit.transaction() as connection:
            await fits.show_interest_by_link(connection, token, by=visit.actor)
    except LinkUnusable:
        return await show_link(visit, token)
    return seen_by_nobody_else(redirect(FIT_LINK.path(token)))


async def _opened(visit: Visit, token: str) -> OwnFit | LinkUnusable:
    async with visit.transaction() as connection:
        try:
            return await fits.open_link(connection, token, by=visit.actor)
        except LinkUnusable as over:
            return over


async def _over(visit: Visit, over: LinkUnusable) -> Response:
    page = LinkOver(code=over.code, about="fit", again=await again.said(visit.request))
    return seen_by_nobody_else(render(visit, page, status=410))
