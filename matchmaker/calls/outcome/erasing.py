"""Erasing somebody from what followed a decision."""

from matchmaker.calls.outcome.statements import queries
from matchmaker.ground.db import Connection
from matchmaker.rules.actors import Identity


async def drop_files(connection: Connection, person: Identity) -> None:
    """What they brought, and its copies for judges: out of their entries now, and noted to go from the disk."""
    await queries.note_files_of(connection, person_id=person.person_id)
    await queries.drop_files_of(connection, person_id=person.person_id)


async def erase(connection: Connection, person: Identity) -> None:
    """What was found and recorded stays, without the words that name them."""
    words = list(person.words)
    await queries.erase_from_paper_checks(connection, person_id=person.person_id, words=words)
    await queries.erase_from_incubations(connection, words=words)
    await queries.erase_from_corrections(connection, words=words)
