"""Whom a dossier is opened to: principal investigator, partners and authors, beside the people of its host."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from matchmaker.audit import service as audit
from matchmaker.audit.model import Action
from matchmaker.dossiers import notify
from matchmaker.dossiers import service as dossiers
from matchmaker.dossiers.statements import queries
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import InvalidInput, NotFound
from matchmaker.intake.addresses import email_problem
from matchmaker.listings.needs import service as needs
from matchmaker.people import accounts
from matchmaker.rules.actors import SYSTEM, Actor, Person
from matchmaker.rules.dossier import Dossier
from matchmaker.rules.listing import values_of
from matchmaker.rules.need import Confidentiality
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import Matter, Relation, may, relations


class WriterPart(StrEnum):
    INVESTIGATOR = "investigator"
    PARTNER = "partner"
    AUTHOR = "author"


@dataclass(frozen=True, kw_only=True)
class Writer:
    """A person, or everybody of an organisation; `name` None for the latter, and once a person's data were erased."""

    id: int
    person_id: int | None
    organisation_id: int | None
    part: WriterPart
    name: str | None
    organisation: str | None
    opened_at: datetime


async def of_dossier(connection: Connection, dossier_id: int) -> Sequence[Writer]:
    """For whoever may see the dossier; services ask before."""
    rows = await queries.writers_of(connection, dossier_id=dossier_id)
    return [Writer(**values_of(Writer, row, part=WriterPart)) for row in rows]


async def open_to(connection: Connection, dossier_id: int, email: str, part: str, *, by: Actor) -> int:
    """Lets somebody write who has an account with this address; they are told by notice and mail.

    Words of a confidential need reach nobody new by it: there the desk alone opens the dossier further. Raises
    NotFound, NotAllowed, InvalidInput.
    """
    dossier = await dossiers.hold(connection, dossier_id, Permission.OPEN_DOSSIER_TO, by=by)
    person = await _checked(connection, dossier, email, part, by=by)
    made: int | None = await queries.open_to(
        connection, dossier_id=dossier_id, person_id=person.id, organisation_id=None, part=part, opened_by=by.name
    )
    if made is None:
        raise InvalidInput({"writer_email": "writes_already"})
    details = {"writer": made, "part": part}
    await audit.append(connection, Action.DOSSIER_OPEN_TO, dossier_id, by=by, details=details)
    await notify.opened_to(connection, dossier, person)
    return made


async def open_to_organisation(connection: Connection, dossier_id: int, organisation_id: int, *, by: Actor) -> None:
    """Lets everybody of an organisation write that has a part in the task."""
    part = WriterPart.PARTNER.value
    made = await queries.open_to(
        connection, dossier_id=dossier_id, person_id=None, organisation_id=organisation_id, part=part, opened_by=by.name
    )
    if made is not None:
        details = {"writer": made, "part": part}
        await audit.append(connection, Action.DOSSIER_OPEN_TO, dossier_id, by=by, details=details)


async def close_to(connection: Connection, dossier_id: int, writer_id: int, *, by: Actor) -> None:
    """From now on they see it no more; what they wrote stays. Raises NotFound, NotAllowed."""
    await dossiers.hold(connection, dossier_id, Permission.OPEN_DOSSIER_TO, by=by)
    if await queries.close_to(connection, dossier_id=dossier_id, writer_id=writer_id) is None:
        raise NotFound()
    await audit.append(connection, Action.DOSSIER_CLOSE_TO, dossier_id, by=by, details={"writer": writer_id})


async def _checked(connection: Connection, dossier: Dossier, email: str, part: str, *, by: Actor) -> Person:
    problems = {} if part in set(WriterPart) else {"writer_part": "required"}
    if wrong := email_problem(email):
        raise InvalidInput(problems | {"writer_email": wrong})
    try:
        person = await accounts.find(connection, email)
    except NotFound:
        raise InvalidInput(problems | {"writer_email": "no_account_here"}) from None
    if person.disabled_at is not None:
        problems["writer_email"] = "no_account_here"
    being = relations(person.actor(), Matter.of_dossier(dossier))
    if being & {Relation.OWNER, Relation.WRITER}:
        problems["writer_email"] = "writes_already"
    elif not may(by, Permission.USE_DESK) and await _is_confidential(connection, dossier):
        problems["writer_email"] = "need_is_confidential"
    if problems:
        raise InvalidInput(problems)
    return person


async def _is_confidential(connection: Connection, dossier: Dossier) -> bool:
    if dossier.need_id is None:
        return False
    need = await needs.get(connection, dossier.need_id, by=SYSTEM)
    return need.confidentiality is not Confidentiality.PUBLIC
