"""A published record's time begins anew."""

from fastapi import APIRouter
from starlette.responses import Response

from matchmaker.listings.needs import service as needs
from matchmaker.listings.solutions import service as solutions
from matchmaker.rules.permissions import Permission
from web.ground.dependencies import CurrentVisit, RecordId, asks
from web.ground.forms import read_form
from web.ground.rendering import redirect

router = APIRouter()

RENEWS = [asks(Permission.RENEW)]


@router.post("/needs/{need_id:int}/renew", dependencies=RENEWS)
async def renew_need(visit: CurrentVisit, need_id: RecordId) -> Response:
    await read_form(visit.request, frozenset())
    async with visit.transaction() as connection:
        await needs.renew(connection, need_id, by=visit.actor)
    return redirect(f"/needs/{need_id}")


@router.post("/solutions/{solution_id:int}/renew", dependencies=RENEWS)
async def renew_solution(visit: CurrentVisit, solution_id: RecordId) -> Response:
    await read_form(visit.request, frozenset())
    async with visit.transaction() as connection:
        await solutions.renew(connection, solution_id, by=visit.actor)
    return redirect(f"/solutions/{solution_id}")
