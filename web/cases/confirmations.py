"""Each party's own word: the desk asks, a link shows, only its form answers. A mail scanner uses nothing up."""

from collections.abc import Awaitable
from dataclasses import dataclass, replace
from typing import ClassVar, Protocol

from fastapi import APIRouter
from starlette.responses import Response

from matchmaker.cases import clock, confirmations, renewed_links
from matchmaker.cases.answered_links import Answered, open_answered
from matchmaker.cases.clock import AskedAgain, WordOnUse
from matchmaker.cases.confirmations import Asked
from matchmaker.cases.evidence import store_beside
from matchmaker.cases.party_links import CONFIRMATION_LINK, FOLLOW_UP_LINK
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import InvalidInput, LinkUnusable
from matchmaker.ground.links import Purpose
from matchmaker.rules.actors import Actor
from matchmaker.rules.permissions import Permission
from matchmaker.rules.proposal import Side
from web.cases.actions import do, sent_form
from web.cases.forms import WORD, addressee_of, version_of, word_of
from web.ground import again
from web.ground.again import Again
from web.ground.dependencies import ANYBODY, CurrentVisit, RecordId, Visit, asks
from web.ground.downloads import stored
from web.ground.forms import FormState, read_form
from web.ground.link_pages import behind, guarded, seen_by_nobody_else
from web.ground.once import accepting
from web.ground.reading import Reader
from web.ground.rendering import Page, redirect, render

router = APIRouter()

STILL = frozenset({"still_used", "word_note", "answerer"})


class OpensLink(Protocol):
    def __call__(self, connection: Connection, token: str, /, *, by: Actor) -> Awaitable[object]: ...


@dataclass(frozen=True, kw_only=True)
class AskedToConfirm(Page):
    template: ClassVar[str] = "cases/asked.html"
    token: str
    asked: Asked
    form: FormState


@dataclass(frozen=True, kw_only=True)
class AskedWhetherUsed(Page):
    template: ClassVar[str] = "cases/follow_up.html"
    token: str
    asked: AskedAgain
    form: FormState


@dataclass(frozen=True, kw_only=True)
class CaseLinkOver(Page):
    """Why a link of a case opens nothing."""

    template: ClassVar[str] = "cases/over.html"
    code: str
    again: Again | None  # what was typed for it until then


@dataclass(frozen=True, kw_only=True)
class LinkAnswered(Page):
    """For whoever has answered, or was told what became of the case; they need no account to look."""

    template: ClassVar[str] = "cases/answered.html"
    answered: Answered
    again: Again | None  # what was typed for a question that is over by now


@router.post("/cases/{case_id:int}/confirmations", dependencies=[asks(Permission.FOLLOW_CASE)])
async def ask(visit: CurrentVisit, case_id: RecordId) -> Response:
    async def act(connection: Connection, form: FormState) -> None:
        side, seen = _side_asked(form), version_of(form)
        try:
            await confirmations.ask(connection, case_id, side, addressee_of(form, side), by=visit.actor, version=seen)
        except InvalidInput as error:
            raise InvalidInput({f"{side}_contact_{name}": code for name, code in error.fields.items()}) from error

    return await do(visit, case_id, "ask", act)


@router.post("/cases/{case_id:int}/confirmations/again", dependencies=[asks(Permission.SEE_CASE)])
async def send_link(visit: CurrentVisit, case_id: RecordId) -> Response:
    """The mail of an open question once more: the first one was lost."""

    async def act(connection: Connection, form: FormState) -> None:
        await renewed_links.send_link(connection, case_id, _side_asked(form), by=visit.actor)

    return await do(visit, case_id, "link", act)


@router.post("/cases/{case_id:int}/confirmations/own", dependencies=[asks(Permission.SEE_CASE)])
async def open_own(visit: CurrentVisit, case_id: RecordId) -> Response:
    """To the question that one was mailed, for whoever is signed in and does not look for the mail."""
    await sent_form(visit, case_id, "answer")
    async with visit.transaction() as connection:
        path = await renewed_links.own_link(connection, case_id, by=visit.actor)
    return redirect(path)


@router.get("/case-answers/{token}", dependencies=[*ANYBODY, behind(CONFIRMATION_LINK)])
async def show_question(visit: CurrentVisit, token: str) -> Response:
    return await _show(visit, CONFIRMATION_LINK, token, FormState())


@router.get("/case-answers/{token}/papers/{evidence_id:int}", dependencies=[*ANYBODY, behind(CONFIRMATION_LINK)])
async def download_paper(visit: CurrentVisit, token: str, evidence_id: RecordId) -> Response:
    """What the party is to confirm rests on it: whoever holds the link reads it as those who sign in do."""
    async with visit.transaction() as connection:
        try:
            case_id, file = await confirmations.paper_of(connection, token, evidence_id, by=visit.actor)
        except LinkUnusable as over:
            return await _over(visit, connection, CONFIRMATION_LINK, token, over)
    store = store_beside(visit.runtime.settings.files_folder)
    return seen_by_nobody_else(await stored(visit, store, file, subject="case", subject_id=case_id))


