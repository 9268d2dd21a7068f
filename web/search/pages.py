"""One search over everything: solutions as matching ranks them, by meaning and words; the rest by words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from fastapi import APIRouter
from starlette.responses import Response

from matchmaker.listings.needs import service as needs
from matchmaker.listings.solutions import service as solutions
from matchmaker.matching.model import Matches
from matchmaker.people import service as people
from matchmaker.programme import service as programme
from matchmaker.rules.actors import Organisation
from matchmaker.rules.need import Need, NeedFilter
from matchmaker.rules.programme import Orientation
from matchmaker.rules.search import ListPage
from matchmaker.rules.solution import Solution, SolutionFilter
from web.ground.dependencies import ANYBODY, CurrentVisit, Visit
from web.ground.lists import words
from web.ground.rendering import Page, render

router = APIRouter()

SHOWN = 10


@dataclass(frozen=True, kw_only=True)
class Results:
    """What a search found, by subject. `others` hold the words and stand in for the best where there is none."""

    best: Matches[Solution]
    others: Sequence[Solution]
    with_words: int  # how many solutions hold the words, shown here or not
    needs: ListPage[Need]
    orientations: Sequence[Orientation]
    organisations: ListPage[Organisation]
    published: Mapping[int, int]  # solutions of each of these, by its number


@dataclass(frozen=True, kw_only=True)
class Search(Page):
    template: ClassVar[str] = "search/results.html"
    text: str
    results: Results | None


@router.get("/search", dependencies=ANYBODY)
async def search(visit: CurrentVisit) -> Response:
    text = words(visit.request)
    results = await _find(visit, text) if text else None
    return render(visit, Search(text=text, results=results), block="results")


async def _find(visit: Visit, text: str) -> Results:
    by, named = visit.actor, visit.named(text)
    close = await visit.matching.solutions_for_text(text, by=by, top=SHOWN)
    best = {match.record.id for match in close.matches}
    async with visit.transaction() as connection:
        by_words = await solutions.listing(connection, SolutionFilter(text=text, named=named, limit=SHOWN), by=by)
        organisations = await people.listing(connection, by=by, text=text, named=named, limit=SHOWN)
        return Results(
            best=close,
            others=[solution for solution in by_words.items if solution.id not in best],
            with_words=by_words.total,
            needs=await needs.listing(connection, NeedFilter(text=text, named=named, limit=SHOWN), by=by),
            orientations=(await programme.orientations(connection, text=text, named=named))[:SHOWN],
            organisations=organisations,
            published=await solutions.published_by(connection, [each.id for each in organisations.items]),
        )
