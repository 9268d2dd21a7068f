"""Passwords: argon2id, outside the event loop, and refused when somebody could guess them.

Parameters are argon2-cffi's own default, RFC 9106's second recommendation; a hash made with others is renewed at the
next sign-in. How easily a password is guessed is estimated by zxcvbn (Wheeler, USENIX Security 2016), whose lists hold
30,000 common passwords, against what we know of the person besides.
"""

import asyncio
from collections.abc import Iterable

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from zxcvbn import zxcvbn

from matchmaker.ground.text import fold, folded_tokens, nfc

SHORTEST, LONGEST = 12, 200
FEWEST_GUESSES = 10**8  # what throttling at our limits cannot be outwaited for
_LONGEST_ESTIMATED = 72  # zxcvbn takes seconds for longer ones, which are no easier to guess
# What people here type first; zxcvbn's own lists are English.
_COMMON_HERE = (
    "matkhau mat khau anhyeuem emyeuanh anhnhoem yeuem xinchao camon saigon hochiminh thanhpho vietnam hanoi danang "
    "giaiphap nhucau ketnoi cungcau trituenhantao matchmaker congty truong daihoc benhvien doanhnghiep nguyen tran le "
    "pham hoang phan vu vo dang bui do ho ngo duong ly khongbiet khongco motnam haibabon iloveyou administrator"
).split()

_hasher = PasswordHasher()


def problem_of(password: str, *, about: Iterable[str | None] = ()) -> str | None:
    """The code of what is wrong with a new password; None when it is good. `about` holds e-mail, name and the like."""
    password = nfc(password)
    if len(password) < SHORTEST:
        return "password_too_short"
    if len(password) > LONGEST:
        return "too_long"
    known = {plain for text in about if text for plain in (fold(text), _joined(text))}
    if {fold(password), _joined(password)} & known:
        return "password_is_yours"
    words = [word for text in known for word in folded_tokens(text)]
    guesses = min(_guesses(plain, [*known, *words]) for plain in (fold(password), _joined(password)))
    return "password_common" if guesses < FEWEST_GUESSES else None


async def check_new(password: str, *, about: Iterable[str | None] = ()) -> str | None:
    """`problem_of`, outside the event loop: it takes up to a tenth of a second."""
    return await asyncio.to_thread(problem_of, password, about=tuple(about))


async def hash_of(password: str) -> str:
    """The hash to store; takes about a tenth of a second, outside the event loop."""
    return await asyncio.to_thread(_hasher.hash, nfc(password))


async def is_right(password: str, stored: str | None) -> bool:
    """Whether the password belongs to the stored hash; without one it takes as long and is wrong."""
    return await asyncio.to_thread(_verify, nfc(password)[: LONGEST + 1], stored)


def is_outdated(stored: str) -> bool:
    """Whether the hash was made with other parameters than are in force."""
    return _hasher.check_needs_rehash(stored)


def _joined(text: str) -> str:
    """Spaces hide a common word from an estimate, not from somebody who guesses."""
    return "".join(fold(text).split())


def _guesses(plain: str, known: list[str]) -> float:
    return float(zxcvbn(plain[:_LONGEST_ESTIMATED], user_inputs=[*known, *_COMMON_HERE])["guesses"])


def _verify(password: str, stored: str | None) -> bool:
    try:
        return _hasher.verify(stored or _NOBODYS, password) and stored is not None
    except (VerificationError, InvalidHashError):
        return False


_NOBODYS = _hasher.hash("whoever has no account has no password")
