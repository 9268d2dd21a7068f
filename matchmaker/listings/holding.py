"""A need or a solution, as what happens to both alike asks about it: held until the transaction ends."""

from dataclasses import dataclass
from typing import Literal

from matchmaker.ground.db import Connection
from matchmaker.ground.errors import NotFound
from matchmaker.listings.statements import queries
from matchmaker.rules.actors import Actor
from matchmaker.rules.listing import values_of
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import Matter, may

Subject = Literal["need", "solution"]


@dataclass(frozen=True, kw_only=True)
class Held:
    id: int
    organisation_id: int
    organisation_verified: bool
    created_by: str
    entered_by_id: int | None
    state: str
    openness: str
    confirmed: bool
    title: str

    @property
    def matter(self) -> Matter:
        return Matter(
            organisation_id=self.organisation_id,
            created_by=self.created_by,
            entered_by_id=self.entered_by_id,
            confirmed=self.confirmed,
            state=self.state,
            openness=self.openness,
        )


async def hold(connection: Connection, subject: Subject, record_id: int, *, by: Actor) -> Held:
    """Raises NotFound, also for what the actor may not see."""
    held = await hold_any(connection, subject, record_id)
    if held is None or not may(by, Permission.SEE_LISTING, held.matter):
        raise NotFound()
    return held


async def hold_any(connection: Connection, subject: Subject, record_id: int) -> Held | None:
    """For the program itself, whoever may see it."""
    lock = queries.lock_need if subject == "need" else queries.lock_solution
    row = await lock(connection, record_id=record_id)
    return Held(**values_of(Held, row)) if row else None


def of(subject: Subject, record_id: int) -> dict[str, int | None]:
    """The record as statements name it that hold one of either."""
    return {
        "need_id": record_id if subject == "need" else None,
        "solution_id": record_id if subject == "solution" else None,
    }
