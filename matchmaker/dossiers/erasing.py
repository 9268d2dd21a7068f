"""What dossiers tell of a person: told to them, and erased from every state that was saved."""

from typing import Any

from matchmaker.dossiers.statements import queries
from matchmaker.ground.db import Connection
from matchmaker.rules.actors import Identity


async def personal_data(connection: Connection, person: Identity) -> dict[str, Any]:
    """What they wrote and what was opened to them, as JSON values."""
    held: dict[str, Any] = await queries.personal_data(connection, person_id=person.person_id, actor=person.actor)
    return held


async def erase(connection: Connection, person: Identity) -> None:
    """What they wrote stays the task's, without the words that name them."""
    rows = await queries.dossiers_near(
        connection,
        person_id=person.person_id,
        organisation_id=person.organisation_id,
        actor=person.actor,
        reached_by=[way for way in (*person.emails, person.phone) if way],
    )
    near, words = [row["id"] for row in rows], list(person.words)
    for erase_from in (queries.erase_words, queries.erase_titles, queries.erase_comments, queries.erase_steps):
        await erase_from(connection, dossiers=near, words=words)
    await queries.end_writing(connection, person_id=person.person_id)
