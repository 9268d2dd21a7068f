"""Dates of calls as calendar files."""

from fastapi import APIRouter
from starlette.responses import Response

from matchmaker.calls.outcome import calendar
from web.ground.dependencies import ANYBODY, CurrentVisit, RecordId, Visit
from web.ground.downloads import attached

router = APIRouter()


@router.get("/calls.ics", dependencies=ANYBODY)
async def all_dates(visit: CurrentVisit) -> Response:
    return await _file(visit, None, "dot-keu-goi.ics")


@router.get("/calls/{call_id:int}/calendar.ics", dependencies=ANYBODY)
async def dates_of_call(visit: CurrentVisit, call_id: RecordId) -> Response:
    return await _file(visit, call_id, f"dot-keu-goi-{call_id}.ics")


async def _file(visit: Visit, call_id: int | None, name: str) -> Response:
    async with visit.transaction() as connection:
        content = await calendar.calendar_file(connection, by=visit.actor, locale=visit.locale, call_id=call_id)
    return attached(Response(content, media_type=f"{calendar.MEDIA_TYPE}; charset=utf-8"), name)
