"""What owners said of what the system had read of their needs: what it can learn from, of public needs alone."""

import asyncio
from dataclasses import asdict
from functools import partial

from matchmaker.ground.db import Connection
from matchmaker.learnt import keeping
from matchmaker.listings.needs.clauses import examples_of
from matchmaker.listings.needs.readings import READING
from matchmaker.listings.needs.statements import queries
from matchmaker.rules.actors import Actor
from matchmaker.rules.need import Confidentiality, Need
from matchmaker.understanding.reading import understand


async def keep(connection: Connection, need: Need, *, by: Actor) -> None:
    """In place of those of the need as it was before; none of a need that not everybody may see with its owner."""
    await queries.drop_examples(connection, need_id=need.id)
    if need.confidentiality is not Confidentiality.PUBLIC:
        return
    bounds = await keeping.in_force(connection, READING)
    reading = await asyncio.to_thread(partial(understand, need.problem, bounds=bounds))
    for example in examples_of(need, reading):
        await queries.insert_example(connection, need_id=need.id, created_by=by.name, **asdict(example))
