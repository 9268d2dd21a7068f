"""A crowd over the seeded catalogue with the real model, by `make soak` only: who gets an answer, and how soon."""

import asyncio
import itertools
import time
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI, Request

from embeddings.bundled import ensure_model
from embeddings.transformer import SentenceTransformerEncoder
from matchmaker.bootstrap import Runtime, running, silent
from matchmaker.cli.serving import keep_what_is_loaded
from matchmaker.rules.actors import VISITOR, Actor, Role
from matchmaker.settings import load_settings
from seeds.load import load_if_empty
from tests.support.clients import ORIGIN
from tests.support.forms import SentForm, opened_form
from web.app import create_app
from web.ground.dependencies import current_actor

LIGHT = ("/", "/needs", "/solutions", "/organisations", "/healthz", "/readyz")
PREVIEWERS = STRANGERS = 12
A_SECOND, SECONDS = 20, 60
SEARCHES, PREVIEWS = 5, 20  # every fifth request is a search, every twentieth a preview
AT_WORK = {"X-At-Work": "1"}
NEED = (
    "Xưởng may {place} nhập tay {count} hóa đơn giấy mỗi tháng và hay sai số lượng. Chúng tôi cần đọc hóa đơn đã chụp "
    "ảnh, đối chiếu với đơn đặt hàng và nhập vào phần mềm kế toán. Dữ liệu phải nằm tại máy chủ của chúng tôi."
)


@dataclass(kw_only=True)
class Answers:
    """Statuses and seconds of one kind of request."""

    statuses: Counter[int] = field(default_factory=Counter)
    seconds: list[float] = field(default_factory=list)
    unkind: int = 0  # refused without saying when to come again

    def __str__(self) -> str:
        ordered = sorted(self.seconds)
        middle, late = ordered[len(ordered) // 2], ordered[int(0.95 * len(ordered))]
        return f"{dict(self.statuses)}, median {1000 * middle:.0f} ms, p95 {1000 * late:.0f} ms"

    async def ask(self, request: Awaitable[httpx.Response]) -> None:
        began = time.perf_counter()
        answer = await request
        self.seconds.append(time.perf_counter() - began)
        self.statuses[answer.status_code] += 1
        self.unkind += answer.status_code in (429, 503) and "Retry-After" not in answer.headers


@dataclass(frozen=True, kw_only=True)
class Town:
    """Somebody at work who may preview, a stranger who may not, and what they ask."""

    worker: httpx.AsyncClient
    stranger: httpx.AsyncClient
    form: SentForm

    async def preview(self, number: int) -> httpx.Response:
        text = NEED.format(place=number, count=100 + number)
        return await self.form.send("/needs/preview", {"problem": text}, HX_Request="true")

    async def search(self, number: int) -> httpx.Response:
        return await self.stranger.get("/search", params={"q": f"đếm xe và dự báo ngập lụt ở phường số {number}"})


def who(request: Request) -> Actor:
    if "X-At-Work" in request.headers:
        return Actor(name="person:desk", role=Role.ADMINISTRATOR)
    return replace(VISITOR, origin="203.0.113.7")


@asynccontextmanager
async def town(runtime: Runtime) -> AsyncIterator[Town]:
    app: FastAPI = create_app(runtime)
    app.dependency_overrides[current_actor] = who
    transport = httpx.ASGITransport(app)
    async with AsyncExitStack() as stack:
        worker, stranger = [
            await stack.enter_async_context(
                httpx.AsyncClient(transport=transport, base_url=ORIGIN, headers=headers, timeout=600)
            )
            for headers in (AT_WORK, {})
        ]
        yield Town(worker=worker, stranger=stranger, form=await opened_form(worker, "/needs/new"))


async def read_on(town: Town, over: Callable[[], bool]) -> Answers:
    """Light pages one after the other until it is over, and each once at least."""
    light = Answers()
    for path in itertools.cycle(LIGHT):
        await light.ask(town.stranger.get(path))
        if len(light.seconds) >= 5 * len(LIGHT) and over():
            return light
        await asyncio.sleep(0.02)
    raise AssertionError  # a cycle has no end


@pytest.mark.timeout(1_800)
async def test_a_crowd_keeps_nobody_from_reading(database: str, tmp_path: Path) -> None:
    folder = ensure_model(Path("var/models/multilingual-e5-small"), lambda _: None)
    settings = load_settings(DATABASE_URL=database, MATCHMAKER_HOME=str(tmp_path))
    async with running(settings, encoder=SentenceTransformerEncoder(str(folder))) as runtime:
        await load_if_empty(runtime, decline=False, progress=silent)
        await runtime.matching.wait_until_ready()
        async with town(runtime) as here:
            first = Answers()
            await first.ask(here.preview(0))  # while the seeds are being embedded
            await runtime.matching.refresh()
            keep_what_is_loaded()
            alone = await read_on(here, lambda: True)
            heavy, light = await at_once(here)
            mixed = await twenty_a_second(here)
    print(f"\na preview while the seeds are embedded: {first}\nlight pages alone: {alone}")
    print(f"{PREVIEWERS} previews and {STRANGERS} strangers on orientations: {heavy}; light pages meanwhile: {light}")
    for kind, answers in mixed.items():
        print(f"{A_SECOND} a second for {SECONDS} s, {kind}: {answers}")
    assert first.statuses == {200: 1}
    assert set(heavy.statuses) == set(light.statuses) == {200}
    assert set(mixed["light"].statuses) == {200}
    for kind in ("search", "preview"):
        assert set(mixed[kind].statuses) <= {200, 429, 503}
        assert mixed[kind].unkind == 0


async def at_once(town: Town) -> tuple[Answers, Answers]:
    """What the crowd gets, and what those get who read meanwhile."""
    heavy = Answers()
    asked = [heavy.ask(town.preview(number)) for number in range(PREVIEWERS)]
    asked += [heavy.ask(town.stranger.get("/orientations")) for _ in range(STRANGERS)]
    crowd = asyncio.gather(*asked)
    light = await read_on(town, crowd.done)
    await crowd
    return heavy, light


async def twenty_a_second(town: Town) -> dict[str, Answers]:
    answers = {kind: Answers() for kind in ("light", "search", "preview")}
    asked: list[asyncio.Task[None]] = []
    light = itertools.cycle(LIGHT)
    began = time.perf_counter()
    for number in range(A_SECOND * SECONDS):
        if number % PREVIEWS == 1:
            request = answers["preview"].ask(town.preview(number))
        elif number % SEARCHES == 0:
            request = answers["search"].ask(town.search(number))
        else:
            request = answers["light"].ask(town.stranger.get(next(light)))
        asked.append(asyncio.create_task(request))
        await asyncio.sleep(max(0.0, began + (number + 1) / A_SECOND - time.perf_counter()))
    await asyncio.gather(*asked)
    return answers
