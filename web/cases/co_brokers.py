"""Organisations that helped a case, named by the desk."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from fastapi import APIRouter
from starlette.responses import Response

from matchmaker.cases import co_brokers
from matchmaker.cases.co_brokers import CoBroker
from matchmaker.cases.moves import look_at
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import InvalidInput
from matchmaker.people import service as people
from matchmaker.rules.permissions import Permission
from web.ground.dependencies import CurrentVisit, RecordId, Visit, asks
from web.ground.forms import FormState, read_form
from web.ground.once import once
from web.ground.rendering import Page, redirect, render

router = APIRouter()

FOLLOWS = [asks(Permission.FOLLOW_CASE)]
PLACE = "/cases/{case_id:int}/co-brokers"


@dataclass(frozen=True, kw_only=True)
class CoBrokersOfCase(Page):
    template: ClassVar[str] = "cases/co_brokers.html"
    section: ClassVar[str] = "cases"
    case_id: int
    title: str
    co_brokers: Sequence[CoBroker]
    names: Sequence[str]  # of organisations
    form: FormState
    done: str


@router.get(PLACE, dependencies=FOLLOWS)
async def show_co_brokers(visit: CurrentVisit, case_id: RecordId) -> Response:
    return await _page(visit, case_id, FormState())


@router.post(PLACE, dependencies=FOLLOWS)
async def credit_co_broker(visit: CurrentVisit, case_id: RecordId) -> Response:
    form = await read_form(visit.request, frozenset({"co_broker", "co_broker_part"}))

    async def act(connection: Connection) -> int:
        name, part = form.text("co_broker"), form.text("co_broker_part")
        return await co_brokers.credit(connection, case_id, name, part, by=visit.actor)

    try:
        await once(visit, form, "case_co_broker", act)
    except InvalidInput as wrong:
        return await _page(visit, case_id, replace(form, problems=wrong.fields))
    return redirect(f"/cases/{case_id}/co-brokers?done=credited")


@router.post(f"{PLACE}/{{co_broker_id:int}}/take-back", dependencies=FOLLOWS)
async def take_back_co_broker(visit: CurrentVisit, case_id: RecordId, co_broker_id: RecordId) -> Response:
    form = await read_form(visit.request, frozenset())

    async def act(connection: Connection) -> int:
        await co_brokers.take_back(connection, case_id, co_broker_id, by=visit.actor)
        return co_broker_id

    await once(visit, form, "case_co_broker", act)
    return redirect(f"/cases/{case_id}/co-brokers?done=taken_back")


async def _page(visit: Visit, case_id: int, form: FormState) -> Response:
    async with visit.transaction() as connection:
        opened = await look_at(connection, case_id, by=visit.actor)
        page = CoBrokersOfCase(
            case_id=case_id,
            title=opened.title,
            co_brokers=await co_brokers.of_case(connection, case_id, by=visit.actor),
            names=await people.names(connection, by=visit.actor),
            form=form,
            done=visit.request.query_params.get("done", ""),
        )
    return render(visit, page, status=422 if form.problems else 200)
