"""A published record's time begins anew."""

from fastapi import APIRouter
from starlette.responses import Response

from matchmaker.listings.holding import Subject
from matchmaker.listings.lives import LIVES
from matchmaker.rules.permissions import Permission
from web.ground.dependencies import CurrentVisit, RecordId, Visit, asks
from web.ground.forms import read_form
from web.ground.rendering import redirect

router = APIRouter()

RENEWS = [asks(Permission.RENEW)]


@router.post("/needs/{need_id:int}/renew", dependencies=RENEWS)
async def renew_need(visit: CurrentVisit, need_id: RecordId) -> Response:
    return await _renew(visit, "need", need_id)


@router.post("/solutions/{solution_id:int}/renew", dependencies=RENEWS)
async def renew_solution(visit: CurrentVisit, solution_id: RecordId) -> Response:
    return await _renew(visit, "solution", solution_id)


async def _renew(visit: Visit, subject: Subject, record_id: int) -> Response:
    await read_form(visit.request, frozenset())
    async with visit.transaction() as connection:
        await LIVES[subject].renew(connection, record_id, by=visit.actor)
    return redirect(f"/{subject}s/{record_id}")
