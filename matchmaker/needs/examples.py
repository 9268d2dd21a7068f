"""What owners said otherwise than the system had read of their needs: what it can learn from, of public needs alone."""

import asyncio
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from matchmaker.db import Connection
from matchmaker.needs.clauses import Example, examples_of
from matchmaker.needs.model import Confidentiality, Need
from matchmaker.needs.statements import queries
from matchmaker.people.model import Actor
from matchmaker.understanding.reading import understand


async def keep(connection: Connection, need: Need, *, by: Actor) -> None:
    """In place of those of the need as it was before; none of a need that not everybody may see with its owner."""
    await queries.drop_examples(connection, need_id=need.id)
    if need.confidentiality is not Confidentiality.PUBLIC:
        return
    reading = await asyncio.to_thread(understand, need.problem)
    for example in examples_of(need, reading):
        await queries.insert_example(connection, need_id=need.id, created_by=by.name, **asdict(example))


async def every(connection: Connection) -> Sequence[Example]:
    """Of needs that were published and that everybody may see, the oldest first."""
    rows: Sequence[Any] = await queries.examples(connection)
    return [Example(**row) for row in rows]
