"""What holds for every request, as pure ASGI: the host, the body that a route opens, the headers of an answer."""

import asyncio
from dataclasses import dataclass
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from matchmaker.ground import i18n
from matchmaker.ground.invalid import InvalidValue
from matchmaker.ground.limits import LARGEST_TEXT, LONGEST_PAUSE, SLOWEST_BODY
from matchmaker.ground.marking import N_
from matchmaker.intake.addresses import read_site
from matchmaker.settings import LOOPBACK, Settings
from web.ground.csrf import SAFE_METHODS

BODY = "matchmaker.body"  # where a request's body is in its scope
UNKNOWN_HOST = N_("This system does not answer under the address that was asked for.")
ONLY_LOOKS = "matchmaker.only_looks"  # in the scope of a request that wants to know of an answer, and changes nothing

SECURITY_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
OVER_TLS = {"Strict-Transport-Security": "max-age=31536000"}  # this name alone: its neighbours are not ours


class SecurityHeaders:
    """Adds the security headers to every answer, and keeps pages and their fragments apart in caches."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                secure(MutableHeaders(scope=message), over_tls=scope["scheme"] == "https")
            await send(message)

        await self.app(scope, receive, send_with_headers)


def secure(headers: MutableHeaders, *, over_tls: bool) -> None:
    """What each answer carries unless a page says it more strictly; pages that say nothing of caching are not kept."""
    for name, value in (SECURITY_HEADERS | (OVER_TLS if over_tls else {})).items():
        headers.setdefault(name, value)
    headers.add_vary_header("HX-Request")
    headers.setdefault("Cache-Control", "no-store")
    if over_tls:
        headers.raw[:] = [
            (name, _over_tls_alone(value) if name == b"set-cookie" else value) for name, value in headers.raw
        ]


def _over_tls_alone(cookie: bytes) -> bytes:
    """Every cookie that came over TLS goes back over TLS alone."""
    return cookie if b"; secure" in cookie.lower() else cookie + b"; Secure"


@dataclass(frozen=True, kw_only=True)
class Names:
    """The hosts that this system answers as, and those of them that are reached over TLS alone."""

    hosts: frozenset[str]
    behind_tls: frozenset[str]


def names_of(settings: Settings) -> Names:
    public = urlsplit(settings.public_address or "")
    named = frozenset({public.hostname} if public.hostname else ())
    tls = named - {*LOOPBACK} if public.scheme == "https" else frozenset()
    return Names(hosts=named | {*LOOPBACK}, behind_tls=tls)


class HeadAsGet:
    """Answers HEAD as GET, without the body: monitors and programs that check links ask so, and use nothing up."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_head(message: Message) -> None:
            if message["type"] == "http.response.start":
                await send(message)
            elif message["type"] == "http.response.body" and not message.get("more_body"):
                await send({"type": "http.response.body"})

        if scope["type"] == "http" and scope["method"] == "HEAD":
            await self.app({**scope, "method": "GET", ONLY_LOOKS: True}, receive, send_head)
        else:
            await self.app(scope, receive, send)


class KnownHost:
    """Answers only to the names of this machine: a foreign name that points here (DNS rebinding) gets nothing.

    What was asked for by the public https address came over TLS, which ends at a proxy: from here on its scheme is
    https, unless the proxy says that it was not.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            headers, names = Headers(scope=scope), scope["app"].state.names
            host = _host_name(headers.getlist("host"))
            if host not in names.hosts:
                said = "\n".join(i18n.translate(UNKNOWN_HOST, locale) for locale in i18n.LOCALES)
                await PlainTextResponse(said, status_code=421)(scope, receive, send)
                return
            if host in names.behind_tls and headers.get("x-forwarded-proto", "https") != "http":
                scope["scheme"] = "https"
        await self.app(scope, receive, send)


def _host_name(sent: list[str]) -> str | None:
    """The one name without port and brackets, in the spelling that settings have. None for what is none, or several."""
    if len(sent) != 1 or "/" in sent[0]:
        return None
    try:
        return urlsplit(read_site(f"http://{sent[0]}")).hostname
    except InvalidValue:
        return None


class Body:
    """What a request brings: nothing of it is read before a route's policy has opened it, and never more than allowed.

    `most` is in bytes; None while it is shut. Whoever sends it has time as long as it goes on: a slow line takes an
    hour for a large file, and a connection that only pretends to send is not held.
    """

    def __init__(self, receive: Receive, announced: str, most: int | None) -> None:
        self._receive = receive
        self._announced = announced
        self._most = most
        self._too_large: Exception = HTTPException(413)
        self._read = 0
        self._began: float | None = None
        self._complete = False

    @property
    def is_shut(self) -> bool:
        return self._most is None

    def open(self, most: int, too_large: Exception) -> None:
        """Raises `too_large` at once for a body that is announced as larger than `most`."""
        if not self._announced.isdecimal() or int(self._announced) > most:
            raise too_large
        self._most, self._too_large = most, too_large

    async def receive(self) -> Message:
        # What is raised here is raised where the page reads its form, so that its error handlers make the answer.
        if self._most is None:
            raise RuntimeError("a body is read before its route has opened it")
        message = await self._next()
        self._read += len(message.get("body", b""))
        self._complete = not message.get("more_body", False)
        if self._read > self._most:
            raise self._too_large
        return message

    async def _next(self) -> Message:
        """Raises 408 where it does not come in time; what comes after a whole body is only whether somebody left."""
        if self._complete:
            return await self._receive()
        now = asyncio.get_running_loop().time()
        self._began = self._began or now
        in_time = min(now, self._began + self._read / SLOWEST_BODY) + LONGEST_PAUSE
        try:
            async with asyncio.timeout_at(in_time):
                return await self._receive()
        except TimeoutError:
            raise HTTPException(408, headers={"Connection": "close"}) from None


class BodyLimit:
    """Puts the request's `Body` into the scope, shut where the method is one that changes something."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        announced = Headers(scope=scope).get("content-length", "0")
        body = Body(receive, announced, LARGEST_TEXT if scope["method"] in SAFE_METHODS else None)
        scope[BODY] = body
        await self.app(scope, body.receive, send)
