"""Links that were mailed. Opening one shows; only its form uses it, so that a mail scanner uses up nothing."""

from dataclasses import dataclass, replace
from typing import ClassVar

from fastapi import APIRouter, params
from starlette.responses import Response

from matchmaker.ground.errors import InvalidInput
from matchmaker.ground.links import Purpose
from matchmaker.listings import claims
from matchmaker.people import account_links, invitations, registration
from matchmaker.people.account_links import INVITATION, PASSWORD_RESET, REGISTRATION, Opened
from matchmaker.rules.personal_data import NOTICE_VERSION
from web.account.sign_in import with_session, without_session
from web.ground.dependencies import ANYBODY, ONESELF, CurrentVisit, Visit
from web.ground.forms import FormState, read_form
from web.ground.link_pages import behind, guarded
from web.ground.rendering import Page, redirect, render

router = APIRouter()

PASSWORDS = frozenset({"password", "password_again"})


def _form_of(purpose: Purpose) -> list[params.Depends]:
    """What the form of such a link declares: whoever has an open one sends it."""

    async def shut(visit: Visit, token: str) -> None:
        await account_links.open_link(visit.runtime.pool, purpose, token)

    return [behind(purpose), guarded(shut), *ANYBODY]


@dataclass(frozen=True, kw_only=True)
class ChoosePassword(Page):
    template: ClassVar[str] = "account/choose.html"
    purpose: Purpose
    token: str
    opened: Opened
    form: FormState
    notice_version: str = NOTICE_VERSION


@dataclass(frozen=True, kw_only=True)
class JoinWithAccount(Page):
    """An invitation to somebody who has an account."""

    template: ClassVar[str] = "account/join.html"
    token: str
    opened: Opened
    is_guest: bool  # whether the guest is who is signed in


@router.get("/confirm/{token}", dependencies=[*ANYBODY, behind(REGISTRATION)])
async def show_confirmation(visit: CurrentVisit, token: str) -> Response:
    return await _show(visit, REGISTRATION, token, FormState())


@router.post("/confirm/{token}", dependencies=_form_of(REGISTRATION))
async def confirm(visit: CurrentVisit, token: str) -> Response:
    form = await read_form(visit.request, PASSWORDS)
    try:
        chosen = await _chosen(visit, REGISTRATION, token, form)
        entered = await registration.confirm(visit.runtime.pool, token, chosen, whence=visit.whence)
    except InvalidInput as wrong:
        return await _show(visit, REGISTRATION, token, form, wrong)
    return with_session(redirect("/account"), entered)


@router.get("/reset/{token}", dependencies=[*ANYBODY, behind(PASSWORD_RESET)])
async def show_reset(visit: CurrentVisit, token: str) -> Response:
    return await _show(visit, PASSWORD_RESET, token, FormState())


@router.post("/reset/{token}", dependencies=_form_of(PASSWORD_RESET))
async def reset(visit: CurrentVisit, token: str) -> Response:
    form = await read_form(visit.request, PASSWORDS)
    try:
        chosen = await _chosen(visit, PASSWORD_RESET, token, form)
        await registration.reset(visit.runtime.pool, token, chosen, whence=visit.whence)
    except InvalidInput as wrong:
        return await _show(visit, PASSWORD_RESET, token, form, wrong)
    return without_session(redirect("/login"))


@router.get("/invitation/{token}", dependencies=[*ANYBODY, behind(INVITATION)])
async def show_invitation(visit: CurrentVisit, token: str) -> Response:
    opened = await account_links.open_link(visit.runtime.pool, INVITATION, token)
    if await invitations.has_account(visit.runtime.pool, opened.email):
        is_guest = visit.session is not None and visit.session.person.email == opened.email
        return render(visit, JoinWithAccount(token=token, opened=opened, is_guest=is_guest))
    return await _show(visit, INVITATION, token, FormState())


@router.post("/invitation/{token}", dependencies=_form_of(INVITATION))
async def accept(visit: CurrentVisit, token: str) -> Response:
    form = await read_form(visit.request, PASSWORDS | {"person_name", "consent"})
    try:
        entered = await invitations.accept(
            visit.runtime.pool,
            token,
            form.text("person_name"),
            await _chosen(visit, INVITATION, token, form),
            consent=form.text("consent") or None,
            whence=visit.whence,
            joined=claims.after_joining,
        )
    except InvalidInput as wrong:
        return await _show(visit, INVITATION, token, form, wrong)
    return with_session(redirect("/account"), entered) if entered else redirect("/login")


@router.post("/invitation/{token}/join", dependencies=[behind(INVITATION), *ONESELF])
async def join(visit: CurrentVisit, token: str) -> Response:
    """With the account that one is signed in with, which then signs in anew; a session stands before this body."""
    await read_form(visit.request, frozenset())
    await invitations.accept_as(visit.runtime.pool, token, by=visit.actor, joined=claims.after_joining)
    return without_session(redirect("/login"))


async def _show(
    visit: Visit, purpose: Purpose, token: str, form: FormState, wrong: InvalidInput | None = None
) -> Response:
    opened = await account_links.open_link(visit.runtime.pool, purpose, token)
    kept = {
        name: form.many(name) for name in ("person_name", "consent")
    }  # a password that was typed is never sent back
    form = replace(form, values=kept, problems=wrong.fields if wrong else {})
    page = ChoosePassword(purpose=purpose, token=token, opened=opened, form=form)
    return render(visit, page, status=422 if wrong else 200)


async def _chosen(visit: Visit, purpose: Purpose, token: str, form: FormState) -> str:
    """Raises InvalidInput when it was typed differently the second time, with whatever else is wrong."""
    password, problems = form.text("password"), dict[str, str]()
    if password != form.text("password_again"):
        opened = await account_links.open_link(visit.runtime.pool, purpose, token)
        if purpose is INVITATION:
            consent = form.text("consent") or None
            problems = await invitations.problems_of(opened, form.text("person_name"), password, consent=consent)
        elif wrong := await registration.password_problem(password, opened):
            problems = {"password": wrong}
        raise InvalidInput({**problems, "password_again": "passwords_differ"})
    return password
