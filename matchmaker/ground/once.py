"""Once: a form that arrives again does nothing again, and one that arrives with other content is never dropped.

Every form carries a random key. The first time its act is done, the key is kept with a hash of what the form said and
the number of what it made, in the act's own transaction; copies that arrive together take turns. What people typed is
not kept here, and no key longer than KEPT_DAYS.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from matchmaker.ground.db import Connection
from matchmaker.ground.errors import SentOtherwise

KEPT_DAYS = 30

_TAKE_TURN = "SELECT pg_advisory_xact_lock(hashtextextended($1, 0))"
_FIND = "SELECT subject_id, content FROM idempotency_key WHERE key = $1 AND subject = $2"
_KEEP = "INSERT INTO idempotency_key (key, subject, subject_id, content) VALUES ($1, $2, $3, $4)"
_FORGET = "DELETE FROM idempotency_key WHERE subject = $1 AND subject_id = $2"
_TIDY = "DELETE FROM idempotency_key WHERE at < now() - make_interval(days => $1)"

Act = Callable[[Connection], Awaitable[int]]


@dataclass(frozen=True, kw_only=True)
class Sending:
    """One arrival of a form: `subject` names what it makes or changes, `content` is the SHA-256 of what it says."""

    key: str
    subject: str
    content: bytes


@dataclass(frozen=True, kw_only=True)
class Done:
    """What the form made, by its number; `again` where an earlier arrival made it."""

    made: int
    again: bool


async def do(connection: Connection, sending: Sending, act: Act) -> Done:
    """Does `act`, which gives the number of what it made, unless the form did it before.

    Raises SentOtherwise where the form was accepted with other content, and whatever `act` raises.
    """
    await connection.execute(_TAKE_TURN, sending.key)
    kept = await connection.fetchrow(_FIND, sending.key, sending.subject)
    if kept is None:
        made = await act(connection)
        await connection.execute(_KEEP, sending.key, sending.subject, made, sending.content)
        return Done(made=made, again=False)
    # Before hashes were kept, a key stood for whatever came with it.
    if kept["content"] not in (None, sending.content):
        raise SentOtherwise(subject=sending.subject, made=kept["subject_id"])
    return Done(made=kept["subject_id"], again=True)


async def was_done(connection: Connection, key: str, subject: str) -> bool:
    """Whether a form with this key was accepted; until the transaction ends none can be."""
    await connection.execute(_TAKE_TURN, key)
    return await connection.fetchrow(_FIND, key, subject) is not None


async def forget(connection: Connection, subject: str, made: int) -> None:
    """What a form made is gone: the form may make it anew."""
    await connection.execute(_FORGET, subject, made)


async def tidy(connection: Connection) -> None:
    """Drops keys that nobody sends any more."""
    await connection.execute(_TIDY, KEPT_DAYS)
