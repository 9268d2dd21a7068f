"""What happens to calls, killed at a chosen point: `python -m tests.integration.calls.dying`.

Arguments: the database's address; the move that is made, or "clock" for calls that are due to close, or "tell" for
those that are open and untold; the call that is moved; and the point (`tests.support.mortal`).
"""

import asyncio
import sys

from matchmaker.calls import clock, notify
from matchmaker.calls import service as calls
from matchmaker.calls.statements import queries as of_calls
from matchmaker.ground.db import Pool, borrowed, create_pool, transaction
from matchmaker.notices import service as notices
from matchmaker.notices.statements import queries as of_notices
from matchmaker.rules.actors import SYSTEM
from matchmaker.rules.call import CallMove
from tests.support.mortal import MortalQueries

DSN, ACT, CALL = sys.argv[1:4]


async def main() -> None:
    mortal_calls = MortalQueries(of_calls)
    for owner, name, mortal_one in (
        (calls, "queries", mortal_calls),
        (notify, "queries", mortal_calls),
        (notices, "queries", MortalQueries(of_notices)),
    ):
        setattr(owner, name, mortal_one)
    await act(await create_pool(DSN))


async def act(pool: Pool) -> None:
    if ACT == "clock":
        async with borrowed(pool) as connection:
            await clock.close_due(connection)
        return
    async with transaction(pool) as connection:
        if ACT == "tell":
            await notify.tell(connection, await calls.get(connection, int(CALL), by=SYSTEM), [])
        else:
            await calls.move(connection, int(CALL), CallMove(ACT), by=SYSTEM)


asyncio.run(main())
