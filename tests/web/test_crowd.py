"""Many who ask at once: everybody is answered or told when to come again, and nobody is kept from reading."""

import asyncio
import threading
from collections import Counter
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI

from embeddings.encoder import Encoder, HashEncoder, TextSide, Vectors
from matchmaker import bootstrap
from matchmaker.bootstrap import Runtime, running
from matchmaker.ground.db import Pool, create_pool
from matchmaker.ground.errors import MatchingBusy
from matchmaker.matching.engine import Catalogue, Query, Ranked
from matchmaker.matching.question_queue import PLACES, QuestionQueue
from matchmaker.people.pace import STRANGERS
from matchmaker.settings import load_settings
from tests.support.clients import DESK, ORIGIN
from tests.support.forms import opened_form
from tests.support.listings import a_need, a_solution
from tests.support.matching import ASKED, INVOICES
from tests.support.orientations import an_orientation
from web.app import create_app
from web.assets import ensure_assets
from web.ground.dependencies import current_actor

CONNECTIONS = 4
PATIENT = 16
LIGHT = ("/", "/needs", "/solutions", "/healthz", "/readyz")
CROWDED = "Hiện có nhiều người đang tra cứu"


class StandingEncoder(HashEncoder):
    """Stands still once it is told to, until it is let go, as a model does on a busy machine."""

    def __init__(self) -> None:
        super().__init__()
        self.stands = False
        self.begun, self.let_go = threading.Event(), threading.Event()

    def encode(self, texts: Sequence[str], *, side: TextSide) -> Vectors:
        if self.stands:
            self.begun.set()
            assert self.let_go.wait(60)
        return super().encode(texts, side=side)


@asynccontextmanager
async def with_few_connections(
    database: str, home: Path, encoder: Encoder, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[tuple[Runtime, httpx.AsyncClient]]:
    """The running system with four connections for pages, and somebody at work."""

    async def create_small_pool(dsn: str) -> Pool:
        return await create_pool(dsn, max_size=CONNECTIONS)

    monkeypatch.setattr(bootstrap, "create_pool", create_small_pool)
    ensure_assets(lambda _: None)
    settings = load_settings(DATABASE_URL=database, MATCHMAKER_HOME=str(home))
    async with running(settings, encoder=encoder) as runtime:
        await runtime.matching.wait_until_ready()
        await a_solution(runtime, **INVOICES)
        app = create_app(runtime)
        app.dependency_overrides[current_actor] = lambda: DESK
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=ORIGIN, timeout=60) as client:
            yield runtime, client


async def reading(client: httpx.AsyncClient, over: Callable[[], bool]) -> Counter[int]:
    """Statuses of light pages until it is over."""
    statuses: Counter[int] = Counter()
    while not over():
        for path in LIGHT:
            statuses[(await client.get(path)).status_code] += 1
            await asyncio.sleep(0.1)  # or the readers alone would keep the machine busy
    return statuses


