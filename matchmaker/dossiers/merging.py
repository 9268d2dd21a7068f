"""Two records of one organisation become one: dossiers that it hosts or takes part in go along."""

from matchmaker.calls import merging as entries
from matchmaker.dossiers.statements import queries
from matchmaker.ground.db import Connection
from matchmaker.rules.actors import Actor


async def merge(connection: Connection, kept_id: int, gone_id: int, *, by: Actor) -> None:
    """As `calls.merging.merge`, with dossiers. Raises the same."""
    await entries.merge(connection, kept_id, gone_id, by=by)
    await queries.move_hosted(connection, organisation_id=gone_id, into_id=kept_id)
    await queries.move_writers(connection, organisation_id=gone_id, into_id=kept_id)
    await queries.end_writers_of(connection, organisation_id=gone_id)
