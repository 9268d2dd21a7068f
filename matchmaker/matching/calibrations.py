"""Which calibration is in force: the program's own, or one that was learnt from decisions; kept with its figures."""

from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from matchmaker.audit import service as audit
from matchmaker.audit.model import Action
from matchmaker.db import Connection, Pool, load_queries, transaction
from matchmaker.errors import NotFound
from matchmaker.following import keep_renewing
from matchmaker.listings.model import Row
from matchmaker.matching.calibration import SHIPPED, Calibration
from matchmaker.matching.learning import Attempt, Outcome
from matchmaker.people.model import Actor
from matchmaker.people.policy import Permission, require

queries = load_queries(Path(__file__).parent)

LOOK_SECONDS = 30.0
LEARN_DAYS = 7
TAKEN_BACK = "taken_back"

# The program's own, as a row of the database would say it.
_OWN: Mapping[str, Any] = {"weights": None, "shipped": asdict(SHIPPED), "replaces": None}


class CurrentCalibration:
    """The one in force, as this process knows it."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool
        self._current = SHIPPED

    @property
    def current(self) -> Calibration:
        return self._current

    async def renew(self) -> None:
        """Reads which is in force, whatever process changed it. Raises as the database does."""
        async with transaction(self._pool) as connection:
            self._current = await in_force(connection)

    async def follow(self) -> None:
        """Renews now and then until it is cancelled."""
        await keep_renewing(self.renew, seconds=LOOK_SECONDS, of="the calibration")


async def take_turn(connection: Connection) -> None:
    """Whoever learns or takes back waits for the others, until the transaction ends."""
    await queries.take_turn_to_learn(connection)


async def in_force(connection: Connection) -> Calibration:
    return _calibration(await queries.calibration_in_force(connection) or _OWN)


async def is_due(connection: Connection) -> bool:
    """Whether the clock should learn: not in the week after an attempt, and not after somebody took back what was
    learnt, or it would come again: then a person begins anew.
    """
    due: bool = await queries.learning_is_due(connection, days=LEARN_DAYS)
    return due


async def keep(connection: Connection, attempt: Attempt, *, by: Actor) -> None:
    """Records an attempt, and puts what was learnt in force where it is better. Raises NotAllowed."""
    require(by, Permission.SET_PROGRAMME)
    weights = None if attempt.calibration is None else asdict(attempt.calibration)
    figures, better = asdict(attempt.figures), attempt.outcome is Outcome.BETTER
    replaces = await queries.end_calibration(connection) if better else None
    values = {**_OWN, "weights": weights, "replaces": replaces}
    number = await _insert(connection, attempt.outcome, values, figures, by=by)
    if better:
        details = {"weights": weights, "figures": figures}
        await audit.append(connection, Action.CALIBRATION_LEARN, number, by=by, details=details)


async def take_back(connection: Connection, *, by: Actor) -> Calibration:
    """The calibration before the one that was learnt last is in force again; gives it.

    Raises NotAllowed, and NotFound where the program's own is in force.
    """
    require(by, Permission.SET_PROGRAMME)
    await take_turn(connection)
    last = await queries.calibration_in_force(connection)
    if last is None or last["weights"] is None:
        raise NotFound("nothing_learnt")
    await queries.end_calibration(connection)
    before = await queries.calibration(connection, calibration_id=last["replaces"]) or _OWN
    details = {"taken_back": last["id"]}
    number = await _insert(connection, TAKEN_BACK, before, details, by=by)
    await audit.append(connection, Action.CALIBRATION_TAKE_BACK, number, by=by, details=details)
    return _calibration(before)


async def _insert(connection: Connection, outcome: str, values: Row, figures: dict[str, Any], *, by: Actor) -> int:
    """`values`: the weights, those of the program then, and what they replace."""
    number: int = await queries.keep_calibration(
        connection,
        outcome=str(outcome),
        weights=values["weights"],
        shipped=values["shipped"],
        figures=figures,
        replaces=values["replaces"],
        decided_by=by.name,
        in_force=outcome in (Outcome.BETTER, TAKEN_BACK),
    )
    return number


def _calibration(row: Row) -> Calibration:
    """Of a row; the program's own where that has changed since: evidence means another thing."""
    if row["weights"] is None or row["shipped"] != asdict(SHIPPED):
        return SHIPPED
    return Calibration(**row["weights"])
