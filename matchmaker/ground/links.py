"""Links that are mailed to one person: their tokens, what is stored of these, and when a link opens no more.

Each room declares the purposes of its links and keeps them in a table of its own; a copy of such a table opens nothing.
Opening only reads, so that a mail scanner uses up nothing. A room tells a link by its `Purpose` and never sees a hash.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from matchmaker.ground.db import Connection, Query, Record
from matchmaker.ground.errors import LinkUnusable
from matchmaker.ground.keys import digest, new_token


@dataclass(frozen=True, kw_only=True)
class Purpose:
    """What one kind of links is for.

    `page` is the path of its page, before the token. `keep` stores a `token_hash` beside what the link is about; `find`
    gives the row of a `token_hash`, or None, also once the person it was mailed to is erased. Among its columns are
    `locale`, the language of the mail, `used_at`, null while it may be used (again), and `expires_at`, unless `ends`
    tells that. `lasts` is for links whose end is fixed when they are made; `keep` then gets it as `expires_at`.
    `lock` holds what the link is about until the transaction ends: where using it twice would do something twice.
    `forgets`: what was never used is deleted when its time is over, and from then on it is as if it had never been.
    """

    name: str
    page: str
    keep: Query
    find: Query
    lasts: timedelta | None = None
    ends: Callable[[Connection, Record], Awaitable[datetime]] | None = None
    lock: Callable[[Connection, Record], Awaitable[object]] | None = None
    forgets: bool = False

    def path(self, token: str) -> str:
        return f"{self.page}/{token}"


@dataclass(frozen=True, kw_only=True)
class NewLink:
    """Where the mail leads, and until when. The token in the path is known to nobody else."""

    path: str = field(repr=False)
    expires_at: datetime


@dataclass(frozen=True, kw_only=True)
class MailedLink:
    """A link that was mailed, as it stands. `row` is what its room keeps with it; `locale` None where nobody knows it.

    `over`: its time has passed.
    """

    row: Record = field(repr=False)
    locale: str | None
    expires_at: datetime
    used: bool
    over: bool

    def fault(self, *, holder: bool = True, stands: bool = True) -> str | None:
        """Code of why it opens nothing: another's, used, over, or what it asked does not wait any more.

        In this order: nobody else learns anything of it, and who has answered is told so at any later time.
        """
        if not holder:
            return "link_of_another"
        if self.used:
            return "link_used"
        if self.over:
            return "link_expired"
        return None if stands else "link_void"

    def require_open(self, *, holder: bool = True, stands: bool = True) -> None:
        """Raises LinkUnusable with the code of `fault`."""
        if code := self.fault(holder=holder, stands=stands):
            raise LinkUnusable(code)


async def issue(connection: Connection, purpose: Purpose, **subject: object) -> NewLink:
    """A new link; `subject` is what its room keeps with it."""
    token = new_token()
    await keep(connection, purpose, token, **subject)
    return NewLink(path=purpose.path(token), expires_at=(await find(connection, purpose, token)).expires_at)


async def keep(connection: Connection, purpose: Purpose, token: str, **subject: object) -> None:
    """From now on the token opens a link, and only its hash is stored."""
    if purpose.lasts is not None:
        subject = subject | {"expires_at": await _the_time(connection) + purpose.lasts}
    await purpose.keep(connection, token_hash=digest(token), **subject)


async def find(connection: Connection, purpose: Purpose, token: str) -> MailedLink:
    """The link as it stands, whether it opens or not; changes nothing. Raises LinkUnusable for none of this purpose."""
    row = await purpose.find(connection, token_hash=digest(token))
    if row is None:
        raise LinkUnusable()
    link = await of_row(connection, purpose, row)
    if purpose.forgets and link.over and not link.used:  # whether or not housekeeping has come by
        raise LinkUnusable()
    return link


async def of_row(connection: Connection, purpose: Purpose, row: Record) -> MailedLink:
    """A link of what the room keeps, which has the columns of what `purpose.find` gives, as it stands."""
    expires_at = await purpose.ends(connection, row) if purpose.ends else row["expires_at"]
    over, used = expires_at <= await _the_time(connection), row["used_at"] is not None
    return MailedLink(row=row, locale=row["locale"], expires_at=expires_at, used=used, over=over)


async def hold(connection: Connection, purpose: Purpose, token: str) -> MailedLink:
    """The link as it is once nobody else uses it: of two who send it at once, the second sees what the first has done.

    Held until the transaction ends. Raises LinkUnusable.
    """
    seen = await find(connection, purpose, token)
    if purpose.lock is None:
        return seen
    await purpose.lock(connection, seen.row)
    return await find(connection, purpose, token)


async def language(connection: Connection, purpose: Purpose, token: str) -> str | None:
    """In which language its mail was written; None for a link that is none of this purpose."""
    try:
        return (await find(connection, purpose, token)).locale
    except LinkUnusable:
        return None


async def _the_time(connection: Connection) -> datetime:
    now: datetime = await connection.fetchval("SELECT now()")
    return now
