"""What solutions tell of a person: told to them, and erased."""

from collections.abc import Sequence
from typing import Any

from matchmaker.ground.db import Connection
from matchmaker.listings.erasing import OfRecords, erase_from_records
from matchmaker.listings.solutions.statements import queries
from matchmaker.rules.actors import Identity

RECORDS = OfRecords(near=queries.solutions_near, erase=queries.erase_from_solutions, sort=queries.sort_solution)


async def personal_data(connection: Connection, person: Identity) -> dict[str, Any]:
    """What they entered or are the contact of, as JSON values."""
    held: dict[str, Any] = await queries.personal_data(
        connection, actor=person.actor, emails=person.emails, phone=person.phone
    )
    return held


async def erase(connection: Connection, person: Identity) -> Sequence[int]:
    """Gives the solutions in which they may be named, as `erase_from_records` does."""
    near, _ = await erase_from_records(connection, person, RECORDS)
    return near
