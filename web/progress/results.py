"""Closing a period (chốt số liệu), and what everybody may see of the last approved figure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar

from fastapi import APIRouter
from starlette.responses import Response

from matchmaker.cases.loading import city_today
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import Conflict, InvalidInput
from matchmaker.intake import dates
from matchmaker.programme.service import counting_settings
from matchmaker.progress import approval
from matchmaker.progress.approval import Approved, ClosingPreview, PublicFigure, Result
from matchmaker.reports import target_figures
from matchmaker.reports.target_figures import ReachedThen
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import may_ever
from matchmaker.rules.programme import CountingSettings
from matchmaker.rules.target_count import Reached
from web.ground.dependencies import ANYBODY, CurrentVisit, Visit, asks
from web.ground.forms import FormState, read_form
from web.ground.once import once
from web.ground.reading import Reader
from web.ground.rendering import Page, redirect, render

router = APIRouter()

HOME = "/progress/closings"
PERIOD = ("period_from", "period_to")


@dataclass(frozen=True, kw_only=True)
class Closings(Page):
    template: ClassVar[str] = "progress/closings.html"
    section: ClassVar[str] = "progress"
    approvals: Sequence[Approved]
    public_id: int | None  # of the approval that everybody sees
    targets: Mapping[int, Sequence[ReachedThen]]  # as they were kept with each approval
    changed: Mapping[int, Result]  # what was added or removed since, by case
    form: FormState
    may_close: bool
    done: str


@dataclass(frozen=True, kw_only=True)
class ClosingAsked(Page):
    """What closing the period would do, and the one button that does it."""

    template: ClassVar[str] = "progress/closing.html"
    section: ClassVar[str] = "progress"
    shown: ClosingPreview
    targets: Sequence[Reached]  # by the period's last day
    mark: str  # of these targets
    changed: bool  # since the leader saw the figures
    form: FormState


@dataclass(frozen=True, kw_only=True)
class Results(Page):
    template: ClassVar[str] = "progress/results.html"
    section: ClassVar[str] = "results"
    figure: PublicFigure | None
    others: Sequence[PublicFigure]  # of other periods
    results: Sequence[Result]
    settings: CountingSettings
    fingerprint: str  # of the key that signs auditors' bundles


@router.get(HOME, dependencies=[asks(Permission.SEE_PROGRESS)])
async def list_closings(visit: CurrentVisit) -> Response:
    async with visit.transaction() as connection:
        today = await city_today(connection)
        begin, _ = (await counting_settings(connection)).period(today)
    begun = {"period_from": [dates.typed(begin)], "period_to": [dates.typed(today)]}
    return await _closings(visit, FormState(values=begun))


@router.get(f"{HOME}/preview", dependencies=[asks(Permission.CLOSE_PERIOD)])
async def preview(visit: CurrentVisit) -> Response:
    """What closing the period would do; nothing is done yet."""
    asked = {name: [visit.request.query_params.get(name, "")] for name in PERIOD}
    return await _ask(visit, FormState(values=asked))


@router.post(HOME, dependencies=[asks(Permission.CLOSE_PERIOD)])
async def close_period(visit: CurrentVisit) -> Response:
    """A leader approves the figures of a period, as the page before showed them; others are shown first."""
    form = await read_form(visit.request, frozenset({*PERIOD, "figures", "targets"}))

    async def act(connection: Connection) -> int:
        begin, end = _period(form)
        figures, targets = form.text("figures"), form.text("targets")
        return await target_figures.approve(
            connection, begin, end, by=visit.actor, seen=figures, seen_targets=targets or None
        )

    try:
        await once(visit, form, "period_closing", act)
    except InvalidInput as wrong:
        return await _closings(visit, replace(form, problems=wrong.fields))
    except Conflict:
        return await _ask(visit, form, changed=True)
    return redirect(f"{HOME}?done=1")


@router.get("/results", dependencies=ANYBODY)
async def show_results(visit: CurrentVisit) -> Response:
    """The last approved figure with the evidence under it, as everybody may read it."""
    async with visit.transaction() as connection:
        figure, programme = await approval.public_figure(connection), await counting_settings(connection)
        page = Results(
            figure=figure,
            others=await approval.of_other_periods(connection, figure),
            results=await approval.results(connection, figure.closing) if figure else (),
            settings=figure.closing.rule(programme) if figure else programme,
            fingerprint=visit.request.app.state.fingerprint,
        )
    return render(visit, page)


async def _ask(visit: Visit, form: FormState, *, changed: bool = False) -> Response:
    try:
        begin, end = _period(form)
        async with visit.transaction() as connection:
            ledger = await visit.runtime.cases.ledger(connection)
            shown = await approval.preview(connection, ledger, begin, end, by=visit.actor)
            targets = await target_figures.standing(connection, ledger, end, by=visit.actor)
    except InvalidInput as wrong:
        return await _closings(visit, replace(form, problems=wrong.fields))
    page = ClosingAsked(shown=shown, targets=targets, mark=target_figures.mark_of(targets), changed=changed, form=form)
    return render(visit, page, status=409 if changed else 200)


async def _closings(visit: Visit, form: FormState) -> Response:
    async with visit.transaction() as connection:
        ledger = await visit.runtime.cases.ledger(connection)
        approvals = await approval.approvals(connection, ledger, by=visit.actor)
        shown = await approval.public_figure(connection)
        targets = await target_figures.when_closed(connection, [each.closing.id for each in approvals])
        changed: dict[int, Result] = {}
        for approved in approvals:
            ids = (*approved.since.added, *approved.since.removed)
            results = await approval.results_of(connection, ledger, ids, approved.closing.settings, named=True)
            changed |= {result.case_id: result for result in results}
    page = Closings(
        approvals=approvals,
        public_id=shown.closing.id if shown else None,
        targets=targets,
        changed=changed,
        form=form,
        may_close=may_ever(visit.actor, Permission.CLOSE_PERIOD),
        done=visit.request.query_params.get("done", ""),
    )
    return render(visit, page, status=422 if form.problems else 200)


def _period(form: FormState) -> tuple[date, date]:
    """Raises InvalidInput, for both days at once."""
    reader = Reader(form)
    begin, end = (reader.require(name) and reader.day(name, dates.CLOSING) for name in PERIOD)
    reader.check()
    assert isinstance(begin, date)
    assert isinstance(end, date)
    return begin, end
