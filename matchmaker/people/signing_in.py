"""Signing in: the password first, then the second factor of those who have or need one."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from matchmaker.audit import service as audit
from matchmaker.audit.model import Action
from matchmaker.ground.db import Connection, Pool, transaction
from matchmaker.ground.errors import SignInFailed
from matchmaker.ground.keys import Safe, digest
from matchmaker.intake.addresses import mailbox
from matchmaker.people import accounts, passwords, second_factor, sessions, throttle
from matchmaker.people.sessions import Session, Whence
from matchmaker.people.statements import queries
from matchmaker.people.throttle import Trial
from matchmaker.rules.actors import VISITOR, Person


@dataclass(frozen=True, kw_only=True)
class SignedIn:
    """`token` is the session's id for the cookie; until `complete` it opens nothing but the next step."""

    token: str
    person: Person
    complete: bool


async def sign_in(pool: Pool, email: str, password: str, *, whence: Whence) -> SignedIn:
    """Starts a session when the password is right.

    Raises SignInFailed, which says neither whether there is such an account nor what was wrong and takes as long,
    or TooManyAttempts. No connection is held while the password is checked.
    """
    email = mailbox(email)
    async with transaction(pool) as connection:
        attempts = await throttle.take(connection, Trial.SIGN_IN, account=email, address=whence.address)
        row = await queries.credentials_by_email(connection, email=email)
    stored: str | None = row["password_hash"] if row else None
    if not await passwords.is_right(password, stored) or stored is None:
        if row is not None:
            await _record_failure(pool, row["id"], whence)
        raise SignInFailed()
    renewed = await passwords.hash_of(password) if passwords.is_outdated(stored) else None
    async with transaction(pool) as connection:
        await throttle.give_back(connection, attempts)
        if renewed:
            await queries.set_password(connection, person_id=row["id"], password_hash=renewed)
        person = await accounts.get(connection, row["id"])
        return await _begin(connection, person, renewed or stored, whence)


async def enter_code(pool: Pool, token: str, code: str, safe: Safe, *, whence: Whence) -> SignedIn:
    """The second step: a session with a new id instead of the one that was halfway.

    Raises SignInFailed when that is over, SecondFactorWrong, TooManyAttempts.
    """
    halfway, attempts = await _counted(pool, token, whence)
    if halfway.complete:
        raise SignInFailed("sign_in_over")
    async with transaction(pool) as connection:
        by = halfway.person.actor(whence.address)
        await second_factor.check(connection, halfway.person, code, safe, by=by)
        await throttle.give_back(connection, attempts)
        return await _complete(connection, token, halfway.person, whence)


async def enrol(pool: Pool, token: str, code: str, safe: Safe, *, whence: Whence) -> tuple[SignedIn, Sequence[str]]:
    """Puts the app's secret into force, as the second step of an officer's first sign-in or as anybody's own wish.

    Gives the recovery codes, once, and a session with a new id.

    Raises what `enter_code` raises; SignInFailed also for somebody whose second factor is in force already.
    """
    halfway, attempts = await _counted(pool, token, whence)
    if halfway.person.second_factor:
        raise SignInFailed("sign_in_over")
    async with transaction(pool) as connection:
        by = halfway.person.actor(whence.address)
        codes = await second_factor.confirm(connection, halfway.person, code, safe, by=by)
        await throttle.give_back(connection, attempts)
        return await _complete(connection, token, halfway.person, whence), codes


async def renew_recovery_codes(pool: Pool, person: Person, code: str, safe: Safe, *, whence: Whence) -> Sequence[str]:
    """New recovery codes for somebody who is signed in and shows their second factor again.

    Raises SecondFactorWrong, TooManyAttempts.
    """
    by = person.actor(whence.address)
    async with transaction(pool) as connection:
        attempts = await throttle.take(connection, Trial.SECOND_FACTOR, account=str(person.key), address=whence.address)
    async with transaction(pool) as connection:
        await second_factor.check(connection, person, code, safe, by=by)
        await throttle.give_back(connection, attempts)
        return await second_factor.renew_recovery_codes(connection, person, by=by)


def needs_second_factor(person: Person) -> bool:
    """Officers always, others when they have set one up. The demonstration's officers sign in with one click."""
    return person.second_factor or (person.is_officer and not person.demo)


async def _begin(connection: Connection, person: Person, stored: str | None, whence: Whence) -> SignedIn:
    complete = not needs_second_factor(person)
    token = await sessions.start(connection, person.id, password_hash=stored, complete=complete, whence=whence)
    if token is None:  # disabled, or the password changed, since it was checked
        raise SignInFailed()
    if complete:
        await audit.append(connection, Action.PERSON_SIGN_IN, person.id, by=person.actor(whence.address))
    return SignedIn(token=token, person=person, complete=complete)


async def _counted(pool: Pool, token: str, whence: Whence) -> tuple[Session, Sequence[int]]:
    """The session, and one attempt at its second factor, counted whatever happens next."""
    async with transaction(pool) as connection:
        session = await sessions.find(connection, token)
        if session is None:
            raise SignInFailed("sign_in_over")
        account = str(session.person.key)
        return session, await throttle.take(connection, Trial.SECOND_FACTOR, account=account, address=whence.address)


async def _complete(connection: Connection, token: str, person: Person, whence: Whence) -> SignedIn:
    by = person.actor(whence.address)
    await queries.end_session(connection, id_hash=digest(token))
    row = await queries.credentials_of(connection, person_id=person.id)
    if row is None:
        raise SignInFailed()
    fresh = await sessions.start(
        connection, person.id, password_hash=row["password_hash"], complete=True, whence=whence
    )
    if fresh is None:
        raise SignInFailed()
    await audit.append(connection, Action.PERSON_SIGN_IN, person.id, by=by)
    return SignedIn(token=fresh, person=await accounts.get(connection, person.id), complete=True)


async def _record_failure(pool: Pool, person_id: int, whence: Whence) -> None:
    async with transaction(pool) as connection:
        # Nobody knows who it was: the entry's subject is the account that was tried.
        somebody = replace(VISITOR, origin=whence.address)
        await audit.append(connection, Action.PERSON_FAIL_SIGN_IN, person_id, by=somebody)
