"""A need posted without an account: three fields, then a link by mail or a call of an officer."""

from dataclasses import dataclass, replace
from typing import ClassVar

from fastapi import APIRouter
from starlette.responses import Response

from matchmaker.db import Connection
from matchmaker.errors import InvalidInput
from matchmaker.listings.model import parse_contact
from matchmaker.needs import confirming
from matchmaker.needs import service as needs
from matchmaker.needs.confirming import DAYS_KEPT, NEED_LINK, Waiting
from matchmaker.needs.model import NeedDraft
from matchmaker.people.policy import Permission, require
from matchmaker.privacy.model import NOTICE_VERSION
from web.dependencies import ANYBODY, CurrentVisit, RecordId, Visit, asks
from web.forms import FormState, read_form
from web.mailed import behind, guarded, seen_by_nobody_else
from web.once import once
from web.rendering import Page, redirect, render

router = APIRouter()

FIELDS = frozenset({"problem", "organisation", "contact", "consent"})


@dataclass(frozen=True, kw_only=True)
class NeedRequest(Page):
    template: ClassVar[str] = "requests/form.html"
    section: ClassVar[str] = "needs"
    form: FormState
    notice_version: str = NOTICE_VERSION


@dataclass(frozen=True, kw_only=True)
class RequestSent(Page):
    template: ClassVar[str] = "requests/sent.html"
    section: ClassVar[str] = "needs"
    mailed: bool
    days: int = DAYS_KEPT


@dataclass(frozen=True, kw_only=True)
class ConfirmRequest(Page):
    template: ClassVar[str] = "requests/confirm.html"
    section: ClassVar[str] = "needs"
    token: str
    waiting: Waiting


@router.get("/needs/request", dependencies=ANYBODY)
async def show_request(visit: CurrentVisit) -> Response:
    """The three fields; whoever is signed in has the whole form."""
    return redirect("/needs/new") if visit.session else render(visit, NeedRequest(form=FormState()))


@router.post("/needs/request", dependencies=ANYBODY)
async def post_request(visit: CurrentVisit) -> Response:
    form = await read_form(visit.request, FIELDS)
    contact = parse_contact(form.stripped("contact") or "")
    draft = NeedDraft(
        problem=form.stripped("problem") or "",
        organisation=form.stripped("organisation") or "",
        phone=contact.phone,
        email=contact.email,
    )
    consent = form.text("consent") or None
    if contact.problem:
        return _again(visit, form, confirming.problems_of(draft, consent) | {"contact": contact.problem})

    async def act(connection: Connection) -> int:
        return (await confirming.post(connection, draft, consent=consent, locale=visit.locale, by=visit.actor)).id

    try:
        await once(visit, form, "need", act)
    except InvalidInput as wrong:
        return _again(visit, form, wrong.fields)
    return redirect(f"/needs/request/sent?by={'mail' if contact.email else 'phone'}")


@router.get("/needs/request/sent", dependencies=ANYBODY)
async def say_sent(visit: CurrentVisit) -> Response:
    return render(visit, RequestSent(mailed=visit.request.query_params.get("by") != "phone"))


@router.get("/needs/confirm/{token}", dependencies=[*ANYBODY, behind(NEED_LINK)])
async def show_link(visit: CurrentVisit, token: str) -> Response:
    """Shows what was posted; opening it confirms nothing."""
    waiting = await _opened(visit, token)
    return seen_by_nobody_else(render(visit, ConfirmRequest(token=token, waiting=waiting)))


async def _shut(visit: Visit, token: str) -> None:
    await _opened(visit, token)


@router.post("/needs/confirm/{token}", dependencies=[behind(NEED_LINK), guarded(_shut), *ANYBODY])
async def confirm(visit: CurrentVisit, token: str) -> Response:
    """Leads back to the link's page, which says that it is sent."""
    await read_form(visit.request, frozenset())
    async with visit.transaction() as connection:
        await confirming.confirm(connection, token, by=visit.actor)
    return seen_by_nobody_else(redirect(NEED_LINK.path(token)))


@router.post("/needs/{need_id:int}/confirm", dependencies=[asks(Permission.CONFIRM_BY_PHONE)])
async def confirm_by_phone(visit: CurrentVisit, need_id: RecordId) -> Response:
    async with visit.transaction() as connection:
        need = await needs.get(connection, need_id, by=visit.actor)
        require(visit.actor, Permission.CONFIRM_BY_PHONE, needs.matter_of(need))
    await read_form(visit.request, frozenset())
    async with visit.transaction() as connection:
        await confirming.confirm_by_phone(connection, need_id, by=visit.actor)
    return redirect(f"/desk/needs/{need_id}?done=called")


async def _opened(visit: Visit, token: str) -> Waiting:
    async with visit.transaction() as connection:
        return await confirming.open_link(connection, token)


def _again(visit: Visit, form: FormState, problems: dict[str, str]) -> Response:
    """The form as it was typed, with what is wrong."""
    named = {"contact" if name in ("phone", "email") else name: code for name, code in problems.items()}
    return render(visit, NeedRequest(form=replace(form, problems=named)), status=422)
