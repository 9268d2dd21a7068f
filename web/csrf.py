"""Refusing requests that another site makes a browser send: a signed token in each form, and the Origin header."""

import os
import secrets
from pathlib import Path

from fastapi import Request
from itsdangerous import BadSignature, URLSafeSerializer
from starlette.exceptions import HTTPException
from starlette.responses import Response

COOKIE = "csrf"
FIELD = "csrf_token"
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
_SECRET_FILE = "secret.key"
_SECRET_BYTES = 32


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


def load_secret(folder: Path) -> bytes:
    """The secret of this data folder: made once, readable by its owner only."""
    path = folder / _SECRET_FILE
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        _write_once(path, secrets.token_bytes(_SECRET_BYTES))
    return path.read_bytes()


def nonce_of(request: Request) -> str:
    """The nonce in the visitor's cookie, or a new one; the same for the whole request."""
    if not hasattr(request.state, "nonce"):
        request.state.nonce = request.cookies.get(COOKIE) or secrets.token_urlsafe(16)
    return str(request.state.nonce)


def keep_nonce(request: Request, response: Response) -> None:
    """Sets the cookie when the browser does not have it yet."""
    if COOKIE not in request.cookies:
        response.set_cookie(COOKIE, nonce_of(request), httponly=True, samesite="strict", path="/")


async def refuse_forgery(request: Request) -> None:
    """Raises 403 unless an unsafe request comes from a page of ours: right Origin, right token."""
    if request.method in SAFE_METHODS:
        return
    origin = request.headers.get("origin")
    if origin is not None and origin != f"{request.url.scheme}://{request.headers.get('host', '')}":
        raise HTTPException(403, "forged")
    token, nonce = (await request.form()).get(FIELD), request.cookies.get(COOKIE)
    if not isinstance(token, str) or not nonce or not request.app.state.seal.holds(token, nonce):
        raise HTTPException(403, "forged")


def _write_once(path: Path, content: bytes) -> None:
    # Written aside and linked: another process that starts now finds all of it or nothing.
    aside = path.with_name(f"{path.name}.{os.getpid()}")
    descriptor = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        os.write(descriptor, content)
        os.link(aside, path)
    except FileExistsError:  # the other process was first: its secret is the one
        return
    finally:
        os.close(descriptor)
        aside.unlink()
