"""One entry as its judge reads and scores it: without a name; abstaining, and saying that one knows whose it is."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import ClassVar

from fastapi import APIRouter
from starlette.responses import Response

from matchmaker.calls import service as calls
from matchmaker.calls.judging import sheets
from matchmaker.calls.judging.sheets import OwnSheet, SheetDraft
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import InvalidInput
from matchmaker.rules.call import Call
from web.calls.judging import JUDGES
from web.ground.dependencies import CurrentVisit, RecordId, Visit
from web.ground.forms import FormState, filled, read_form, whole_or_none
from web.ground.once import once
from web.ground.rendering import Page, redirect, render

router = APIRouter()

ENTRY = "/calls/{call_id:int}/judging/entries/{number:int}"


@dataclass(frozen=True, kw_only=True)
class SheetPage(Page):
    template: ClassVar[str] = "calls/sheet.html"
    section: ClassVar[str] = "calls"
    call: Call
    sheet: OwnSheet
    form: FormState


@router.get(ENTRY, dependencies=JUDGES)
async def show_sheet(visit: CurrentVisit, call_id: RecordId, number: RecordId) -> Response:
    return await _show(visit, call_id, number, None)


@router.post(f"{ENTRY}/score", dependencies=JUDGES)
async def score(visit: CurrentVisit, call_id: RecordId, number: RecordId) -> Response:
    async with visit.transaction() as connection:
        ids = [each.id or 0 for each in (await sheets.sheet(connection, call_id, number, by=visit.actor)).criteria]
    form = await read_form(visit.request, frozenset({"comment", *_cells(ids)}))
    draft = SheetDraft(
        points={each: whole_or_none(form.text(f"points_{each}")) for each in ids},
        reasons={each: form.text(f"reason_{each}") for each in ids},
        comment=form.text("comment"),
    )
    return await _do(
        visit, call_id, number, form, "scored", lambda c: sheets.score(c, call_id, number, draft, by=visit.actor)
    )


@router.post(f"{ENTRY}/abstain", dependencies=JUDGES)
async def abstain(visit: CurrentVisit, call_id: RecordId, number: RecordId) -> Response:
    form = await read_form(visit.request, frozenset({"abstain_reason"}))
    reason = form.text("abstain_reason")
    return await _do(
        visit, call_id, number, form, "abstained", lambda c: sheets.abstain(c, call_id, number, reason, by=visit.actor)
    )


@router.post(f"{ENTRY}/recognise", dependencies=JUDGES)
async def recognise(visit: CurrentVisit, call_id: RecordId, number: RecordId) -> Response:
    """Afterwards the entry is not found any more, so its judge comes back to their list."""
    form = await read_form(visit.request, frozenset({"conflict_note"}))
    note = form.text("conflict_note")
    return await _do(
        visit, call_id, number, form, "recognised", lambda c: sheets.recognise(c, call_id, number, note, by=visit.actor)
    )


async def _do(
    visit: Visit, call_id: int, number: int, form: FormState, done: str, act: Callable[[Connection], Awaitable[None]]
) -> Response:
    async def once_only(connection: Connection) -> int:
        await act(connection)
        return call_id

    try:
        await once(visit, form, "call_sheet", once_only)
    except InvalidInput as wrong:
        return await _show(visit, call_id, number, replace(form, problems=wrong.fields))
    return redirect(f"/calls/{call_id}/judging?done={done}")


def _cells(ids: list[int]) -> list[str]:
    return [f"{name}_{each}" for each in ids for name in ("points", "reason")]


async def _show(visit: Visit, call_id: int, number: int, form: FormState | None) -> Response:
    async with visit.transaction() as connection:
        call = await calls.get(connection, call_id, by=visit.actor)
        sheet = await sheets.sheet(connection, call_id, number, by=visit.actor)
    given = {
        f"{name}_{criterion}": getattr(each, name)
        for criterion, each in sheet.given.items()
        for name in ("points", "reason")
    }
    stored = FormState(values=filled({**given, "comment": sheet.comment}))
    # What is typed into one of the forms leaves the others as they are stored.
    shown = replace(form, values={**stored.values, **form.values}) if form else stored
    page = SheetPage(call=call, sheet=sheet, form=shown)
    return render(visit, page, status=422 if shown.problems else 200)
