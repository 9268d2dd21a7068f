"""What holds for every request, as pure ASGI: the host's name, the size of a body, the headers of an answer."""

import re
from collections.abc import Iterable

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from matchmaker.proposals.files import LARGEST as LARGEST_FILE

LARGEST_BODY = 1_000_000  # bytes; the longest form, every field full of four-byte letters, stays under it
UPLOADS = re.compile(r"/proposals/[0-9]+/messages")  # forms that bring files
LARGEST_UPLOAD = LARGEST_FILE + LARGEST_BODY

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

    def __init__(self, app: ASGIApp, hosts: Iterable[str]) -> None:
        self.app = app
        self.hosts = frozenset(hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and _host_name(Headers(scope=scope).get("host", "")) not in self.hosts:
            await PlainTextResponse("Unknown host\n", status_code=421)(scope, receive, send)
            return
        await self.app(scope, receive, send)


class BodyLimit:
    """Refuses a body above the limit: before reading where its length is announced, else as soon as it is passed."""

    def __init__(self, app: ASGIApp, limit: int = LARGEST_BODY) -> None:
        self.app = app
        self.limit = limit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        announced = Headers(scope=scope).get("content-length", "0")
        limit = LARGEST_UPLOAD if brings_files(scope) else self.limit
        read = 0

        async def receive_within_limit() -> Message:
            nonlocal read
            # Raised where the page reads its form, so that its error handlers make the answer.
            if not announced.isdecimal() or int(announced) > limit:
                raise HTTPException(413)
            message = await receive()
            read += len(message.get("body", b""))
            if read > limit:
                raise HTTPException(413)
            return message

        await self.app(scope, receive_within_limit, send)


def brings_files(scope: Scope) -> bool:
    """Whether this is a form that may be larger than others; only one that announces its size."""
    announced = Headers(scope=scope).get("content-length")
    return announced is not None and UPLOADS.fullmatch(scope["path"]) is not None


def _host_name(host: str) -> str:
    """Without the port; an IPv6 address keeps its brackets."""
    return host if host.endswith("]") else host.rsplit(":", 1)[0]
