"""What waits for a verifier: cases of which every condition but the verifier's own part is met."""

from matchmaker.cases.loading import outlines
from matchmaker.cases.under_way import VERIFIER, waiting_of
from matchmaker.ground.db import Connection
from matchmaker.programme.service import counting_settings
from matchmaker.rules.actors import Actor
from matchmaker.rules.ledger import Ledger
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import require


async def cases_to_verify(connection: Connection, ledger: Ledger, *, by: Actor) -> list[int]:
    """Of all cases those that this verifier may decide on, by id: neither carried by them as a broker nor of their own
    organisation. Raises NotAllowed.
    """
    require(by, Permission.VERIFY_CASE)
    known = {case.id: case for case in ledger.cases}
    shown = [outline for outline in await outlines(connection) if outline.id in known]
    judged = ledger.judgements(await counting_settings(connection))
    waiting = [known[each.case_id] for each in waiting_of(shown, judged, ledger.today) if each.waits_for == VERIFIER]
    own = by.organisation_id
    return [
        case.id
        for case in waiting
        if by.name not in case.brokers
        and (own is None or own not in (case.adopter.organisation_id, case.supplier.organisation_id))
    ]
