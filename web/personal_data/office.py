"""An administrator's side of personal data: clocks, answers, erasing, breaches, holidays, whom people ask."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import ClassVar

from fastapi import APIRouter
from starlette.responses import Response

from matchmaker.calls.outcome import keeping
from matchmaker.cases.erasing import ConfirmedText
from matchmaker.ground import i18n
from matchmaker.ground.city_time import CITY_TIME
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import InvalidInput
from matchmaker.ground.marking import N_
from matchmaker.intake import dates
from matchmaker.notices import folder
from matchmaker.people import display_names
from matchmaker.privacy import erasing, requests
from matchmaker.privacy import office as overseeing
from matchmaker.privacy.office import BreachDraft, Holiday
from matchmaker.regulations.service import regulations
from matchmaker.rules.permissions import Permission
from matchmaker.rules.personal_data import (
    DEFAULT_DAYS,
    Breach,
    Clock,
    DataRequest,
    RequestKind,
    WithdrawalRules,
    breach_due,
    withdrawal_rules,
)
from matchmaker.rules.policy import Matter, may
from web.administration.admin_menu import Office, offices_of
from web.ground import edit_conflict
from web.ground.dependencies import CurrentVisit, RecordId, Visit, asks, locale_of
from web.ground.edit_conflict import Stored
from web.ground.forms import SEEN, FormState, filled, read_form
from web.ground.once import accepting, once
from web.ground.reading import Reader
from web.ground.rendering import Page, redirect, render

router = APIRouter()

HANDLES = [asks(Permission.HANDLE_PERSONAL_DATA)]
HOME = "/administration/personal-data"
_MOST_PEOPLE = 2**31 - 1  # of the city's and of any other's
PROMISES = frozenset({"protection_contact", *(f"days_{kind}" for kind in DEFAULT_DAYS)})


@dataclass(frozen=True, kw_only=True)
class PrivacyOffice(Page):
    template: ClassVar[str] = "personal_data/office.html"
    offices: Sequence[Office]
    clocks: Sequence[Clock]
    breaches: Sequence[tuple[Breach, datetime]]  # each with the end of its 72 hours
    promises: FormState  # contact and days
    kinds: Sequence[RequestKind]
    form: FormState
    done: str


@dataclass(frozen=True, kw_only=True)
class RequestDetail(Page):
    template: ClassVar[str] = "personal_data/request.html"
    request: DataRequest
    answer_by: datetime
    complete_by: datetime
    withdrawal: WithdrawalRules  # of the day on which it came
    may_extend: bool
    may_decide: bool
    staying: Sequence[ConfirmedText]  # what an erasure would leave
    form: FormState


@dataclass(frozen=True, kw_only=True)
class Holidays(Page):
    template: ClassVar[str] = "personal_data/holidays.html"
    holidays: Sequence[Holiday]
    form: FormState


@router.get(HOME, dependencies=HANDLES)
async def show_office(visit: CurrentVisit) -> Response:
    return await _office(visit, FormState())


@router.post(f"{HOME}/breaches", dependencies=HANDLES)
async def record_breach(visit: CurrentVisit) -> Response:
    form = await read_form(visit.request, frozenset({"known_at", "body", "people_affected"}))
    try:
        reader = Reader(form)
        draft = _breach(reader)

        async def record(connection: Connection) -> int:
            return await reader.together(overseeing.record_breach(connection, draft, by=visit.actor))

        await once(visit, form, "breach", record)
    except InvalidInput as wrong:
        return await _office(visit, replace(form, problems=wrong.fields))
    return redirect(f"{HOME}?done=recorded")


@router.post(f"{HOME}/breaches/{{breach_id:int}}/notified", dependencies=HANDLES)
async def mark_notified(visit: CurrentVisit, breach_id: RecordId) -> Response:
    await read_form(visit.request, frozenset())
    async with visit.transaction() as connection:
        await overseeing.mark_notified(connection, breach_id, by=visit.actor)
    return redirect(f"{HOME}?done=notified")


@router.post(f"{HOME}/settings", dependencies=HANDLES)
async def save_settings(visit: CurrentVisit) -> Response:
    form = await read_form(visit.request, PROMISES | {SEEN})
    reader = Reader(form)
    days = {kind: reader.whole(f"days_{kind}") or 0 for kind in DEFAULT_DAYS}
    contact = form.stripped("protection_contact") or ""
    reader.problems |= requests.days_problems(days) | overseeing.contact_problems(contact) | reader.problems
    try:
        reader.check()
        async with visit.transaction() as connection:
            await requests.take_turn_to_set(connection)
            typed = edit_conflict.as_shown(form, _promised(contact, days))
            merged = edit_conflict.unseen(typed, await _promises(connection), PROMISES)
            if merged is None:
                await overseeing.save_contact(connection, contact, by=visit.actor)
                await requests.set_days(connection, days, by=visit.actor)
            elif not merged.is_stored:
                record = await _record(connection, visit)
                return edit_conflict.show(visit, merged, address=f"{HOME}/settings", record=record)
    except InvalidInput as wrong:
        return await _office(visit, replace(form, problems=wrong.fields))
    return redirect(f"{HOME}?done=saved")


async def _promises(connection: Connection) -> FormState:
    """The form as the settings stand."""
    return _promised(await overseeing.contact(connection), await requests.days_to_complete(connection))


def _promised(contact: str | None, days: Mapping[RequestKind, int]) -> FormState:
    values = {"protection_contact": contact, **{f"days_{kind}": number for kind, number in days.items()}}
    return edit_conflict.with_seen(FormState(values=filled(values)))


async def _record(connection: Connection, visit: Visit) -> Stored:
    entry = await display_names.newest(connection, await requests.settings_history(connection), by=visit.actor)
    name = i18n.translate(N_("What the privacy notice promises"), locale_of(visit.request))
    return Stored.since(entry, place=HOME, name=name)


@router.get(f"{HOME}/requests/{{request_id:int}}", dependencies=HANDLES)
async def show_request(visit: CurrentVisit, request_id: RecordId) -> Response:
    return await _request(visit, request_id, FormState())


@router.post(f"{HOME}/requests/{{request_id:int}}/answer", dependencies=HANDLES)
async def answer(visit: CurrentVisit, request_id: RecordId) -> Response:
    form = await read_form(visit.request, frozenset({"answer", "third_parties"}))
    try:
        async with accepting(visit, form) as connection:
            shared = form.text("third_parties") == "yes"
            text = form.stripped("answer") or ""
            await requests.answer(connection, request_id, text, third_parties=shared, by=visit.actor)
    except InvalidInput as wrong:
        return await _request(visit, request_id, replace(form, problems=wrong.fields))
    return redirect(f"{HOME}/requests/{request_id}")


@router.post(f"{HOME}/requests/{{request_id:int}}/extend", dependencies=HANDLES)
async def extend(visit: CurrentVisit, request_id: RecordId) -> Response:
    form = await read_form(visit.request, frozenset({"longer_reason"}))
    try:
        async with accepting(visit, form) as connection:
            await requests.extend(connection, request_id, form.stripped("longer_reason") or "", by=visit.actor)
    except InvalidInput as wrong:
        return await _request(visit, request_id, replace(form, problems=wrong.fields))
    return redirect(f"{HOME}/requests/{request_id}")


@router.post(f"{HOME}/requests/{{request_id:int}}/complete", dependencies=HANDLES)
async def complete(visit: CurrentVisit, request_id: RecordId) -> Response:
    await read_form(visit.request, frozenset())
    async with visit.transaction() as connection:
        await requests.complete(connection, request_id, by=visit.actor)
    return redirect(f"{HOME}?done=completed")


@router.post(f"{HOME}/requests/{{request_id:int}}/erase", dependencies=HANDLES)
async def erase(visit: CurrentVisit, request_id: RecordId) -> Response:
    """Database first; then what no transaction covers: the local mode's folder, and files of entries to calls."""
    form = await read_form(visit.request, frozenset({"sure"}))
    if form.text("sure") != "yes":
        return await _request(visit, request_id, replace(form, problems={"sure": "required"}))
    async with visit.transaction() as connection:
        email = await erasing.carry_out(connection, request_id, by=visit.actor)
    await asyncio.to_thread(folder.forget, visit.runtime.settings.mail_folder, email)
    await keeping.drop_files(visit.runtime.pool, visit.runtime.settings.files_folder)
    return redirect(f"{HOME}?done=erased")


