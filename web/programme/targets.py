"""Targets of the programme: as they stand, one added, changed or ended, and what that would make of the figures."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar

from fastapi import APIRouter
from starlette.responses import Response

from matchmaker.cases.loading import city_today
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import Conflict, InvalidInput, NotFound
from matchmaker.people import display_names
from matchmaker.programme import targets
from matchmaker.programme.service import counting_settings
from matchmaker.progress import lists
from matchmaker.progress.lists import CaseLine
from matchmaker.reports import target_figures
from matchmaker.reports.target_figures import TargetsPreview
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import may
from matchmaker.rules.target import Target, TargetBook, plan_targets
from web.ground.dependencies import CurrentVisit, Visit, asks
from web.ground.forms import FormState, read_form
from web.ground.once import once
from web.ground.rendering import Page, redirect, render
from web.programme.forms import Changed
from web.programme.target_forms import (
    KNOWN,
    TargetRecorded,
    anew,
    differences,
    filled,
    recorded,
    seen_of,
    target_of,
)

router = APIRouter()

HOME = "/programme/targets"
SEES, SETS = [asks(Permission.SEE_PROGRESS)], [asks(Permission.SET_PROGRAMME)]


@dataclass(frozen=True, kw_only=True)
class TargetsPage(Page):
    template: ClassVar[str] = "programme/targets.html"
    section: ClassVar[str] = "progress"
    of_plan: Sequence[Target]
    in_force: Sequence[Target]
    later: Sequence[Target]
    ended: Sequence[Target]
    history: Sequence[TargetRecorded]  # the newest first
    may_set: bool
    done: str


@dataclass(frozen=True, kw_only=True)
class TargetForm(Page):
    template: ClassVar[str] = "programme/target.html"
    section: ClassVar[str] = "progress"
    form: FormState
    target: Target | None  # as it stands, None for a new one
    theirs: Sequence[TargetRecorded]  # what others have set since the form was opened


@dataclass(frozen=True, kw_only=True)
class TargetPreviewPage(Page):
    template: ClassVar[str] = "programme/target_preview.html"
    section: ClassVar[str] = "progress"
    form: FormState
    new: Target
    stands: Target | None
    changed: Sequence[Changed]
    shown: TargetsPreview
    added: Sequence[CaseLine]
    removed: Sequence[CaseLine]
    today: date


@router.get(HOME, dependencies=SEES)
async def list_targets(visit: CurrentVisit) -> Response:
    async with visit.transaction() as connection:
        today, book = await city_today(connection), await targets.book(connection)
        page = TargetsPage(
            of_plan=plan_targets(await counting_settings(connection)),
            in_force=book.on(today),
            later=book.later(today),
            ended=book.ended(today),
            history=(await _history(connection, visit))[::-1],
            may_set=may(visit.actor, Permission.SET_PROGRAMME),
            done=visit.request.query_params.get("done", ""),
        )
    return render(visit, page)


@router.get(f"{HOME}/edit", dependencies=SETS)
@router.get(f"{HOME}/preview", dependencies=SETS)  # such as after the other language was chosen there
async def edit_target(visit: CurrentVisit) -> Response:
    """A new target, or one that there is. Raises NotFound."""
    code = visit.request.query_params.get("of", "")
    async with visit.transaction() as connection:
        book, today = await targets.book(connection), await city_today(connection)
    target = book.newest(code)
    if code and target is None:
        raise NotFound()
    return render(visit, TargetForm(form=filled(target, book, today), target=target, theirs=()))


@router.post(f"{HOME}/preview", dependencies=SETS)
async def preview_target(visit: CurrentVisit) -> Response:
    """What the typed version would count; nothing is written."""
    form = await read_form(visit.request, KNOWN)
    async with visit.transaction() as connection:
        book = await targets.book(connection)
        if seen_of(form) != len(book.versions):
            return await _conflict(connection, visit, form, book)
        try:
            new = target_of(form, book)
        except InvalidInput as wrong:
            return _refused(visit, replace(form, problems=wrong.fields), book)
        ledger = await visit.runtime.cases.ledger(connection)
        shown = await target_figures.with_version(connection, ledger, new, by=visit.actor)
        judged, stands = ledger.judgements(await counting_settings(connection)), book.newest(new.code)
        page = TargetPreviewPage(
            form=form.anew(),
            new=new,
            stands=stands,
            changed=differences(stands, new) if stands else (),
            shown=shown,
            added=await lists.case_lines(connection, judged, shown.added, by=visit.actor),
            removed=await lists.case_lines(connection, judged, shown.removed, by=visit.actor),
            today=ledger.today,
        )
    return render(visit, page)


@router.post(HOME, dependencies=SETS)
async def save_target(visit: CurrentVisit) -> Response:
    form = await read_form(visit.request, KNOWN)

    async def act(connection: Connection) -> int:
        book = await targets.book(connection)
        if seen_of(form) != len(book.versions):
            raise Conflict()
        await targets.set_target(connection, target_of(form, book), seen=seen_of(form), by=visit.actor)
        return len(book.versions) + 1

    try:
        await once(visit, form, "programme_target", act)
    except InvalidInput as wrong:
        async with visit.transaction() as connection:
            return _refused(visit, replace(form, problems=wrong.fields), await targets.book(connection))
    except Conflict:
        async with visit.transaction() as connection:
            return await _conflict(connection, visit, form, await targets.book(connection))
    return redirect(f"{HOME}?done=1")


async def _history(connection: Connection, visit: Visit) -> list[TargetRecorded]:
    entries = await targets.history(connection)
    return recorded(targets.changes(await display_names.named(connection, entries, by=visit.actor)))


def _refused(visit: Visit, form: FormState, book: TargetBook) -> Response:
    return render(visit, TargetForm(form=form, target=book.newest(form.text("code")), theirs=()), status=422)


async def _conflict(connection: Connection, visit: Visit, form: FormState, book: TargetBook) -> Response:
    """What others have set meanwhile, above what was typed, which can be shown and saved over it."""
    history = await _history(connection, visit)
    shipped = len(book.versions) - len(history)
    theirs = history[max(seen_of(form) - shipped, 0) :]
    page = TargetForm(form=anew(form, book), target=book.newest(form.text("code")), theirs=theirs)
    return render(visit, page, status=409)
