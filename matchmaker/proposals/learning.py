"""Learning: how sure a match is from what brokers decide, and how needs are read from what their owners correct.

Brokers' decisions are pairs of public needs, as they were judged when somebody decided on them. What counts is whether
the record solves the need. A pair that was declined for another reason, such as the budget, teaches nothing; neither
does one decided on before evidence was kept, or judged by another version's evidence.
"""

import asyncio
from dataclasses import asdict, dataclass
from typing import Any

from matchmaker.ground.db import Connection
from matchmaker.learnt import keeping
from matchmaker.learnt.keeping import Part
from matchmaker.learnt.model import Outcome
from matchmaker.listings.needs import readings
from matchmaker.listings.needs.readings import READING
from matchmaker.matching import refreshing
from matchmaker.matching.calibration import SHIPPED
from matchmaker.matching.learning import Attempt, Decision, learn
from matchmaker.matching.learnt_calibration import FIT
from matchmaker.matching.model import Evidence, Strength
from matchmaker.proposals.statements import queries
from matchmaker.rules.actors import Actor
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import require
from matchmaker.rules.proposal import Reason
from matchmaker.understanding.learning import ReadingAttempt

UNFIT = (Reason.DOES_NOT_SOLVE, Reason.WRONG_SECTOR)


@dataclass(frozen=True, kw_only=True)
class TakenBack:
    """What is in force again of a `part`, as plain values."""

    part: str
    in_force: dict[str, Any]


async def learn_from_decisions(connection: Connection, *, by: Actor, dry_run: bool = False) -> Attempt:
    """Tries to learn, and puts what is learnt in force where decisions that were held out get better.

    A `dry_run` writes nothing. Raises NotAllowed.
    """
    require(by, Permission.SET_PROGRAMME)
    await keeping.take_turn(connection)
    before = await keeping.in_force(connection, FIT)
    attempt = await asyncio.to_thread(learn, await decisions(connection), before, SHIPPED)
    if not dry_run:
        await keeping.keep(connection, FIT, attempt.outcome, attempt.calibration, asdict(attempt.figures), by=by)
    return attempt


async def learn_from_lines(connection: Connection, *, by: Actor, dry_run: bool = False) -> ReadingAttempt:
    """The same of how needs are read; stored needs are read anew where that changes. Raises NotAllowed."""
    attempt = await readings.learn_from_lines(connection, by=by, dry_run=dry_run)
    if attempt.outcome is Outcome.BETTER and not dry_run:
        await refreshing.note_reading(connection)
    return attempt


async def learn_when_due(connection: Connection, *, by: Actor) -> None:
    """Both once a week, each by itself, in one of the processes. Raises NotAllowed."""
    await keeping.take_turn(connection)
    if await keeping.is_due(connection, FIT):
        await learn_from_decisions(connection, by=by)
    if await keeping.is_due(connection, READING):
        await learn_from_lines(connection, by=by)


async def take_back(connection: Connection, *, by: Actor) -> TakenBack:
    """Takes back what came in force last, of either part. Raises NotAllowed, and NotFound where nothing learnt is."""
    require(by, Permission.SET_PROGRAMME)
    await keeping.take_turn(connection)
    part: Part[Any] = await keeping.last_learnt(connection, (FIT, READING))
    before = await keeping.take_back(connection, part, by=by)
    if part is READING:
        await refreshing.note_reading(connection)
    return TakenBack(part=part.name, in_force=asdict(before))


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
