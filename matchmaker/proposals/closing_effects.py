"""What closing a record does to the introductions that it is in, told before it is done."""

from dataclasses import dataclass

from matchmaker.ground.db import Connection
from matchmaker.listings.holding import Subject, of
from matchmaker.proposals.statements import queries
from matchmaker.rules.actors import Actor
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import may


@dataclass(frozen=True, kw_only=True)
class Touched:
    """Matches that wait for an answer, which end; and introductions made, which stay as they are."""

    ending: int
    introduced: int


async def touched_by(connection: Connection, subject: Subject, record_id: int, *, by: Actor) -> Touched:
    """A side counts what it was asked about, the desk everything. The caller has asked whether `by` may close it."""
    row = await queries.touched_by_closing(
        connection,
        **of(subject, record_id),
        side=subject,
        sees_all=may(by, Permission.USE_DESK),
    )
    return Touched(**row)
