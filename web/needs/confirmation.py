"""A need that was posted without an account is confirmed: by the link in a mail, or by an officer who has called."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import ClassVar

from fastapi import APIRouter
from starlette.responses import Response

from matchmaker.listings import outcomes, questions, review_questions
from matchmaker.listings.needs import confirmation, withdrawal
from matchmaker.listings.needs import service as needs
from matchmaker.listings.needs.confirmation import NEED_LINK, Waiting
from matchmaker.listings.outcomes import RecordOutcome
from matchmaker.listings.questions import Question
from matchmaker.matching.model import Matches, Subject
from matchmaker.proposals import closing_effects, party_view
from matchmaker.proposals.closing_effects import Touched
from matchmaker.proposals.suggestions import Pair
from matchmaker.rules.actors import LINK_HOLDER, VISITOR
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import may, require
from matchmaker.rules.solution import Solution
from web.ground.dependencies import ANYBODY, CurrentVisit, RecordId, Visit, asks
from web.ground.forms import read_form, whole_or_none
from web.ground.link_pages import TakenOver, behind, guarded, seen_by_nobody_else
from web.ground.rendering import Page, redirect, render
from web.listings.matches import not_yet_compared, unless_crowded
from web.listings.next_steps import Following, following
from web.listings.steps import take_once

router = APIRouter()


@dataclass(frozen=True, kw_only=True)
class ConfirmRequest(Page):
    template: ClassVar[str] = "needs/confirm.html"
    section: ClassVar[str] = "needs"
    token: str
    waiting: Waiting


@dataclass(frozen=True, kw_only=True)
class Withdraw(Page):
    template: ClassVar[str] = "needs/withdraw.html"
    section: ClassVar[str] = "needs"
    place: str  # where the need's page is opened
    waiting: Waiting
    touched: Touched
    kept_until: datetime | None  # of a draft that nobody has confirmed


@dataclass(frozen=True, kw_only=True)
class RequestStatus(Page):
    """What becomes of a need, for whoever posted it without an account."""

    template: ClassVar[str] = "needs/status.html"
    section: ClassVar[str] = "needs"
    place: str  # where the page is opened
    waiting: Waiting
    just_sent: bool
    may_withdraw: bool
    is_public: bool
    next: Following
    outcome: RecordOutcome | None
    question: Question | None  # that the desk waits to have answered
    answer_place: str | None  # where it is answered
    answered: Sequence[Question]  # before, the latest first
    proposals: Sequence[Pair]  # of which the need's side knows
    matches: Matches[Solution] | None  # None where too many ask
    not_compared: int  # solutions that are not compared yet


@router.get("/needs/confirm/{token}", dependencies=[*ANYBODY, behind(NEED_LINK)])
async def show_link(visit: CurrentVisit, token: str) -> Response:
    """Shows what was posted, and once it is confirmed what becomes of it; opening it confirms nothing."""
    waiting = await _opened(visit, token)
    if waiting.need.confirmed:
        taken_over = TakenOver(number=waiting.need.id, state=waiting.need.state)
        return seen_by_nobody_else(render(visit, taken_over))
    if waiting.to_confirm:
        return seen_by_nobody_else(render(visit, ConfirmRequest(token=token, waiting=waiting)))
    return seen_by_nobody_else(render(visit, await _status(visit, token, waiting), block="matches"))


async def _shut(visit: Visit, token: str) -> None:
    await _opened(visit, token)


@router.post("/needs/confirm/{token}", dependencies=[behind(NEED_LINK), guarded(_shut), *ANYBODY])
async def confirm(visit: CurrentVisit, token: str) -> Response:
    """Leads back to the link's page, which says that it is sent."""
    await read_form(visit.request, frozenset())
    async with visit.transaction() as connection:
        await confirmation.confirm(connection, token, by=visit.actor)
    return seen_by_nobody_else(redirect(NEED_LINK.path(token)))


