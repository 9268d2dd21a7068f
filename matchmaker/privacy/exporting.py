"""Everything that is held about a person, for that person."""

from typing import Any

from matchmaker.audit import service as audit
from matchmaker.audit.model import Action
from matchmaker.db import Connection
from matchmaker.people import accounts
from matchmaker.people.model import Actor
from matchmaker.people.policy import Permission, require
from matchmaker.privacy.statements import queries


async def own_data(connection: Connection, *, by: Actor) -> dict[str, Any]:
    """As JSON values, by what they belong to; times in UTC. Secrets are left out. Raises NotAllowed."""
    require(by, Permission.USE_OWN_ACCOUNT)
    person = await accounts.get(connection, by.person_id or 0)
    await audit.append(connection, Action.PERSON_EXPORT, person.id, by=by)
    found: dict[str, Any] = await queries.everything_held(
        connection, person_id=person.id, actor=by.name, email=person.email, phone=person.phone
    )
    return found
