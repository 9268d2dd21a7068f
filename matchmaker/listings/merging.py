"""What two records of one organisation claimed, when they become one."""

from matchmaker.ground.db import Connection
from matchmaker.listings.statements import queries
from matchmaker.rules.actors import Actor


async def merge(connection: Connection, organisation_id: int, into_id: int, *, by: Actor) -> None:
    """The caller checks and records it."""
    moved = {"organisation_id": organisation_id, "into_id": into_id}
    await queries.close_double_claims(connection, **moved, decided_by=by.name)
    await queries.move_claims(connection, **moved)
