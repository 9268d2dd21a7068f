"""A record at the desk: a need with its pairs, pairing by hand, a question to the owner; a solution to review."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from fastapi import APIRouter
from starlette.responses import Response

from matchmaker.calls import views as call_views
from matchmaker.calls.views import CallListed
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import InvalidInput, NotFound
from matchmaker.listings import review_questions
from matchmaker.listings.holding import Subject
from matchmaker.listings.needs import confirmation
from matchmaker.listings.needs import service as needs
from matchmaker.listings.needs.confirmation import Call, ToTell
from matchmaker.listings.solutions import service as solutions
from matchmaker.people import service as people
from matchmaker.proposals import suggestions
from matchmaker.proposals.suggestions import Pair
from matchmaker.rules.actors import OrganisationKind
from matchmaker.rules.listing import ListingState
from matchmaker.rules.need import Need
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import Matter, may
from matchmaker.rules.solution import Solution, SolutionFilter
from web.ground.dependencies import CurrentVisit, RecordId, Visit, asks
from web.ground.forms import FormState, read_form, whole_or_none
from web.ground.lists import words
from web.ground.once import once
from web.ground.rendering import Page, redirect, render
from web.listings.questions import Asked, Dealings, asked_of, dealings_of
from web.listings.steps import may_reopen, offered_steps, take_once
from web.proposals.suggestion import Seen, read_seen

router = APIRouter()

USES = [asks(Permission.USE_DESK)]
DECIDES = [asks(Permission.DECIDE)]
NEED = "/desk/needs/{need_id:int}"
SOLUTION = "/desk/solutions/{solution_id:int}"
FOUND = 10


@dataclass(frozen=True, kw_only=True)
class NeedAtDesk(Page):
    template: ClassVar[str] = "desk/need.html"
    section: ClassVar[str] = "desk"
    need: Need
    public_body: bool
    call: Call | None  # that the need waits for
    pairs: Sequence[tuple[Pair, Seen | None]]
    paired: Mapping[int, int]  # proposals by the solution they are with
    text: str  # what solutions are searched by
    solutions: Sequence[Solution]
    steps: Mapping[ListingState, str]
    may_reopen: bool
    may_ask: bool
    asked: Asked | None
    dealings: Dealings | None
    to_tell: ToTell | None  # by phone
    calls: Sequence[CallListed]  # that answer the need
    form: FormState
    ask_key: str
    done: str


@dataclass(frozen=True, kw_only=True)
class SolutionAtDesk(Page):
    template: ClassVar[str] = "desk/solution.html"
    section: ClassVar[str] = "desk"
    solution: Solution
    steps: Mapping[ListingState, str]
    may_reopen: bool
    may_ask: bool
    asked: Asked | None
    dealings: Dealings | None
    form: FormState
    done: str


@router.get(NEED, dependencies=USES)
async def show_need(visit: CurrentVisit, need_id: RecordId) -> Response:
    return await _need(visit, need_id, FormState(), words(visit.request))


@router.post(f"{NEED}/suggest", dependencies=USES)
async def suggest(visit: CurrentVisit, need_id: RecordId) -> Response:
    """Asks the engine now, instead of waiting for its daily round."""
    await read_form(visit.request, frozenset())
    identity = await visit.runtime.encoder.identity()
    await suggestions.suggest(visit.runtime.pool, visit.matching, identity, need_id, by=visit.actor)
    return redirect(f"/desk/needs/{need_id}?done=suggested")


@router.post(f"{NEED}/pair", dependencies=USES)
async def pair(visit: CurrentVisit, need_id: RecordId) -> Response:
    form = await read_form(visit.request, frozenset({"solution", "pair_reason", "q"}))

    async def act(connection: Connection) -> int:
        chosen, reason = whole_or_none(form.text("solution")), form.stripped("pair_reason") or ""
        if chosen is None:
            raise InvalidInput({"solution": "required"} | suggestions.reason_problems(reason))
        return (await suggestions.pair_by_hand(connection, need_id, chosen, reason, by=visit.actor)).id

    try:
        paired = await once(visit, form, "proposal", act)
    except InvalidInput as wrong:
        problems = {"pair_reason" if name == "reason" else name: code for name, code in wrong.fields.items()}
        return await _need(visit, need_id, replace(form, problems=problems), form.stripped("q") or "")
    return redirect(f"/proposals/{paired.made}")


@router.post(f"{NEED}/question", dependencies=DECIDES)
async def ask_about_need(visit: CurrentVisit, need_id: RecordId) -> Response:
    form = await read_form(visit.request, frozenset({"question"}))
    try:
        await _ask(visit, "need", need_id, form)
    except InvalidInput as wrong:
        return await _need(visit, need_id, replace(form, problems=wrong.fields), "")
    return redirect(f"/desk/needs/{need_id}?done=question")


@router.get(SOLUTION, dependencies=USES)
async def show_solution(visit: CurrentVisit, solution_id: RecordId) -> Response:
    return await _solution(visit, solution_id, FormState())


@router.post(f"{SOLUTION}/question", dependencies=DECIDES)
async def ask_about_solution(visit: CurrentVisit, solution_id: RecordId) -> Response:
    form = await read_form(visit.request, frozenset({"question"}))
    try:
        await _ask(visit, "solution", solution_id, form)
    except InvalidInput as wrong:
        return await _solution(visit, solution_id, replace(form, problems=wrong.fields))
    return redirect(f"/desk/solutions/{solution_id}?done=question")


@router.post(f"{NEED}/question/take-back", dependencies=DECIDES)
async def take_back_about_need(visit: CurrentVisit, need_id: RecordId) -> Response:
    return await _take_back(visit, "need", need_id)


@router.post(f"{SOLUTION}/question/take-back", dependencies=DECIDES)
async def take_back_about_solution(visit: CurrentVisit, solution_id: RecordId) -> Response:
    return await _take_back(visit, "solution", solution_id)


async def _ask(visit: Visit, subject: Subject, record_id: int, form: FormState) -> None:
    question = form.stripped("question") or ""
    await take_once(
        visit,
        form,
        subject,
        record_id,
        lambda on: review_questions.ask(on, subject, record_id, question, by=visit.actor),
    )


async def _take_back(visit: Visit, subject: Subject, record_id: int) -> Response:
    form = await read_form(visit.request, frozenset())
    await take_once(
        visit, form, subject, record_id, lambda on: review_questions.take_back(on, subject, record_id, by=visit.actor)
    )
    return redirect(f"/desk/{subject}s/{record_id}?done=taken_back")


async def _need(visit: Visit, need_id: int, form: FormState, text: str) -> Response:
    by = visit.actor
    async with visit.transaction() as connection:
        need = await needs.get(connection, need_id, by=by)
        owner = await people.get(connection, need.organisation_id, by=by)
        pairs = await suggestions.pairs_of(connection, need_id, by=by)
        page = NeedAtDesk(
            need=need,
            public_body=owner.kind is OrganisationKind.PUBLIC_BODY,
            call=await confirmation.call_of(connection, need),
            pairs=[(pair, read_seen(pair.proposal.seen)) for pair in pairs],
            paired={pair.proposal.solution_id: pair.proposal.id for pair in pairs},
            text=text,
            solutions=await _solutions(visit, connection, text) if text else (),
            steps=offered_steps(by, "need", needs.matter_of(need)),
            may_reopen=may_reopen(by, needs.matter_of(need)),
            may_ask=_may_ask(visit, needs.matter_of(need)),
            asked=await asked_of(visit, connection, "need", need_id, needs.matter_of(need)),
            dealings=await dealings_of(visit, connection, "need", need_id, needs.matter_of(need)),
            to_tell=await confirmation.to_tell(connection, need),
            calls=await call_views.of_need(connection, need_id, by=by),
            form=form,
            ask_key=secrets.token_hex(),
            done=visit.request.query_params.get("done", ""),
        )
    return render(visit, page, status=422 if form.problems else 200)


async def _solution(visit: Visit, solution_id: int, form: FormState) -> Response:
    async with visit.transaction() as connection:
        solution = await solutions.get(connection, solution_id, by=visit.actor)
        matter = solutions.matter_of(solution)
        asked = await asked_of(visit, connection, "solution", solution_id, matter)
        dealings = await dealings_of(visit, connection, "solution", solution_id, matter)
    page = SolutionAtDesk(
        solution=solution,
        steps=offered_steps(visit.actor, "solution", matter),
        may_reopen=may_reopen(visit.actor, matter),
        may_ask=_may_ask(visit, matter),
        asked=asked,
        dealings=dealings,
        form=form,
        done=visit.request.query_params.get("done", ""),
    )
    return render(visit, page, status=422 if form.problems else 200)


async def _solutions(visit: Visit, connection: Connection, text: str) -> Sequence[Solution]:
    """Published solutions by their number, or by words."""
    number = whole_or_none(text)
    if number is not None:
        try:
            numbered = [await solutions.get(connection, number, by=visit.actor)]
        except NotFound:
            return ()
        return [solution for solution in numbered if solution.state is ListingState.PUBLISHED]
    wanted = SolutionFilter(text=text, named=visit.named(text), state=ListingState.PUBLISHED.value, limit=FOUND)
    return (await solutions.listing(connection, wanted, by=visit.actor)).items


def _may_ask(visit: Visit, matter: Matter) -> bool:
    return matter.state == ListingState.SUBMITTED and may(visit.actor, Permission.DECIDE, matter)
