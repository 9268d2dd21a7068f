"""What a page knows of the request that asks for it: who it is, in which language, and whether they may."""

from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, replace
from typing import Annotated

from fastapi import Depends, Path, Request, params
from starlette.convertors import IntegerConvertor, register_url_convertor

from matchmaker.bootstrap import Runtime
from matchmaker.ground.db import Connection, transaction, undone
from matchmaker.ground.errors import NotAllowed
from matchmaker.ground.i18n import LOCALES
from matchmaker.ground.keys import Safe
from matchmaker.matching.service import Matching
from matchmaker.notices import service as notices
from matchmaker.people import sessions
from matchmaker.people.sessions import Session, Whence
from matchmaker.rules.actors import VISITOR, Actor, Role
from matchmaker.rules.listing import Named
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import may, may_ever
from matchmaker.understanding.scoring import Bounds
from web.ground.csrf import SAFE_METHODS, OtherSender, opened_by
from web.ground.devices import device_of
from web.ground.doors import TEXT, Brings, let_in
from web.ground.middleware import ONLY_LOOKS

LANGUAGE_COOKIE = "language"
SESSION_COOKIE = "__Host-session"
FORWARDED = frozenset(
    ("forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-forwarded-server", "x-real-ip")
)
"""The headers by which proxies tell for whom they ask."""


class Number(IntegerConvertor):
    """The `:int` of every route: no more digits than a bigint holds. A longer one is no address of ours."""

    regex = "[0-9]{1,18}"


register_url_convertor("int", Number())  # before any route is declared: each noun imports this module
RecordId = Annotated[int, Path(ge=1)]


class SignInNeeded(Exception):  # no fault: the browser is led to the sign-in page
    """A visitor asked for what only somebody who is signed in may have."""


@dataclass(frozen=True, kw_only=True)
class Visit:
    """One request: who asks, in which language, and the running system that answers."""

    request: Request
    runtime: Runtime
    actor: Actor
    session: Session | None
    locale: str

    @property
    def matching(self) -> Matching:
        return self.runtime.matching

    @property
    def bounds(self) -> Bounds:
        """Those by which the text of a need is read now."""
        return self.matching.bounds

    def named(self, text: str) -> Sequence[Named]:
        """What a text searched for names, so that a list finds it however a record calls it."""
        return self.runtime.glossary.current.named(text)

    @property
    def safe(self) -> Safe:
        safe: Safe = self.request.app.state.safe
        return safe

    @property
    def whence(self) -> Whence:
        return Whence(address=address_of(self.request), device=device_of(self.request.headers.get("user-agent", "")))

    @property
    def token(self) -> str:
        """The id of the browser's session, whatever it is worth."""
        return self.request.cookies.get(SESSION_COOKIE, "")

    @property
    def own_organisation(self) -> str | None:
        """The organisation that the actor writes for; None for whoever names one with each record."""
        if self.session is None or may(self.actor, Permission.POST_FOR_OTHERS):
            return None
        return self.session.person.says_to_be_of

    @property
    def shows_mails(self) -> bool:
        """Whether the mails that landed in the folder are pages."""
        return self.runtime.settings.shows_mails and at_this_computer(self.request)

    def transaction(self) -> AbstractAsyncContextManager[Connection]:
        """One connection and one transaction, committed when the block ends; undone where the request only looks."""
        return (undone if ONLY_LOOKS in self.request.scope else transaction)(self.runtime.pool)


async def current_session(request: Request) -> Session | None:
    """The session of the browser's cookie; one of a demonstration account only where the demonstration is on."""
    request.state.session, request.state.unread = None, 0
    token, runtime = request.cookies.get(SESSION_COOKIE), request.app.state.runtime
    if token:
        async with transaction(runtime.reserve) as connection:
            session = await sessions.find(connection, token)
            unread = await notices.unread_count(connection, session.person.id) if session and session.complete else 0
        if session is not None and (demonstrates(request) or not session.person.demo):
            request.state.session, request.state.unread = session, unread
    return request.state.session  # type: ignore[no-any-return]  # the state of a request is untyped