@router.get(f"{HOME}/holidays", dependencies=HANDLES)
async def list_holidays(visit: CurrentVisit) -> Response:
    return await _holidays(visit, FormState())


@router.post(f"{HOME}/holidays", dependencies=HANDLES)
async def save_holiday(visit: CurrentVisit) -> Response:
    form = await read_form(visit.request, frozenset({"day", "name"}))
    try:
        reader = Reader(form)
        reader.require("day")
        day = reader.day("day", dates.HOLIDAY) or dates.today()
        async with accepting(visit, form) as connection:
            await reader.together(overseeing.save_holiday(connection, day, form.stripped("name") or "", by=visit.actor))
    except InvalidInput as wrong:
        return await _holidays(visit, replace(form, problems=wrong.fields))
    return redirect(f"{HOME}/holidays")


@router.post(f"{HOME}/holidays/remove", dependencies=HANDLES)
async def drop_holiday(visit: CurrentVisit) -> Response:
    form = await read_form(visit.request, frozenset({"day"}))
    reader = Reader(form)
    day = reader.required("day", lambda name: reader.day(name, dates.HOLIDAY))
    async with visit.transaction() as connection:
        await overseeing.drop_holiday(connection, day, by=visit.actor)
    return redirect(f"{HOME}/holidays")


