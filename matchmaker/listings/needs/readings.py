"""How the text of needs is read, as a part of what is learnt: from what owners say of the lines of public needs.

Whoever is erased takes their lines out, and so does a need that is not published any more.
"""

import asyncio
from dataclasses import asdict

from matchmaker.audit.model import Action
from matchmaker.ground.db import Connection
from matchmaker.learnt import keeping
from matchmaker.learnt.keeping import Part
from matchmaker.listings.needs.clauses import KIND
from matchmaker.listings.needs.statements import queries
from matchmaker.rules.actors import Actor
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import require
from matchmaker.rules.reading import ASKED
from matchmaker.understanding.learning import Line, ReadingAttempt, learn, lines_of
from matchmaker.understanding.scoring import OWN_BOUNDS

READING = Part(name="reading", own=OWN_BOUNDS, learn=Action.READING_LEARN, take_back=Action.READING_TAKE_BACK)


async def learn_from_lines(connection: Connection, *, by: Actor, dry_run: bool = False) -> ReadingAttempt:
    """Tries to learn, and puts what is learnt in force where lines that were held out are read better.

    A `dry_run` writes nothing. Raises NotAllowed.
    """
    require(by, Permission.SET_PROGRAMME)
    await keeping.take_turn(connection)
    before = await keeping.in_force(connection, READING)
    attempt = await asyncio.to_thread(learn, await lines(connection), before)
    if not dry_run:
        await keeping.keep(connection, READING, attempt.outcome, attempt.bounds, asdict(attempt.figures), by=by)
    return attempt


async def lines(connection: Connection) -> list[Line]:
    """What owners said of the lines of their needs, as far as words of the line speak for any kind."""
    rows = await queries.lines_to_learn_from(connection, kind=KIND, asked=sorted(ASKED))
    return await asyncio.to_thread(
        lambda: [line for row in rows for line in lines_of(row["need_id"], row["problem"], row["said"])]
    )
