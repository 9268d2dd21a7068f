"""Who a person was is erased; that there was somebody stays, under the opaque key that the audit knows."""

from matchmaker.audit import service as audit
from matchmaker.audit.model import Action
from matchmaker.db import Connection
from matchmaker.people import second_factor, sessions
from matchmaker.people.model import Actor
from matchmaker.people.policy import Matter, Permission, require
from matchmaker.people.statements import queries


async def erase(connection: Connection, person_id: int, email: str, *, by: Actor) -> None:
    """Blanks identity, password and second factor; sessions, recovery codes and mailed links go. It has no way back."""
    require(by, Permission.MANAGE_PEOPLE, Matter(person_id=person_id))
    await queries.leave_contact(connection, person_id=person_id)
    await sessions.end_all(connection, person_id)
    await second_factor.forget(connection, person_id)
    await queries.drop_links_of(connection, person_id=person_id, email=email)
    await queries.erase_person(connection, person_id=person_id)
    await audit.append(connection, Action.PERSON_ERASE, person_id, by=by, new_state="erased")