CurrentSession = Annotated[Session | None, Depends(current_session)]


def current_actor(request: Request, session: CurrentSession) -> Actor:
    """Whoever is signed in; after the password alone that is nobody yet."""
    if session is None or not session.complete:
        return replace(VISITOR, origin=address_of(request), demo=demonstrates(request))
    return session.person.actor(address_of(request))


def signed_in(request: Request) -> int | None:
    """Who is signed in at the browser; None where that is nobody, or was not looked at."""
    session: Session | None = getattr(request.state, "session", None)
    return session.person.id if session and session.complete else None


async def refuse_other_sender(request: Request) -> None:
    """Raises OtherSender for a form that was opened by somebody else than who is signed in by now."""
    if request.method not in SAFE_METHODS:
        opened = opened_by(request, await request.form())
        if opened is None or opened.person_id != signed_in(request):
            raise OtherSender


def address_of(request: Request) -> str | None:
    """The connection's address; the one that a proxy tells only where the settings trust that proxy."""
    peer = request.client.host if request.client else None
    if peer is None or peer != request.app.state.runtime.settings.trusted_proxy:
        return peer
    # The proxy appends whom it talks to; what stands before was told by a client.
    return request.headers.get("x-forwarded-for", "").rsplit(",", 1)[-1].strip() or peer


def locale_of(request: Request) -> str:
    """The language chosen before, else that of whoever a link was sent to; Vietnamese otherwise.

    What the browser prefers counts for nothing.
    """
    chosen = request.cookies.get(LANGUAGE_COOKIE) or getattr(request.state, "language_of_link", None)
    return chosen if chosen in LOCALES else str(request.app.state.runtime.settings.language)


def at_this_computer(request: Request) -> bool:
    """Whether nothing says that the request came from elsewhere: a proxy can be on this computer as well."""
    return request.app.state.runtime.settings.trusted_proxy is None and FORWARDED.isdisjoint(request.headers)


def demonstrates(request: Request) -> bool:
    """Whether anybody may enter as anybody: a proxy that was put in front later does not open that to its visitors."""
    return bool(request.app.state.runtime.settings.demo) and at_this_computer(request)


class Asks:
    """A route's policy: its answer is for those who may do this to some record; to which one, the services know.

    Whoever may is let in with the form that the route reads, which brings no more than is said here.
    """

    def __init__(self, permission: Permission, brings: Brings = TEXT) -> None:
        self.permission = permission
        self.brings = brings

    async def __call__(
        self, request: Request, actor: Annotated[Actor, Depends(current_actor)], _: CurrentSession
    ) -> None:
        if may_ever(actor, self.permission):
            await let_in(request, self.brings)
            await refuse_other_sender(request)
        elif actor.role is Role.VISITOR:
            raise SignInNeeded
        else:
            raise NotAllowed(permission=self.permission.value)


def asks(permission: Permission, *, brings: Brings = TEXT) -> params.Depends:
    """What each route declares last in `dependencies`: what comes after it would find the form read."""
    dependency: params.Depends = Depends(Asks(permission, brings))
    return dependency


class Open(Asks):
    """The policy of what anybody may ask for: who it is need not be known."""

    def __init__(self, brings: Brings = TEXT) -> None:
        super().__init__(Permission.BROWSE, brings)

    async def __call__(self, request: Request) -> None:  # type: ignore[override]  # FastAPI reads what it needs here
        await let_in(request, self.brings)


ANYBODY = [Depends(Open())]
ONESELF = [asks(Permission.USE_OWN_ACCOUNT)]


def _visit(
    request: Request,
    actor: Annotated[Actor, Depends(current_actor)],
    session: CurrentSession,
) -> Visit:
    return Visit(
        request=request,
        runtime=request.app.state.runtime,
        actor=actor,
        session=session,
        locale=locale_of(request),
    )


CurrentVisit = Annotated[Visit, Depends(_visit)]


def wants_fragment(request: Request) -> bool:
    """Whether htmx asks for a part of the page; going back in history gets the whole page."""
    headers = request.headers
    return "HX-Request" in headers and "HX-History-Restore-Request" not in headers
