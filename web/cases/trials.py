"""Controlled trials: recorded by the desk, read by the parties."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from fastapi import APIRouter
from starlette.responses import Response

from matchmaker.cases import trials
from matchmaker.cases.trials import About, Trial, TrialView
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import Conflict, InvalidInput, NotFound
from matchmaker.intake import dates
from matchmaker.intake.dates import today
from matchmaker.rules.permissions import Permission
from matchmaker.rules.regulations import Line, Regulation
from matchmaker.rules.trial import TrialDraft, TrialMove, TrialStep, offered
from web.ground.dependencies import CurrentVisit, RecordId, Visit, asks
from web.ground.forms import FormState, read_form, whole_or_none
from web.ground.lists import address
from web.ground.once import once
from web.ground.reading import Reader
from web.ground.rendering import Page, redirect, render

router = APIRouter()

FOLLOWS = [asks(Permission.FOLLOW_CASE)]
SEES = [asks(Permission.SEE_CASE)]
TEXTS = ("trial_place", "trial_aim", "trial_limits", "trial_authority", "trial_paper", "trial_ground")
DRAFT = frozenset({*TEXTS, "trial_paper_on", "trial_from", "trial_until"})
STEP = frozenset({"trial_move", "trial_day", "trial_until", "trial_paper", "trial_text", "version"})


@dataclass(frozen=True, kw_only=True)
class TrialList(Page):
    template: ClassVar[str] = "trials/list.html"
    section: ClassVar[str] = "cases"
    trials: Sequence[Trial]


@dataclass(frozen=True, kw_only=True)
class NewTrial(Page):
    template: ClassVar[str] = "trials/new.html"
    section: ClassVar[str] = "cases"
    about: About
    place: str  # where the form goes
    grounds: Regulation | None  # that hold on the first day, or today while none is typed
    form: FormState


@dataclass(frozen=True, kw_only=True)
class TrialPage(Page):
    template: ClassVar[str] = "trials/show.html"
    section: ClassVar[str] = "cases"
    view: TrialView
    ground: Line | None
    closed: Sequence[TrialMove]  # moves that are not possible now
    form: FormState
    late: bool
    done: str


@router.get("/trials", dependencies=SEES)
async def list_trials(visit: CurrentVisit) -> Response:
    async with visit.transaction() as connection:
        page = TrialList(trials=await trials.every(connection, by=visit.actor))
    return render(visit, page)


@router.get("/trials/new", dependencies=FOLLOWS)
async def new_trial(visit: CurrentVisit) -> Response:
    return await _new(visit, FormState())


@router.post("/trials/new", dependencies=FOLLOWS)
async def record_trial(visit: CurrentVisit) -> Response:
    form = await read_form(visit.request, DRAFT)
    draft, problems = _draft(form)

    async def act(connection: Connection) -> int:
        try:
            return await trials.record(connection, await _about(visit, connection), draft, by=visit.actor)
        except InvalidInput as wrong:
            raise InvalidInput({**wrong.fields, **problems}) from wrong

    try:
        done = await once(visit, form, "controlled_trial", act)
    except InvalidInput as wrong:
        return await _new(visit, replace(form, problems=wrong.fields))
    return redirect(f"/trials/{done.made}?done=recorded")


@router.get("/trials/{trial_id:int}", dependencies=SEES)
async def show_trial(visit: CurrentVisit, trial_id: RecordId) -> Response:
    return await _show(visit, trial_id, FormState())


@router.post("/trials/{trial_id:int}/steps", dependencies=FOLLOWS)
async def take_step(visit: CurrentVisit, trial_id: RecordId) -> Response:
    form = await read_form(visit.request, STEP)
    reader = Reader(form)
    move = reader.read("trial_move", TrialMove, "unknown_code")
    happened_on = reader.day("trial_day", dates.IN_USE)
    until = reader.day("trial_until", dates.USE)
    paper, note = form.stripped("trial_paper"), form.stripped("trial_text")

    async def act(connection: Connection) -> int:
        if move is None:
            raise InvalidInput({"trial_move": "required", **reader.problems})
        step = TrialStep(move=move, happened_on=happened_on, until=until, paper=paper, note=note)
        version = whole_or_none(form.text("version")) or 0
        try:
            await trials.take_step(connection, trial_id, step, version=version, by=visit.actor)
        except InvalidInput as wrong:
            raise InvalidInput({**wrong.fields, **reader.problems}) from wrong
        if reader.problems:
            raise InvalidInput(reader.problems)
        return trial_id

    try:
        await once(visit, form, "controlled_trial", act)
    except Conflict:
        return await _show(visit, trial_id, form, late=True)
    except InvalidInput as wrong:
        return await _show(visit, trial_id, replace(form, problems=wrong.fields))
    return redirect(f"/trials/{trial_id}?done=step")


def _draft(form: FormState) -> tuple[TrialDraft, dict[str, str]]:
    reader = Reader(form)
    draft = TrialDraft(
        **{name: form.stripped(name) for name in TEXTS},
        trial_paper_on=reader.day("trial_paper_on", dates.PAPER),
        trial_from=reader.day("trial_from", dates.USE),
        trial_until=reader.day("trial_until", dates.USE),
    )
    return draft, reader.problems


async def _about(visit: Visit, connection: Connection) -> About:
    """What the address names. Raises NotFound."""
    asked = visit.request.query_params
    case, solution = (whole_or_none(asked.get(name, "")) for name in ("case", "solution"))
    if not case and not solution:
        raise NotFound()
    return await trials.about(connection, solution or 0, case or None, by=visit.actor)


async def _new(visit: Visit, form: FormState) -> Response:
    first = _draft(form)[0].trial_from or today()
    async with visit.transaction() as connection:
        about = await _about(visit, connection)
        grounds = await trials.grounds_on(connection, first)
    named = {"case": str(about.case_id)} if about.case_id else {"solution": str(about.solution_id)}
    page = NewTrial(about=about, place=address("/trials/new", **named), grounds=grounds, form=form)
    return render(visit, page, status=422 if form.problems else 200)


async def _show(visit: Visit, trial_id: int, form: FormState, *, late: bool = False) -> Response:
    async with visit.transaction() as connection:
        view = await trials.get(connection, trial_id, by=visit.actor)
    lines = view.grounds.value if view.grounds and isinstance(view.grounds.value, tuple) else ()
    page = TrialPage(
        view=view,
        ground=next((line for line in lines if line.code == view.trial.ground), None),
        closed=[move for move in TrialMove if move not in offered(view.trial.state)],
        form=form,
        late=late,
        done=visit.request.query_params.get("done", ""),
    )
    return render(visit, page, status=409 if late else 422 if form.problems else 200)
