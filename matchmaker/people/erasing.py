"""Who a person was is told to them, and erased; that there was somebody stays, under the key that the audit knows."""

from typing import Any

from matchmaker.audit import service as audit
from matchmaker.audit.model import Action
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import NotFound
from matchmaker.intake import tax_codes
from matchmaker.intake.addresses import spellings
from matchmaker.people import data_consent, second_factor, sessions
from matchmaker.people.statements import queries
from matchmaker.rules.actors import Actor, Identity
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import Matter, require
from matchmaker.rules.search import search_text


async def identify(connection: Connection, person_id: int) -> Identity:
    """By what every room finds them, held until the transaction ends. Raises NotFound, also once they are erased."""
    row = await queries.identify(connection, person_id=person_id)
    if row is None:
        raise NotFound()
    emails = spellings(row["email"])
    written = [text for text in (*emails, row["name"], row["phone"]) if text]
    folded = [search_text(text).strip() for text in written]
    return Identity(
        person_id=row["id"],
        actor=f"person:{row['key']}",
        email=row["email"],
        emails=emails,
        name=row["name"],
        phone=row["phone"],
        organisation_id=row["organisation_id"],
        words=tuple(dict.fromkeys(written + folded)),
    )


async def personal_data(connection: Connection, person: Identity) -> dict[str, Any]:
    """The account with its consents, sessions and links, as JSON values."""
    held: dict[str, Any] = await queries.personal_data(connection, person_id=person.person_id, email=person.email)
    return held


async def erase(connection: Connection, person: Identity, *, by: Actor) -> None:
    """Blanks identity, password and second factor; sessions, recovery codes, mailed links and kept forms go. It has
    no way back.

    A household business whose last account it was loses its tax code, which is a person's number.

    Raises NotAllowed.
    """
    person_id = person.person_id
    require(by, Permission.MANAGE_PEOPLE, Matter(person_id=person_id))
    await queries.erase_from_organisation(connection, organisation_id=person.organisation_id, words=list(person.words))
    await queries.erase_from_changes(
        connection, organisation_id=person.organisation_id, person_id=person_id, words=list(person.words)
    )
    await queries.erase_number_from_changes(
        connection, organisation_id=person.organisation_id, person_id=person_id, erased_by=by.name
    )
    if tax_codes.is_personal(await queries.tax_code_left_behind(connection, person_id=person_id)):
        await queries.erase_number(connection, organisation_id=person.organisation_id)
    await queries.leave_contact(connection, person_id=person_id)
    await data_consent.withdraw(connection, person_id)
    await sessions.end_all(connection, person_id)
    await second_factor.forget(connection, person_id)
    await queries.drop_kept_forms_of(connection, person_id=person_id)
    await queries.drop_links_of(connection, person_id=person_id, email=person.email)
    await queries.erase_person(connection, person_id=person_id)
    await audit.append(connection, Action.PERSON_ERASE, person_id, by=by, new_state="erased")
