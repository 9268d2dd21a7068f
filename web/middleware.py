"""What holds for every request, as pure ASGI: the host, the body that a route opens, the headers of an answer."""

from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from matchmaker.intake.addresses import read_site
from matchmaker.intake.invalid import InvalidValue
from matchmaker.limits import LARGEST_TEXT
from web.csrf import SAFE_METHODS

BODY = "matchmaker.body"  # where a request's body is in its scope

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


class SecurityHeaders:
    """Adds the security headers to every answer, and keeps pages and their fragments apart in caches."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                secure(MutableHeaders(scope=message))
            await send(message)

        await self.app(scope, receive, send_with_headers)


def secure(headers: MutableHeaders) -> None:
    """What each answer carries unless a page says it more strictly; pages that say nothing of caching are not kept."""
    for name, value in SECURITY_HEADERS.items():
        headers.setdefault(name, value)
    headers.add_vary_header("HX-Request")
    headers.setdefault("Cache-Control", "no-store")


class KnownHost:
    """Answers only to the names of this machine: a foreign name that points here (DNS rebinding) gets nothing."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and not _is_known(scope):
            await PlainTextResponse("Unknown host\n", status_code=421)(scope, receive, send)
            return
        await self.app(scope, receive, send)


class Body:
    """What a request brings: nothing of it is read before a route's policy has opened it, and never more than allowed.

    `most` is in bytes; None while it is shut.
    """

    def __init__(self, receive: Receive, announced: str, most: int | None) -> None:
        self._receive = receive
        self._announced = announced
        self._most = most
        self._too_large: Exception = HTTPException(413)
        self._read = 0

    def open(self, most: int, too_large: Exception) -> None:
        """Raises `too_large` at once for a body that is announced as larger than `most`."""
        if not self._announced.isdecimal() or int(self._announced) > most:
            raise too_large
        self._most, self._too_large = most, too_large

    async def receive(self) -> Message:
        # What is raised here is raised where the page reads its form, so that its error handlers make the answer.
        if self._most is None:
            raise RuntimeError("a body is read before its route has opened it")
        message = await self._receive()
        self._read += len(message.get("body", b""))
        if self._read > self._most:
            raise self._too_large
        return message


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


def _is_known(scope: Scope) -> bool:
    hosts: frozenset[str] = scope["app"].state.hosts
    return _host_name(Headers(scope=scope).get("host", "")) in hosts


def _host_name(host: str) -> str | None:
    """Without port and brackets, in the one spelling that the settings have; None for what names no host."""
    try:
        return urlsplit(read_site(f"http://{host}")).hostname
    except InvalidValue:
        return None
