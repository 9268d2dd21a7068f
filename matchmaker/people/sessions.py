"""Sessions: rows whose id only the browser knows. What ends one deletes its row, so a replayed cookie opens nothing."""

from dataclasses import dataclass, fields
from datetime import UTC, datetime, timedelta

from matchmaker.audit import service as audit
from matchmaker.audit.model import Action
from matchmaker.ground.db import Connection, Record
from matchmaker.ground.errors import NotFound
from matchmaker.ground.keys import digest, new_token
from matchmaker.people.statements import queries
from matchmaker.rules.actors import OFFICERS, Actor, Person, Role

LONGEST_DEVICE = 200
SEEN_EVERY = timedelta(minutes=1)  # not every request writes


@dataclass(frozen=True, kw_only=True)
class Lifetime:
    idle: timedelta
    absolute: timedelta


LIFETIME = Lifetime(idle=timedelta(hours=8), absolute=timedelta(days=7))
OFFICERS_LIFETIME = Lifetime(idle=timedelta(hours=1), absolute=timedelta(hours=12))
HALFWAY_LIFETIME = Lifetime(idle=timedelta(minutes=15), absolute=timedelta(minutes=15))
"""Between the password and the second factor."""

REMEMBERED = timedelta(days=1)
"""So long a session that is over is known: what is sent in it is kept for its person."""


@dataclass(frozen=True, kw_only=True)
class Whence:
    """From where somebody comes: the connection's address, and the device in a few words."""

    address: str | None = None
    device: str | None = None


@dataclass(frozen=True, kw_only=True)
class Session:
    """Somebody at a browser. Until `complete` they have only said their password, and may do nothing else yet."""

    id: int
    person: Person
    complete: bool
    started_at: datetime


@dataclass(frozen=True, kw_only=True)
class OwnSession:
    """What a person sees of one of their sessions."""

    id: int
    address: str | None
    device: str | None
    started_at: datetime
    seen_at: datetime


def lifetime_of(role: Role, *, complete: bool) -> Lifetime:
    if not complete:
        return HALFWAY_LIFETIME
    return OFFICERS_LIFETIME if role in OFFICERS else LIFETIME


async def start(
    connection: Connection, person_id: int, *, password_hash: str | None, complete: bool, whence: Whence
) -> str | None:
    """A new session; gives its id for the cookie.

    None when the person was disabled, or the stored hash is no longer the one that the password was held against.
    """
    token = new_token()
    started = await queries.insert_session(
        connection,
        id_hash=digest(token),
        person_id=person_id,
        password_hash=password_hash,
        complete=complete,
        address=whence.address,
        device=(whence.device or "")[:LONGEST_DEVICE] or None,
    )
    return None if started is None else token


async def find(connection: Connection, token: str, *, now: datetime | None = None) -> Session | None:
    """The session with this id, unless it was ended or its time is over."""
    row = await queries.find_session(connection, id_hash=digest(token))
    now = now or datetime.now(UTC)
    if row is None or _is_over(row, Role(row["role"]), now):
        return None
    if now - row["seen_at"] >= SEEN_EVERY:
        await queries.see_session(connection, session_id=row["id"])
    person = Person.from_row(await queries.get_person(connection, person_id=row["person_id"]))
    return Session(id=row["id"], person=person, complete=row["complete"], started_at=row["started_at"])


async def whose(connection: Connection, token: str) -> int | None:
    """Whose session it is or, until it is forgotten, was; None for one that was ended or never was complete."""
    row = await queries.find_session(connection, id_hash=digest(token))
    return row["person_id"] if row is not None and row["complete"] else None


async def end(connection: Connection, token: str, *, by: Actor) -> None:
    """Signs out; of a session that is over already there is nothing to end."""
    person_id = await queries.end_session(connection, id_hash=digest(token))
    if person_id is not None and by.person_id == person_id:
        await audit.append(connection, Action.PERSON_SIGN_OUT, person_id, by=by)


async def listing(connection: Connection, *, by: Actor, now: datetime | None = None) -> list[OwnSession]:
    """The actor's own sessions that still open, the one used last first."""
    now = now or datetime.now(UTC)
    rows = await queries.list_sessions(connection, person_id=by.person_id)
    names = [field.name for field in fields(OwnSession)]
    return [OwnSession(**{name: row[name] for name in names}) for row in rows if not _is_over(row, by.role, now)]


async def end_one(connection: Connection, session_id: int, *, by: Actor) -> None:
    """Raises NotFound for a session that is not the actor's own."""
    if await queries.end_session_of(connection, session_id=session_id, person_id=by.person_id) is None:
        raise NotFound()
    await _record_end(connection, by)


async def end_others(connection: Connection, current_id: int, *, by: Actor) -> None:
    """All of the actor's own but the current one."""
    await queries.end_sessions(connection, person_id=by.person_id, except_id=current_id)
    await _record_end(connection, by)


async def end_all(connection: Connection, person_id: int) -> None:
    """After whatever makes who somebody was no longer true; the caller records it."""
    await queries.end_sessions(connection, person_id=person_id, except_id=None)


async def _record_end(connection: Connection, by: Actor) -> None:
    if by.person_id is not None:
        await audit.append(connection, Action.PERSON_END_SESSIONS, by.person_id, by=by)


def _is_over(row: Record, role: Role, now: datetime) -> bool:
    lifetime = lifetime_of(role, complete=row["complete"])
    return bool(now - row["seen_at"] >= lifetime.idle or now - row["started_at"] >= lifetime.absolute)
