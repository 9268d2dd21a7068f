"""How the keys in the audit read to people: by name to those who may know it, by office to others."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from matchmaker.audit import service as audit
from matchmaker.audit.model import Action, HistoryEntry
from matchmaker.ground.db import Connection, Record
from matchmaker.people.statements import queries
from matchmaker.rules.actors import Actor
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import may

ERASED = "erased"


async def history(connection: Connection, subject: str, subject_id: int, *, by: Actor) -> list[HistoryEntry]:
    """Everything recorded of one record, oldest first, with whoever did it as `named` tells."""
    return await named(connection, await audit.history(connection, subject, subject_id), by=by)


async def last(
    connection: Connection, subject: str, subject_id: int, actions: Collection[Action], *, by: Actor
) -> HistoryEntry | None:
    """The newest entry of one record that is one of these; None where there is none."""
    entries = [entry for entry in await audit.history(connection, subject, subject_id) if entry.action in actions]
    return await newest(connection, entries, by=by)


async def newest(connection: Connection, entries: Sequence[HistoryEntry], *, by: Actor) -> HistoryEntry | None:
    """The last of these, which stand oldest first, as `named` tells it; None where there are none."""
    return next(iter(await named(connection, entries[-1:], by=by)), None)


async def named(connection: Connection, entries: Sequence[HistoryEntry], *, by: Actor) -> list[HistoryEntry]:
    """Entries of the audit with an `actor` that `by` may read.

    Their name to the desk and to colleagues of the same organisation, their role to others, ERASED once their data
    were erased; what acts without being a person keeps its code.
    """
    rows = await queries.people_of_keys(connection, actors=[entry.actor for entry in entries])
    words = {row["actor"]: _word(row, by) for row in rows}
    return [replace(entry, actor=words.get(entry.actor, entry.actor)) for entry in entries]


async def names(connection: Connection, keys: Iterable[str]) -> dict[str, str]:
    """By key, of those whose data were not erased. For services: whoever shows them decides who may know."""
    rows = await queries.people_of_keys(connection, actors=sorted(set(keys)))
    return {row["actor"]: row["name"] for row in rows if row["name"] is not None}


def _word(row: Record, by: Actor) -> str:
    if row["name"] is None:
        return ERASED
    colleague = by.organisation_id is not None and by.organisation_id == row["organisation_id"]
    knows = colleague or row["actor"] == by.name or may(by, Permission.SEE_HIDDEN)
    return str(row["name"] if knows else row["role"])
