"""What closed periods tell of a person: told to them. Nothing of it is erased: it is figures that a leader approved."""

from typing import Any

from matchmaker.ground.db import Connection
from matchmaker.progress.statements import queries
from matchmaker.rules.actors import Identity


async def personal_data(connection: Connection, person: Identity) -> dict[str, Any]:
    """The periods that they closed, as JSON values."""
    held: dict[str, Any] = await queries.personal_data(connection, person_id=person.person_id)
    return held
