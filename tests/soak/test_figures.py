"""How long the figures of 2,000 cases and of 2,000 needs take: printed, not judged, since machines differ."""

import time
from pathlib import Path
from statistics import median

from embeddings.encoder import HashEncoder
from matchmaker.bootstrap import running
from matchmaker.db import Connection, transaction
from matchmaker.programme.model import CountingSettings
from matchmaker.reports.clusters import clusters
from matchmaker.reports.gaps import gap_map
from matchmaker.settings import load_settings
from matchmaker.transfers.figures import progress
from matchmaker.transfers.loading import city_today
from tests.integration.reports.many import many_needs
from tests.integration.transfers.many import many_cases

CASES = 2_000
NEEDS, UNCOVERED = 2_000, 500
DIMENSION = 384  # that of the bundled model
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


async def test_the_gap_map_of_many_needs(database: str, tmp_path: Path) -> None:
    """Clusters are timed with reading and centring the vectors that they are made of."""
    settings = load_settings(DATABASE_URL=database, MATCHMAKER_HOME=str(tmp_path))
    async with running(settings, encoder=HashEncoder(DIMENSION)) as runtime:
        async with transaction(runtime.pool) as connection:
            await many_needs(connection, NEEDS, uncovered=UNCOVERED)
        await runtime.matching.wait_until_ready()
        await runtime.matching.refresh()
        mapped, grouped = [], []
        async with transaction(runtime.pool) as connection:
            await connection.execute("ANALYZE")
            for _ in range(ROUNDS):
                began = time.perf_counter()
                gaps = await gap_map(connection)
                drawn = time.perf_counter()
                found = await clusters(connection, gaps.uncovered, runtime.matching.vectors_of_needs)
                mapped.append(1000 * (drawn - began))
                grouped.append(1000 * (time.perf_counter() - drawn))
    print(
        f"\n{NEEDS} needs: gap map median {median(mapped):.0f} ms, from {min(mapped):.0f} to {max(mapped):.0f} ms;"
        f" {len(gaps.uncovered)} uncovered in {len(found)} groups: median {median(grouped):.0f} ms,"
        f" from {min(grouped):.0f} to {max(grouped):.0f} ms (the first one imports scikit-learn)"
    )
    assert len(gaps.uncovered) == UNCOVERED
