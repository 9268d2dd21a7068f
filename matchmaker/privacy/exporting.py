"""Everything that is held about a person, for that person."""

from collections.abc import Awaitable, Callable
from typing import Any

from matchmaker.audit import service as audit
from matchmaker.audit.model import Action
from matchmaker.calls import erasing as calls
from matchmaker.cases import erasing as cases
from matchmaker.dossiers import erasing as dossiers
from matchmaker.ground.db import Connection
from matchmaker.listings import erasing as listings
from matchmaker.listings.needs import erasing as needs
from matchmaker.listings.passports import erasing as passports
from matchmaker.listings.solutions import erasing as solutions
from matchmaker.notices import erasing as notices
from matchmaker.people import erasing as people
from matchmaker.privacy.statements import queries
from matchmaker.progress import erasing as progress
from matchmaker.proposals import erasing as proposals
from matchmaker.reports import erasing as reports
from matchmaker.rules.actors import Actor, Identity
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import require


async def own_data(connection: Connection, *, by: Actor) -> dict[str, Any]:
    """As JSON values, by what they belong to; times in UTC. Secrets are left out. Raises NotAllowed."""
    require(by, Permission.USE_OWN_ACCOUNT)
    person = await people.identify(connection, by.person_id or 0)
    await audit.append(connection, Action.PERSON_EXPORT, person.person_id, by=by)
    held: dict[str, Any] = {}
    for personal_data in _ROOMS:
        held |= await personal_data(connection, person)
    return dict(sorted(held.items(), key=lambda part: (len(part[0]), part[0])))  # as the database orders keys


async def _requests(connection: Connection, person: Identity) -> dict[str, Any]:
    held: dict[str, Any] = await queries.personal_data(connection, person_id=person.person_id)
    return held


_ROOMS: tuple[Callable[[Connection, Identity], Awaitable[dict[str, Any]]], ...] = (
    people.personal_data,
    _requests,
    notices.personal_data,
    needs.personal_data,
    solutions.personal_data,
    passports.personal_data,
    listings.personal_data,
    proposals.personal_data,
    cases.personal_data,
    calls.personal_data,
    dossiers.personal_data,
    progress.personal_data,
    reports.personal_data,
    audit.personal_data,
)
