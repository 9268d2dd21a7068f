"""One target of the programme: what is reached of it, each case or entry under it, and what counts elsewhere."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from fastapi import APIRouter
from starlette.responses import Response

from matchmaker.ground.errors import NotFound
from matchmaker.programme.service import counting_settings
from matchmaker.progress import lists
from matchmaker.progress.lists import CaseLine
from matchmaker.reports import target_figures
from matchmaker.reports.indicators import Entry
from matchmaker.rules.permissions import Permission
from matchmaker.rules.target import Target
from matchmaker.rules.target_count import Reached
from web.ground.dependencies import CurrentVisit, asks
from web.ground.rendering import Page, render

router = APIRouter()


@dataclass(frozen=True, kw_only=True)
class TargetLines(Page):
    template: ClassVar[str] = "progress/target.html"
    section: ClassVar[str] = "progress"
    line: Reached
    cases: Sequence[CaseLine]
    flagged: Sequence[CaseLine]
    entries: Sequence[Entry]
    others: Mapping[str, Target]  # by code, for what counts for several


@router.get("/progress/target", dependencies=[asks(Permission.SEE_PROGRESS)])
async def show_target(visit: CurrentVisit) -> Response:
    """What stands under the figure of a target that is in force. Raises NotFound."""
    code = visit.request.query_params.get("of", "")
    async with visit.transaction() as connection:
        ledger = await visit.runtime.cases.ledger(connection)
        every = await target_figures.standing(connection, ledger, ledger.today, by=visit.actor)
        line = next((each for each in every if each.target.code == code), None)
        if line is None:
            raise NotFound()
        judged = ledger.judgements(await counting_settings(connection))
        page = TargetLines(
            line=line,
            cases=await lists.case_lines(connection, judged, line.cases, by=visit.actor),
            flagged=await lists.case_lines(connection, judged, line.flagged, by=visit.actor),
            entries=await target_figures.entries_under(connection, line),
            others={each.target.code: each.target for each in every},
        )
    return render(visit, page)
