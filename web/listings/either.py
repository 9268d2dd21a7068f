"""A need or a solution, as pages that are alike for both read it."""

from dataclasses import dataclass

from matchmaker.ground.db import Connection
from matchmaker.listings.holding import Subject
from matchmaker.listings.lives import LIVES
from matchmaker.rules.actors import Actor
from matchmaker.rules.policy import Matter


@dataclass(frozen=True, kw_only=True)
class Either:
    title: str
    matter: Matter


async def either(connection: Connection, subject: Subject, record_id: int, *, by: Actor) -> Either:
    """As the actor may see it. Raises NotFound, also for what they may not."""
    life = LIVES[subject]
    record = await life.get(connection, record_id, by=by)
    return Either(title=record.title, matter=life.matter_of(record))
