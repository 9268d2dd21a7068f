"""Reports on the plan: any period, a preview with the figures of the pages, what officers write, the files."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar

from fastapi import APIRouter, Request
from starlette.responses import Response

from matchmaker.audit.model import Action
from matchmaker.cases.loading import city_today
from matchmaker.documents.blocks import Sheet
from matchmaker.ground import i18n
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import Conflict, InvalidInput
from matchmaker.ground.invalid import InvalidValue
from matchmaker.intake import dates
from matchmaker.people import display_names
from matchmaker.reports import contributions, officer_texts, report_words, service
from matchmaker.reports.composing import compose
from matchmaker.reports.contributions import Deadlines
from matchmaker.reports.gathering import WrittenPart, gather
from matchmaker.reports.model import ReportFormat
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import may
from web.ground import edit_conflict
from web.ground.dependencies import CurrentVisit, Visit, asks, locale_of
from web.ground.downloads import attached
from web.ground.edit_conflict import Stored
from web.ground.forms import SEEN, VERSION, FormState, code_or, read_form, whole_or_none
from web.ground.lists import address
from web.ground.rendering import Page, redirect, render

router = APIRouter()

HOME = "/reports"
PREPARES, SETS = [asks(Permission.PREPARE_REPORT)], [asks(Permission.SET_PROGRAMME)]


@dataclass(frozen=True, kw_only=True)
class ReportPage(Page):
    template: ClassVar[str] = "reports/show.html"
    section: ClassVar[str] = "progress"
    begin: date
    end: date
    problems: Mapping[str, str]
    sheet: Sheet | None
    parts: Mapping[str, WrittenPart]
    titles: Mapping[str, str]
    missing: int  # units that have not sent yet
    dates: Deadlines
    today: date
    form: FormState
    seen: Mapping[str, str]  # what a form says of the text that its reader saw, by part
    done: str
    may_replace_words: bool


@dataclass(frozen=True, kw_only=True)
class WordsPage(Page):
    template: ClassVar[str] = "reports/words.html"
    section: ClassVar[str] = "progress"
    form: FormState
    done: str


@router.get(HOME, dependencies=PREPARES)
async def show_report(visit: CurrentVisit) -> Response:
    return await _report(visit, FormState(), visit.request.query_params)


@router.get(f"{HOME}/file", dependencies=PREPARES)
async def download_report(visit: CurrentVisit) -> Response:
    """The report as a file. Raises InvalidInput for a period that is none."""
    begin, end = _period(visit.request.query_params, dates.today())
    form = code_or(visit.request.query_params.get("format", ""), ReportFormat, ReportFormat.DOCX)
    async with visit.transaction() as connection:
        sheet = await service.draft(connection, begin, end, by=visit.actor)
    made = await asyncio.to_thread(service.written, sheet, form)
    return attached(Response(made.content, media_type=made.media_type), made.name)


@router.post(f"{HOME}/texts", dependencies=PREPARES)
async def write_part(visit: CurrentVisit) -> Response:
    """What an officer writes into a part, kept apart from the figures."""
    form = await read_form(visit.request, frozenset({"from", "to", "part", "body", VERSION, SEEN}))
    period = {name: form.text(name) for name in ("from", "to")}
    begin, end = _period(period, dates.today())
    try:
        async with visit.transaction() as connection:
            await officer_texts.write_part(
                connection,
                begin,
                end,
                form.text("part"),
                form.text("body"),
                version=whole_or_none(form.text("version")) or 0,
                by=visit.actor,
            )
    except InvalidInput as wrong:
        return await _report(visit, replace(form, problems=wrong.fields), period)
    except Conflict:
        return await _together(visit, form, begin, end)
    return redirect(address(HOME, **{"from": begin.isoformat(), "to": end.isoformat()}, done=form.text("part")))


async def _together(visit: Visit, form: FormState, begin: date, end: date) -> Response:
    """What was typed and what somebody else has written meanwhile."""
    async with visit.transaction() as connection:
        gathered = await gather(connection, begin, end, by=visit.actor)
        written = gathered.written[form.text("part")]
        entry = await display_names.last(connection, "report", written.id or 0, {Action.REPORT_WRITE}, by=visit.actor)
    carried = {name: form.many(name) for name in ("from", "to", "part")}
    body = {"body": [written.body]}
    now = {**body, VERSION: [str(written.version)], SEEN: [edit_conflict.seen_of(body)]}
    merged = edit_conflict.merge(form, FormState(values={**carried, **now}), {"body"})
    record = Stored.since(
        entry,
        place=address(HOME, **{"from": begin.isoformat(), "to": end.isoformat()}),
        name=f"{gathered.words['parts'][form.text('part')]} ({_shown(visit, begin)} – {_shown(visit, end)})",
    )
    if merged.is_stored:
        return redirect(record.place)
    return edit_conflict.show(visit, merged, address=f"{HOME}/texts", record=record)


def _shown(visit: Visit, day: date) -> str:
    return i18n.show_date(day, locale_of(visit.request))


@router.get(f"{HOME}/words", dependencies=SETS)
async def show_words(visit: CurrentVisit) -> Response:
    async with visit.transaction() as connection:
        form = await _words(connection)
    return render(visit, WordsPage(form=form, done=_done(visit.request)))


@router.post(f"{HOME}/words", dependencies=SETS)
async def replace_words(visit: CurrentVisit) -> Response:
    """An administrator's own words; an empty field brings back those that came with the program."""
    sent = await read_form(visit.request, frozenset({"words", SEEN}))
    form = replace(sent, values={**sent.values, "words": [sent.text("words").strip() or report_words.original()]})
    try:
        async with visit.transaction() as connection:
            await report_words.take_turn(connection)
            merged = edit_conflict.unseen(form, await _words(connection), {"words"})
            if merged is None:
                await report_words.replace_words(connection, form.text("words"), by=visit.actor)
            elif not merged.is_stored:
                record = await _record(connection, visit)
                return edit_conflict.show(visit, merged, address=f"{HOME}/words", record=record)
    except InvalidInput as wrong:
        return render(visit, WordsPage(form=replace(sent, problems=wrong.fields), done=""), status=422)
    return redirect(f"{HOME}/words?done=1")


