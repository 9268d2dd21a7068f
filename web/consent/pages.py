"""The link by which a side is asked. Opening it shows; only a button answers: a mail scanner uses up nothing."""

from dataclasses import dataclass, replace
from typing import ClassVar

from fastapi import APIRouter
from starlette.responses import Response

from matchmaker.cases import second_consent
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import InvalidInput, LinkUnusable, SentOtherwise
from matchmaker.matching.model import Match
from matchmaker.proposals import consents, pairs_of_record
from matchmaker.proposals.consent_requests import CONSENT_LINK
from matchmaker.proposals.consents import Answered, Outcome, Question
from matchmaker.rules.proposal import Side
from matchmaker.rules.solution import Solution
from web.ground import again
from web.ground.dependencies import ANYBODY, CurrentVisit, Visit
from web.ground.forms import FormState, read_form
from web.ground.link_pages import LinkOver, behind, guarded, seen_by_nobody_else
from web.ground.once import once
from web.ground.rendering import Page, redirect, render
from web.listings.matches import compared
from web.proposals.answers import ANSWER, answer_of

router = APIRouter()


@dataclass(frozen=True, kw_only=True)
class Asked(Page):
    template: ClassVar[str] = "consent/asked.html"
    token: str
    question: Question
    match: Match[Solution] | None  # requirement by requirement
    readable: frozenset[Side]  # whose own page the reader may open
    form: FormState


@dataclass(frozen=True, kw_only=True)
class AnsweredPage(Page):
    template: ClassVar[str] = "consent/answered.html"
    answered: Answered


@router.get("/consent/{token}", dependencies=[*ANYBODY, behind(CONSENT_LINK)])
async def show_question(visit: CurrentVisit, token: str) -> Response:
    return await _show(visit, token, FormState())


async def _shut(visit: Visit, token: str) -> Response | None:
    async with visit.transaction() as connection:
        try:
            await consents.open_consent(connection, token, by=visit.actor)
        except LinkUnusable as over:
            return None if over.code == "link_used" else await _over(visit, connection, token, over)
    return None


@router.post("/consent/{token}", dependencies=[behind(CONSENT_LINK), guarded(_shut), *ANYBODY])
async def answer(visit: CurrentVisit, token: str) -> Response:
    form = await read_form(visit.request, ANSWER)
    outcomes: list[Outcome] = []

    async def act(connection: Connection) -> int:
        proposal_id, outcome = await second_consent.answer_by_link(connection, token, answer_of(form), by=visit.actor)
        outcomes.append(outcome)
        return proposal_id

    try:
        await once(visit, form, "proposal", act)
    except InvalidInput as wrong:
        return await _show(visit, token, replace(form, problems=wrong.fields))
    except (LinkUnusable, SentOtherwise):  # of two answers the first stands, and is shown
        return await _show(visit, token, form)
    if Outcome.CHANGED in outcomes:  # nothing was answered, and the link is over
        return await _show(visit, token, form)
    return seen_by_nobody_else(redirect(CONSENT_LINK.path(token)))


async def _show(visit: Visit, token: str, form: FormState) -> Response:
    """What is asked; what was answered through a link that is used; or why it opens nothing, and what to do."""
    async with visit.transaction() as connection:
        try:
            question = await consents.open_consent(connection, token, by=visit.actor)
        except LinkUnusable as over:
            return await _over(visit, connection, token, over)
        readable = await pairs_of_record.readable(connection, question.need.id, question.solution.id, by=visit.actor)
    match = await compared(visit, question.need, question.solution)
    page = Asked(token=token, question=question, match=match, readable=readable, form=form)
    return seen_by_nobody_else(render(visit, page, status=422 if form.problems else 200))


async def _over(visit: Visit, connection: Connection, token: str, over: LinkUnusable) -> Response:
    if over.code != "link_used":
        page = LinkOver(code=over.code, about="consent", again=await again.said(visit.request))
        return seen_by_nobody_else(render(visit, page, status=410))
    answered = await consents.open_answered(connection, token, by=visit.actor)
    return seen_by_nobody_else(render(visit, AnsweredPage(answered=answered)))
