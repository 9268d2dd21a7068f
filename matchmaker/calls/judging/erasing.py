"""What judging tells of a person: told to them, and erased."""

from collections.abc import Sequence
from typing import Any

from matchmaker.calls.judging.statements import queries
from matchmaker.ground.db import Connection


async def declared(connection: Connection, person_id: int) -> list[dict[str, Any]]:
    """What they declared to be tied to, as JSON values."""
    rows = await queries.ties_told(connection, person_id=person_id)
    return [{"call": row["call"], "name": row["name"], "at": row["at"].isoformat()} for row in rows]


async def erase(connection: Connection, person_id: int, words: Sequence[str]) -> None:
    """Names that they declared go, and so does what names them in why they judged no more."""
    await queries.erase_ties(connection, person_id=person_id)
    await queries.erase_from_assignments(connection, person_id=person_id, words=list(words))
