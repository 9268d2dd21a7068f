"""One proposal as its reader may see it: the desk's page, or a side's own."""

from dataclasses import dataclass
from typing import ClassVar

from fastapi import APIRouter
from starlette.responses import Response

from matchmaker.people.policy import Permission
from matchmaker.proposals import views
from matchmaker.proposals.views import ProposalView
from web.dependencies import CurrentVisit, RecordId, asks
from web.rendering import Page, render

router = APIRouter()


@dataclass(frozen=True, kw_only=True)
class ProposalDesk(Page):
    template: ClassVar[str] = "proposals/desk.html"
    view: ProposalView


@dataclass(frozen=True, kw_only=True)
class ProposalSide(Page):
    template: ClassVar[str] = "proposals/side.html"
    view: ProposalView


@router.get("/proposals/{proposal_id:int}", dependencies=[asks(Permission.SEE_PROPOSAL)])
async def show_proposal(visit: CurrentVisit, proposal_id: RecordId) -> Response:
    async with visit.transaction() as connection:
        view = await views.get(connection, proposal_id, by=visit.actor)
    return render(visit, ProposalDesk(view=view) if view.desk else ProposalSide(view=view))
