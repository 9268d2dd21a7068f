"""Signing in and out: the password, then the second factor; the cookie is set here and nowhere else."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from fastapi import APIRouter
from starlette.responses import Response

from matchmaker.ground.errors import MatchmakerError, NotFound, SecondFactorWrong, SignInFailed, TooManyAttempts
from matchmaker.people import demonstration, second_factor, sessions, signing_in
from matchmaker.people.signing_in import SignedIn
from matchmaker.rules.actors import Person
from web.ground.dependencies import ANYBODY, LANGUAGE_COOKIE, SESSION_COOKIE, CurrentVisit, Visit, demonstrates
from web.ground.errors import describe, status_of
from web.ground.forms import FormState, read_form, whole_or_none
from web.ground.lists import address
from web.ground.menu import OWN_HOME
from web.ground.qr import Picture, picture_of
from web.ground.rendering import Page, own_path, redirect, render

router = APIRouter()

REFUSED = (SignInFailed, SecondFactorWrong, TooManyAttempts)


@dataclass(frozen=True, kw_only=True)
class SignIn(Page):
    template: ClassVar[str] = "account/sign_in.html"
    form: FormState
    next: str
    refusal: str | None
    demonstrators: Sequence[Person]


@dataclass(frozen=True, kw_only=True)
class EnterCode(Page):
    template: ClassVar[str] = "account/code.html"
    next: str
    refusal: str | None


@dataclass(frozen=True, kw_only=True)
class Enrol(Page):
    template: ClassVar[str] = "account/enrol.html"
    secret: str
    picture: Picture
    next: str
    refusal: str | None


@dataclass(frozen=True, kw_only=True)
class RecoveryCodes(Page):
    template: ClassVar[str] = "account/codes.html"
    codes: Sequence[str]
    next: str


@router.get("/login", dependencies=ANYBODY)
async def show_sign_in(visit: CurrentVisit) -> Response:
    return await _show(visit, FormState(), own_path(visit.request.query_params.get("next", "/")))


@router.post("/login", dependencies=ANYBODY)
async def sign_in(visit: CurrentVisit) -> Response:
    form = await read_form(visit.request, frozenset({"email", "password", "next"}))
    target = own_path(form.text("next"))
    try:
        entered = await signing_in.sign_in(
            visit.runtime.pool, form.text("email"), form.text("password"), whence=visit.whence
        )
    except REFUSED as refused:
        return await _show(visit, _without_secrets(form), target, refused)
    return with_session(_next_step(entered, target), entered)


@router.post("/login/demo", dependencies=ANYBODY)
async def sign_in_as_demonstrator(visit: CurrentVisit) -> Response:
    """One click, where the settings allow it; elsewhere there is no such page."""
    if not demonstrates(visit.request):
        raise NotFound()
    form = await read_form(visit.request, frozenset({"person", "next"}))
    async with visit.transaction() as connection:
        entered = await demonstration.sign_in(connection, whole_or_none(form.text("person")) or 0, whence=visit.whence)
    return with_session(redirect(_landing(own_path(form.text("next")))), entered)


@router.get("/login/code", dependencies=ANYBODY)
async def ask_for_code(visit: CurrentVisit) -> Response:
    if visit.session is None or visit.session.complete:
        return redirect("/login")
    return render(visit, EnterCode(next=own_path(visit.request.query_params.get("next", "/")), refusal=None))


@router.post("/login/code", dependencies=ANYBODY)
async def enter_code(visit: CurrentVisit) -> Response:
    form = await read_form(visit.request, frozenset({"code", "next"}))
    target = own_path(form.text("next"))
    try:
        entered = await signing_in.enter_code(
            visit.runtime.pool, visit.token, form.text("code"), visit.safe, whence=visit.whence
        )
    except REFUSED as refused:
        return _refused(visit, EnterCode(next=target, refusal=describe(refused, visit.locale)), refused)
    return with_session(redirect(_landing(target)), entered)


@router.get("/login/enrol", dependencies=ANYBODY)
async def show_enrolment(visit: CurrentVisit) -> Response:
    """For whoever has no second factor in force: an officer's first sign-in, and anybody's own wish."""
    if visit.session is None or visit.session.person.second_factor:
        return redirect("/login")
    return await _show_enrolment(visit, own_path(visit.request.query_params.get("next", "/")))


@router.post("/login/enrol", dependencies=ANYBODY)
async def enrol(visit: CurrentVisit) -> Response:
    """Shows the recovery codes, once."""
    form = await read_form(visit.request, frozenset({"code", "next"}))
    target = own_path(form.text("next"))
    if visit.session is None or visit.session.person.second_factor:
        return redirect("/login")
    try:
        entered, codes = await signing_in.enrol(
            visit.runtime.pool, visit.token, form.text("code"), visit.safe, whence=visit.whence
        )
    except REFUSED as refused:
        return await _show_enrolment(visit, target, refused)
    return with_session(render(visit, RecoveryCodes(codes=codes, next=_landing(target))), entered)


@router.post("/logout", dependencies=ANYBODY)
async def sign_out(visit: CurrentVisit) -> Response:
    await read_form(visit.request, frozenset())
    async with visit.transaction() as connection:
        await sessions.end(connection, visit.token, by=visit.actor)
    return without_session(redirect("/"))


def with_session(response: Response, entered: SignedIn) -> Response:
    """The answer, with the cookie of the new session and the person's language."""
    response.set_cookie(SESSION_COOKIE, entered.token, secure=True, httponly=True, samesite="lax", path="/")
    response.set_cookie(LANGUAGE_COOKIE, entered.person.locale, httponly=True, samesite="lax", path="/")
    return response


def without_session(response: Response) -> Response:
    response.delete_cookie(SESSION_COOKIE, secure=True, httponly=True, samesite="lax", path="/")
    return response


def _next_step(entered: SignedIn, target: str) -> Response:
    if entered.complete:
        return redirect(_landing(target))
    path = "/login/code" if entered.person.second_factor else "/login/enrol"
    return redirect(address(path, next=target if target != "/" else None))


def _landing(target: str) -> str:
    """Where somebody is led who is signed in by now: to their own page where they came from no other."""
    return target if target != "/" else OWN_HOME


async def _show(visit: Visit, form: FormState, target: str, refused: MatchmakerError | None = None) -> Response:
    demonstrators: Sequence[Person] = ()
    if demonstrates(visit.request):
        async with visit.transaction() as connection:
            demonstrators = await demonstration.people(connection)
    refusal = describe(refused, visit.locale) if refused else None
    page = SignIn(form=form, next=target, refusal=refusal, demonstrators=demonstrators)
    return _refused(visit, page, refused) if refused else render(visit, page)


async def _show_enrolment(visit: Visit, target: str, refused: MatchmakerError | None = None) -> Response:
    assert visit.session is not None
    async with visit.transaction() as connection:
        enrolment = await second_factor.begin(connection, visit.session.person, visit.safe)
    refusal = describe(refused, visit.locale) if refused else None
    page = Enrol(secret=enrolment.secret, picture=picture_of(enrolment.uri), next=target, refusal=refusal)
    return _refused(visit, page, refused) if refused else render(visit, page)


def _refused(visit: Visit, page: Page, refused: MatchmakerError) -> Response:
    response = render(visit, page, status=status_of(refused))
    if isinstance(refused, TooManyAttempts):
        response.headers["Retry-After"] = str(refused.retry_after)
    return response


def _without_secrets(form: FormState) -> FormState:
    """A password that was typed is never sent back."""
    return replace(form, values={"email": form.many("email")})
