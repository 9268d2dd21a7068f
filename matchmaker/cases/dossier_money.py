"""Who pays for a case by its approved task dossier: what registration asks follows from it."""

from matchmaker.audit import service as audit
from matchmaker.audit.model import Action
from matchmaker.cases.moves import hold
from matchmaker.cases.statements import queries
from matchmaker.ground.db import Connection
from matchmaker.rules.actors import SYSTEM, Actor
from matchmaker.rules.facts import Money
from matchmaker.rules.stages import EDITABLE


async def follow(connection: Connection, case_id: int, dossier_id: int, money: Money, *, by: Actor) -> None:
    """State money stands behind the case from now on. Where it is still under way that is stated too: parties who had
    confirmed otherwise are asked anew, as after any other change of a fact. Raises NotFound.
    """
    opened = await hold(connection, case_id, by=SYSTEM)
    states = opened.stage in EDITABLE
    await queries.follow_dossier(connection, case_id=case_id, dossier_id=dossier_id, money=money.value, states=states)
    details = {"dossier": dossier_id, "money": money.value}
    await audit.append(connection, Action.CASE_FOLLOW_DOSSIER, case_id, by=by, details=details)


async def leave(connection: Connection, case_id: int, dossier_id: int, *, by: Actor) -> None:
    """The approval was taken back. Raises NotFound."""
    await hold(connection, case_id, by=SYSTEM)
    if await queries.leave_dossier(connection, case_id=case_id, dossier_id=dossier_id) is None:
        return
    details = {"dossier": dossier_id, "money": None}
    await audit.append(connection, Action.CASE_FOLLOW_DOSSIER, case_id, by=by, details=details)