@router.get("/needs/confirm/{token}/withdraw", dependencies=[*ANYBODY, behind(NEED_LINK)])
async def ask_to_withdraw(visit: CurrentVisit, token: str) -> Response:
    """Says what withdrawing does, and asks; leads back where there is nothing to withdraw."""
    waiting = await _opened(visit, token)
    if not withdrawal.may_withdraw(waiting):
        return seen_by_nobody_else(redirect(NEED_LINK.path(token)))
    async with visit.transaction() as connection:
        touched = await closing_effects.touched_by(connection, "need", waiting.need.id, by=VISITOR)
        call = await confirmation.call_of(connection, waiting.need)
    page = Withdraw(
        place=NEED_LINK.path(token), waiting=waiting, touched=touched, kept_until=call.kept_until if call else None
    )
    return seen_by_nobody_else(render(visit, page))


@router.post("/needs/confirm/{token}/withdraw", dependencies=[behind(NEED_LINK), guarded(_shut), *ANYBODY])
async def withdraw_need(visit: CurrentVisit, token: str) -> Response:
    """Leads back to the link's page, which says that it is withdrawn."""
    await read_form(visit.request, frozenset())
    async with visit.transaction() as connection:
        need = await withdrawal.withdraw(connection, token, by=visit.actor)
    await visit.matching.settle(Subject.NEED, need.id)
    return seen_by_nobody_else(redirect(NEED_LINK.path(token)))


@router.post("/needs/{need_id:int}/confirm", dependencies=[asks(Permission.CONFIRM_BY_PHONE)])
async def confirm_by_phone(visit: CurrentVisit, need_id: RecordId) -> Response:
    async with visit.transaction() as connection:
        need = await needs.get(connection, need_id, by=visit.actor)
        require(visit.actor, Permission.CONFIRM_BY_PHONE, needs.matter_of(need))
    form = await read_form(visit.request, frozenset())
    await take_once(visit, form, "need", need_id, lambda on: confirmation.confirm_by_phone(on, need_id, by=visit.actor))
    return redirect(f"/desk/needs/{need_id}?done=called")


@router.post("/desk/needs/{need_id:int}/called", dependencies=[asks(Permission.CONFIRM_BY_PHONE)])
async def tell_by_phone(visit: CurrentVisit, need_id: RecordId) -> Response:
    """An officer has told whoever left a number alone what was decided, as the page that named it said."""
    form = await read_form(visit.request, frozenset({"outcome"}))
    outcome_id = whole_or_none(form.text("outcome")) or 0  # 0: of no step
    await take_once(
        visit, form, "need", need_id, lambda on: confirmation.tell_by_phone(on, need_id, outcome_id, by=visit.actor)
    )
    return redirect(f"/desk/needs/{need_id}?done=told")


async def _opened(visit: Visit, token: str) -> Waiting:
    async with visit.transaction() as connection:
        return await confirmation.open_link(connection, token)


async def _status(visit: Visit, token: str, waiting: Waiting) -> RequestStatus:
    """With what fits as everybody may see it."""
    need = waiting.need
    matches = await unless_crowded(visit.matching.solutions_for_need(need, by=VISITOR), lambda none: none)
    async with visit.transaction() as connection:
        asked = await questions.of_record(connection, need_id=need.id)
        return RequestStatus(
            place=NEED_LINK.path(token),
            waiting=waiting,
            just_sent="sent" in visit.request.query_params,
            may_withdraw=withdrawal.may_withdraw(waiting),
            is_public=may(VISITOR, Permission.SEE_LISTING, needs.matter_of(need)),
            next=await following(connection, "need", need.id, need.state, need.updated_at),
            outcome=await outcomes.of_state(connection, need.state, need_id=need.id),
            question=next((question for question in asked if question.waits), None),
            answer_place=await review_questions.place_to_answer(connection, token),
            answered=[_as_sender_reads(question) for question in asked if question.is_past],
            proposals=await party_view.of_need(connection, need),
            matches=matches,
            not_compared=await not_yet_compared(visit.matching, connection),
        )


def _as_sender_reads(question: Question) -> Question:
    """With the reply that came by the link; what was answered with an account is for the desk."""
    return question if question.answered_by == LINK_HOLDER.name else replace(question, reply=None)
