"""A pair that matching suggests, as its round has written it."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any, overload

from matchmaker.bootstrap import Runtime
from matchmaker.ground.db import Connection, transaction
from matchmaker.proposals import fitting_needs
from matchmaker.proposals.statements import queries
from matchmaker.rules.actors import SYSTEM
from matchmaker.rules.proposal import Proposal
from tests.support.proposals import Desk, a_pair

THIS_MONTH = datetime.now(UTC)
NEXT_MONTH = THIS_MONTH + timedelta(days=31)
SEEN = {"fit": 0.7, "closeness": 0.8, "shared": 0.3, "paired": 0.2, "signals": {}, "coverage": []}


async def a_fit(runtime: Runtime, desk: Desk, *, word: str = "good", **need: Any) -> Proposal:  # noqa: ANN401
    """A published need that the institute's solution fits."""
    async with transaction(runtime.pool) as connection:
        wanted, offered = await a_pair(connection, desk, **need)
        return await suggested(connection, wanted.id, offered.id, word)


async def suggested(connection: Connection, need_id: int, solution_id: int, word: str = "good") -> Proposal:
    """The pair, as the engine has kept it."""
    row = await queries.suggest_pair(
        connection,
        need_id=need_id,
        solution_id=solution_id,
        rank=1,
        seen=SEEN | {"word": word},
        engine={"model": "hash", "revision": "1", "splitter": "1", "scoring": "1"},
        created_by=SYSTEM.name,
    )
    return Proposal.from_row(await queries.get_proposal(connection, proposal_id=row["id"]))


@overload
async def sent_in(runtime: Runtime, now: datetime) -> int: ...
@overload
async def sent_in(runtime: Runtime, now: datetime, *, times: int) -> list[int]: ...
async def sent_in(runtime: Runtime, now: datetime, *, times: int = 0) -> int | list[int]:
    """How many mails of the month leave; several rounds at once give one number each."""
    if not times:
        return await fitting_needs.send_month(runtime.pool, now=now)
    return list(await asyncio.gather(*(fitting_needs.send_month(runtime.pool, now=now) for _ in range(times))))
