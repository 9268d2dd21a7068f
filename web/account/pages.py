"""One's own account: sessions, language, password, second factor."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from fastapi import APIRouter
from starlette.responses import Response

from matchmaker.calls import subscriptions
from matchmaker.ground.errors import InvalidInput, MatchmakerError, NotFound, SecondFactorWrong, SignInFailed
from matchmaker.people import accounts, membership, passwords, second_factor, sessions, signing_in
from matchmaker.people import service as organisations
from matchmaker.people.organisation_likeness import Fact
from matchmaker.people.sessions import OwnSession
from matchmaker.people.signing_in import SignedIn
from matchmaker.rules.actors import Organisation, Person
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import Matter, may
from matchmaker.rules.programme import Sector
from web.account.sign_in import RecoveryCodes, with_session
from web.administration.admin_menu import Office, offices_of
from web.ground.dependencies import LANGUAGE_COOKIE, ONESELF, CurrentVisit, Visit
from web.ground.errors import describe, status_of
from web.ground.forms import FormState, read_form, whole_or_none
from web.ground.rendering import Page, redirect, render

router = APIRouter()


@dataclass(frozen=True, kw_only=True)
class Account(Page):
    template: ClassVar[str] = "account/show.html"
    person: Person
    sessions: Sequence[OwnSession]
    current_id: int
    codes_left: int
    members: Sequence[Person]
    asking: Mapping[int, Sequence[Fact]]  # of those who ask to join, for whoever may let them in
    may_invite: bool
    may_admit: bool
    offices: Sequence[Office]
    followed: Collection[Sector]  # whose calls they hear of
    form: FormState
    refusal: str | None
    done: str


@router.get("/account", dependencies=ONESELF)
async def show_account(visit: CurrentVisit) -> Response:
    return await show(visit)


@router.post("/account/language", dependencies=ONESELF)
async def choose_language(visit: CurrentVisit) -> Response:
    form = await read_form(visit.request, frozenset({"locale"}))
    async with visit.transaction() as connection:
        await accounts.choose_locale(connection, form.text("locale"), by=visit.actor)
    response = redirect("/account")
    response.set_cookie(LANGUAGE_COOKIE, form.text("locale"), httponly=True, samesite="lax", path="/")
    return response


@router.post("/account/password", dependencies=ONESELF)
async def change_password(visit: CurrentVisit) -> Response:
    form = await read_form(visit.request, frozenset({"old_password", "new_password", "password_again"}))
    old, new = form.text("old_password"), form.text("new_password")
    try:
        if new != form.text("password_again"):
            weak = await passwords.check_new(new, about=(_person(visit).email, _person(visit).name))
            problems = {"new_password": weak} if weak else {}
            raise InvalidInput({**problems, "password_again": "passwords_differ"})
        token = await accounts.change_password(visit.runtime.pool, old, new, by=visit.actor, whence=visit.whence)
    except (InvalidInput, SignInFailed) as refused:
        return await show(visit, refused)
    entered = SignedIn(token=token, person=_person(visit), complete=True)
    return with_session(redirect("/account?done=password"), entered)


@router.post("/account/sessions/end", dependencies=ONESELF)
async def end_session(visit: CurrentVisit) -> Response:
    form = await read_form(visit.request, frozenset({"session"}))
    async with visit.transaction() as connection:
        await sessions.end_one(connection, whole_or_none(form.text("session")) or 0, by=visit.actor)
    return redirect("/account?done=sessions")


@router.post("/account/sessions/end-others", dependencies=ONESELF)
async def end_other_sessions(visit: CurrentVisit) -> Response:
    await read_form(visit.request, frozenset())
    assert visit.session is not None
    async with visit.transaction() as connection:
        await sessions.end_others(connection, visit.session.id, by=visit.actor)
    return redirect("/account?done=sessions")


@router.post("/account/recovery-codes", dependencies=ONESELF)
async def renew_recovery_codes(visit: CurrentVisit) -> Response:
    """New codes for a code of the app: an unattended screen gives nobody a way in."""
    form = await read_form(visit.request, frozenset({"code"}))
    try:
        codes = await signing_in.renew_recovery_codes(
            visit.runtime.pool, _person(visit), form.text("code"), visit.safe, whence=visit.whence
        )
    except SecondFactorWrong as refused:
        return await show(visit, refused)
    return render(visit, RecoveryCodes(codes=codes, next="/account"))


async def show(visit: Visit, refused: MatchmakerError | None = None) -> Response:
    """The account page; after a refusal it says what was wrong, at the field where there is one."""
    person, by = _person(visit), visit.actor
    assert visit.session is not None
    async with visit.transaction() as connection:
        own = await organisations.get(connection, by.organisation_id, by=by) if by.organisation_id else None
        page = Account(
            person=person,
            sessions=await sessions.listing(connection, by=by),
            current_id=visit.session.id,
            codes_left=await second_factor.recovery_codes_left(connection, person),
            members=await membership.members(connection, own.id, by=by) if own else (),
            asking=await membership.beside_those_who_ask(connection, own.id, by=by)
            if own and _may(visit, Permission.ADMIT, own)
            else {},
            may_invite=_may(visit, Permission.INVITE, own),
            may_admit=_may(visit, Permission.ADMIT, own),
            offices=offices_of(visit),
            followed=await subscriptions.sectors_of(connection, by=by),
            form=FormState(problems=refused.fields if isinstance(refused, InvalidInput) else {}),
            refusal=describe(refused, visit.locale) if refused and not isinstance(refused, InvalidInput) else None,
            done=visit.request.query_params.get("done", ""),
        )
    return render(visit, page, status=status_of(refused) if refused else 200)


def _person(visit: Visit) -> Person:
    if visit.session is None:
        raise NotFound()
    return visit.session.person


def _may(visit: Visit, permission: Permission, organisation: Organisation | None) -> bool:
    return organisation is not None and may(visit.actor, permission, Matter.of_organisation(organisation))
