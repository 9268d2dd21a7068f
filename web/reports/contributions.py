"""What departments and localities report each year: who has not sent yet, a form, a workbook to fill in."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import ClassVar

from fastapi import APIRouter
from starlette.responses import Response

from matchmaker.audit.model import Action
from matchmaker.cases.loading import city_today
from matchmaker.documents.xlsx_file import MEDIA_TYPE
from matchmaker.ground import i18n
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import InvalidInput
from matchmaker.ground.marking import N_
from matchmaker.people import display_names
from matchmaker.reports import contributions, filled_form, unit_links
from matchmaker.reports.contributions import YEARS, Deadlines, UnitYear
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import may
from web.ground import edit_conflict
from web.ground.dependencies import CurrentVisit, Visit, asks, locale_of
from web.ground.doors import WORKBOOK
from web.ground.downloads import attached
from web.ground.edit_conflict import Stored
from web.ground.forms import SEEN, FormState, filled, read_form, whole_or_none
from web.ground.once import accepting, once
from web.ground.reading import Reader
from web.ground.rendering import Page, redirect, render
from web.ground.uploads import read_form_with_files
from web.reports.forms import FIELDS, reported, typed

router = APIRouter()

HOME = "/reports/contributions"
PREPARES = [asks(Permission.PREPARE_REPORT)]
OF_UNIT = HOME + "/{unit_id:int}/{year:int}"
DATE, ADDRESS = frozenset({"department_day", "department_month"}), frozenset({"unit_email"})


@dataclass(frozen=True, kw_only=True)
class ContributionList(Page):
    template: ClassVar[str] = "reports/contributions.html"
    section: ClassVar[str] = "progress"
    units: Sequence[UnitYear]
    year: int
    today: date
    dates: Deadlines
    form: FormState
    done: str
    may_set_date: bool


@dataclass(frozen=True, kw_only=True)
class ContributionForm(Page):
    template: ClassVar[str] = "reports/contribution.html"
    section: ClassVar[str] = "progress"
    unit: UnitYear
    year: int
    last_day: date
    over: bool
    form: FormState


@router.get(HOME, dependencies=PREPARES)
async def list_contributions(visit: CurrentVisit) -> Response:
    return await _list(visit, FormState(), whole_or_none(visit.request.query_params.get("year", "")))


@router.post(f"{HOME}/units", dependencies=PREPARES)
async def add_unit(visit: CurrentVisit) -> Response:
    form = await read_form(visit.request, frozenset({"unit_name", "unit_email"}))
    try:
        async with accepting(visit, form) as connection:
            await contributions.add_unit(
                connection, form.stripped("unit_name") or "", form.stripped("unit_email") or "", by=visit.actor
            )
    except InvalidInput as wrong:
        return await _list(visit, replace(form, problems=wrong.fields), None)
    return redirect(f"{HOME}?done=unit")


@router.post(f"{HOME}/department-date", dependencies=[asks(Permission.SET_PROGRAMME)])
async def set_department_date(visit: CurrentVisit) -> Response:
    """The day by which the Department reports to the People's Committee; the plan does not name it."""
    form = await read_form(visit.request, DATE | {SEEN})
    reader = Reader(form)
    for name in ("department_day", "department_month"):
        reader.require(name)
    day, month = (reader.whole(name) or 0 for name in ("department_day", "department_month"))
    try:
        reader.check()
        async with visit.transaction() as connection:
            await contributions.take_turn_to_set_dates(connection)
            stored = _date_form((await contributions.deadlines(connection)).department)
            merged = edit_conflict.unseen(edit_conflict.as_shown(form, _date_form((day, month))), stored, DATE)
            if merged is None:
                await contributions.set_department_date(connection, day, month, by=visit.actor)
            elif not merged.is_stored:
                record = await _date_record(connection, visit)
                return edit_conflict.show(visit, merged, address=f"{HOME}/department-date", record=record)
    except InvalidInput as wrong:
        problems = reader.problems or {"department_day": wrong.fields["department_date"]}
        return await _list(visit, replace(form, problems=problems), None)
    return redirect(f"{HOME}?done=date")


def _date_form(date: tuple[int, int]) -> FormState:
    day, month = date
    return edit_conflict.with_seen(FormState(values=filled({"department_day": day, "department_month": month})))


async def _date_record(connection: Connection, visit: Visit) -> Stored:
    entry = await display_names.newest(connection, await contributions.dates_history(connection), by=visit.actor)
    name = i18n.translate(N_("The Department's own date"), locale_of(visit.request))
    return Stored.since(entry, place=HOME, name=name)


