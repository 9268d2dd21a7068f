"""The second factor: one-time codes of an authenticator app (RFC 6238), and recovery codes for the day it is lost."""

import secrets
import time
from collections.abc import Sequence
from dataclasses import dataclass

import pyotp

from matchmaker.audit import service as audit
from matchmaker.audit.model import Action
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import SecondFactorWrong
from matchmaker.ground.keys import Safe, digest
from matchmaker.people.statements import queries
from matchmaker.rules.actors import Actor, Person

ISSUER = "Ket noi cung cau AI"  # some apps show nothing but ASCII
STEP_SECONDS = 30
NEIGHBOURS = (0, -1, 1)  # a phone's clock may be a step off
CODES = 10
_CODE_GROUPS, _GROUP = 4, 4
_ALPHABET = "ABCDEFGHJKMNPQRSTVWXYZ0123456789"  # no letter that looks like a digit


@dataclass(frozen=True, kw_only=True)
class Enrolment:
    """What an app needs: the secret to type, or `uri` as a QR code."""

    secret: str
    uri: str


async def begin(connection: Connection, person: Person, safe: Safe) -> Enrolment:
    """The secret that the person's app is to hold, in force after its first code; the same until then."""
    secret = await _secret(connection, person, safe)
    if secret is None or person.second_factor:
        secret = pyotp.random_base32()
        sealed = safe.seal(secret.encode(), owner=str(person.key))
        await queries.set_totp(connection, person_id=person.id, sealed=sealed)
    uri = pyotp.TOTP(secret).provisioning_uri(name=person.email or "", issuer_name=ISSUER)
    return Enrolment(secret=secret, uri=uri)


async def confirm(connection: Connection, person: Person, code: str, safe: Safe, *, by: Actor) -> Sequence[str]:
    """Puts the secret into force; gives the recovery codes, which nobody sees again.

    Raises SecondFactorWrong unless the code is the app's.
    """
    await _check_totp(connection, person, code, safe)
    await queries.confirm_totp(connection, person_id=person.id)
    await audit.append(connection, Action.PERSON_ENROL_SECOND_FACTOR, person.id, by=by)
    return await _new_codes(connection, person)


async def check(connection: Connection, person: Person, code: str, safe: Safe, *, by: Actor) -> None:
    """Raises SecondFactorWrong unless it is a code of the app that was not used yet, or an unused recovery code."""
    if not person.second_factor:
        raise SecondFactorWrong()
    plain = _plain(code)
    if len(plain) != _CODE_GROUPS * _GROUP:
        await _check_totp(connection, person, plain, safe)
        return
    if await queries.use_recovery_code(connection, person_id=person.id, code_hash=digest(plain)) is None:
        raise SecondFactorWrong()
    await audit.append(connection, Action.PERSON_USE_RECOVERY_CODE, person.id, by=by)


async def renew_recovery_codes(connection: Connection, person: Person, *, by: Actor) -> Sequence[str]:
    """New codes; the old ones open nothing any more."""
    await audit.append(connection, Action.PERSON_RENEW_RECOVERY_CODES, person.id, by=by)
    return await _new_codes(connection, person)


async def recovery_codes_left(connection: Connection, person: Person) -> int:
    return int(await queries.count_recovery_codes(connection, person_id=person.id))


async def forget(connection: Connection, person_id: int) -> None:
    """Without secret and codes; an officer's next sign-in enrols anew. The caller checks and records it."""
    await queries.forget_totp(connection, person_id=person_id)
    await queries.drop_recovery_codes(connection, person_id=person_id)


async def _new_codes(connection: Connection, person: Person) -> Sequence[str]:
    codes = [_new_code() for _ in range(CODES)]
    await queries.drop_recovery_codes(connection, person_id=person.id)
    hashes = [digest(_plain(code)) for code in codes]
    await queries.insert_recovery_codes(connection, person_id=person.id, hashes=hashes)
    return codes


async def _secret(connection: Connection, person: Person, safe: Safe) -> str | None:
    """None without a secret, and where the program's key is no longer the one that it was sealed with."""
    row = await queries.lock_person(connection, person_id=person.id)
    opened = safe.open(row["totp_sealed"], owner=str(person.key)) if row["totp_sealed"] else None
    return opened.decode() if opened else None


async def _check_totp(connection: Connection, person: Person, code: str, safe: Safe) -> None:
    secret = await _secret(connection, person, safe)
    step = _matching_step(secret, _plain(code)) if secret else None
    # A code seen over somebody's shoulder opens nothing once it was used, nor does any older one.
    if step is None or await queries.use_totp_step(connection, person_id=person.id, step=step) is None:
        raise SecondFactorWrong()


def _matching_step(secret: str, code: str) -> int | None:
    """The time step that the code belongs to, where that is the current one or a neighbour."""
    totp, now = pyotp.TOTP(secret), int(time.time() // STEP_SECONDS)
    typed, steps = code.encode(), (now + n for n in NEIGHBOURS)
    return next((s for s in steps if secrets.compare_digest(totp.generate_otp(s).encode(), typed)), None)


def _new_code() -> str:
    """80 random bits, in groups that can be written down."""
    groups = ("".join(secrets.choice(_ALPHABET) for _ in range(_GROUP)) for _ in range(_CODE_GROUPS))
    return "-".join(groups)


def _plain(code: str) -> str:
    return "".join(code.split()).replace("-", "").upper()
