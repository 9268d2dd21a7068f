"""A move of a call that is killed at a chosen point: `python -m tests.integration.calls.dying`.

Arguments: the database's address, the call, the move, and the point (`tests.support.mortal`).
"""

import asyncio
import sys

from matchmaker.calls import service as calls
from matchmaker.calls.statements import queries as of_calls
from matchmaker.ground.db import create_pool, transaction
from matchmaker.notices import service as notices
from matchmaker.notices.statements import queries as of_notices
from matchmaker.rules.actors import SYSTEM
from matchmaker.rules.call import CallMove
from tests.support.mortal import MortalQueries

DSN, CALL, MOVE = sys.argv[1:4]


async def main() -> None:
    for owner, name, mortal_one in (
        (calls, "queries", MortalQueries(of_calls)),
        (notices, "queries", MortalQueries(of_notices)),
    ):
        setattr(owner, name, mortal_one)
    pool = await create_pool(DSN)
    async with transaction(pool) as connection:
        await calls.move(connection, int(CALL), CallMove(MOVE), by=SYSTEM)


asyncio.run(main())
