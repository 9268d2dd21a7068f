"""How long the figures of 2,000 cases and of 2,000 needs take: printed, not judged, since machines differ."""

import time
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path
from statistics import median

import httpx

from embeddings.encoder import HashEncoder
from matchmaker.bootstrap import Runtime, running
from matchmaker.cases.loading import all_cases
from matchmaker.cli.serving import keep_what_is_loaded
from matchmaker.ground.db import transaction
from matchmaker.progress.clusters import clusters
from matchmaker.progress.gaps import gap_map
from matchmaker.progress.headline import progress
from matchmaker.rules.actors import Actor, Role
from matchmaker.rules.programme import CountingSettings
from matchmaker.settings import load_settings
from tests.support.many_cases import many_cases
from tests.support.many_needs import many_needs
from web.app import create_app
from web.ground.dependencies import current_actor

CASES = 2_000
NEEDS, UNCOVERED = 2_000, 500
DIMENSION = 384  # that of the bundled model
ROUNDS = 7
# Every view that counts all cases: at most 500 ms on two cores that nothing else uses.
VIEWS = (
    *("/progress", "/progress/today", "/progress/cases?of=counted", "/progress/cases?of=waiting"),
    *("/progress/needs?step=needed", "/progress/closings", "/cases"),
)


async def test_the_dashboard_over_many_cases(database: str, tmp_path: Path) -> None:
    """Each view as a leader opens it, and of the first the figures of the cases."""
    settings = load_settings(DATABASE_URL=database, MATCHMAKER_HOME=str(tmp_path))
    async with running(settings, encoder=HashEncoder(DIMENSION)) as runtime:
        await runtime.matching.wait_until_ready()
        async with transaction(runtime.pool) as connection:
            await many_cases(connection, CASES)
        await runtime.pool.execute("ANALYZE")
        await runtime.matching.refresh()
        app = create_app(runtime)
        app.dependency_overrides[current_actor] = lambda: Actor(name="person:leader", role=Role.LEADERSHIP)
        keep_what_is_loaded()
        print()
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://127.0.0.1:8000") as leader:
            for view in VIEWS:
                print(f"{CASES} cases: {view} {await _timed(partial(leader.get, view))}", flush=True)
            assert (await leader.get(VIEWS[0])).status_code == 200
        print(f"of that the cases' figures {await _timed(partial(_counted, runtime))}")


async def _counted(runtime: Runtime) -> None:
    async with transaction(runtime.pool) as connection:
        found = await progress(connection, await all_cases(connection), CountingSettings())
    assert found.count.counted


async def _timed(act: Callable[[], Awaitable[object]]) -> str:
    """Of some rounds the median, and how much of it this process computed; the rest the server did, or others."""
    wall, own = [], []
    for _ in range(ROUNDS):
        began, spent = time.perf_counter(), time.process_time()
        await act()
        wall.append(1000 * (time.perf_counter() - began))
        own.append(1000 * (time.process_time() - spent))
    spread = f"from {min(wall):.0f} to {max(wall):.0f} ms"
    return f"median {median(wall):.0f} ms ({spread}), computing {median(own):.0f} ms, at least {min(own):.0f} ms"


async def test_the_gap_map_of_many_needs(database: str, tmp_path: Path) -> None:
    """Clusters are timed with reading and centring the vectors that they are made of."""
    settings = load_settings(DATABASE_URL=database, MATCHMAKER_HOME=str(tmp_path))
    async with running(settings, encoder=HashEncoder(DIMENSION)) as runtime:
        async with transaction(runtime.pool) as connection:
            await many_needs(connection, NEEDS, uncovered=UNCOVERED)
        await runtime.matching.wait_until_ready()
        await runtime.matching.refresh()
        mapped, grouped = [], []
        await runtime.pool.execute("ANALYZE")
        for _ in range(ROUNDS):
            began = time.perf_counter()
            async with transaction(runtime.pool) as connection:
                gaps = await gap_map(connection)
            drawn = time.perf_counter()
            found = await clusters(gaps.uncovered, runtime.matching.vectors_of_needs)
            mapped.append(1000 * (drawn - began))
            grouped.append(1000 * (time.perf_counter() - drawn))
    print(
        f"\n{NEEDS} needs: gap map median {median(mapped):.0f} ms, from {min(mapped):.0f} to {max(mapped):.0f} ms;"
        f" {len(gaps.uncovered)} uncovered in {len(found)} groups: median {median(grouped):.0f} ms,"
        f" from {min(grouped):.0f} to {max(grouped):.0f} ms (the first one imports scikit-learn)"
    )
    assert len(gaps.uncovered) == UNCOVERED
