"""What is kept beside records tells of a person: told to them, and erased.

Claims, drafts, who agreed to an entry, who is named in a question or in the reason for a step.
"""

from collections.abc import Sequence
from typing import Any

from matchmaker.ground.db import Connection
from matchmaker.listings.statements import queries
from matchmaker.rules.actors import Identity


async def personal_data(connection: Connection, person: Identity) -> dict[str, Any]:
    """What they claimed, and what they typed and did not send, as JSON values."""
    held: dict[str, Any] = await queries.personal_data(connection, person_id=person.person_id)
    return held


async def erase(connection: Connection, person: Identity, *, needs: Sequence[int], solutions: Sequence[int]) -> None:
    """Their drafts go; all else, and colleagues' drafts, lose the words. `needs` and `solutions` may name them."""
    person_id, words = person.person_id, list(person.words)
    await queries.erase_from_behalf(connection, needs=needs, solutions=solutions, words=words)
    await queries.erase_from_questions(connection, needs=needs, solutions=solutions, words=words)
    await queries.erase_from_outcomes(connection, needs=needs, solutions=solutions, words=words)
    await queries.erase_from_claims(connection, person_id=person_id, needs=needs, solutions=solutions, words=words)
    await queries.drop_drafts(connection, person_id=person_id)
    await queries.erase_from_drafts(connection, organisation_id=person.organisation_id, words=words)
