"""Whom a dossier is opened to."""

from dataclasses import dataclass, replace
from typing import ClassVar

from fastapi import APIRouter
from starlette.responses import Response

from matchmaker.dossiers import views, writers
from matchmaker.dossiers.views import DossierShown
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import InvalidInput, NotFound
from matchmaker.rules.permissions import Permission
from web.dossiers.pages import DOSSIER
from web.ground.dependencies import CurrentVisit, RecordId, Visit, asks
from web.ground.forms import FormState, read_form
from web.ground.once import once
from web.ground.rendering import Page, redirect, render

router = APIRouter()

OPENS = [asks(Permission.OPEN_DOSSIER_TO)]


@dataclass(frozen=True, kw_only=True)
class WritersPage(Page):
    template: ClassVar[str] = "dossiers/writers.html"
    section: ClassVar[str] = "dossiers"
    view: DossierShown
    form: FormState
    done: str


@router.get(f"{DOSSIER}/writers", dependencies=OPENS)
async def show_writers(visit: CurrentVisit, dossier_id: RecordId) -> Response:
    return await _show(visit, dossier_id, FormState())


@router.post(f"{DOSSIER}/writers", dependencies=OPENS)
async def open_to(visit: CurrentVisit, dossier_id: RecordId) -> Response:
    form = await read_form(visit.request, frozenset({"writer_email", "writer_part"}))

    async def act(connection: Connection) -> int:
        email, part = form.text("writer_email").strip(), form.text("writer_part")
        return await writers.open_to(connection, dossier_id, email, part, by=visit.actor)

    try:
        await once(visit, form, "dossier_writer", act)
    except InvalidInput as wrong:
        return await _show(visit, dossier_id, replace(form, problems=wrong.fields))
    return redirect(f"/dossiers/{dossier_id}/writers?done=opened")


@router.post(f"{DOSSIER}/writers/{{writer_id:int}}/end", dependencies=OPENS)
async def close_to(visit: CurrentVisit, dossier_id: RecordId, writer_id: RecordId) -> Response:
    form = await read_form(visit.request, frozenset())

    async def act(connection: Connection) -> int:
        await writers.close_to(connection, dossier_id, writer_id, by=visit.actor)
        return writer_id

    await once(visit, form, "dossier_writer", act)
    return redirect(f"/dossiers/{dossier_id}/writers?done=ended")


async def _show(visit: Visit, dossier_id: int, form: FormState) -> Response:
    async with visit.transaction() as connection:
        view = await views.show(connection, dossier_id, by=visit.actor)
    if not view.may_open:
        raise NotFound()
    page = WritersPage(view=view, form=form, done=visit.request.query_params.get("done", ""))
    return render(visit, page, status=422 if form.problems else 200)
