"""What falls due of the AI passports of solutions, for officers: sorted by day, by month, and as a workbook."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from fastapi import APIRouter, Request
from starlette.responses import Response

from matchmaker.documents.xlsx_file import MEDIA_TYPE
from matchmaker.intake.dates import stored_day, today
from matchmaker.listings.passports import dues
from matchmaker.listings.passports.dues import PassportDue
from matchmaker.listings.passports.workbook import workbook
from matchmaker.rules.permissions import Permission
from matchmaker.rules.search import ListPage
from web.administration.admin_menu import Office, offices_of
from web.ground.dependencies import CurrentVisit, asks
from web.ground.downloads import attached
from web.ground.lists import page_number
from web.ground.rendering import Page, render

router = APIRouter()

USES = [asks(Permission.USE_DESK)]
PASSPORTS = "/desk/passports"
AT_ONCE = 50


@dataclass(frozen=True, kw_only=True)
class PassportList(Page):
    template: ClassVar[str] = "desk/passports.html"
    section: ClassVar[str] = "desk"
    offices: Sequence[Office]
    dues: ListPage[PassportDue]
    months: Sequence[date]  # in which something falls due
    month: date | None
    day: date


@router.get(PASSPORTS, dependencies=USES)
async def list_passports(visit: CurrentVisit) -> Response:
    async with visit.transaction() as connection:
        everything = await dues.listing(connection, None, by=visit.actor)
    month, page = _month(visit.request), page_number(visit.request)
    shown = [each for each in everything if month is None or each.month == month]
    first = (page - 1) * AT_ONCE
    listed = ListPage(items=shown[first : first + AT_ONCE], total=len(shown), page=page, limit=AT_ONCE)
    months = sorted({each.month for each in everything})
    answer = PassportList(offices=offices_of(visit), dues=listed, months=months, month=month, day=today())
    return render(visit, answer)


@router.get(f"{PASSPORTS}/workbook", dependencies=USES)
async def download_passports(visit: CurrentVisit) -> Response:
    async with visit.transaction() as connection:
        shown = await dues.listing(connection, _month(visit.request), by=visit.actor)
    content = await asyncio.to_thread(workbook, shown, visit.locale)
    return attached(Response(content, media_type=MEDIA_TYPE), "ho-so-ai-den-han.xlsx")


def _month(request: Request) -> date | None:
    """As the address says, 2027-03; None for anything else."""
    try:
        return stored_day(f"{request.query_params.get('month', '')}-01")
    except ValueError:
        return None
