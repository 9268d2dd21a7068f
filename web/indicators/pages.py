"""The plan's other tasks on one page: entries with their source, a form for each task, and what stood there before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar

from fastapi import APIRouter
from starlette.responses import Response

from matchmaker.cases.loading import city_today
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import Conflict, InvalidInput, NotFound, SentOtherwise
from matchmaker.ground.invalid import InvalidValue
from matchmaker.intake import dates
from matchmaker.people import display_names
from matchmaker.programme.service import counting_settings
from matchmaker.reports import ecosystem, indicators
from matchmaker.reports.ecosystem import ActiveOrganisation
from matchmaker.reports.indicators import Entry, Tally
from matchmaker.reports.model import FIELDS, EntryDraft, FieldKind, IndicatorField, IndicatorKind
from matchmaker.rules.actors import OrganisationKind
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import may
from web.ground import edit_conflict
from web.ground.dependencies import CurrentVisit, RecordId, Visit, asks
from web.ground.edit_conflict import Stored
from web.ground.forms import SEEN, FormState, filled, read_form, whole_or_none
from web.ground.lists import chosen
from web.ground.once import once
from web.ground.reading import Reader
from web.ground.rendering import Page, redirect, render

router = APIRouter()

HOME = "/indicators"
SEES, RECORDS = [asks(Permission.SEE_PROGRESS)], [asks(Permission.RECORD_INDICATOR)]
PLAIN = ("kind", "happened_on", "title", "source")
_FIELDS = frozenset({*PLAIN, *(field.name for fields in FIELDS.values() for field in fields)})
KNOWN = _FIELDS | {SEEN}
_FIRST_YEAR = 2023


@dataclass(frozen=True, kw_only=True)
class IndicatorList(Page):
    template: ClassVar[str] = "indicators/list.html"
    section: ClassVar[str] = "progress"
    tallies: Sequence[Tally]
    product_targets: Sequence[tuple[int, int]]
    year: int | None  # None: since the plan began
    years: Sequence[int]
    may_record: bool
    active: Mapping[OrganisationKind, int]
    households: int  # of the businesses in `active`
    until: date  # the last day of the twelve months of `active`


@dataclass(frozen=True, kw_only=True)
class ActiveList(Page):
    template: ClassVar[str] = "indicators/active.html"
    section: ClassVar[str] = "progress"
    organisations: Sequence[ActiveOrganisation]
    kind: str | None
    until: date


@dataclass(frozen=True, kw_only=True)
class IndicatorForm(Page):
    template: ClassVar[str] = "indicators/form.html"
    section: ClassVar[str] = "progress"
    form: FormState
    kind: IndicatorKind
    fields: Sequence[IndicatorField]
    entry_id: int | None


@dataclass(frozen=True, kw_only=True)
class IndicatorHistory(Page):
    template: ClassVar[str] = "indicators/history.html"
    section: ClassVar[str] = "progress"
    entries: Sequence[Entry]
    may_record: bool
    form_key: str


@router.get(HOME, dependencies=SEES)
async def list_indicators(visit: CurrentVisit) -> Response:
    year = whole_or_none(visit.request.query_params.get("year", ""))
    async with visit.transaction() as connection:
        today, settings = await city_today(connection), await counting_settings(connection)
        known = range(today.year, _FIRST_YEAR - 1, -1)
        year = year if year in known else None
        begin, end = (date(year, 1, 1), date(year, 12, 31)) if year else (settings.period_from, today)
        tallies = await indicators.tallies(connection, begin, end)
        active = await ecosystem.active(connection, min(end, today), by=visit.actor)
    page = IndicatorList(
        tallies=tallies,
        product_targets=settings.product_targets,
        year=year,
        years=known,
        may_record=may(visit.actor, Permission.RECORD_INDICATOR),
        active=ecosystem.by_kind(active),
        households=ecosystem.households(active),
        until=min(end, today),
    )
    return render(visit, page)


@router.get(f"{HOME}/active", dependencies=SEES)
async def list_active(visit: CurrentVisit) -> Response:
    """The organisations under the figure of II.6. Raises NotFound for a day that is none or is still to come."""
    kind = chosen(visit.request, "kind", OrganisationKind)
    async with visit.transaction() as connection:
        until = _past_day(visit.request.query_params.get("until", ""))
        active = await ecosystem.active(connection, until, by=visit.actor)
    organisations = [organisation for organisation in active if kind is None or organisation.kind == kind]
    return render(visit, ActiveList(organisations=organisations, kind=kind, until=until))


@router.get(f"{HOME}/new", dependencies=RECORDS)
async def new_entry(visit: CurrentVisit) -> Response:
    """Raises NotFound for a task that the plan does not have."""
    kind = chosen(visit.request, "kind", IndicatorKind)
    if kind is None:
        raise NotFound()
    return _form(visit, FormState(), IndicatorKind(kind))


@router.post(HOME, dependencies=RECORDS)
async def add_entry(visit: CurrentVisit) -> Response:
    return await _save(visit, None)


@router.get(f"{HOME}/{{entry_id:int}}", dependencies=SEES)
async def show_entry(visit: CurrentVisit, entry_id: RecordId) -> Response:
    """An entry with all that stood there before."""
    async with visit.transaction() as connection:
        entries = await indicators.history(connection, entry_id, by=visit.actor)
    page = IndicatorHistory(
        entries=entries, may_record=may(visit.actor, Permission.RECORD_INDICATOR), form_key=FormState().key
    )
    return render(visit, page)


@router.get(f"{HOME}/{{entry_id:int}}/edit", dependencies=RECORDS)
async def edit_entry(visit: CurrentVisit, entry_id: RecordId) -> Response:
    async with visit.transaction() as connection:
        [entry, *_] = await indicators.history(connection, entry_id, by=visit.actor)
    return _form(visit, _shown(entry), entry.kind, entry_id)


@router.post(f"{HOME}/{{entry_id:int}}", dependencies=RECORDS)
async def correct_entry(visit: CurrentVisit, entry_id: RecordId) -> Response:
    return await _save(visit, entry_id)


@router.post(f"{HOME}/{{entry_id:int}}/remove", dependencies=RECORDS)
async def remove_entry(visit: CurrentVisit, entry_id: RecordId) -> Response:
    form = await read_form(visit.request, frozenset())

    async def act(connection: Connection) -> int:
        return await indicators.remove(connection, entry_id, by=visit.actor)

    removed = await once(visit, form, "indicator_entry", act)
    return redirect(f"{HOME}/{removed.made}")


def _past_day(text: str) -> date:
    try:
        return dates.day(text, dates.ENTRY)
    except InvalidValue as wrong:
        raise NotFound() from wrong


async def _save(visit: Visit, entry_id: int | None) -> Response:
    form = await read_form(visit.request, KNOWN)

    async def act(connection: Connection) -> int:
        reader = Reader(form)
        draft = _draft(reader)
        return await reader.together(indicators.record(connection, draft, by=visit.actor, replaces=entry_id))

    try:
        written = await once(visit, form, "indicator_entry", act)
    except InvalidInput as wrong:
        kind = form.text("kind")
        if kind not in set(IndicatorKind):
            raise
        return _form(visit, replace(form, problems=wrong.fields), IndicatorKind(kind), entry_id)
    except (Conflict, SentOtherwise) as other:
        if entry_id is None:
            raise
        return await _together(visit, form if isinstance(other, Conflict) else form.anew(), entry_id)
    return redirect(f"{HOME}/{written.made}")


async def _together(visit: Visit, typed: FormState, entry_id: int) -> Response:
    """What was typed and what stands in the entry's place by now."""
    async with visit.transaction() as connection:
        entry = await indicators.newest(connection, entry_id, by=visit.actor)
    place = f"{HOME}/{entry.id}"
    merged = edit_conflict.merge(edit_conflict.as_shown(typed, _shown(_draft(Reader(typed)))), _shown(entry), _FIELDS)
    if merged.is_stored:
        return redirect(place)
    record = Stored(place=place, name=entry.title, by=entry.entered_by or display_names.ERASED, at=entry.entered_at)
    return edit_conflict.show(visit, merged, address=place, record=record)


