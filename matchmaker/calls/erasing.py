"""What calls tell of a person: told to them, and erased."""

from typing import Any

from matchmaker.calls.judging import erasing as judging
from matchmaker.calls.outcome import erasing as outcome
from matchmaker.calls.statements import queries
from matchmaker.ground.db import Connection
from matchmaker.rules.actors import Identity


async def personal_data(connection: Connection, person: Identity) -> dict[str, Any]:
    """What they entered, judged, declared and read, as JSON values."""
    held: dict[str, Any] = await queries.personal_data(connection, person_id=person.person_id, emails=person.emails)
    return held | {"ties": await judging.declared(connection, person.person_id)}


async def erase(connection: Connection, person: Identity) -> None:
    """Drafts and all files go; what was submitted, judged and answered stays, without the words that name them.

    The files are gone from the disk once `outcome.keeping.drop_files` has run.
    """
    words = list(person.words)
    await outcome.drop_files(connection, person)
    await queries.drop_drafts_of(connection, person_id=person.person_id)
    await queries.drop_told(connection, person_id=person.person_id)
    await queries.drop_subscriptions(connection, person_id=person.person_id)
    for erase_from in (
        queries.erase_from_entries,
        queries.erase_from_answers,
        queries.erase_from_submissions,
        queries.erase_from_objections,
        queries.erase_from_appointments,
        queries.erase_from_conflicts,
        queries.erase_from_scores,
        queries.erase_from_remarks,
    ):
        await erase_from(connection, person_id=person.person_id, words=words)
    await judging.erase(connection, person.person_id, words)
    await queries.erase_from_readings(connection, emails=person.emails, words=words)
    await outcome.erase(connection, person)
