"""The first page: what this is, for whom, and what is new."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from fastapi import APIRouter
from starlette.responses import Response

from matchmaker.listings.needs import service as needs
from matchmaker.listings.solutions import service as solutions
from matchmaker.programme import service as programme
from matchmaker.progress import approval
from matchmaker.progress.approval import PublicFigure
from matchmaker.rules.listing import ListingState
from matchmaker.rules.need import Need, NeedFilter
from matchmaker.rules.solution import Solution, SolutionFilter
from web.ground.dependencies import ANYBODY, CurrentVisit
from web.ground.rendering import Page, render

router = APIRouter()

LATEST = 4


@dataclass(frozen=True, kw_only=True)
class Home(Page):
    template: ClassVar[str] = "home/public.html"
    needs: Sequence[Need]
    solutions: Sequence[Solution]
    need_count: int
    solution_count: int
    supplier_count: int
    orientation_count: int
    result: PublicFigure | None  # the last approved one of the whole
    target: int


@router.get("/", dependencies=ANYBODY)
async def home(visit: CurrentVisit) -> Response:
    published = ListingState.PUBLISHED.value
    async with visit.transaction() as connection:
        new_needs = await needs.listing(connection, NeedFilter(state=published, limit=LATEST), by=visit.actor)
        new_solutions = await solutions.listing(
            connection, SolutionFilter(state=published, limit=LATEST), by=visit.actor
        )
        result = await approval.public_figure(connection)
        counting = result.closing.settings if result else await programme.counting_settings(connection)
        page = Home(
            needs=new_needs.items,
            solutions=new_solutions.items,
            need_count=new_needs.total,
            solution_count=new_solutions.total,
            supplier_count=await solutions.count_suppliers(connection),
            orientation_count=len(await programme.orientations(connection)),
            result=result,
            target=counting.target,
        )
    return render(visit, page)
