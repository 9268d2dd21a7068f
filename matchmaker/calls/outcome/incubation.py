"""What becomes of a winner's or a finalist's project: stage, mentor, money received, result."""

from dataclasses import dataclass

from matchmaker.audit import service as audit
from matchmaker.audit.model import Action
from matchmaker.calls.outcome.statements import queries
from matchmaker.calls.outcome.winners import held
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import Conflict, InvalidInput
from matchmaker.ground.text import nfc
from matchmaker.rules.actors import Actor
from matchmaker.rules.incubation import IncubationStage
from matchmaker.rules.listing import field_problems, values_of

LIMITS = {"mentor": (0, 200), "incubation_result": (0, 2_000)}  # characters


@dataclass(frozen=True, kw_only=True)
class Incubation:
    """`received` in dong; the mentor is named to everybody only where they agreed. Version 0 is not stored yet."""

    stage: IncubationStage | None = None
    mentor: str = ""
    mentor_agreed: bool = False
    received: int | None = None
    result: str = ""
    version: int = 0


async def of_entry(connection: Connection, call_id: int, number: int, *, by: Actor) -> Incubation:
    """Raises NotFound, NotAllowed, WrongState."""
    _, entry = await held(connection, call_id, number, by=by)
    row = await queries.incubation_of(connection, entry_id=entry.id)
    return Incubation(**values_of(Incubation, row, stage=IncubationStage)) if row else Incubation()


async def save(connection: Connection, call_id: int, number: int, said: Incubation, *, by: Actor) -> None:
    """Raises NotFound, NotAllowed, WrongState, InvalidInput, and Conflict where another version is stored."""
    _, entry = await held(connection, call_id, number, by=by)
    mentor, result = nfc(said.mentor).strip(), nfc(said.result).strip()
    problems = field_problems({"mentor": mentor, "incubation_result": result}, LIMITS)
    if said.stage is None:
        raise InvalidInput(problems | {"incubation_stage": "required"})
    if problems:
        raise InvalidInput(problems)
    version = await queries.save_incubation(
        connection,
        entry_id=entry.id,
        stage=said.stage.value,
        mentor=mentor,
        mentor_agreed=said.mentor_agreed,
        received=said.received,
        result=result,
        updated_by=by.name,
        version=said.version,
    )
    if version is None:
        raise Conflict()
    details = {"call": call_id, "stage": said.stage.value}
    await audit.append(connection, Action.ENTRY_INCUBATE, entry.id, by=by, details=details)
