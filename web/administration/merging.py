"""Merging two records of one organisation: chosen by name, looked at side by side, done once it is confirmed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from fastapi import APIRouter
from starlette.responses import Response

from matchmaker.cases import merging
from matchmaker.cases.merging import Merging
from matchmaker.dossiers import merging as dossiers_merging
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import InvalidInput
from matchmaker.people import service as people
from matchmaker.rules.permissions import Permission
from web.administration.admin_menu import Office, offices_of
from web.ground.dependencies import CurrentVisit, Visit, asks
from web.ground.forms import FormState, read_form, whole_or_none
from web.ground.rendering import Page, redirect, render

router = APIRouter()

HOME = "/administration/merging"
MERGES = [asks(Permission.MERGE_ORGANISATIONS)]


@dataclass(frozen=True, kw_only=True)
class MergingPage(Page):
    template: ClassVar[str] = "administration/merging.html"
    offices: Sequence[Office]
    form: FormState
    names: Sequence[str]
    preview: Merging | None  # what would become one, once both are chosen


@router.get(HOME, dependencies=MERGES)
async def choose(visit: CurrentVisit) -> Response:
    """Both records by name; what merging would do once two are named."""
    asked = visit.request.query_params
    typed = {name: [asked.get(name, "")] for name in ("kept_name", "gone_name")}
    form = FormState(values=typed)
    async with visit.transaction() as connection:
        preview = None
        if "kept_name" in asked:
            try:
                kept, gone = [await _number(connection, form, name) for name in typed]
                preview = await merging.look(connection, kept, gone, by=visit.actor)
            except InvalidInput as wrong:
                form = replace(form, problems=_of_names(wrong))
        return await _page(connection, visit, form, preview)


@router.post(HOME, dependencies=MERGES)
async def merge(visit: CurrentVisit) -> Response:
    """The same form again finds nothing to merge any more: 404."""
    form = await read_form(visit.request, frozenset({"kept", "gone", "sure"}))
    kept, gone = (whole_or_none(form.text(name)) or 0 for name in ("kept", "gone"))
    try:
        if form.text("sure") != "yes":
            raise InvalidInput({"sure": "required"})
        async with visit.transaction() as connection:
            await dossiers_merging.merge(connection, kept, gone, by=visit.actor)
    except InvalidInput as wrong:
        async with visit.transaction() as connection:
            preview = await merging.look(connection, kept, gone, by=visit.actor)
            return await _page(connection, visit, replace(form, problems=_of_names(wrong)), preview)
    return redirect(f"/organisations/{kept}?done=merged")


async def _number(connection: Connection, form: FormState, field: str) -> int:
    name = form.stripped(field)
    organisation = await people.find(connection, name, None) if name else None
    if organisation is None:
        raise InvalidInput({field: "no_such_organisation" if name else "required"})
    return organisation.id


def _of_names(wrong: InvalidInput) -> dict[str, str]:
    return {"gone_name" if name == "gone" else name: code for name, code in wrong.fields.items()}


async def _page(connection: Connection, visit: Visit, form: FormState, preview: Merging | None) -> Response:
    if preview is not None:
        shown = {"kept_name": [preview.kept.name], "gone_name": [preview.gone.name]}
        form = replace(form, values={**form.values, **shown})
    names = await people.names(connection, by=visit.actor)
    page = MergingPage(offices=offices_of(visit), form=form, names=names, preview=preview)
    return render(visit, page, status=422 if form.problems else 200)
