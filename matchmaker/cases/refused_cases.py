"""After a verifier's refusal: the work is the desk's, which hands the case in again once it is mended."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from matchmaker.cases.statements import queries
from matchmaker.cases.stored_parts import StepMade
from matchmaker.ground.city_time import CITY_TIME
from matchmaker.ground.db import Connection
from matchmaker.rules.actors import Actor
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import require
from matchmaker.rules.stages import PROMISED_DAYS, CaseMove, Stage


@dataclass(frozen=True, kw_only=True)
class Refused:
    """A case that a verifier refused: why, and until when the desk's work on it was promised."""

    case_id: int
    title: str
    adopter_name: str
    reason: str  # a code
    note: str | None
    due: date


async def steps_of(connection: Connection, case_id: int) -> list[StepMade]:
    """A case's history, oldest first."""
    return [StepMade.from_row(row) for row in await queries.steps_of(connection, case_id=case_id)]


def standing_refusal(steps: Sequence[StepMade]) -> StepMade | None:
    """The refusal after which the case was neither handed in again nor moved on; None where there is none.

    Being put aside and taken up again leaves it standing. The statements of lists say the same, and are tested by this.
    """
    return _last_made(CaseMove.REFUSE, steps)


def standing_resubmission(steps: Sequence[StepMade]) -> StepMade | None:
    """The handing in again after which nobody has decided; None where there is none."""
    return _last_made(CaseMove.RESUBMIT, steps)


def _last_made(made: CaseMove, steps: Sequence[StepMade]) -> StepMade | None:
    last = next((step for step in reversed(steps) if step.move not in (CaseMove.HOLD, CaseMove.RESUME)), None)
    return last if last is not None and last.move == made else None


async def refused_cases(connection: Connection, *, by: Actor) -> list[Refused]:
    """Those that wait for this officer, or for anybody of the desk. Raises NotAllowed."""
    require(by, Permission.USE_DESK)
    promised = timedelta(days=PROMISED_DAYS[Stage.ACCEPTED])
    return [
        Refused(
            case_id=row["id"],
            title=row["title"],
            adopter_name=row["adopter_name"],
            reason=row["reason"],
            note=row["note"],
            due=row["next_due"] or row["since"].astimezone(CITY_TIME).date() + promised,
        )
        for row in await queries.refused_cases(connection, owner_id=by.person_id)
    ]
