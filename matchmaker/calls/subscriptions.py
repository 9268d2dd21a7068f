"""Sectors whose calls somebody wishes to hear of: chosen and ended by one click each, by whoever is signed in."""

from matchmaker.audit import service as audit
from matchmaker.audit.model import Action
from matchmaker.calls.statements import queries
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import NotAllowed
from matchmaker.rules.actors import Actor
from matchmaker.rules.programme import Sector


async def sectors_of(connection: Connection, *, by: Actor) -> frozenset[Sector]:
    """Those that the actor follows; none for a visitor."""
    rows = await queries.sectors_of(connection, person_id=by.person_id)
    return frozenset(Sector(row["sector"]) for row in rows)


async def follow(connection: Connection, sector: Sector, *, by: Actor) -> None:
    """The actor hears of every call in this sector from now on; done again it changes nothing. Raises NotAllowed."""
    person_id = _signed_in(by)
    if await queries.follow_sector(connection, person_id=person_id, sector=sector.value) is not None:
        details = {"sector": sector.value}
        await audit.append(connection, Action.PERSON_FOLLOW_SECTOR, person_id, by=by, details=details)


async def end(connection: Connection, sector: Sector, *, by: Actor) -> None:
    """The actor hears no more of this sector; done again it changes nothing. Raises NotAllowed."""
    person_id = _signed_in(by)
    if await queries.end_sector(connection, person_id=person_id, sector=sector.value) is not None:
        details = {"sector": sector.value}
        await audit.append(connection, Action.PERSON_END_SECTOR, person_id, by=by, details=details)


def _signed_in(by: Actor) -> int:
    if by.person_id is None:
        raise NotAllowed()
    return by.person_id