async def _question_shut(visit: Visit, token: str) -> Response | None:
    return await _shut(visit, CONFIRMATION_LINK, token, confirmations.open_link)


@router.post("/case-answers/{token}", dependencies=[behind(CONFIRMATION_LINK), guarded(_question_shut), *ANYBODY])
async def answer(visit: CurrentVisit, token: str) -> Response:
    form = await read_form(visit.request, WORD)
    try:
        reader = Reader(form)
        word = word_of(reader)
        async with accepting(visit, form) as connection:
            await reader.together(confirmations.answer(connection, token, word, by=visit.actor))
    except InvalidInput as wrong:
        return await _show(visit, CONFIRMATION_LINK, token, replace(form, problems=_named(wrong)))
    except LinkUnusable:
        return await _show(visit, CONFIRMATION_LINK, token, form)
    return seen_by_nobody_else(redirect(CONFIRMATION_LINK.path(token)))


@router.get("/case-follow-ups/{token}", dependencies=[*ANYBODY, behind(FOLLOW_UP_LINK)])
async def show_follow_up(visit: CurrentVisit, token: str) -> Response:
    return await _show(visit, FOLLOW_UP_LINK, token, FormState())


async def _follow_up_shut(visit: Visit, token: str) -> Response | None:
    return await _shut(visit, FOLLOW_UP_LINK, token, clock.open_link)


@router.post("/case-follow-ups/{token}", dependencies=[behind(FOLLOW_UP_LINK), guarded(_follow_up_shut), *ANYBODY])
async def answer_follow_up(visit: CurrentVisit, token: str) -> Response:
    """Whether what was delivered is still in use."""
    form = await read_form(visit.request, STILL)
    try:
        reader = Reader(form)
        if form.text("still_used") not in ("yes", "no"):
            reader.problems["still_used"] = "required"
        word = WordOnUse(
            still_used=form.text("still_used") == "yes",
            note=form.stripped("word_note"),
            name=form.stripped("answerer"),
        )
        async with accepting(visit, form) as connection:
            await reader.together(clock.answer(connection, token, word, by=visit.actor))
    except InvalidInput as wrong:
        return await _show(visit, FOLLOW_UP_LINK, token, replace(form, problems=_named(wrong)))
    except LinkUnusable:
        return await _show(visit, FOLLOW_UP_LINK, token, form)
    return seen_by_nobody_else(redirect(FOLLOW_UP_LINK.path(token)))


async def _question(visit: Visit, connection: Connection, token: str, form: FormState) -> Page:
    asked = await confirmations.open_link(connection, token, by=visit.actor)
    return AskedToConfirm(token=token, asked=asked, form=_named_for(asked.name, form))


async def _follow_up(visit: Visit, connection: Connection, token: str, form: FormState) -> Page:
    asked = await clock.open_link(connection, token, by=visit.actor)
    return AskedWhetherUsed(token=token, asked=asked, form=_named_for(asked.name, form))


async def _show(visit: Visit, purpose: Purpose, token: str, form: FormState) -> Response:
    """What is asked, what was answered, or why the link opens nothing and what to do."""
    show = _question if purpose is CONFIRMATION_LINK else _follow_up
    async with visit.transaction() as connection:
        try:
            page = await show(visit, connection, token, form)
        except LinkUnusable as over:
            return await _over(visit, connection, purpose, token, over)
    return seen_by_nobody_else(render(visit, page, status=422 if form.problems else 200))


async def _shut(visit: Visit, purpose: Purpose, token: str, opens: OpensLink) -> Response | None:
    async with visit.transaction() as connection:
        try:
            await opens(connection, token, by=visit.actor)
        except LinkUnusable as over:
            return None if over.code == "link_used" else await _over(visit, connection, purpose, token, over)
    return None


async def _over(visit: Visit, connection: Connection, purpose: Purpose, token: str, over: LinkUnusable) -> Response:
    """What was answered, perhaps by this very form, so that nothing of it is called lost; else what became of the case,
    or why the link opens nothing.
    """
    said = None if over.code == "link_used" else await again.said(visit.request)
    try:
        answered = await open_answered(connection, purpose, token, by=visit.actor)
    except LinkUnusable:
        return seen_by_nobody_else(render(visit, CaseLinkOver(code=over.code, again=said), status=410))
    return seen_by_nobody_else(render(visit, LinkAnswered(answered=answered, again=said), status=410 if said else 200))


def _named_for(name: str, form: FormState) -> FormState:
    """An empty form supposes that whom the link was sent to answers."""
    return form if form.values or not name else replace(form, values={"answerer": [name]})


def _named(wrong: InvalidInput) -> dict[str, str]:
    names = {"measure": "measured", "note": "word_note"}
    return {names.get(name, name): code for name, code in wrong.fields.items()}


def _side_asked(form: FormState) -> Side:
    if form.text("asked_side") not in set(Side):
        raise InvalidInput({"asked_side": "required"})
    return Side(form.text("asked_side"))
