"""Support schemes: the list for everybody, and the form in which an administrator says one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from fastapi import APIRouter
from starlette.responses import Response

from matchmaker.audit.model import HistoryEntry
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import Conflict, InvalidInput
from matchmaker.intake import dates
from matchmaker.rules.actors import OrganisationKind
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import may
from matchmaker.rules.programme import Sector
from matchmaker.rules.scheme import Moment, Scheme, SchemeDraft
from matchmaker.schemes import service as schemes
from web.ground.dependencies import ANYBODY, CurrentVisit, RecordId, Visit, asks
from web.ground.forms import VERSION, FormState, filled, read_form, whole_or_none
from web.ground.lists import chosen
from web.ground.once import once
from web.ground.reading import Reader
from web.ground.rendering import Page, redirect, render

router = APIRouter()

KEEPS = [asks(Permission.SET_PROGRAMME)]
SAID = frozenset(
    f"scheme_{name}"
    for name in (
        *("name_vi", "name_en", "what_vi", "what_en", "applicants", "moments", "sectors", "opens_on", "closes_on"),
        *("most", "money", "source", "source_on", "address", "confirmed"),
    )
)
STORED_OTHERWISE: Mapping[str, str] = {"scheme_money": "excludes_state_money"}


@dataclass(frozen=True, kw_only=True)
class SchemeList(Page):
    template: ClassVar[str] = "schemes/list.html"
    section: ClassVar[str] = "schemes"
    schemes: Sequence[Scheme]  # open ones, and those whose days nobody knows
    over: Sequence[Scheme]
    kind: str | None
    keeps: bool  # whether the reader may change the catalogue
    done: str


@dataclass(frozen=True, kw_only=True)
class SchemeForm(Page):
    template: ClassVar[str] = "schemes/form.html"
    section: ClassVar[str] = "schemes"
    form: FormState
    scheme: Scheme | None  # None while it is entered
    history: Sequence[HistoryEntry]
    late: bool  # somebody else has changed it meanwhile


@router.get("/schemes", dependencies=ANYBODY)
async def list_schemes(visit: CurrentVisit) -> Response:
    kind, today = chosen(visit.request, "kind", OrganisationKind), dates.today()
    async with visit.transaction() as connection:
        every = await schemes.catalogue(connection)
    asked = [each for each in every if kind is None or not each.applicants or kind in each.applicants]
    page = SchemeList(
        schemes=[each for each in asked if not each.is_over(today)],
        over=[each for each in asked if each.is_over(today)],
        kind=kind,
        keeps=may(visit.actor, Permission.SET_PROGRAMME),
        done=visit.request.query_params.get("done", ""),
    )
    return render(visit, page, block="results")


@router.get("/schemes/new", dependencies=KEEPS)
async def show_new(visit: CurrentVisit) -> Response:
    return await _form(visit, None, FormState())


@router.post("/schemes/new", dependencies=KEEPS)
async def add_scheme(visit: CurrentVisit) -> Response:
    form = await read_form(visit.request, SAID)

    async def act(connection: Connection) -> int:
        reader = Reader(form)
        return await reader.together(schemes.add(connection, _draft(reader), by=visit.actor)) or 0

    try:
        await once(visit, form, "support_scheme", act)
    except InvalidInput as wrong:
        return await _form(visit, None, replace(form, problems=wrong.fields))
    return redirect("/schemes?done=added")


@router.get("/schemes/{scheme_id:int}/edit", dependencies=KEEPS)
async def show_scheme(visit: CurrentVisit, scheme_id: RecordId) -> Response:
    async with visit.transaction() as connection:
        scheme = await schemes.get(connection, scheme_id)
    return await _form(visit, scheme_id, _as_stored(scheme))


@router.post("/schemes/{scheme_id:int}/edit", dependencies=KEEPS)
async def edit_scheme(visit: CurrentVisit, scheme_id: RecordId) -> Response:
    form = await read_form(visit.request, SAID | {VERSION})

    async def act(connection: Connection) -> int:
        reader, version = Reader(form), whole_or_none(form.text(VERSION)) or 0
        changed = schemes.edit(connection, scheme_id, _draft(reader), version=version, by=visit.actor)
        await reader.together(changed)
        return scheme_id

    try:
        await once(visit, form, "support_scheme", act)
    except InvalidInput as wrong:
        return await _form(visit, scheme_id, replace(form, problems=wrong.fields))
    except Conflict:
        return await _form(visit, scheme_id, form.anew(), late=True)
    return redirect("/schemes?done=saved")


@router.post("/schemes/{scheme_id:int}/end", dependencies=KEEPS)
async def end_scheme(visit: CurrentVisit, scheme_id: RecordId) -> Response:
    form = await read_form(visit.request, frozenset())

    async def act(connection: Connection) -> int:
        await schemes.end(connection, scheme_id, by=visit.actor)
        return scheme_id

    await once(visit, form, "support_scheme", act)
    return redirect("/schemes?done=ended")


def _draft(reader: Reader) -> SchemeDraft:
    """The reader keeps what is wrong. A code that the form does not have is none."""
    form = reader.form
    opens_on, closes_on = (reader.day(name, dates.ENTRY_DETAIL) for name in ("scheme_opens_on", "scheme_closes_on"))
    return SchemeDraft(
        name_vi=form.text("scheme_name_vi").strip(),
        name_en=form.text("scheme_name_en").strip(),
        what_vi=form.text("scheme_what_vi").strip(),
        what_en=form.text("scheme_what_en").strip(),
        applicants=frozenset(kind for kind in OrganisationKind if kind in form.many("scheme_applicants")),
        moments=frozenset(moment for moment in Moment if moment in form.many("scheme_moments")),
        sectors=frozenset(sector.value for sector in Sector if sector in form.many("scheme_sectors")),
        opens_on=opens_on,
        closes_on=closes_on,
        most=reader.money("scheme_most"),
        excludes_state_money=form.text("scheme_money") == "yes",
        source=form.text("scheme_source").strip(),
        source_on=reader.day("scheme_source_on", dates.PAPER),
        address=form.text("scheme_address").strip(),
        confirmed=form.text("scheme_confirmed") == "yes",
    )


def _as_stored(scheme: Scheme) -> FormState:
    values: dict[str, object] = {
        name: getattr(scheme, STORED_OTHERWISE.get(name, name.removeprefix("scheme_"))) for name in SAID
    }
    shown = {name: "yes" if value is True else None if value is False else value for name, value in values.items()}
    sets = {name: tuple(sorted(value)) for name, value in shown.items() if isinstance(value, frozenset)}
    return FormState(values=filled(shown | sets | {VERSION: scheme.version}))


async def _form(visit: Visit, scheme_id: int | None, form: FormState, *, late: bool = False) -> Response:
    async with visit.transaction() as connection:
        scheme = await schemes.get(connection, scheme_id) if scheme_id is not None else None
        history = await schemes.history(connection, scheme.id, by=visit.actor) if scheme else []
    if late and scheme:
        form = replace(form, values={**form.values, VERSION: [str(scheme.version)]})
    page = SchemeForm(form=form, scheme=scheme, history=history, late=late)
    return render(visit, page, status=422 if form.problems else 409 if late else 200)
