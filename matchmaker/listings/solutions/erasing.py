"""What solutions tell of a person: told to them, and erased."""

from collections.abc import Sequence
from typing import Any

from matchmaker.ground.db import Connection
from matchmaker.ground.text import sort_key_vi
from matchmaker.listings.solutions.statements import queries
from matchmaker.rules.actors import Identity


async def personal_data(connection: Connection, person: Identity) -> dict[str, Any]:
    """What they entered or are the contact of, as JSON values."""
    held: dict[str, Any] = await queries.personal_data(
        connection, actor=person.actor, emails=person.emails, phone=person.phone
    )
    return held


async def erase(connection: Connection, person: Identity) -> Sequence[int]:
    """Gives the solutions in which they may be named: another of the same name keeps theirs.

    Those are the ones that they entered, of their organisation, or with their address or number.
    """
    rows = await queries.solutions_near(
        connection,
        actor=person.actor,
        organisation_id=person.organisation_id,
        emails=person.emails,
        phone=person.phone,
    )
    near = [row["id"] for row in rows]
    changed = await queries.erase_from_solutions(
        connection, ids=near, emails=person.emails, phone=person.phone, name=person.name, words=list(person.words)
    )
    for row in changed:
        await queries.sort_solution(connection, record_id=row["id"], sort_key=sort_key_vi(row["title"]))
    return near
