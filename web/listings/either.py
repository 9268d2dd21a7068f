"""A need or a solution, as pages that are alike for both read it."""

from dataclasses import dataclass

from matchmaker.ground.db import Connection
from matchmaker.listings.holding import Subject
from matchmaker.listings.needs import service as needs
from matchmaker.listings.solutions import service as solutions
from matchmaker.rules.actors import Actor
from matchmaker.rules.policy import Matter


@dataclass(frozen=True, kw_only=True)
class Either:
    title: str
    matter: Matter


async def either(connection: Connection, subject: Subject, record_id: int, *, by: Actor) -> Either:
    """As the actor may see it. Raises NotFound, also for what they may not."""
    if subject == "need":
        need = await needs.get(connection, record_id, by=by)
        return Either(title=need.title, matter=needs.matter_of(need))
    solution = await solutions.get(connection, record_id, by=by)
    return Either(title=solution.title, matter=solutions.matter_of(solution))
