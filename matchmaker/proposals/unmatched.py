"""Published needs for which the desk has proposed nothing yet: they wait though no step of the queue names them."""

from dataclasses import dataclass, fields
from datetime import datetime
from typing import Self

from matchmaker.ground.db import Connection
from matchmaker.proposals.statements import queries
from matchmaker.rules.actors import Actor
from matchmaker.rules.listing import Row
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import require
from matchmaker.rules.search import ListPage

PAGE_SIZE = 20


@dataclass(frozen=True, kw_only=True)
class UnmatchedNeed:
    """`since`: when it was published, or its last pair ended.

    There may be no suggestion; where it is not `compared`, the engine is still to be asked.
    """

    id: int
    title: str
    organisation: str
    sector: str | None
    sector_other: str | None
    since: datetime
    compared: bool
    proposal_id: int | None
    solution_title: str | None
    word: str | None

    @classmethod
    def from_row(cls, row: Row) -> Self:
        return cls(**{f.name: row[f.name] for f in fields(cls)})


async def listing(connection: Connection, *, page: int = 1, by: Actor) -> ListPage[UnmatchedNeed]:
    """The one that waits longest first. Raises NotAllowed."""
    require(by, Permission.USE_DESK)
    rows = await queries.needs_without_proposal(connection, limit=PAGE_SIZE, offset=(page - 1) * PAGE_SIZE)
    needs = [UnmatchedNeed.from_row(row) for row in rows]
    return ListPage.of(rows, needs, page=page, limit=PAGE_SIZE)


async def count(connection: Connection, *, by: Actor) -> int:
    """How many there are. Raises NotAllowed."""
    require(by, Permission.USE_DESK)
    first = await queries.needs_without_proposal(connection, limit=1, offset=0)
    return first[0]["total"] if first else 0
