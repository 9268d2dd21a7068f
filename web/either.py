"""A need or a solution, as pages that are alike for both read it."""

from dataclasses import dataclass

from matchmaker.db import Connection
from matchmaker.needs import service as needs
from matchmaker.people.model import Actor
from matchmaker.people.policy import Matter
from matchmaker.records.holding import Subject
from matchmaker.solutions import service as solutions


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
