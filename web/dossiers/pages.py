"""Dossiers: the list, beginning one, and one as whoever writes or decides on it sees it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from fastapi import APIRouter
from starlette.responses import Response

from matchmaker.dossiers import drafting, views
from matchmaker.dossiers.views import DossierListed, DossierShown
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import NotFound
from matchmaker.rules.dossier import NEEDS, OVER, DossierMove, DossierStatus, Origin
from matchmaker.rules.dossier_budget import MoneySource
from matchmaker.rules.dossier_parts import FIELDS, TABLES, DossierField, DossierPart, Table
from matchmaker.rules.permissions import Permission
from matchmaker.rules.search import ListPage
from web.ground.dependencies import CurrentVisit, RecordId, Visit, asks
from web.ground.forms import FormState, read_form, whole_or_none
from web.ground.lists import page_number
from web.ground.once import once
from web.ground.rendering import Page, redirect, render

router = APIRouter()

SEES, STARTS = [asks(Permission.SEE_DOSSIER)], [asks(Permission.START_DOSSIER)]
DOSSIER = "/dossiers/{dossier_id:int}"
UNDER_WAY = tuple(status for status in DossierStatus if status not in OVER)
MOST_AT_ONCE = 100
_BEGINS = {Origin.PROPOSAL: drafting.from_proposal, Origin.ENTRY: drafting.from_entry, Origin.NEED: drafting.from_need}


@dataclass(frozen=True, kw_only=True)
class DossierList(Page):
    template: ClassVar[str] = "dossiers/list.html"
    section: ClassVar[str] = "dossiers"
    under_way: Sequence[DossierListed]
    over: ListPage[DossierListed]


@dataclass(frozen=True, kw_only=True)
class NewDossier(Page):
    template: ClassVar[str] = "dossiers/new.html"
    section: ClassVar[str] = "dossiers"
    origin: Origin
    number: int


@dataclass(frozen=True, kw_only=True)
class DossierPage(Page):
    template: ClassVar[str] = "dossiers/show.html"
    section: ClassVar[str] = "dossiers"
    view: DossierShown
    fields: Mapping[DossierPart, Sequence[DossierField]]
    tables: Mapping[DossierPart, Table]
    sources: Sequence[MoneySource]
    asking: Sequence[DossierMove]  # moves with a form of their own
    form: FormState  # of the linked case
    done: str


@router.get("/dossiers", dependencies=SEES)
async def list_dossiers(visit: CurrentVisit) -> Response:
    by = visit.actor
    async with visit.transaction() as connection:
        page = DossierList(
            under_way=(await views.listing(connection, UNDER_WAY, by=by, limit=MOST_AT_ONCE)).items,
            over=await views.listing(connection, sorted(OVER), by=by, page=page_number(visit.request)),
        )
    return render(visit, page)


@router.get("/dossiers/new", dependencies=STARTS)
async def offer_dossier(visit: CurrentVisit) -> Response:
    """What it is to be begun from; the dossier itself where there is one already."""
    origin, number = _asked(visit.request.query_params)
    async with visit.transaction() as connection:
        standing_id = await views.beside(connection, by=visit.actor, **{f"{origin}_id": number})
    if standing_id is not None:
        return redirect(f"/dossiers/{standing_id}")
    return render(visit, NewDossier(origin=origin, number=number))


@router.post("/dossiers/new", dependencies=STARTS)
async def begin_dossier(visit: CurrentVisit) -> Response:
    form = await read_form(visit.request, frozenset(Origin))
    origin, number = _asked({name: form.text(name) for name in form.values})

    async def act(connection: Connection) -> int:
        return await _BEGINS[origin](connection, number, by=visit.actor)

    begun = await once(visit, form, "dossier", act)
    return redirect(f"/dossiers/{begun.made}?done=begun")


@router.get(DOSSIER, dependencies=SEES)
async def show_dossier(visit: CurrentVisit, dossier_id: RecordId) -> Response:
    return await with_form(visit, dossier_id, FormState())


async def with_form(visit: Visit, dossier_id: int, form: FormState) -> Response:
    """The dossier's page, with what was typed as its case and what is wrong with it."""
    async with visit.transaction() as connection:
        view = await views.show(connection, dossier_id, by=visit.actor)
    page = DossierPage(
        view=view,
        fields=FIELDS,
        tables=TABLES,
        sources=tuple(MoneySource),
        asking=tuple(NEEDS),
        form=form,
        done=visit.request.query_params.get("done", ""),
    )
    return render(visit, page, status=422 if form.problems else 200)


def _asked(named: Mapping[str, str]) -> tuple[Origin, int]:
    """What the dossier is begun from. Raises NotFound where nothing is named."""
    for origin in Origin:
        if number := whole_or_none(named.get(origin, "")):
            return origin, number
    raise NotFound()
