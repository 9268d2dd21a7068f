"""What proposals tell of a person: told to them, and erased."""

from collections.abc import Sequence
from typing import Any

from matchmaker.ground.db import Connection
from matchmaker.proposals.statements import queries
from matchmaker.rules.actors import Identity


async def personal_data(connection: Connection, person: Identity) -> dict[str, Any]:
    """What they were asked, wrote, decided and look after, as JSON values."""
    held: dict[str, Any] = await queries.personal_data(
        connection, person_id=person.person_id, actor=person.actor, emails=person.emails
    )
    return held


async def erase(connection: Connection, person: Identity, *, needs: Sequence[int], solutions: Sequence[int]) -> None:
    """Letters for which they were the contact go; consents, threads, decisions and what was seen lose the words.

    Reaches the proposals of `needs` and `solutions`, and those in which they were asked or wrote.
    """
    who, words = {"person_id": person.person_id, "emails": person.emails}, list(person.words)
    rows = await queries.proposals_near(connection, needs=needs, solutions=solutions, **who)
    near = [row["id"] for row in rows]
    await queries.drop_documents_naming(connection, **who)
    await queries.erase_from_consents(connection, **who, proposals=near, words=words)
    for erase_from in (
        queries.erase_from_messages,
        queries.erase_from_proposals,
        queries.erase_from_decisions,
        queries.erase_from_introductions,
        queries.erase_from_files,
    ):
        await erase_from(connection, proposals=near, words=words)
