"""What is kept beside records tells of a person: told to them, and erased.

Claims, drafts, who agreed to an entry, who is named in a question or in the reason for a step.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from matchmaker.ground.db import Connection, Query
from matchmaker.ground.text import sort_key_vi
from matchmaker.listings.statements import queries
from matchmaker.rules.actors import Identity


@dataclass(frozen=True, kw_only=True)
class OfRecords:
    """Statements of one kind: `near` finds the records in which somebody may be named, `erase` takes that out of them
    and gives those that changed, `sort` puts one into its place in lists.
    """

    near: Query
    erase: Query
    sort: Query


async def erase_from_records(
    connection: Connection, person: Identity, statements: OfRecords
) -> tuple[Sequence[int], Sequence[int]]:
    """Gives the records in which they may be named, and of these the ones that changed: another of the same name keeps
    theirs. Those are the ones that they entered, of their organisation, or with their address or number.
    """
    reach: dict[str, Any] = {"emails": person.emails, "phone": person.phone}
    rows = await statements.near(connection, actor=person.actor, organisation_id=person.organisation_id, **reach)
    near = [row["id"] for row in rows]
    changed = await statements.erase(connection, ids=near, **reach, name=person.name, words=list(person.words))
    for row in changed:
        await statements.sort(connection, record_id=row["id"], sort_key=sort_key_vi(row["title"]))
    return near, [row["id"] for row in changed]


async def personal_data(connection: Connection, person: Identity) -> dict[str, Any]:
    """What they claimed, and what they typed and did not send, as JSON values."""
    held: dict[str, Any] = await queries.personal_data(connection, person_id=person.person_id)
    return held


async def erase(connection: Connection, person: Identity, *, needs: Sequence[int], solutions: Sequence[int]) -> None:
    """Their drafts go; all else, and colleagues' drafts, lose the words. `needs` and `solutions` may name them."""
    person_id, words = person.person_id, list(person.words)
    await queries.erase_from_behalf(connection, needs=needs, solutions=solutions, words=words)
    await queries.erase_from_questions(connection, needs=needs, solutions=solutions, words=words)
    await queries.erase_from_outcomes(connection, needs=needs, solutions=solutions, words=words)
    await queries.erase_from_claims(connection, person_id=person_id, needs=needs, solutions=solutions, words=words)
    await queries.drop_drafts(connection, person_id=person_id)
    await queries.erase_from_drafts(connection, organisation_id=person.organisation_id, words=words)
