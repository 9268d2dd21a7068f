"""The owner of a need asks to be introduced to a solution that fits it; whoever asked can take it back."""

from dataclasses import dataclass
from typing import ClassVar

from fastapi import APIRouter
from starlette.responses import Response

from matchmaker.ground.errors import InvalidInput, MatchingBusy
from matchmaker.listings.solutions import service as solutions
from matchmaker.proposals import requests, suggestions, views, withdrawal
from matchmaker.rules.actors import SYSTEM
from matchmaker.rules.permissions import Permission
from web.ground.dependencies import CurrentVisit, RecordId, Visit, asks
from web.ground.forms import read_form, whole_or_none
from web.ground.rendering import Page, redirect, render

router = APIRouter()


@dataclass(frozen=True, kw_only=True)
class TakeBack(Page):
    template: ClassVar[str] = "proposals/take_back.html"
    section: ClassVar[str] = "proposals"
    proposal_id: int
    need_title: str
    solution_title: str


@router.post("/needs/{need_id:int}/introductions", dependencies=[asks(Permission.REQUEST_INTRODUCTION)])
async def request_introduction(visit: CurrentVisit, need_id: RecordId) -> Response:
    async with visit.transaction() as connection:
        need = await requests.admit(connection, need_id, by=visit.actor)
    form = await read_form(visit.request, frozenset({"solution"}))
    solution_id = whole_or_none(form.text("solution"))
    if solution_id is None:
        raise InvalidInput({"solution": "required"})
    async with visit.transaction() as connection:
        solution = await solutions.get(connection, solution_id, by=visit.actor)
    fitting = await requests.fits(visit.matching, need, solution, by=visit.actor)
    await _bring_up_to_date(visit, need_id)
    async with visit.transaction() as connection:
        proposal_id = await requests.request(connection, need_id, solution_id, fitting=fitting, by=visit.actor)
    return redirect(f"/proposals/{proposal_id}?done=requested")


@router.get("/proposals/{proposal_id:int}/take-back", dependencies=[asks(Permission.SEE_PROPOSAL)])
async def ask_to_take_back(visit: CurrentVisit, proposal_id: RecordId) -> Response:
    """The proposal's own page where there is nothing to take back."""
    async with visit.transaction() as connection:
        side = await withdrawal.side_of(connection, proposal_id, by=visit.actor)
        view = await views.get(connection, proposal_id, by=visit.actor)
    if side is None:
        return redirect(f"/proposals/{proposal_id}")
    page = TakeBack(proposal_id=proposal_id, need_title=view.need.title, solution_title=view.solution.title)
    return render(visit, page)


@router.post("/proposals/{proposal_id:int}/take-back", dependencies=[asks(Permission.SEE_PROPOSAL)])
async def take_back(visit: CurrentVisit, proposal_id: RecordId) -> Response:
    await read_form(visit.request, frozenset())
    async with visit.transaction() as connection:
        await withdrawal.take_back(connection, proposal_id, by=visit.actor)
    return redirect("/proposals?done=taken_back")


async def _bring_up_to_date(visit: Visit, need_id: int) -> None:
    """The need's pairs as its page shows them, so that the broker sees of this one what its owner saw."""
    if not visit.matching.ready:
        return
    identity = await visit.runtime.encoder.identity()
    try:
        await suggestions.suggest(visit.runtime.pool, visit.matching, identity, need_id, by=SYSTEM)
    except MatchingBusy:  # then the broker gets it without, until the next round
        return
