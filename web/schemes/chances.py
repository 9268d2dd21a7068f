"""Support that somebody may ask for, on the page of a need and on that of a case."""

from collections.abc import Sequence

from matchmaker.cases.moves import OpenedCase
from matchmaker.ground.db import Connection
from matchmaker.listings.needs import service as needs
from matchmaker.people import service as people
from matchmaker.rules.actors import SYSTEM
from matchmaker.rules.listing import ListingState
from matchmaker.rules.need import Need
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import may
from matchmaker.rules.proposal import Side
from matchmaker.rules.scheme import MOMENT_OF, Chance, Moment, Situation
from matchmaker.schemes import service as schemes
from web.ground.dependencies import Visit

OVER = frozenset({ListingState.CLOSED, ListingState.EXPIRED})


async def chances_of_need(visit: Visit, connection: Connection, need: Need) -> Sequence[Chance]:
    """For its owner and for officers alone: what its owner may ask for would tell others what the owner is."""
    if need.state in OVER or not may(visit.actor, Permission.SEE_OWNER, needs.matter_of(need)):
        return ()
    owner = await people.get(connection, need.organisation_id, by=SYSTEM)
    situation = Situation(parties=[(Side.NEED, owner.kind)], moment=Moment.NEED, sector=need.sector)
    return await schemes.fitting(connection, situation)


async def chances_of_case(visit: Visit, connection: Connection, case: OpenedCase) -> Sequence[Chance]:
    """For both parties and officers, while the case is on its way."""
    if case.stage not in MOMENT_OF:
        return ()
    sides = {Side.NEED: case.adopter_id, Side.SOLUTION: case.supplier_id}
    parties = [(side, (await people.get(connection, party, by=SYSTEM)).kind) for side, party in sides.items()]
    situation = Situation(parties=parties, moment=MOMENT_OF[case.stage], sector=case.sector, money=case.money)
    return await schemes.fitting(connection, situation)
