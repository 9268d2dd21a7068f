"""Target, period and thresholds of counting: as they stand, their history, what a change would do before it is kept."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar

from fastapi import APIRouter
from starlette.responses import Response

from matchmaker.cases.loading import city_today
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import Conflict, InvalidInput
from matchmaker.people import display_names
from matchmaker.programme import service as programme
from matchmaker.progress import lists, periods
from matchmaker.progress.lists import CaseLine, Figure
from matchmaker.progress.periods import Preview
from matchmaker.rules.findings import Finding
from matchmaker.rules.ledger import Count
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import may
from matchmaker.rules.programme import CountingSettings
from web.ground.dependencies import CurrentVisit, Visit, asks
from web.ground.forms import FormState, read_form
from web.ground.rendering import Page, redirect, render
from web.programme.forms import (
    KNOWN,
    Changed,
    Recorded,
    contested,
    differences,
    filled,
    merged,
    recorded,
    settings_after,
    settings_of,
    version_of,
)

router = APIRouter()

HOME = "/programme"
SEES, SETS = [asks(Permission.SEE_PROGRESS)], [asks(Permission.SET_PROGRAMME)]


@dataclass(frozen=True, kw_only=True)
class Moved:
    """A case that would begin or cease to count. `unmet` says why it does not before or after, as does `beside`."""

    line: CaseLine
    beside: Figure | None  # where it stands while it does not count
    unmet: Sequence[Finding]


@dataclass(frozen=True, kw_only=True)
class SettingsPage(Page):
    template: ClassVar[str] = "programme/show.html"
    section: ClassVar[str] = "progress"
    settings: CountingSettings
    history: Sequence[Recorded]  # the newest first
    may_set: bool
    may_report: bool
    done: str


@dataclass(frozen=True, kw_only=True)
class SettingsForm(Page):
    template: ClassVar[str] = "programme/edit.html"
    section: ClassVar[str] = "progress"
    form: FormState
    theirs: Sequence[Recorded]  # what others have changed since the form was opened
    contested: Sequence[str]


@dataclass(frozen=True, kw_only=True)
class SettingsPreview(Page):
    template: ClassVar[str] = "programme/preview.html"
    section: ClassVar[str] = "progress"
    form: FormState
    changed: Sequence[Changed]
    settings: CountingSettings
    new: CountingSettings
    shown: Preview
    added: Sequence[Moved]
    removed: Sequence[Moved]
    today: date


@router.get(HOME, dependencies=SEES)
async def show_settings(visit: CurrentVisit) -> Response:
    async with visit.transaction() as connection:
        history = await _history(connection, visit)
    page = SettingsPage(
        settings=settings_after(history, len(history)),
        history=history[::-1],
        may_set=may(visit.actor, Permission.SET_PROGRAMME),
        may_report=may(visit.actor, Permission.PREPARE_REPORT),
        done=visit.request.query_params.get("done", ""),
    )
    return render(visit, page)


@router.get(f"{HOME}/edit", dependencies=SETS)
@router.get(f"{HOME}/preview", dependencies=SETS)  # such as after the other language was chosen there
async def edit_settings(visit: CurrentVisit) -> Response:
    async with visit.transaction() as connection:
        history = await _history(connection, visit)
    return _form(visit, filled(settings_after(history, len(history)), len(history)))


@router.post(f"{HOME}/preview", dependencies=SETS)
async def preview_settings(visit: CurrentVisit) -> Response:
    """What the typed settings would change; nothing is written."""
    form = await read_form(visit.request, KNOWN)
    async with visit.transaction() as connection:
        return await _preview(connection, visit, form)


@router.post(HOME, dependencies=SETS)
async def save_settings(visit: CurrentVisit) -> Response:
    """The same form again changes nothing more."""
    form = await read_form(visit.request, KNOWN)
    try:
        new = settings_of(form)
        async with visit.transaction() as connection:
            history = await _history(connection, visit)
            seen = settings_after(history, version_of(form, history))
            if new == seen:
                return await _preview(connection, visit, form)
            await programme.set_counting(connection, new, seen=seen, by=visit.actor)
    except InvalidInput as wrong:
        return _form(visit, replace(form, problems=wrong.fields))
    except Conflict:
        async with visit.transaction() as connection:
            history = await _history(connection, visit)
        if settings_after(history, len(history)) != new:
            return _conflict(visit, form, history)
    return redirect(f"{HOME}?done=1")


async def _history(connection: Connection, visit: Visit) -> list[Recorded]:
    entries = await programme.counting_history(connection)
    return recorded(await display_names.named(connection, entries, by=visit.actor))


async def _preview(connection: Connection, visit: Visit, form: FormState) -> Response:
    history = await _history(connection, visit)
    present = settings_after(history, len(history))
    if settings_after(history, version_of(form, history)) != present:
        return _conflict(visit, form, history)
    try:
        new = settings_of(form)
    except InvalidInput as wrong:
        return _form(visit, replace(form, problems=wrong.fields))
    today = await city_today(connection)
    shown = await periods.preview(connection, new)
    page = SettingsPreview(
        form=form,
        changed=differences(present, new),
        settings=present,
        new=new,
        shown=shown,
        added=await _moved(connection, visit, shown, shown.change.added, shown.before),
        removed=await _moved(connection, visit, shown, shown.change.removed, shown.after),
        today=today,
    )
    return render(visit, page)


async def _moved(
    connection: Connection, visit: Visit, shown: Preview, ids: Sequence[int], without: Count
) -> list[Moved]:
    """The cases, with what `without`, the count that leaves them out, says of each."""
    return [
        Moved(line=line, beside=_beside(line.id, without), unmet=_unmet(line.id, without))
        for line in await lists.case_lines(connection, shown.before.judgements, ids, by=visit.actor)
    ]


def _beside(case_id: int, without: Count) -> Figure | None:
    places = {Figure.REPLICATIONS: without.replications, Figure.SEPARATE: without.separate}
    return next((figure for figure, ids in places.items() if case_id in ids), None)


def _unmet(case_id: int, without: Count) -> list[Finding]:
    return [each for each in without.judgements[case_id].findings if each.holds is not True]


def _conflict(visit: Visit, form: FormState, history: Sequence[Recorded]) -> Response:
    """Their changes and what was typed, together in one form: nothing of either is lost."""
    version = version_of(form, history)
    seen, present = settings_after(history, version), settings_after(history, len(history))
    both = merged(form, seen, present, len(history))
    return _form(visit, both, theirs=history[version:], contested=contested(form, seen, present))


def _form(visit: Visit, form: FormState, *, theirs: Sequence[Recorded] = (), contested: Sequence[str] = ()) -> Response:
    page = SettingsForm(form=form, theirs=theirs, contested=contested)
    return render(visit, page, status=409 if theirs else 422 if form.problems else 200)
