"""Orientations of the Plan: what the city looks for, and which solutions exist for it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from fastapi import APIRouter
from starlette.responses import Response

from matchmaker.matching.model import Matches
from matchmaker.programme import service as programme
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import may
from matchmaker.rules.programme import Orientation, Sector
from matchmaker.rules.solution import Solution
from web.ground.dependencies import ANYBODY, CurrentVisit, RecordId, Visit
from web.ground.lists import chosen, words
from web.ground.rendering import Page, render
from web.listings.matches import not_yet_compared, unless_crowded

router = APIRouter()


@dataclass(frozen=True, kw_only=True)
class OrientationList(Page):
    template: ClassVar[str] = "orientations/list.html"
    section: ClassVar[str] = "orientations"
    by_sector: Mapping[Sector, Sequence[Orientation]]
    fitting: Mapping[int, Matches[Solution]]  # by the orientation's id
    total: int
    text: str
    sector: str | None


@dataclass(frozen=True, kw_only=True)
class OrientationDetail(Page):
    template: ClassVar[str] = "orientations/detail.html"
    section: ClassVar[str] = "orientations"
    orientation: Orientation
    matches: Matches[Solution]
    waiting: int  # solutions that are not compared yet
    may_call: bool  # for solutions to it


@router.get("/orientations", dependencies=ANYBODY)
async def list_orientations(visit: CurrentVisit) -> Response:
    text, sector = words(visit.request), chosen(visit.request, "sector", Sector)
    async with visit.transaction() as connection:
        orientations = await programme.orientations(connection, text=text, named=visit.named(text), sector=sector)
    fitting = await _fitting(visit, orientations)
    by_sector = {
        s: [o for o in orientations if o.sector is s] for s in Sector if any(o.sector is s for o in orientations)
    }
    page = OrientationList(by_sector=by_sector, fitting=fitting, total=len(orientations), text=text, sector=sector)
    return render(visit, page, block="results")


@router.get("/orientations/{orientation_id:int}", dependencies=ANYBODY)
async def show_orientation(visit: CurrentVisit, orientation_id: RecordId) -> Response:
    async with visit.transaction() as connection:
        orientation = await programme.get_orientation(connection, orientation_id)
        waiting = await not_yet_compared(visit.matching, connection)
    fitting = await _fitting(visit, [orientation])
    page = OrientationDetail(
        orientation=orientation,
        matches=fitting[orientation_id],
        waiting=waiting,
        may_call=may(visit.actor, Permission.WRITE_CALL),
    )
    return render(visit, page, block="matches")


async def _fitting(visit: Visit, orientations: Sequence[Orientation]) -> Mapping[int, Matches[Solution]]:
    asked = visit.matching.solutions_for_orientations(orientations, by=visit.actor)
    return await unless_crowded(asked, lambda none: {orientation.id: none for orientation in orientations})
