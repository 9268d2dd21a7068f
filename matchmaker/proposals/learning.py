"""Learning from what brokers decide: pairs of public needs, as they were judged when somebody decided on them.

What counts is whether the record solves the need. A pair that was declined for another reason, such as the budget,
teaches nothing; neither does one decided on before evidence was kept, or judged by another version's evidence.
"""

import asyncio
from dataclasses import asdict

from matchmaker.db import Connection
from matchmaker.matching import calibrations
from matchmaker.matching.calibration import SHIPPED
from matchmaker.matching.learning import Attempt, Decision, learn
from matchmaker.matching.model import Evidence, Strength
from matchmaker.people.model import Actor
from matchmaker.people.policy import Permission, require
from matchmaker.proposals.model import Reason
from matchmaker.proposals.statements import queries

UNFIT = (Reason.DOES_NOT_SOLVE, Reason.WRONG_SECTOR)


async def learn_from_decisions(connection: Connection, *, by: Actor, dry_run: bool = False) -> Attempt:
    """Tries to learn, and puts what is learnt in force where decisions that were held out get better.

    A `dry_run` writes nothing. Raises NotAllowed.
    """
    require(by, Permission.SET_PROGRAMME)
    await calibrations.take_turn(connection)
    before = await calibrations.in_force(connection)
    attempt = await asyncio.to_thread(learn, await decisions(connection), before, SHIPPED)
    if not dry_run:
        await calibrations.keep(connection, attempt, by=by)
    return attempt


async def learn_when_due(connection: Connection, *, by: Actor) -> None:
    """The same once a week, in one of the processes. Raises NotAllowed."""
    await calibrations.take_turn(connection)
    if await calibrations.is_due(connection):
        await learn_from_decisions(connection, by=by)


async def decisions(connection: Connection) -> list[Decision]:
    """One of each pair: the last that says whether the record solves the need."""
    rows = await queries.decisions_to_learn_from(connection, unfit=list(UNFIT), shipped=asdict(SHIPPED))
    return [
        Decision(
            need_id=row["need_id"],
            evidence=Evidence(**row["seen"]["evidence"]),
            covered=any(each["strength"] != Strength.NOT_COVERED for each in row["seen"]["coverage"]),
            right=row["fits"],
        )
        for row in rows
    ]
