"""The key of an installation that signs auditors' bundles (Ed25519), and the fingerprint that it is known by.

Public key and signature lie in a bundle as OpenSSL reads them, so nobody has to trust this program to check them.
"""

import hashlib
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_pem_public_key

from matchmaker.ground.keys import KeyFile, load_secret

_FINGERPRINT = re.compile(r"[0-9a-f]{64}")
_FORM = PublicFormat.SubjectPublicKeyInfo


@dataclass(frozen=True, kw_only=True)
class PublicKey:
    """What a signature is checked with."""

    key: Ed25519PublicKey

    @classmethod
    def from_pem(cls, content: bytes) -> "PublicKey | None":
        """None for what is no public key of this kind."""
        try:
            key = load_pem_public_key(content)
        except (ValueError, UnsupportedAlgorithm):
            return None
        return cls(key=key) if isinstance(key, Ed25519PublicKey) else None

    @cached_property
    def pem(self) -> bytes:
        return self.key.public_bytes(Encoding.PEM, _FORM)

    @cached_property
    def fingerprint(self) -> str:
        """SHA-256 of the key in DER, in hexadecimal."""
        return hashlib.sha256(self.key.public_bytes(Encoding.DER, _FORM)).hexdigest()

    def signed(self, content: bytes, signature: bytes) -> bool:
        """Whether the signature is this key's over this content."""
        try:
            self.key.verify(signature, content)
        except InvalidSignature:
            return False
        return True


@dataclass(frozen=True, kw_only=True)
class SigningKey:
    """The secret half: whoever has it speaks for the installation."""

    key: Ed25519PrivateKey

    @cached_property
    def public(self) -> PublicKey:
        return PublicKey(key=self.key.public_key())

    def sign(self, content: bytes) -> bytes:
        return self.key.sign(content)


def load_signing_key(folder: Path) -> SigningKey:
    """The key of this data folder: made once, readable by its owner only. Raises FileUnusable."""
    return SigningKey(key=Ed25519PrivateKey.from_private_bytes(load_secret(folder, KeyFile.SIGNING)))


def read_fingerprint(typed: str) -> str | None:
    """A fingerprint as somebody copied it, with spaces or colons; None where it is none."""
    plain = re.sub(r"[\s:]", "", typed).lower()
    return plain if _FINGERPRINT.fullmatch(plain) else None
