"""What passports tell of a person: told to them, and erased."""

from collections.abc import Sequence
from typing import Any

from matchmaker.ground.db import Connection
from matchmaker.listings.passports.statements import queries
from matchmaker.rules.actors import Identity


async def personal_data(connection: Connection, person: Identity) -> dict[str, Any]:
    """What they confirmed, or began to answer, as JSON values."""
    held: dict[str, Any] = await queries.personal_data(connection, actor=person.actor)
    return held


async def erase(connection: Connection, person: Identity, *, solutions: Sequence[int]) -> None:
    """Texts lose the words; `solutions` may name them."""
    near = {"solutions": list(solutions), "words": list(person.words)}
    await queries.erase_from_passports(connection, **near)
    await queries.erase_from_passport_drafts(connection, **near)
