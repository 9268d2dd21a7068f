"""A unit's own page for its report of a year, behind the link that was mailed to it; nobody needs an account.

Opening the link shows, only its form sends: a mail scanner reports nothing.
"""

import asyncio
from dataclasses import dataclass, replace
from functools import partial
from typing import ClassVar

from fastapi import APIRouter, Depends
from starlette.responses import Response

from matchmaker.documents.xlsx_file import MEDIA_TYPE
from matchmaker.ground.errors import InvalidInput, LinkUnusable
from matchmaker.reports import filled_form, unit_links
from matchmaker.reports.unit_links import UNIT_LINK, UnitReport
from web.ground import again
from web.ground.again import Again
from web.ground.dependencies import ANYBODY, CurrentVisit, Open, Visit
from web.ground.doors import WORKBOOK
from web.ground.downloads import attached
from web.ground.forms import FormState
from web.ground.link_pages import behind, guarded, seen_by_nobody_else
from web.ground.once import once
from web.ground.rendering import Page, redirect, render
from web.ground.uploads import read_form_with_files
from web.reports.forms import FIELDS, reported, typed

router = APIRouter()

HOME = "/unit-reports/{token}"
KNOWN = frozenset({*FIELDS, "sender_name"})
BEHIND = [*ANYBODY, behind(UNIT_LINK)]


@dataclass(frozen=True, kw_only=True)
class UnitReportForm(Page):
    template: ClassVar[str] = "unit_reports/form.html"
    token: str
    report: UnitReport
    form: FormState


@dataclass(frozen=True, kw_only=True)
class UnitReportReceipt(Page):
    template: ClassVar[str] = "unit_reports/receipt.html"
    token: str
    report: UnitReport


@dataclass(frozen=True, kw_only=True)
class UnitReportOver(Page):
    """The year's time is over, or, without a report, the link is none of ours."""

    template: ClassVar[str] = "unit_reports/over.html"
    report: UnitReport | None
    again: Again | None  # what was typed for it until then


@router.get(HOME, dependencies=BEHIND)
async def show_form(visit: CurrentVisit, token: str) -> Response:
    return await _show(visit, token, FormState())


async def _shut(visit: Visit, token: str) -> Response | None:
    report = await _opened(visit, token)
    return await _over(visit, report) if report is None or report.over else None


@router.post(HOME, dependencies=[behind(UNIT_LINK), guarded(_shut), Depends(Open(brings=WORKBOOK))])
async def send(visit: CurrentVisit, token: str) -> Response:
    """By the form, or by a workbook, which then stands for the form."""
    form, uploads = await read_form_with_files(visit.request, KNOWN)
    try:
        what = await reported(visit.runtime.readers, form, uploads)
        form = replace(form, values={**form.values, **typed(what)})  # what the workbook lacks is corrected in the form
        sender = form.stripped("sender_name") or ""
        send = partial(unit_links.send, token=token, what=what, sender=sender, by=visit.actor)
        await once(visit, form, "contribution", send)
    except InvalidInput as wrong:
        return await _show(visit, token, replace(form, problems=wrong.fields, cells=wrong.cells))
    except LinkUnusable:
        return await _show(visit, token, form)
    return seen_by_nobody_else(redirect(UNIT_LINK.path(token) + "/receipt"))


@router.get(f"{HOME}/receipt", dependencies=BEHIND)
async def show_receipt(visit: CurrentVisit, token: str) -> Response:
    """What has arrived; the form while nothing has."""
    report = await _opened(visit, token)
    if report is None or report.over:
        return await _over(visit, report)
    if report.unit.sent is None:
        return seen_by_nobody_else(redirect(UNIT_LINK.path(token)))
    return seen_by_nobody_else(render(visit, UnitReportReceipt(token=token, report=report)))


@router.get(f"{HOME}/template", dependencies=BEHIND)
async def download_template(visit: CurrentVisit, token: str) -> Response:
    """The workbook that came with the letter, once more."""
    report = await _opened(visit, token)
    if report is None or report.over:
        return await _over(visit, report)
    content = await asyncio.to_thread(filled_form.empty_form)
    return attached(seen_by_nobody_else(Response(content, media_type=MEDIA_TYPE)), filled_form.NAME)


async def _show(visit: Visit, token: str, form: FormState) -> Response:
    """The form, at first with what the unit sent before; or why the link opens none."""
    report = await _opened(visit, token)
    if report is None or report.over:
        return await _over(visit, report)
    shown = form if form.values else replace(form, values=typed(report.unit.sent))
    page = UnitReportForm(token=token, report=report, form=shown)
    return seen_by_nobody_else(render(visit, page, status=422 if form.problems else 200))


async def _opened(visit: Visit, token: str) -> UnitReport | None:
    async with visit.transaction() as connection:
        try:
            return await unit_links.open_link(connection, token)
        except LinkUnusable:
            return None


async def _over(visit: Visit, report: UnitReport | None) -> Response:
    page = UnitReportOver(report=report, again=await again.said(visit.request))
    return seen_by_nobody_else(render(visit, page, status=410))
