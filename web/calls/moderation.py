"""The chair's pages: the council's talk about every entry, and its decision."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from fastapi import APIRouter
from starlette.responses import Response

from matchmaker.calls import service as calls
from matchmaker.calls.judging import council, deciding
from matchmaker.calls.judging.council import Discussed, Discussion
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import InvalidInput
from matchmaker.ground.once import Act
from matchmaker.rules.call import CallMove, CallState
from matchmaker.rules.permissions import Permission
from matchmaker.rules.search import ListPage
from web.ground.dependencies import CurrentVisit, RecordId, Visit, asks
from web.ground.forms import FormState, read_form, whole_or_none
from web.ground.lists import page_number
from web.ground.once import once
from web.ground.rendering import Page, redirect, render

router = APIRouter()

LEADS = [asks(Permission.LEAD_COUNCIL)]
PLACE = "/calls/{call_id:int}/judging"
RANKED_AT_ONCE = 50  # entries
TURN = "turn"


@dataclass(frozen=True, kw_only=True)
class ModerationPage(Page):
    template: ClassVar[str] = "calls/moderation.html"
    section: ClassVar[str] = "calls"
    talk: Discussion
    shown: ListPage[Discussed]
    begun: bool  # notes are taken now
    form: FormState
    item: int | None  # the entry whose note is wrong
    done: str


@dataclass(frozen=True, kw_only=True)
class DecisionPage(Page):
    template: ClassVar[str] = "calls/decision.html"
    section: ClassVar[str] = "calls"
    talk: Discussion
    shown: ListPage[Discussed]
    elsewhere: Mapping[str, Sequence[str]]  # by field, numbers that were chosen on other pages
    form: FormState
    done: str


@router.get(f"{PLACE}/moderation", dependencies=LEADS)
async def show_moderation(visit: CurrentVisit, call_id: RecordId) -> Response:
    return await _moderation(visit, call_id, FormState(), None)


@router.post(f"{PLACE}/moderation", dependencies=LEADS)
async def begin(visit: CurrentVisit, call_id: RecordId) -> Response:
    """All scores are in, and the council begins to talk."""
    form = await read_form(visit.request, frozenset())

    async def act(connection: Connection) -> int:
        return (await calls.move(connection, call_id, CallMove.MODERATE, by=visit.actor)).id

    await once(visit, form, "call_moderation", act)
    return redirect(f"/calls/{call_id}/judging/moderation?done=begun")


@router.post(PLACE + "/moderation/{number:int}", dependencies=LEADS)
async def note(visit: CurrentVisit, call_id: RecordId, number: RecordId) -> Response:
    form = await read_form(visit.request, frozenset({"council_note"}))

    async def act(connection: Connection) -> int:
        await council.note(connection, call_id, number, form.text("council_note"), by=visit.actor)
        return number

    try:
        await once(visit, form, "call_note", act)
    except InvalidInput as wrong:
        return await _moderation(visit, call_id, replace(form, problems=wrong.fields), number)
    page = page_number(visit.request)
    return redirect(f"/calls/{call_id}/judging/moderation?done=noted&page={page}#entry-{number}")


@router.get(f"{PLACE}/decision", dependencies=LEADS)
async def show_decision(visit: CurrentVisit, call_id: RecordId) -> Response:
    return await _decision(visit, call_id, FormState())


@router.post(f"{PLACE}/decision", dependencies=LEADS)
async def decide(visit: CurrentVisit, call_id: RecordId) -> Response:
    form = await read_form(visit.request, frozenset({"winners", "finalists", "decision", TURN}))
    if form.text(TURN):  # another page of the ranking; what was chosen and written goes along
        return await _decision(visit, call_id, form.anew(), whole_or_none(form.text(TURN)) or 1)

    async def act(connection: Connection) -> int:
        await deciding.decide(
            connection,
            call_id,
            form.text("decision"),
            winners=_numbers(form, "winners"),
            finalists=_numbers(form, "finalists"),
            by=visit.actor,
        )
        return call_id

    return await _decide(visit, call_id, form, act, f"/calls/{call_id}?done=decide")


@router.post(f"{PLACE}/decision/ties", dependencies=LEADS)
async def break_tie(visit: CurrentVisit, call_id: RecordId) -> Response:
    """The field holds numbers of entries as they are ranked, such as "4, 2"."""
    form = await read_form(visit.request, frozenset({"tie_order", "tie_reason"}))
    order = [whole_or_none(part) or 0 for part in form.text("tie_order").replace(",", " ").split()]

    async def act(connection: Connection) -> int:
        await deciding.break_tie(connection, call_id, order, form.text("tie_reason"), by=visit.actor)
        return call_id

    return await _decide(visit, call_id, form, act, f"/calls/{call_id}/judging/decision?done=ordered")


async def _decide(visit: Visit, call_id: int, form: FormState, act: Act, then: str) -> Response:
    try:
        await once(visit, form, "call_decision", act)
    except InvalidInput as wrong:
        return await _decision(visit, call_id, replace(form, problems=wrong.fields))
    return redirect(then)


async def _moderation(visit: Visit, call_id: int, form: FormState, item: int | None) -> Response:
    async with visit.transaction() as connection:
        number = page_number(visit.request)
        talk = await council.discussion(connection, call_id, by=visit.actor, page=number, limit=council.AT_ONCE)
    page = ModerationPage(
        talk=talk,
        shown=_page_of(talk, number, council.AT_ONCE),
        begun=talk.call.state is CallState.MODERATION,
        form=form,
        item=item,
        done=visit.request.query_params.get("done", ""),
    )
    return render(visit, page, status=422 if form.problems else 200)


async def _decision(visit: Visit, call_id: int, form: FormState, number: int | None = None) -> Response:
    number = number or page_number(visit.request)
    async with visit.transaction() as connection:
        talk = await council.discussion(connection, call_id, by=visit.actor, page=number, limit=RANKED_AT_ONCE)
    shown = _page_of(talk, number, RANKED_AT_ONCE)
    here = {str(each.number) for each in shown.items}
    page = DecisionPage(
        talk=talk,
        shown=shown,
        elsewhere={name: [each for each in form.many(name) if each not in here] for name in ("winners", "finalists")},
        form=form,
        done=visit.request.query_params.get("done", ""),
    )
    return render(visit, page, status=422 if form.problems else 200)


def _page_of(talk: Discussion, number: int, limit: int) -> ListPage[Discussed]:
    items = [each for entries in talk.boards.values() for each in entries]
    return ListPage(items=items, total=talk.total, page=number, limit=limit)


def _numbers(form: FormState, name: str) -> list[int]:
    return [whole_or_none(text) or 0 for text in form.many(name)]