async def _words(connection: Connection) -> FormState:
    """The form as the words stand."""
    return edit_conflict.with_seen(FormState(values={"words": [await report_words.current_text(connection)]}))


async def _record(connection: Connection, visit: Visit) -> Stored:
    entry = await display_names.newest(connection, await report_words.history(connection), by=visit.actor)
    name = i18n.term("field", "words", locale_of(visit.request))
    return Stored.since(entry, place=f"{HOME}/words", name=name)


async def _report(visit: Visit, form: FormState, period: Mapping[str, str]) -> Response:
    sheet: Sheet | None = None
    parts: Mapping[str, WrittenPart] = {}
    titles: Mapping[str, str] = {}
    problems: Mapping[str, str] = {}
    async with visit.transaction() as connection:
        today, dates = await city_today(connection), await contributions.deadlines(connection)
        try:
            begin, end = _period(period, today)
            gathered = await gather(connection, begin, end, by=visit.actor)
            sheet, parts, titles = compose(gathered), gathered.written, gathered.words["parts"]
        except InvalidInput as wrong:
            problems, begin, end = wrong.fields, date(today.year, 1, 1), today
        units = await contributions.of_year(connection, end.year)
    page = ReportPage(
        begin=begin,
        end=end,
        problems=problems,
        sheet=sheet,
        parts=parts,
        titles=titles,
        missing=sum(unit.sent is None for unit in units),
        dates=dates,
        today=today,
        form=form,
        seen={part: edit_conflict.seen_of({"body": [written.body]}) for part, written in parts.items()},
        done=_done(visit.request),
        may_replace_words=may(visit.actor, Permission.SET_PROGRAMME),
    )
    return render(visit, page, status=422 if problems or form.problems else 200)


def _period(period: Mapping[str, str], today: date) -> tuple[date, date]:
    """The days in an address; a year alone stands for all of it, nothing for this year so far."""
    year = whole_or_none(period.get("year", ""))
    if year and 2023 <= year <= 2100:
        return date(year, 1, 1), date(year, 12, 31)
    days: Sequence[date | None] = [_day(period, name) for name in ("from", "to")]
    begin, end = days
    return begin or date(today.year, 1, 1), end or today


def _day(period: Mapping[str, str], name: str) -> date | None:
    text = period.get(name, "").strip()
    try:
        return dates.day(text, dates.PERIOD) if text else None
    except InvalidValue as wrong:
        raise InvalidInput({f"period_{name}": wrong.code}) from wrong


def _done(request: Request) -> str:
    return request.query_params.get("done", "")
