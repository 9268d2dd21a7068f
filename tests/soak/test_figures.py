"""How long the figures of 2,000 cases take: printed, not judged, since machines differ."""

import time

from matchmaker.db import Connection
from matchmaker.programme.model import CountingSettings
from matchmaker.transfers.figures import progress
from matchmaker.transfers.loading import city_today
from tests.integration.transfers.many import many_cases

CASES = 2_000
ROUNDS = 7


async def test_progress_over_many_cases(connection: Connection) -> None:
    await many_cases(connection, CASES)
    await connection.execute("ANALYZE")
    today, taken = await city_today(connection), []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        found = await progress(connection, CountingSettings(), today)
        taken.append(1000 * (time.perf_counter() - began))
    print(
        f"\n{CASES} cases, {len(found.count.counted)} counted: median {sorted(taken)[ROUNDS // 2]:.0f} ms,"
        f" from {min(taken):.0f} to {max(taken):.0f} ms"
    )
    assert found.count.counted
