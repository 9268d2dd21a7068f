"""What time does to calls: those past their deadline close."""

from matchmaker.calls import notify
from matchmaker.calls import service as calls
from matchmaker.calls.statements import queries
from matchmaker.ground import rounds
from matchmaker.ground.db import Connection
from matchmaker.ground.rounds import Job
from matchmaker.rules.actors import SYSTEM
from matchmaker.rules.call import CallMove


async def close_due(connection: Connection) -> int:
    """Closes every open call whose deadline is past, each in a transaction of its own; gives how many.

    Whoever is told hears of it in that transaction: dying in the middle leaves a call open for the next round, and
    nobody is told twice.
    """
    due = [row["id"] for row in await queries.due_to_close(connection)]
    return await rounds.over(connection, Job.CLOSE_CALLS, due, lambda call_id: _close(connection, call_id))


async def _close(connection: Connection, call_id: int) -> bool:
    call = await calls.move(connection, call_id, CallMove.CLOSE, by=SYSTEM)
    await notify.closed(connection, call)
    return True
