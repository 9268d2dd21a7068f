"""Appends to the audit; nothing here changes or removes an entry."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from matchmaker.audit.model import Action
from matchmaker.db import Connection, Record, load_queries
from matchmaker.people.model import Actor

queries = load_queries(Path(__file__).parent)


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
    """Records an action on a record; its subject is the first half of the action's name."""
    await queries.append_entry(
        connection,
        action=action.value,
        subject=action.split(":")[0],
        subject_id=subject_id,
        actor=by.name,
        old_state=old_state,
        new_state=new_state,
        details=dict(details or {}),
    )


async def history(connection: Connection, subject: str, subject_id: int) -> list[Record]:
    return list(await queries.history_of(connection, subject=subject, subject_id=subject_id))
