"""A decided call for its council and the desk: who entered, objections, papers of winners, what becomes of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from fastapi import APIRouter
from starlette.responses import Response

from matchmaker.calls import service as calls
from matchmaker.calls.outcome import correcting, incubation, minutes, objections, papers, results, winners
from matchmaker.calls.outcome.correcting import Correction
from matchmaker.calls.outcome.incubation import Incubation
from matchmaker.calls.outcome.objections import Filed
from matchmaker.calls.outcome.papers import PaperCheck
from matchmaker.calls.outcome.results import Decided
from matchmaker.calls.outcome.winners import NeedPair
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import Conflict, InvalidInput, NotFound
from matchmaker.intake import dates
from matchmaker.rules.call import Call, CallMove
from matchmaker.rules.entry import EntryOutcome
from matchmaker.rules.incubation import IncubationStage
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import Matter, may
from matchmaker.rules.search import ListPage
from web.ground.dependencies import CurrentVisit, RecordId, Visit, asks
from web.ground.downloads import attached
from web.ground.forms import VERSION, FormState, filled, read_form, whole_or_none
from web.ground.lists import page_number
from web.ground.once import once
from web.ground.reading import Reader
from web.ground.rendering import Page, redirect, render

router = APIRouter()

AT_ONCE = 50  # entries
CALL = "/calls/{call_id:int}"
WINNER = f"{CALL}/winners/{{number:int}}"
SEES, CHECKS = [asks(Permission.SEE_ENTRANTS)], [asks(Permission.CHECK_PAPERS)]
FOLLOWS = [asks(Permission.FOLLOW_WINNER)]
PAPERS = frozenset({"papers_hold", "papers_checked_on", "papers_note"})
INCUBATION = frozenset({"incubation_stage", "mentor", "mentor_agreed", "received", "incubation_result", VERSION})


@dataclass(frozen=True, kw_only=True)
class OutcomePage(Page):
    template: ClassVar[str] = "calls/outcome.html"
    section: ClassVar[str] = "calls"
    call: Call
    entries: ListPage[Decided]
    objections: Sequence[Filed]
    correction: Correction | None
    reopens: bool  # whether the reader can open the result again, after an upheld objection
    pairs: Mapping[int, Sequence[NeedPair]]  # of each winner, by number
    checks: bool  # whether the reader checks papers now
    answers: bool
    follows: bool
    done: str


@dataclass(frozen=True, kw_only=True)
class PapersPage(Page):
    template: ClassVar[str] = "calls/papers.html"
    section: ClassVar[str] = "calls"
    call: Call
    entry: Decided
    form: FormState


@dataclass(frozen=True, kw_only=True)
class IncubationPage(Page):
    template: ClassVar[str] = "calls/incubation.html"
    section: ClassVar[str] = "calls"
    call: Call
    entry: Decided
    form: FormState
    late: bool  # somebody else has changed it meanwhile


@router.get(f"{CALL}/outcome", dependencies=SEES)
async def show_outcome(visit: CurrentVisit, call_id: RecordId) -> Response:
    by = visit.actor
    async with visit.transaction() as connection:
        call = await calls.hold(connection, call_id, Permission.SEE_ENTRANTS, by=by)
        entries = await results.page_of(connection, call_id, page=page_number(visit.request), limit=AT_ONCE)
        won = [entry for entry in entries.items if entry.outcome is EntryOutcome.WINNER]
        matter = Matter.of_call(call)
        page = OutcomePage(
            call=call,
            entries=entries,
            objections=await objections.of_call(connection, call_id, by=by),
            correction=await correcting.newest(connection, call_id),
            reopens=CallMove.REOPEN in await calls.open_moves(connection, call, by=by),
            pairs={entry.number: await winners.pairs(connection, call, entry, by=by) for entry in won},
            checks=may(by, Permission.CHECK_PAPERS, matter),
            answers=may(by, Permission.LEAD_COUNCIL, matter),
            follows=may(by, Permission.FOLLOW_WINNER, matter),
            done=visit.request.query_params.get("done", ""),
        )
    return render(visit, page)


@router.get(f"{CALL}/minutes", dependencies=SEES)
async def download_minutes(visit: CurrentVisit, call_id: RecordId) -> Response:
    async with visit.transaction() as connection:
        name, content = await minutes.minutes_of(connection, call_id, by=visit.actor)
    return attached(Response(content, media_type=minutes.MEDIA_TYPE), name)


@router.get(f"{WINNER}/papers", dependencies=CHECKS)
async def show_papers(visit: CurrentVisit, call_id: RecordId, number: RecordId) -> Response:
    return await _papers(visit, call_id, number, FormState())


@router.post(f"{WINNER}/papers", dependencies=CHECKS)
async def check_papers(visit: CurrentVisit, call_id: RecordId, number: RecordId) -> Response:
    form = await read_form(visit.request, PAPERS)

    async def act(connection: Connection) -> int:
        reader = Reader(form)
        checked_on = reader.day("papers_checked_on", dates.PAPER)
        seen = PaperCheck(checked_on=checked_on, holds=reader.yes_or_no("papers_hold"), note=form.text("papers_note"))
        await reader.together(papers.check(connection, call_id, number, seen, by=visit.actor))
        return number

    try:
        await once(visit, form, "entry", act)
    except InvalidInput as wrong:
        return await _papers(visit, call_id, number, replace(form, problems=wrong.fields))
    return redirect(f"/calls/{call_id}/outcome?done=papers")


@router.post(f"{WINNER}/list", dependencies=FOLLOWS)
async def list_winner(visit: CurrentVisit, call_id: RecordId, number: RecordId) -> Response:
    form = await read_form(visit.request, frozenset())

    async def act(connection: Connection) -> int:
        return await winners.list_solution(connection, call_id, number, by=visit.actor)

    await once(visit, form, "solution", act)
    return redirect(f"/calls/{call_id}/outcome?done=listed")


@router.post(f"{WINNER}/pair", dependencies=FOLLOWS)
async def pair_winner(visit: CurrentVisit, call_id: RecordId, number: RecordId) -> Response:
    form = await read_form(visit.request, frozenset({"need"}))

    async def act(connection: Connection) -> int:
        need_id = whole_or_none(form.text("need")) or 0
        return await winners.pair(connection, call_id, number, need_id, by=visit.actor)

    paired = await once(visit, form, "proposal", act)
    return redirect(f"/proposals/{paired.made}")


@router.get(f"{WINNER}/incubation", dependencies=FOLLOWS)
async def show_incubation(visit: CurrentVisit, call_id: RecordId, number: RecordId) -> Response:
    async with visit.transaction() as connection:
        stored = await incubation.of_entry(connection, call_id, number, by=visit.actor)
    shown = {
        "incubation_stage": stored.stage,
        "mentor": stored.mentor,
        "mentor_agreed": "yes" if stored.mentor_agreed else None,
        "received": stored.received,
        "incubation_result": stored.result,
        VERSION: stored.version,
    }
    return await _incubation(visit, call_id, number, FormState(values=filled(shown)))


@router.post(f"{WINNER}/incubation", dependencies=FOLLOWS)
async def save_incubation(visit: CurrentVisit, call_id: RecordId, number: RecordId) -> Response:
    form = await read_form(visit.request, INCUBATION)

    async def act(connection: Connection) -> int:
        reader = Reader(form)
        stage = form.text("incubation_stage")
        said = Incubation(
            stage=IncubationStage(stage) if stage in set(IncubationStage) else None,
            mentor=form.text("mentor"),
            mentor_agreed=form.text("mentor_agreed") == "yes",
            received=reader.money("received"),
            result=form.text("incubation_result"),
            version=whole_or_none(form.text(VERSION)) or 0,
        )
        await reader.together(incubation.save(connection, call_id, number, said, by=visit.actor))
        return number

    try:
        await once(visit, form, "entry", act)
    except InvalidInput as wrong:
        return await _incubation(visit, call_id, number, replace(form, problems=wrong.fields))
    except Conflict:
        return await _incubation(visit, call_id, number, form.anew(), late=True)
    return redirect(f"/calls/{call_id}/outcome?done=incubation")


async def _papers(visit: Visit, call_id: int, number: int, form: FormState) -> Response:
    async with visit.transaction() as connection:
        call = await calls.hold(connection, call_id, Permission.CHECK_PAPERS, by=visit.actor)
        entry = await results.numbered(connection, call_id, number)
    if entry is None or entry.outcome is not EntryOutcome.WINNER:
        raise NotFound()
    return render(visit, PapersPage(call=call, entry=entry, form=form), status=422 if form.problems else 200)


async def _incubation(visit: Visit, call_id: int, number: int, form: FormState, *, late: bool = False) -> Response:
    """`late`: what was typed stands beside the version that is stored now, and saves over it when it is sent again."""
    async with visit.transaction() as connection:
        call, entry = await winners.held(connection, call_id, number, by=visit.actor)
        if late:
            stored = await incubation.of_entry(connection, call_id, number, by=visit.actor)
            form = replace(form, values={**form.values, VERSION: [str(stored.version)]})
    page = IncubationPage(call=call, entry=entry, form=form, late=late)
    return render(visit, page, status=409 if late else 422 if form.problems else 200)
