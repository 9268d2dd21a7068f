"""The form of a need without an account: three fields, what the system understands of them, and what fits so far."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import ClassVar

from fastapi import APIRouter
from starlette.responses import Response

from matchmaker.ground.db import Connection
from matchmaker.ground.errors import InvalidInput, TooManyAttempts
from matchmaker.listings.needs import confirmation
from matchmaker.listings.needs.confirmation import DAYS_KEPT
from matchmaker.rules.listing import Contact, parse_contact
from matchmaker.rules.need import NeedDraft
from matchmaker.rules.personal_data import NOTICE_VERSION
from matchmaker.understanding.scoring import Bounds
from web.ground.dependencies import ANYBODY, CurrentVisit, Visit, wants_fragment
from web.ground.forms import FormState, read_form
from web.ground.once import once, soup_in
from web.ground.rendering import Page, redirect, render
from web.needs import clauses
from web.needs import preview as need_preview
from web.needs.clauses import Understood
from web.needs.preview import Preview

router = APIRouter()

FORM = "/needs/request"
FIELDS = frozenset({"problem", "organisation", "contact", "consent"}) | clauses.TYPED

Understand = Callable[[FormState], Understood | None]


@dataclass(frozen=True, kw_only=True)
class NeedRequest(Page):
    template: ClassVar[str] = "needs/request.html"
    section: ClassVar[str] = "needs"
    form: FormState
    understood: Understood | None
    preview: Preview | None
    notice_version: str = NOTICE_VERSION


@dataclass(frozen=True, kw_only=True)
class RequestSent(Page):
    template: ClassVar[str] = "needs/sent.html"
    section: ClassVar[str] = "needs"
    days: int = DAYS_KEPT


@router.get(FORM, dependencies=ANYBODY)
async def show_request(visit: CurrentVisit) -> Response:
    """The three fields; whoever is signed in has the whole form."""
    return redirect("/needs/new") if visit.session else await _show(visit, FormState())


@router.get(f"{FORM}/preview", dependencies=ANYBODY)
@router.get(f"{FORM}/understanding", dependencies=ANYBODY)
async def leave_help() -> Response:
    """Whoever opens one of these addresses anew gets the form."""
    return redirect(FORM)


@router.post(f"{FORM}/preview", dependencies=ANYBODY)
async def preview_request(visit: CurrentVisit) -> Response:
    """The form again, with what fits so far; nothing is saved."""
    form = await read_form(visit.request, FIELDS)
    try:
        visit.matching.keep_pace(visit.actor)
    except TooManyAttempts as fast:  # before anything is read: to read a long text takes a while
        draft, show = (
            _draft(form, _contact(form), visit.bounds),
            partial(_preview, visit, form, Understood.as_typed),
        )
        return await need_preview.crowded(visit, draft, show, fast)
    form = await asyncio.to_thread(clauses.gathered, form, visit.bounds)
    show = partial(_preview, visit, form, None)
    return await need_preview.answer(visit, _draft(form, _contact(form), visit.bounds), show)


async def _preview(
    visit: Visit, form: FormState, understand: Understand | None, preview: Preview, status: int
) -> Response:
    """With what of the advice this form has a field for."""
    hints = [hint for hint in preview.hints if hint.field in FIELDS]
    advice = replace(preview, hints=hints)
    return await _show(visit, form, preview=advice, status=status, understand=understand)


@router.post(f"{FORM}/understanding", dependencies=ANYBODY)
async def understand_request(visit: CurrentVisit) -> Response:
    """The form again, with what the system understands; nothing is saved."""
    visit.matching.keep_pace(visit.actor)
    return await _show(visit, await _read(visit), block="understood_panel")


@router.post(FORM, dependencies=ANYBODY)
async def post_request(visit: CurrentVisit) -> Response:
    form = await _read(visit)
    contact, consent = _contact(form), form.text("consent") or None
    draft = await asyncio.to_thread(_draft, form, contact, visit.bounds)
    if contact.problem:
        problems = confirmation.problems_of(draft, consent) | {"contact": contact.problem} | soup_in(form)
        return await _again(visit, form, problems)

    async def act(connection: Connection) -> int:
        return (await confirmation.post(connection, draft, consent=consent, locale=visit.locale, by=visit.actor)).id

    try:
        posted = await once(visit, form, "need", act)
    except InvalidInput as wrong:
        return await _again(visit, form, wrong.fields)
    if contact.email:
        return redirect(f"{FORM}/sent?by=mail")  # as forms of earlier homes were answered that may come again
    async with visit.transaction() as connection:
        return redirect(f"{await confirmation.shown_link(connection, posted.made, safe=visit.safe)}?sent=1")


@router.get(f"{FORM}/sent", dependencies=ANYBODY)
async def say_sent(visit: CurrentVisit) -> Response:
    return render(visit, RequestSent())


async def _read(visit: Visit) -> FormState:
    form = await read_form(visit.request, FIELDS)
    return await asyncio.to_thread(clauses.gathered, form, visit.bounds)  # reading a long text takes a while


def _contact(form: FormState) -> Contact:
    return parse_contact(form.stripped("contact") or "")


def _draft(form: FormState, contact: Contact, bounds: Bounds) -> NeedDraft:
    return NeedDraft(
        problem=form.stripped("problem") or "",
        organisation=form.stripped("organisation") or "",
        phone=contact.phone,
        email=contact.email,
        clauses=clauses.confirmed(form, None, bounds),
    )


async def _again(visit: Visit, form: FormState, problems: Mapping[str, str]) -> Response:
    """The form as it was typed, with what is wrong."""
    named = {"contact" if name in ("phone", "email") else name: code for name, code in problems.items()}
    return await _show(visit, replace(form, problems=named), status=422)


async def _show(
    visit: Visit,
    form: FormState,
    *,
    preview: Preview | None = None,
    block: str = "preview_panel",
    status: int = 200,
    understand: Understand | None = None,
) -> Response:
    shows_reading = block == "understood_panel" or not wants_fragment(visit.request)
    read = understand or partial(Understood.of_form, bounds=visit.bounds)
    understood = await asyncio.to_thread(read, form) if shows_reading else None
    page = NeedRequest(form=form, understood=understood, preview=preview)
    return render(visit, page, block=block, status=status)