def _shown(entry: Entry | EntryDraft) -> FormState:
    """The form as the entry stands."""
    values = {**{name: getattr(entry, name) for name in PLAIN}, **entry.details}
    return edit_conflict.with_seen(FormState(values=filled(values)))


def _draft(reader: Reader) -> EntryDraft:
    """The reader keeps which days and numbers are none."""
    form, kind = reader.form, reader.form.text("kind")
    fields = FIELDS[IndicatorKind(kind)] if kind in set(IndicatorKind) else ()
    return EntryDraft(
        kind=kind,
        happened_on=reader.day("happened_on", dates.ENTRY),
        title=form.stripped("title") or "",
        source=form.stripped("source") or "",
        details={field.name: _detail(reader, field) for field in fields},
    )


def _detail(reader: Reader, field: IndicatorField) -> str:
    """As it is stored: a day by ISO, a number by its digits."""
    if field.kind is FieldKind.DAY:
        day = reader.day(field.name, dates.ENTRY_DETAIL)
        return dates.typed(day) if day else ""
    if field.kind is FieldKind.WHOLE:
        number = reader.whole(field.name)
        return "" if number is None else str(number)
    return reader.form.stripped(field.name) or ""


def _form(visit: Visit, form: FormState, kind: IndicatorKind, entry_id: int | None = None) -> Response:
    page = IndicatorForm(form=form, kind=kind, fields=FIELDS[kind], entry_id=entry_id)
    return render(visit, page, status=422 if form.problems else 200)
