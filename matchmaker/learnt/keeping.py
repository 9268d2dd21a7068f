"""What was learnt, part by part: which is in force, the program's own or what was learnt; kept with its figures."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from matchmaker.audit import service as audit
from matchmaker.audit.model import Action
from matchmaker.ground.current import CurrentRow
from matchmaker.ground.db import Connection, Pool, Record, load_queries
from matchmaker.ground.errors import NotFound
from matchmaker.learnt.model import Outcome
from matchmaker.rules.actors import Actor
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import require

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

queries = load_queries(Path(__file__).parent)

LOOK_SECONDS = 30.0
LEARN_DAYS = 7
TAKEN_BACK = "taken_back"

T = TypeVar("T", bound="DataclassInstance")


@dataclass(frozen=True, kw_only=True)
class Part(Generic[T]):
    """What is learnt by itself: `own` is what the program brings, `learn` and `take_back` how the audit calls it."""

    name: str
    own: T
    learn: Action
    take_back: Action


def current(pool: Pool, part: Part[T]) -> CurrentRow[T]:
    """The one in force, as this process knows it."""
    look, of = partial(in_force, part=part), f"what was learnt ({part.name})"
    return CurrentRow(pool, look, at_first=part.own, seconds=LOOK_SECONDS, of=of)


async def take_turn(connection: Connection) -> None:
    """Whoever learns or takes back waits for the others, until the transaction ends."""
    await queries.take_turn_to_learn(connection)


async def in_force(connection: Connection, part: Part[T]) -> T:
    return _learnt(part, await queries.in_force(connection, part=part.name))


async def is_due(connection: Connection, part: Part[T]) -> bool:
    """Whether the clock should learn: not in the week after an attempt, and not after somebody took back what was
    learnt, or it would come again: then a person begins anew.
    """
    due: bool = await queries.learning_is_due(connection, part=part.name, days=LEARN_DAYS)
    return due


async def keep(
    connection: Connection, part: Part[T], outcome: Outcome, learnt: T | None, figures: Mapping[str, Any], *, by: Actor
) -> None:
    """Records an attempt, and puts what was learnt in force where it is better. Raises NotAllowed."""
    require(by, Permission.SET_PROGRAMME)
    weights, better = None if learnt is None else asdict(learnt), outcome is Outcome.BETTER
    row = {
        "weights": weights,
        "shipped": asdict(part.own),
        "replaces": await queries.end_in_force(connection, part=part.name) if better else None,
    }
    number = await _insert(connection, part, outcome, row, figures, by=by)
    if better:
        details = {"weights": weights, "figures": figures}
        await audit.append(connection, part.learn, number, by=by, details=details)


async def last_learnt(connection: Connection, parts: Iterable[Part[Any]]) -> Part[Any]:
    """The part of which something that was learnt came in force last. Raises NotFound where all are the program's."""
    rows = [(part, await queries.in_force(connection, part=part.name)) for part in parts]
    changed = [(row["id"], part) for part, row in rows if row is not None and row["weights"] is not None]
    if not changed:
        raise NotFound("nothing_learnt")
    return max(changed, key=lambda pair: pair[0])[1]


async def take_back(connection: Connection, part: Part[T], *, by: Actor) -> T:
    """What was in force before the one that was learnt last is so again; gives it.

    Raises NotAllowed, and NotFound where the program's own is in force.
    """
    require(by, Permission.SET_PROGRAMME)
    await take_turn(connection)
    last = await queries.in_force(connection, part=part.name)
    if last is None or last["weights"] is None:
        raise NotFound("nothing_learnt")
    await queries.end_in_force(connection, part=part.name)
    own = {"weights": None, "shipped": asdict(part.own), "replaces": None}
    before = await queries.one(connection, calibration_id=last["replaces"]) or own
    details = {"taken_back": last["id"]}
    number = await _insert(connection, part, TAKEN_BACK, before, details, by=by)
    await audit.append(connection, part.take_back, number, by=by, details=details)
    return _learnt(part, before)


async def _insert(
    connection: Connection,
    part: Part[T],
    outcome: str,
    values: Mapping[str, Any] | Record,
    figures: Mapping[str, Any],
    *,
    by: Actor,
) -> int:
    """`values`: the weights, those of the program then, and what they replace."""
    number: int = await queries.keep_attempt(
        connection,
        part=part.name,
        outcome=str(outcome),
        weights=values["weights"],
        shipped=values["shipped"],
        figures=figures,
        replaces=values["replaces"],
        decided_by=by.name,
        in_force=outcome in (Outcome.BETTER, TAKEN_BACK),
    )
    return number


def _learnt(part: Part[T], row: Mapping[str, Any] | Record | None) -> T:
    """Of a row; the program's own where that has changed since: evidence means another thing."""
    if row is None or row["weights"] is None or row["shipped"] != asdict(part.own):
        return part.own
    return replace(part.own, **row["weights"])
