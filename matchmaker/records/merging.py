"""What two records of one organisation claimed, when they become one."""

from matchmaker.db import Connection
from matchmaker.people.model import Actor
from matchmaker.records.statements import queries


async def merge(connection: Connection, organisation_id: int, into_id: int, *, by: Actor) -> None:
    """The caller checks and records it."""
    moved = {"organisation_id": organisation_id, "into_id": into_id}
    await queries.close_double_claims(connection, **moved, decided_by=by.name)
    await queries.move_claims(connection, **moved)
