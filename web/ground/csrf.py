"""Refusing requests that another site makes a browser send: a signed token in each form, and the Origin header."""

import secrets
from dataclasses import dataclass

from fastapi import Request
from itsdangerous import BadSignature, URLSafeSerializer
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.responses import Response

from matchmaker.ground.invalid import InvalidValue
from matchmaker.intake.addresses import read_site

COOKIE = "csrf"
FIELD = "csrf_token"
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


class Forged(HTTPException):
    """A form that no open page of ours sent: another site did, or this browser's nonce is gone."""

    def __init__(self) -> None:
        super().__init__(403, "forged")


class OtherSender(Exception):  # no fault: whoever sends the form now is asked whether they mean it
    """The form was opened by somebody else than who is signed in now, in another tab of the same browser."""


@dataclass(frozen=True, kw_only=True)
class Opened:
    """What a form's token says: in which browser, and by whom the form was opened; None for a visitor."""

    nonce: str
    person_id: int | None


class Seal:
    """Signs a form's token over the nonce that the browser keeps in a cookie, and over who opened the form."""

    def __init__(self, secret: bytes) -> None:
        self._serializer = URLSafeSerializer(secret, salt="form")

    def token(self, opened: Opened) -> str:
        return str(self._serializer.dumps([opened.nonce, opened.person_id]))

    def read(self, token: str, nonce: str) -> Opened | None:
        """What the token says; None unless this program made it, for this nonce."""
        try:
            signed = self._serializer.loads(token)
        except BadSignature:
            return None
        if not isinstance(signed, list) or not secrets.compare_digest(str(signed[0]).encode(), nonce.encode()):
            return None
        return Opened(nonce=nonce, person_id=signed[1])


def nonce_of(request: Request) -> str:
    """The nonce in the visitor's cookie, or a new one; the same for the whole request."""
    if not hasattr(request.state, "nonce"):
        request.state.nonce = request.cookies.get(COOKIE) or secrets.token_urlsafe(16)
    return str(request.state.nonce)


def keep_nonce(request: Request, response: Response) -> None:
    """Sets the cookie when the browser does not have it yet.

    It goes with a link from another site, such as a mail read in a browser: withheld there, it would be set anew, and
    every form that stands open would be refused. A form of another site comes without it, and sets none either.
    """
    if COOKIE not in request.cookies and not (request.method not in SAFE_METHODS and _is_foreign(request)):
        response.set_cookie(COOKIE, nonce_of(request), httponly=True, samesite="lax", path="/")


async def refuse_elsewhere(request: Request) -> None:
    """Raises Forged, reading no body, for an unsafe request of another site, or from a browser that saw no form."""
    if request.method not in SAFE_METHODS and (_is_foreign(request) or not request.cookies.get(COOKIE)):
        raise Forged


def refuse_forgery(request: Request, form: FormData) -> None:
    """Raises Forged unless the form carries the token that a page of ours gave to this browser."""
    if opened_by(request, form) is None:
        raise Forged


def opened_by(request: Request, form: FormData) -> Opened | None:
    """In which browser and by whom the form was opened; None where its token does not hold."""
    token, nonce = form.get(FIELD), request.cookies.get(COOKIE)
    if not isinstance(token, str) or not token.isascii() or not nonce:
        return None
    seal: Seal = request.app.state.seal
    return seal.read(token, nonce)


def own_page_sent(request: Request) -> bool:
    """Whether the browser says that the form stood on a page of ours: what it holds may be shown to whoever sent it."""
    return "origin" in request.headers and not _is_foreign(request)


def _is_foreign(request: Request) -> bool:
    origin = request.headers.get("origin")
    return origin is not None and _site(origin) not in _own_origins(request)


def _own_origins(request: Request) -> set[str | None]:
    """The address that was asked, and the public one: behind a proxy a browser sees another scheme than we do."""
    asked = _site(f"{request.url.scheme}://{request.headers.get('host', '')}")
    return {asked, request.app.state.runtime.settings.public_address}


def _site(origin: str) -> str:
    """The origin in the one spelling that the settings have; as it came where it is no site, such as "null"."""
    try:
        return read_site(origin)
    except InvalidValue:
        return origin
