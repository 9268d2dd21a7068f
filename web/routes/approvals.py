"""Closing a period (chốt số liệu), and what everybody may see of the last approved figure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar

from fastapi import APIRouter
from starlette.responses import Response

from matchmaker.db import Connection
from matchmaker.errors import InvalidInput
from matchmaker.intake import dates
from matchmaker.people.policy import Permission, may_ever
from matchmaker.programme.model import CountingSettings
from matchmaker.programme.service import counting_settings
from matchmaker.reports import approving
from matchmaker.reports.approving import Approved, PublicFigure, Result
from matchmaker.transfers.closing import Closing
from matchmaker.transfers.loading import city_today
from web.dependencies import ANYBODY, CurrentVisit, Visit, asks
from web.forms import FormState, read_form
from web.once import once
from web.reading import Reader
from web.rendering import Page, redirect, render

router = APIRouter()

HOME = "/progress/closings"


@dataclass(frozen=True, kw_only=True)
class Closings(Page):
    template: ClassVar[str] = "progress/closings.html"
    section: ClassVar[str] = "progress"
    approvals: Sequence[Approved]
    public_id: int | None  # of the approval that everybody sees
    changed: Mapping[int, Result]  # what was added or removed since, by case
    form: FormState
    may_close: bool
    done: str


@dataclass(frozen=True, kw_only=True)
class Results(Page):
    template: ClassVar[str] = "progress/results.html"
    section: ClassVar[str] = "results"
    figure: PublicFigure | None
    others: Sequence[Closing]  # of other periods
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


@router.post(HOME, dependencies=[asks(Permission.CLOSE_PERIOD)])
async def close_period(visit: CurrentVisit) -> Response:
    """A leader approves the figures of a period."""
    form = await read_form(visit.request, frozenset({"period_from", "period_to"}))

    async def act(connection: Connection) -> int:
        begin, end = (_day(form, name) for name in ("period_from", "period_to"))
        return await approving.approve(connection, begin, end, by=visit.actor)

    try:
        await once(visit, form, "period_closing", act)
    except InvalidInput as wrong:
        return await _closings(visit, replace(form, problems=wrong.fields))
    return redirect(f"{HOME}?done=1")


@router.get("/results", dependencies=ANYBODY)
async def show_results(visit: CurrentVisit) -> Response:
    """The last approved figure with the evidence under it, as everybody may read it."""
    async with visit.transaction() as connection:
        figure = await approving.public_figure(connection)
        page = Results(
            figure=figure,
            others=await approving.of_other_periods(connection, figure),
            results=await approving.results(connection, figure.closing) if figure else (),
            settings=figure.closing.settings if figure else await counting_settings(connection),
            fingerprint=visit.request.app.state.fingerprint,
        )
    return render(visit, page)


async def _closings(visit: Visit, form: FormState) -> Response:
    async with visit.transaction() as connection:
        ledger = await visit.runtime.cases.ledger(connection)
        approvals = await approving.approvals(connection, ledger, by=visit.actor)
        shown = await approving.public_figure(connection)
        changed: dict[int, Result] = {}
        for each in approvals:
            ids = (*each.since.added, *each.since.removed)
            told = await approving.told(connection, ledger, ids, each.closing.settings, named=True)
            changed |= {result.case_id: result for result in told}
    page = Closings(
        approvals=approvals,
        public_id=shown.closing.id if shown else None,
        changed=changed,
        form=form,
        may_close=may_ever(visit.actor, Permission.CLOSE_PERIOD),
        done=visit.request.query_params.get("done", ""),
    )
    return render(visit, page, status=422 if form.problems else 200)


def _day(form: FormState, name: str) -> date:
    """Raises InvalidInput for what is no date."""
    reader = Reader(form)
    return reader.required(name, lambda each: reader.day(each, dates.CLOSING))
