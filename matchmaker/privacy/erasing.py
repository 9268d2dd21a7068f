"""Erasing a person: every room erases its own; the audit keeps an opaque key, so its chain stays whole."""

from matchmaker.calls import erasing as calls
from matchmaker.cases import erasing as cases
from matchmaker.cases.erasing import ConfirmedText
from matchmaker.dossiers import erasing as dossiers
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import Conflict, NotFound
from matchmaker.listings import erasing as listings
from matchmaker.listings.needs import erasing as needs
from matchmaker.listings.passports import erasing as passports
from matchmaker.listings.solutions import erasing as solutions
from matchmaker.notices import erasing as notices
from matchmaker.people import erasing as people
from matchmaker.privacy import requests
from matchmaker.privacy.statements import queries
from matchmaker.proposals import erasing as proposals
from matchmaker.reports import erasing as reports
from matchmaker.rules.actors import Actor
from matchmaker.rules.permissions import Permission
from matchmaker.rules.personal_data import RequestKind
from matchmaker.rules.policy import require


async def carry_out(connection: Connection, request_id: int, *, by: Actor) -> str:
    """Erases whoever asked for it and completes the request.

    Gives the e-mail address that was theirs, for what lies outside of the database. Raises NotFound, NotAllowed, and
    Conflict for a request of another kind, unanswered or completed.
    """
    request = await requests.held(connection, request_id, by=by)
    if request.kind is not RequestKind.ERASURE:
        raise Conflict("request_is_no_erasure")
    if request.answered_at is None or request.completed_at is not None:
        raise Conflict("request_completed" if request.completed_at else "request_unanswered")
    email = await erase(connection, request.person_id, by=by)
    await requests.close(connection, request_id, by=by)
    return email


async def erase(connection: Connection, person_id: int, *, by: Actor) -> str:
    """In every room, in one transaction; gives the e-mail address that was. Raises NotFound, NotAllowed.

    A name is looked for near the person only: what needs and solutions find near goes on to the rooms above them.
    Whoever they are is erased last, since others find them by it.
    """
    person = await people.identify(connection, person_id)
    near_needs = await needs.erase(connection, person)
    near_solutions = await solutions.erase(connection, person)
    await passports.erase(connection, person, solutions=near_solutions)
    for room in (listings.erase, proposals.erase):
        await room(connection, person, needs=near_needs, solutions=near_solutions)
    await cases.erase(connection, person, solutions=near_solutions)
    await calls.erase(connection, person)
    await dossiers.erase(connection, person)
    await reports.erase(connection, person)
    await queries.erase_from_requests(connection, person_id=person_id)
    await queries.erase_from_breaches(connection, emails=person.emails, words=list(person.words))
    await notices.erase(connection, person)
    await people.erase(connection, person, by=by)
    return person.email


async def confirmed_texts(connection: Connection, person_id: int, *, by: Actor) -> list[ConfirmedText]:
    """What erasing this person would leave, for the officer who decides: the case's broker corrects it before, and
    both parties are asked again. Nothing for a person who is erased already. Raises NotAllowed.
    """
    require(by, Permission.HANDLE_PERSONAL_DATA)
    try:
        person = await people.identify(connection, person_id)
    except NotFound:
        return []
    return await cases.confirmed_texts(connection, person)
