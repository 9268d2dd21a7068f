"""What reporting units sent tells of a person: told to them, and erased."""

from typing import Any

from matchmaker.ground.db import Connection
from matchmaker.reports.statements import queries
from matchmaker.rules.actors import Identity


async def personal_data(connection: Connection, person: Identity) -> dict[str, Any]:
    """What they entered for the plan's other tasks and sent for a unit, as JSON values."""
    held: dict[str, Any] = await queries.personal_data(
        connection, person_id=person.person_id, actor=person.actor, emails=person.emails
    )
    return held


async def erase(connection: Connection, person: Identity) -> None:
    """Reports lose the words; the address of a unit that was theirs goes after it has been found by it."""
    who = {"actor": person.actor, "emails": person.emails}
    units = await queries.units_near(connection, **who, organisation_id=person.organisation_id)
    await queries.erase_from_contributions(
        connection, **who, units=[row["id"] for row in units], words=list(person.words)
    )
    await queries.drop_unit_links_of(connection, emails=person.emails)
    await queries.forget_unit_address(connection, emails=person.emails)
