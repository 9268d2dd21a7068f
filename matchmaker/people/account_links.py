"""Links that carry what an account is to become: used once, and what they carry goes with them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Any

from matchmaker.ground import links
from matchmaker.ground.db import Connection, Pool, Record, transaction
from matchmaker.ground.links import NewLink, Purpose
from matchmaker.people.statements import queries
from matchmaker.rules.actors import Actor


@dataclass(frozen=True, kw_only=True)
class Opened:
    """What a link shows before it is used."""

    email: str
    content: Mapping[str, Any]


async def _lock(connection: Connection, row: Record) -> None:
    await queries.lock_link(connection, link_id=row["id"])


def _account_purpose(name: str, page: str, lasts: timedelta) -> Purpose:
    keep, find = (partial(query, purpose=name) for query in (queries.insert_link, queries.find_link))
    return Purpose(name=name, page=page, lasts=lasts, keep=keep, find=find, lock=_lock, forgets=True)


REGISTRATION = _account_purpose("registration", "/confirm", timedelta(days=2))
INVITATION = _account_purpose("invitation", "/invitation", timedelta(days=14))
PASSWORD_RESET = _account_purpose("password_reset", "/reset", timedelta(hours=1))


async def issue(
    connection: Connection,
    purpose: Purpose,
    email: str,
    content: Mapping[str, Any],
    *,
    by: Actor,
    person_id: int | None = None,
) -> NewLink:
    """A link for whoever reads the mailbox. `content` has the `locale` of its mail."""
    kept = {"email": email, "content": dict(content), "person_id": person_id, "created_by": by.name}
    return await links.issue(connection, purpose, **kept)


async def open_link(pool: Pool, purpose: Purpose, token: str) -> Opened:
    """What the link is about; using it up is `use`. Raises LinkUnusable."""
    async with transaction(pool) as connection:
        row = (await links.find(connection, purpose, token)).row
    return Opened(email=row["email"], content=row["content"])


async def use(connection: Connection, purpose: Purpose, token: str) -> Record:
    """Takes the link away and gives what it held. Raises LinkUnusable."""
    row = (await links.hold(connection, purpose, token)).row
    await queries.drop_link(connection, link_id=row["id"])
    return row