async def test_dozens_of_previews_wait_one_more_is_told_when_to_come_and_pages_answer_all_the_while(
    database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    encoder = StandingEncoder()
    async with with_few_connections(database, tmp_path, encoder, monkeypatch) as (_, client):
        form = await opened_form(client, "/needs/new")
        texts = [f"{ASKED} Mỗi tháng có {100 + number} tờ." for number in range(PLACES + 1)]
        encoder.stands = True
        crowd = [asyncio.create_task(form.send("/needs/preview", {"problem": text})) for text in texts]
        light = await reading(client, lambda: any(asked.done() for asked in crowd))
        encoder.let_go.set()
        light += await reading(client, lambda: sum(asked.done() for asked in crowd) > PATIENT)
        answers = [asked.result() for asked in crowd if asked.done()]
        for asked in crowd:
            asked.cancel()  # the rest would only cost time
        await asyncio.gather(*crowd, return_exceptions=True)
    [refused] = [answer for answer in answers if answer.status_code != 200]
    assert refused.status_code == 503
    assert int(refused.headers["Retry-After"]) > 0
    assert CROWDED in refused.text
    assert any(f"{text}</textarea>" in refused.text for text in texts)  # nothing that was typed is lost
    assert set(light) == {200}


async def test_no_connection_is_held_while_the_model_encodes(
    database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    encoder = StandingEncoder()
    async with with_few_connections(database, tmp_path, encoder, monkeypatch) as (runtime, client):
        need = await a_need(runtime)
        form = await opened_form(client, "/needs/new")
        encoder.stands = True
        asked = [form.send("/needs/preview", {"problem": f"Xưởng may nhập {n} đơn hàng bằng tay."}) for n in range(12)]
        asked += [client.get("/search", params={"q": f"đơn hàng {number}"}) for number in range(12)]
        crowd = asyncio.gather(*asked)
        try:
            assert await asyncio.to_thread(encoder.begun.wait, 30)
            async with asyncio.timeout(30):
                statuses = {(await client.get(path)).status_code for path in (*LIGHT, f"/needs/{need.id}/edit")}
                while runtime.pool.get_idle_size() != runtime.pool.get_size():
                    await asyncio.sleep(0.01)
        finally:
            encoder.let_go.set()
        assert statuses == {200}
        assert {answer.status_code for answer in await crowd} == {200}


async def test_orientations_are_ranked_once_for_a_crowd_and_again_when_the_catalogue_changes(
    client: httpx.AsyncClient, runtime: Runtime, monkeypatch: pytest.MonkeyPatch
) -> None:
    await a_solution(runtime, **INVOICES)
    await an_orientation(runtime)
    await runtime.matching.refresh()
    ranked: list[int] = []
    rank = Catalogue.rank

    def counted(catalogue: Catalogue, query: Query, k: int) -> list[Ranked]:
        ranked.append(k)
        return rank(catalogue, query, k)

    monkeypatch.setattr(Catalogue, "rank", counted)
    pages = await asyncio.gather(*(client.get("/orientations") for _ in range(12)))
    assert {page.status_code for page in pages} == {200}
    assert len(ranked) == 1
    later = await a_solution(runtime, title="Số hóa hồ sơ", summary="Đọc hóa đơn giấy tự động.")
    assert f'href="/solutions/{later.id}"' in (await client.get("/orientations/1")).text
    await client.get("/orientations")
    assert len(ranked) == 2


async def test_sessions_and_readiness_do_not_wait_for_the_connections_of_pages(
    client: httpx.AsyncClient, runtime: Runtime
) -> None:
    async with AsyncExitStack() as everybody:
        while runtime.pool.get_size() < runtime.pool.get_max_size() or runtime.pool.get_idle_size():
            await everybody.enter_async_context(runtime.pool.acquire())
        async with asyncio.timeout(3):
            ready = await client.get("/readyz")
            asked_who = await client.get("/needs/request", headers={"Cookie": "__Host-session=of-nobody"})
    assert ready.json()["missing"] == []
    assert asked_who.status_code == 200


async def test_a_full_queue_leaves_a_records_page_whole_and_tells_searches_when_to_come(
    client: httpx.AsyncClient, runtime: Runtime, monkeypatch: pytest.MonkeyPatch
) -> None:
    need, solution = await a_need(runtime), await a_solution(runtime)
    await an_orientation(runtime)
    form = await opened_form(client, "/needs/new")
    full = QuestionQueue(at_once=1, places=1, places_later=1)
    monkeypatch.setattr(runtime.matching, "_queue", full)
    async with full.turn(later=False):
        for path in (f"/needs/{need.id}", f"/solutions/{solution.id}", "/orientations/1"):
            page = await client.get(path)
            assert (page.status_code, CROWDED in page.text) == (200, True), path
            assert f'hx-get="{path}" hx-trigger="load delay:3s, click"' in page.text
        assert (await client.get("/orientations")).status_code == 200
        search = await client.get("/search", params={"q": "hóa đơn"})
        fragment = await form.send("/needs/preview", {"problem": need.problem}, HX_Request="true")
    for refused in (search, fragment):
        assert (refused.status_code, refused.headers["Retry-After"]) == (503, "10")
        assert CROWDED in refused.text
    assert "<form" not in fragment.text  # the form stays on the page as it is
    assert (await client.get("/search", params={"q": "hóa đơn"})).status_code == 200


class NoPlaceForLater(QuestionQueue):
    """Full but for those at work: as with two dozen questions waiting."""

    @asynccontextmanager
    async def turn(self, *, later: bool) -> AsyncIterator[None]:
        if later:
            raise MatchingBusy(seconds=1)
        async with super().turn(later=later):
            yield


async def test_a_crowd_of_strangers_keeps_what_the_city_looks_for_away_and_not_the_needs(
    client: httpx.AsyncClient, runtime: Runtime, monkeypatch: pytest.MonkeyPatch
) -> None:
    need, solution = await a_need(runtime, problem=ASKED), await a_solution(runtime, **INVOICES)
    await an_orientation(runtime)
    path = f"/solutions/{solution.id}"
    monkeypatch.setattr(runtime.matching, "_queue", NoPlaceForLater())
    page = (await client.get(path)).text
    needs, _, orientations = page.partition('id="orientations-title"')
    assert f'href="/needs/{need.id}"' in needs
    assert CROWDED not in needs
    assert CROWDED in orientations
    assert f'hx-get="{path}" hx-trigger="load delay:3s, click"' in orientations


async def test_strangers_of_one_address_search_so_often_a_minute_and_people_at_work_as_they_like(
    app: FastAPI, browser: httpx.AsyncClient, runtime: Runtime
) -> None:
    searches = [await browser.get("/search", params={"q": "hóa đơn"}) for _ in range(STRANGERS.attempts + 1)]
    assert [answer.status_code for answer in searches] == [200] * STRANGERS.attempts + [429]
    assert 0 < int(searches[-1].headers["Retry-After"]) <= STRANGERS.seconds
    assert "nhiều lượt tìm kiếm từ cùng một mạng" in searches[-1].text
    assert (await browser.get("/solutions", params={"q": "hóa đơn"})).status_code == 200
    app.dependency_overrides[current_actor] = lambda: DESK
    assert (await browser.get("/search", params={"q": "hóa đơn"})).status_code == 200