async def _office(visit: Visit, form: FormState) -> Response:
    async with visit.transaction() as connection:
        register = await overseeing.register_of_breaches(connection, by=visit.actor)
        page = PrivacyOffice(
            offices=offices_of(visit),
            clocks=await overseeing.running_clocks(connection, by=visit.actor),
            breaches=[(breach, breach_due(breach.known_at)) for breach in register],
            kinds=list(DEFAULT_DAYS),
            promises=form if "protection_contact" in form.values else await _promises(connection),
            form=form,
            done=visit.request.query_params.get("done", ""),
        )
    return render(visit, page, status=422 if form.problems else 200)


async def _request(visit: Visit, request_id: int, form: FormState) -> Response:
    async with visit.transaction() as connection:
        request = await requests.get(connection, request_id, by=visit.actor)
        days_off, rules = await overseeing.days_off(connection), await regulations(connection)
        erases = request.kind is RequestKind.ERASURE
        staying = await erasing.confirmed_texts(connection, request.person_id, by=visit.actor) if erases else []
    page = RequestDetail(
        request=request,
        answer_by=request.answer_by(days_off),
        complete_by=request.complete_by,
        withdrawal=withdrawal_rules(rules, request.received_at.astimezone(CITY_TIME).date()),
        may_extend=request.may_be_extended(datetime.now(UTC)),
        may_decide=may(visit.actor, Permission.HANDLE_PERSONAL_DATA, Matter(person_id=request.person_id)),
        staying=staying,
        form=form,
    )
    return render(visit, page, status=422 if form.problems else 200)


async def _holidays(visit: Visit, form: FormState) -> Response:
    async with visit.transaction() as connection:
        holidays = await overseeing.holidays(connection)
    today = datetime.now(CITY_TIME).date()
    shown = [holiday for holiday in holidays if holiday.day.year >= today.year]
    return render(visit, Holidays(holidays=shown, form=form), status=422 if form.problems else 200)


def _breach(reader: Reader) -> BreachDraft:
    """The time is the city's, as a browser's field for it sends it. The reader keeps what is wrong."""
    number = reader.whole("people_affected")
    if number and number > _MOST_PEOPLE:
        reader.problems["people_affected"] = "out_of_range"
    reader.require("known_at")
    known_at = reader.moment("known_at", dates.INCIDENT) or datetime.now(UTC)  # which is then undone
    return BreachDraft(known_at=known_at, body=reader.form.stripped("body") or "", people_affected=number)
