"""Organisations: the list, and one organisation with its solutions and public needs."""

from dataclasses import dataclass
from typing import ClassVar

from fastapi import APIRouter
from starlette.responses import Response

from matchmaker.listings.search import Page as ListPage
from matchmaker.needs import service as needs
from matchmaker.needs.model import Need, NeedFilter
from matchmaker.people import service as people
from matchmaker.people.model import Organisation, OrganisationKind
from matchmaker.people.policy import Matter, Permission, may
from matchmaker.solutions import service as solutions
from matchmaker.solutions.model import Solution, SolutionFilter
from web.dependencies import ANYBODY, CurrentVisit, RecordId
from web.lists import chosen, page_number, words
from web.rendering import Page, render

router = APIRouter()

SHOWN = 50


@dataclass(frozen=True, kw_only=True)
class OrganisationList(Page):
    template: ClassVar[str] = "organisations/list.html"
    section: ClassVar[str] = "organisations"
    found: ListPage[tuple[Organisation, int]]
    text: str
    kind: str | None


@dataclass(frozen=True, kw_only=True)
class OrganisationDetail(Page):
    template: ClassVar[str] = "organisations/detail.html"
    section: ClassVar[str] = "organisations"
    organisation: Organisation
    may_verify: bool
    solutions: ListPage[Solution]
    needs: ListPage[Need]


@router.get("/organisations", dependencies=ANYBODY)
async def list_organisations(visit: CurrentVisit) -> Response:
    text, kind = words(visit.request), chosen(visit.request, "kind", OrganisationKind)
    async with visit.transaction() as connection:
        found = await people.listing(connection, by=visit.actor, text=text, kind=kind, page=page_number(visit.request))
    return render(visit, OrganisationList(found=found, text=text, kind=kind), block="results")


@router.get("/organisations/{organisation_id:int}", dependencies=ANYBODY)
async def show_organisation(visit: CurrentVisit, organisation_id: RecordId) -> Response:
    async with visit.transaction() as connection:
        organisation = await people.get(connection, organisation_id, by=visit.actor)
        theirs = SolutionFilter(organisation_id=organisation_id, limit=SHOWN)
        asked = NeedFilter(organisation_id=organisation_id, limit=SHOWN)
        page = OrganisationDetail(
            organisation=organisation,
            may_verify=organisation.verified_at is None
            and may(visit.actor, Permission.VERIFY_ORGANISATION, Matter.of_organisation(organisation)),
            solutions=await solutions.listing(connection, theirs, by=visit.actor),
            needs=await needs.listing(connection, asked, by=visit.actor),
        )
    return render(visit, page)
