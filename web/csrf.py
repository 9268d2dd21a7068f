"""Refusing requests that another site makes a browser send: a signed token in each form, and the Origin header."""

import secrets

from fastapi import Request
from itsdangerous import BadSignature, URLSafeSerializer
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.responses import Response

from matchmaker.intake.addresses import read_site
from matchmaker.intake.invalid import InvalidValue

COOKIE = "csrf"
FIELD = "csrf_token"
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


class Seal:
    """Signs a form's token over the nonce that the visitor's browser keeps in a cookie."""

    def __init__(self, secret: bytes) -> None:
        self._serializer = URLSafeSerializer(secret, salt="form")

    def token(self, nonce: str) -> str:
        return str(self._serializer.dumps(nonce))

    def holds(self, token: str, nonce: str) -> bool:
        """Whether this program made the token, for this nonce."""
        try:
            signed = self._serializer.loads(token)
        except BadSignature:
            return False
        return isinstance(signed, str) and secrets.compare_digest(signed.encode(), nonce.encode())


def nonce_of(request: Request) -> str:
    """The nonce in the visitor's cookie, or a new one; the same for the whole request."""
    if not hasattr(request.state, "nonce"):
        request.state.nonce = request.cookies.get(COOKIE) or secrets.token_urlsafe(16)
    return str(request.state.nonce)


def keep_nonce(request: Request, response: Response) -> None:
    """Sets the cookie when the browser does not have it yet."""
    if COOKIE not in request.cookies:
        response.set_cookie(COOKIE, nonce_of(request), httponly=True, samesite="strict", path="/")


async def refuse_elsewhere(request: Request) -> None:
    """Raises 403, reading no body, for an unsafe request with a foreign Origin or from a browser that saw no form."""
    if request.method in SAFE_METHODS:
        return
    origin = request.headers.get("origin")
    if origin is not None and _site(origin) not in _own_origins(request):
        raise HTTPException(403, "forged")
    if not request.cookies.get(COOKIE):
        raise HTTPException(403, "forged")


def refuse_forgery(request: Request, form: FormData) -> None:
    """Raises 403 unless the form carries the token that a page of ours gave to this browser."""
    token, nonce = form.get(FIELD), request.cookies.get(COOKIE)
    if not isinstance(token, str) or not nonce or not request.app.state.seal.holds(token, nonce):
        raise HTTPException(403, "forged")


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
