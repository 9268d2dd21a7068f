"""Two records of one organisation become one: what it entered goes along with everything else."""

from matchmaker.calls.outcome.statements import queries
from matchmaker.cases import merging as records
from matchmaker.ground.db import Connection
from matchmaker.rules.actors import Actor


async def merge(connection: Connection, kept_id: int, gone_id: int, *, by: Actor) -> None:
    """As `cases.merging.merge`, with entries to calls. Raises the same."""
    await records.merge(connection, kept_id, gone_id, by=by)
    await queries.move_entries(connection, organisation_id=gone_id, into_id=kept_id)
