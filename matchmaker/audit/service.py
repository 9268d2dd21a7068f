"""Appends to the audit and checks that it is whole; nothing here changes or removes an entry."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from matchmaker.audit.chain import ChainCheck, ChainLink, Entry, Report
from matchmaker.audit.model import Action, HistoryEntry
from matchmaker.ground.db import Connection, load_queries
from matchmaker.rules.actors import Actor, Identity

PAGE_SIZE = 50
BATCH = 1000

queries = load_queries(Path(__file__).parent)


@dataclass(frozen=True, kw_only=True)
class HistoryPage:
    """Entries, newest first; `older`: there are more before them."""

    entries: Sequence[HistoryEntry]
    older: bool


async def append(
    connection: Connection,
    action: Action,
    subject_id: int,
    *,
    by: Actor,
    old_state: str | None = None,
    new_state: str | None = None,
    details: Mapping[str, Any] | None = None,
) -> None:
    """Records an action on a record; its subject is the first half of the action's name.

    The entry is linked into the chain when the transaction commits. It stays when a person's data are erased, so
    `details` never holds a name, an address or a number of a person: names of fields, codes and keys only.
    """
    await queries.append_entry(
        connection,
        action=action.value,
        subject=action.split(":")[0],
        subject_id=subject_id,
        actor=by.name,
        origin=by.origin,
        old_state=old_state,
        new_state=new_state,
        details=dict(details or {}),
    )


async def history(connection: Connection, subject: str, subject_id: int) -> list[HistoryEntry]:
    """Everything recorded of one record, oldest first."""
    rows = await queries.history_of(connection, subject=subject, subject_id=subject_id)
    return [HistoryEntry.from_row(row) for row in rows]


async def newest(connection: Connection, subject: str, subject_id: int, *, size: int = PAGE_SIZE) -> HistoryPage:
    """The last that was recorded of one record."""
    rows = await queries.newest_of(connection, subject=subject, subject_id=subject_id, size=size + 1)
    return HistoryPage(entries=[HistoryEntry.from_row(row) for row in rows[:size]], older=len(rows) > size)


async def personal_data(connection: Connection, person: Identity) -> dict[str, Any]:
    """What the person did, and what was done to their account, as JSON values. Nothing here is ever erased."""
    held: dict[str, Any] = await queries.personal_data(connection, person_id=person.person_id, actor=person.actor)
    return held


async def verify(connection: Connection, *, noted_head: bytes | None = None) -> Report:
    """Checks every entry against the chain, as of one moment, a batch in memory at a time; in a transaction.

    `noted_head` is a head of an earlier report, which has to be in the chain still: only that tells when the newest
    entries were cut off, or the whole chain was written anew.
    """
    following = ChainCheck(noted_head)
    async for row in connection.cursor(queries.statements["whole_chain"], prefetch=BATCH):
        link = None if row["seq"] is None else ChainLink(seq=row["seq"], entry_id=row["entry_id"], hash=row["hash"])
        entry = None if row["id"] is None else Entry(**{field.name: row[field.name] for field in fields(Entry)})
        if not following.follow(link, entry):
            break
    return following.report()


async def may_change(connection: Connection, role: str) -> bool | None:
    """Whether a database role could change the audit, or make itself able to; None where there is no such role."""
    allowed: bool | None = await queries.may_change_audit(connection, role=role)
    return allowed