@router.get(f"{HOME}/template", dependencies=PREPARES)
async def download_template(visit: CurrentVisit) -> Response:
    """The workbook that a unit fills in."""
    content = await asyncio.to_thread(filled_form.empty_form)
    return attached(Response(content, media_type=MEDIA_TYPE), filled_form.NAME)


@router.get(OF_UNIT, dependencies=PREPARES)
async def show_contribution(visit: CurrentVisit, unit_id: int, year: int) -> Response:
    return await _show(visit, unit_id, year, FormState())


@router.post(OF_UNIT, dependencies=[asks(Permission.PREPARE_REPORT, brings=WORKBOOK)])
async def send_contribution(visit: CurrentVisit, unit_id: int, year: int) -> Response:
    """By the form, or by a workbook, which then stands for the form."""
    form, uploads = await read_form_with_files(visit.request, frozenset(FIELDS))
    try:
        given = await reported(visit.runtime.readers, form, uploads)
        form = replace(form, values=typed(given))
        send = partial(contributions.send, unit_id=unit_id, year=year, what=given, by=visit.actor)
        await once(visit, form, "contribution", send)
    except InvalidInput as wrong:
        return await _show(visit, unit_id, year, replace(form, problems=wrong.fields, cells=wrong.cells))
    return redirect(f"{HOME}?year={year}&done=sent")


@router.post(f"{OF_UNIT}/link", dependencies=PREPARES)
async def send_link(visit: CurrentVisit, unit_id: int, year: int) -> Response:
    """The unit's own link, now."""
    form = await read_form(visit.request, frozenset())

    async def act(connection: Connection) -> int:
        await unit_links.ask(connection, unit_id, year, by=visit.actor)
        return unit_id

    try:
        await once(visit, form, "unit_link", act)
    except InvalidInput as wrong:
        return await _show(visit, unit_id, year, replace(form, problems=wrong.fields))
    return redirect(f"{HOME}?year={year}&done=link")


@router.post(f"{OF_UNIT}/email", dependencies=PREPARES)
async def set_email(visit: CurrentVisit, unit_id: int, year: int) -> Response:
    form = await read_form(visit.request, ADDRESS | {SEEN})
    place = f"{HOME}/{unit_id}/{year}"
    try:
        address = contributions.read_address(form.text("unit_email"))
        async with visit.transaction() as connection:
            stored = _address_form(await contributions.held_address(connection, unit_id))
            merged = edit_conflict.unseen(edit_conflict.as_shown(form, _address_form(address)), stored, ADDRESS)
            if merged is None:
                await contributions.set_email(connection, unit_id, form.text("unit_email"), by=visit.actor)
            elif not merged.is_stored:
                entry = await display_names.last(
                    connection, "report", unit_id, {Action.REPORT_SET_EMAIL}, by=visit.actor
                )
                unit = await contributions.unit_of_year(connection, unit_id, year)
                record = Stored.since(entry, place=place, name=unit.name)
                return edit_conflict.show(visit, merged, address=f"{place}/email", record=record)
    except InvalidInput as wrong:
        return await _show(visit, unit_id, year, replace(form, problems=wrong.fields))
    return redirect(place)


def _address_form(address: str | None) -> FormState:
    return edit_conflict.with_seen(FormState(values=filled({"unit_email": address})))


async def _show(visit: Visit, unit_id: int, year: int, form: FormState) -> Response:
    """The unit's page: what was typed over what is stored."""
    async with visit.transaction() as connection:
        unit = await contributions.unit_of_year(connection, unit_id, year)
        last_day = (await contributions.deadlines(connection)).last_day(year)
        over = last_day < await city_today(connection)
    stored = {**typed(unit.sent), **_address_form(unit.email).values}
    shown = replace(form, values={**stored, **form.values})
    page = ContributionForm(unit=unit, year=year, last_day=last_day, over=over, form=shown)
    return render(visit, page, status=422 if form.problems else 200)


async def _list(visit: Visit, form: FormState, year: int | None) -> Response:
    async with visit.transaction() as connection:
        today = await city_today(connection)
        shown = year if year is not None and year in YEARS else today.year
        dates = await contributions.deadlines(connection)
        page = ContributionList(
            units=await contributions.of_year(connection, shown),
            year=shown,
            today=today,
            dates=dates,
            form=replace(form, values={**_date_form(dates.department).values, **form.values}),
            done=visit.request.query_params.get("done", ""),
            may_set_date=may(visit.actor, Permission.SET_PROGRAMME),
        )
    return render(visit, page, status=422 if form.problems else 200)
