"""The link by which a sender without an account answers what the desk asks. Opening it shows; its form answers."""

from dataclasses import dataclass, replace
from typing import ClassVar

from fastapi import APIRouter
from starlette.responses import Response

from matchmaker.ground.db import Connection
from matchmaker.ground.errors import InvalidInput, LinkUnusable, SentOtherwise
from matchmaker.listings import review_questions
from matchmaker.listings.review_questions import QUESTION_LINK, Asked, Said
from web.ground import again
from web.ground.dependencies import ANYBODY, CurrentVisit, Visit
from web.ground.forms import FormState, filled, read_form
from web.ground.link_pages import LinkOver, TakenOver, behind, guarded, seen_by_nobody_else
from web.ground.once import once
from web.ground.rendering import Page, redirect, render
from web.listings.questions import REPLY

router = APIRouter()


@dataclass(frozen=True, kw_only=True)
class AnswerPage(Page):
    template: ClassVar[str] = "needs/answer.html"
    section: ClassVar[str] = "needs"
    token: str
    asked: Asked
    form: FormState


@router.get("/needs/answer/{token}", dependencies=[*ANYBODY, behind(QUESTION_LINK)])
async def show_question(visit: CurrentVisit, token: str) -> Response:
    return await _show(visit, token, None)


async def _shut(visit: Visit, token: str) -> Response | None:
    async with visit.transaction() as connection:
        try:
            await review_questions.open_link(connection, token)
        except LinkUnusable as over:
            return None if over.code == "link_used" else await _over(visit, over)
    return None


@router.post("/needs/answer/{token}", dependencies=[behind(QUESTION_LINK), guarded(_shut), *ANYBODY])
async def answer(visit: CurrentVisit, token: str) -> Response:
    form = await read_form(visit.request, frozenset({"problem", REPLY}))
    said = Said(problem=form.stripped("problem") or "", reply=form.stripped(REPLY))

    async def act(connection: Connection) -> int:
        return await review_questions.answer(connection, token, said, by=visit.actor)

    try:
        await once(visit, form, "need", act)
    except InvalidInput as wrong:
        return await _show(visit, token, replace(form, problems=wrong.fields))
    except (LinkUnusable, SentOtherwise):  # of two answers the first stands, and is shown
        return await _show(visit, token, form)
    return seen_by_nobody_else(redirect(QUESTION_LINK.path(token)))


async def _show(visit: Visit, token: str, form: FormState | None) -> Response:
    """What is asked; what was answered through a link that is used; or why it opens nothing."""
    async with visit.transaction() as connection:
        try:
            asked = await review_questions.open_link(connection, token)
        except LinkUnusable as over:
            if over.code != "link_used":
                return await _over(visit, over)
            asked = await review_questions.open_answered(connection, token)
    if asked.need.confirmed:
        taken_over = TakenOver(number=asked.need.id, state=asked.need.state)
        return seen_by_nobody_else(render(visit, taken_over))
    form = form or FormState(values=filled({"problem": asked.need.problem}))
    page = AnswerPage(token=token, asked=asked, form=form)
    return seen_by_nobody_else(render(visit, page, status=422 if form.problems else 200))


async def _over(visit: Visit, over: LinkUnusable) -> Response:
    page = LinkOver(code=over.code, about="question", again=await again.said(visit.request))
    return seen_by_nobody_else(render(visit, page, status=410))
