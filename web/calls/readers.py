"""Test readers: the desk asks, a mailed link shows the call, only its form answers."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from fastapi import APIRouter
from starlette.responses import Response

from matchmaker.calls import readers
from matchmaker.calls import service as calls
from matchmaker.calls.readers import READING_LINK, AskedToRead, ReaderDraft, Reading, Word
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import InvalidInput, LinkUnusable
from matchmaker.rules.call import Call
from matchmaker.rules.permissions import Permission
from web.ground import again
from web.ground.again import Again
from web.ground.dependencies import ANYBODY, CurrentVisit, RecordId, Visit, asks
from web.ground.forms import FormState, read_form
from web.ground.link_pages import behind, guarded, seen_by_nobody_else
from web.ground.once import accepting, once
from web.ground.reading import Reader
from web.ground.rendering import Page, redirect, render

router = APIRouter()

WRITES = [asks(Permission.WRITE_CALL)]
ASKED = frozenset({"reader_email", "reader_name", "reader_locale"})
ANSWERED = frozenset({"understood", "would_enter", "reader_remark"})


@dataclass(frozen=True, kw_only=True)
class Readers(Page):
    template: ClassVar[str] = "calls/readers.html"
    section: ClassVar[str] = "calls"
    call: Call
    readings: Sequence[Reading]
    form: FormState
    done: str


@dataclass(frozen=True, kw_only=True)
class ToRead(Page):
    template: ClassVar[str] = "calls/to_read.html"
    token: str
    asked: AskedToRead
    form: FormState


@dataclass(frozen=True, kw_only=True)
class ReadOver(Page):
    """What became of a reader's link; `code` says why it takes no answer."""

    template: ClassVar[str] = "calls/read_over.html"
    code: str
    again: Again | None


@router.get("/calls/{call_id:int}/readers", dependencies=WRITES)
async def list_readers(visit: CurrentVisit, call_id: RecordId) -> Response:
    return await _list(visit, call_id, FormState())


@router.post("/calls/{call_id:int}/readers", dependencies=WRITES)
async def ask_reader(visit: CurrentVisit, call_id: RecordId) -> Response:
    form = await read_form(visit.request, ASKED)
    said = ReaderDraft(
        email=form.text("reader_email"), name=form.text("reader_name"), locale=form.text("reader_locale")
    )

    async def act(connection: Connection) -> int:
        await readers.ask(connection, call_id, said, by=visit.actor)
        return call_id

    try:
        await once(visit, form, "call_reading", act)
    except InvalidInput as wrong:
        return await _list(visit, call_id, replace(form, problems=wrong.fields))
    return redirect(f"/calls/{call_id}/readers?done=asked")


async def _list(visit: Visit, call_id: int, form: FormState) -> Response:
    async with visit.transaction() as connection:
        call = await calls.get(connection, call_id, by=visit.actor)
        readings = await readers.of_call(connection, call_id, by=visit.actor)
    page = Readers(call=call, readings=readings, form=form, done=visit.request.query_params.get("done", ""))
    return render(visit, page, status=422 if form.problems else 200)


@router.get("/call-readings/{token}", dependencies=[*ANYBODY, behind(READING_LINK)])
async def show_to_reader(visit: CurrentVisit, token: str) -> Response:
    return await _show(visit, token, FormState())


async def _shut(visit: Visit, token: str) -> Response | None:
    async with visit.transaction() as connection:
        try:
            await readers.open_link(connection, token)
        except LinkUnusable as over:
            return None if over.code == "link_used" else await _over(visit, over)
    return None


@router.post("/call-readings/{token}", dependencies=[behind(READING_LINK), guarded(_shut), *ANYBODY])
async def answer(visit: CurrentVisit, token: str) -> Response:
    form = await read_form(visit.request, ANSWERED)
    reader = Reader(form)
    understood, would_enter = reader.yes_or_no("understood"), reader.yes_or_no("would_enter")
    reader.problems |= {
        name: "required" for name, said in (("understood", understood), ("would_enter", would_enter)) if said is None
    }
    word = Word(understood=understood is True, would_enter=would_enter is True, remark=form.text("reader_remark"))
    try:
        async with accepting(visit, form) as connection:
            await reader.together(readers.answer(connection, token, word, by=visit.actor))
    except InvalidInput as wrong:
        return await _show(visit, token, replace(form, problems=wrong.fields))
    except LinkUnusable:
        return await _show(visit, token, form)
    return seen_by_nobody_else(redirect(READING_LINK.path(token)))


async def _show(visit: Visit, token: str, form: FormState) -> Response:
    async with visit.transaction() as connection:
        try:
            asked = await readers.open_link(connection, token)
        except LinkUnusable as over:
            return await _over(visit, over)
    page = ToRead(token=token, asked=asked, form=form)
    return seen_by_nobody_else(render(visit, page, status=422 if form.problems else 200))


async def _over(visit: Visit, over: LinkUnusable) -> Response:
    """Thanks for what was answered, perhaps by this very form; else why the link opens nothing."""
    answered = over.code == "link_used"
    page = ReadOver(code=over.code, again=None if answered else await again.said(visit.request))
    return seen_by_nobody_else(render(visit, page, status=200 if answered else 410))
