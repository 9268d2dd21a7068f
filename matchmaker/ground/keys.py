"""Secrets: the program's own key, what is sealed with it, and random tokens of which only a hash is stored."""

import base64
import hashlib
import hmac
import os
import secrets
from enum import StrEnum
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from matchmaker.ground.errors import FileUnusable
from matchmaker.ground.file_store import sync_folder

_BYTES = 32
_NONCE_BYTES = 12


class KeyFile(StrEnum):
    """Every file of a home that holds a secret of the program itself."""

    SECRET = "secret.key"  # signs the tokens of forms; second factors are sealed with a key that follows from it
    SIGNING = "signing.key"  # signs auditors' bundles


def load_secret(folder: Path, file: KeyFile = KeyFile.SECRET) -> bytes:
    """The secret in this file of a home, 32 random bytes: made once, readable by its owner only.

    Raises FileUnusable where it cannot be made or read, has another length, or nothing in it, as after a power cut:
    one made anew would be another one.
    """
    path = folder / file
    try:
        if not path.exists():
            folder.mkdir(parents=True, exist_ok=True)
            _write_once(path, secrets.token_bytes(_BYTES))
        secret = path.read_bytes()
    except OSError as error:
        raise FileUnusable(path=path, reason=error.strerror) from error
    if len(secret) != _BYTES or not any(secret):
        raise FileUnusable("key_damaged", path=path)
    return secret


def fingerprint_of(secret: bytes) -> bytes:
    """What tells this secret from another one, and nothing else of it."""
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=b"matchmaker fingerprint of a key").derive(secret)


class Safe:
    """Seals small secrets for the database with a key that lies outside of it (AES-256-GCM), and makes tokens of it."""

    def __init__(self, secret: bytes) -> None:
        key = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"matchmaker second factor").derive(secret)
        self._cipher = AESGCM(key)
        self._tokens = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"matchmaker token").derive(secret)

    def seal(self, content: bytes, *, owner: str) -> bytes:
        """`owner` is bound to it: sealed for one person, it opens for no other."""
        nonce = secrets.token_bytes(_NONCE_BYTES)
        return nonce + self._cipher.encrypt(nonce, content, owner.encode())

    def open(self, sealed: bytes, *, owner: str) -> bytes | None:
        """None when another key, another owner or a damaged text makes it unreadable."""
        try:
            return self._cipher.decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], owner.encode())
        except InvalidTag:
            return None

    def token(self, about: str) -> str:
        """As random as `new_token` to whoever lacks the key, and always the same about the same."""
        made = hmac.digest(self._tokens, about.encode(), "sha256")
        return base64.urlsafe_b64encode(made).rstrip(b"=").decode()


def new_token() -> str:
    """256 random bits for a cookie or a link."""
    return secrets.token_urlsafe(32)


def digest(token: str) -> bytes:
    """What is stored of a random token. Tokens are long and random, so a plain hash is enough."""
    return hashlib.sha256(token.encode()).digest()


def _write_once(path: Path, content: bytes) -> None:
    # Written aside and linked: another process that starts now finds all of it or nothing.
    aside = path.with_name(f"{path.name}.{os.getpid()}")
    descriptor = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        os.write(descriptor, content)
        os.fsync(descriptor)
        os.link(aside, path)
        sync_folder(path.parent)
    except FileExistsError:  # the other process was first: its secret is the one
        return
    finally:
        os.close(descriptor)
        aside.unlink()
