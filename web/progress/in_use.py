"""What is still in use of what state money paid for: the list for officers, and the same as a workbook."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from fastapi import APIRouter
from starlette.responses import Response

from matchmaker.cases.still_used import UseLine, by_state, of_state, still_used
from matchmaker.documents.xlsx_file import MEDIA_TYPE
from matchmaker.regulations.service import regulations
from matchmaker.reports import use_list
from matchmaker.rules.follow_up import UseState
from matchmaker.rules.permissions import Permission
from matchmaker.rules.regulations import Regulation, RegulationKey
from web.ground.dependencies import CurrentVisit, Visit, asks, locale_of
from web.ground.downloads import attached
from web.ground.lists import chosen
from web.ground.rendering import Page, render

router = APIRouter()

HOME = "/progress/in-use"
SEES = [asks(Permission.SEE_PROGRESS)]


@dataclass(frozen=True, kw_only=True)
class InUsePage(Page):
    template: ClassVar[str] = "progress/in_use.html"
    section: ClassVar[str] = "progress"
    lines: Sequence[UseLine]
    numbers: Mapping[UseState, int]  # of all of them
    state: str
    rule: Regulation  # of today, for how many years


@router.get(HOME, dependencies=SEES)
async def list_in_use(visit: CurrentVisit) -> Response:
    lines, rule, _ = await _lines(visit)
    state = chosen(visit.request, "state", UseState)
    page = InUsePage(
        lines=of_state(lines, UseState(state) if state else None),
        numbers=by_state(lines),
        state=state or "",
        rule=rule,
    )
    return render(visit, page)


@router.get(f"{HOME}/file", dependencies=SEES)
async def download_in_use(visit: CurrentVisit) -> Response:
    """All of them, as XLSX."""
    lines, _, today = await _lines(visit)
    made = await asyncio.to_thread(use_list.workbook, lines, today, locale_of(visit.request))
    return attached(Response(made, media_type=MEDIA_TYPE), f"con-su-dung-{today.isoformat()}.xlsx")


async def _lines(visit: Visit) -> tuple[list[UseLine], Regulation, date]:
    async with visit.transaction() as connection:
        ledger = await visit.runtime.cases.ledger(connection)
        rule = (await regulations(connection)).first_or_on(RegulationKey.FOLLOW_UP_YEARS, ledger.today)
        return await still_used(connection, ledger, by=visit.actor), rule, ledger.today
