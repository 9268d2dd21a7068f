"""Long runs, by `make soak` only: searching while writing, and memory over many encodes."""

import asyncio
import threading
import time
from pathlib import Path

import httpx
import numpy as np
import psutil
import pytest
from fastapi import FastAPI

from embeddings.bundled import ensure_model
from embeddings.encoder import ModelIdentity, TextSide, Vectors
from embeddings.index import FaissIndex
from embeddings.transformer import SentenceTransformerEncoder
from embeddings.worker import EncoderWorker

DIMENSION = 64
SEARCHERS = 8
SEARCH_SECONDS = 60.0
ENCODES = 10_000
SLOWEST_HEALTH = 0.05
MEGABYTE = 1 << 20


def directions(ids: np.ndarray) -> Vectors:
    """A unit vector of its own for every id."""
    vectors = np.stack([np.random.default_rng(int(i)).standard_normal(DIMENSION) for i in ids]).astype(np.float32)
    unit: Vectors = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    return unit


@pytest.mark.timeout(600)
def test_eight_searchers_and_a_writer_never_see_what_was_removed() -> None:
    index = FaissIndex(ModelIdentity(model="soak", revision="1", dimension=DIMENSION), switch_over=2_000)
    index.add(np.arange(3_000), directions(np.arange(3_000)))
    removed: set[int] = set()
    stale: list[int] = []
    over = time.monotonic() + SEARCH_SECONDS

    def search(seed: int) -> None:
        random = np.random.default_rng(seed)
        while time.monotonic() < over:
            gone = set(removed)  # acknowledged before this search began
            _, found = index.search(directions(random.integers(0, 6_000, 4)), 10)
            stale.extend(int(i) for i in found.ravel() if int(i) in gone)

    searchers = [threading.Thread(target=search, args=(seed,)) for seed in range(SEARCHERS)]
    for searcher in searchers:
        searcher.start()
    oldest, newest = 0, 3_000
    while time.monotonic() < over:
        index.add(np.arange(newest, newest + 20), directions(np.arange(newest, newest + 20)))
        index.remove(np.arange(oldest, oldest + 20))
        removed.update(range(oldest, oldest + 20))
        oldest, newest = oldest + 20, newest + 20
    for searcher in searchers:
        searcher.join()
    assert stale == []
    assert len(index) == newest - oldest


@pytest.mark.timeout(1_800)
async def test_memory_stays_flat_and_the_server_answers_while_it_encodes() -> None:
    folder = ensure_model(Path("var/models/multilingual-e5-small"), lambda _: None)
    worker = EncoderWorker(lambda: SentenceTransformerEncoder(str(folder)))
    app = FastAPI()
    app.get("/healthz")(lambda: {"alive": True})
    process = psutil.Process()
    await worker.encode([f"câu khởi động số {i}" for i in range(500)], TextSide.PASSAGE)
    before = process.memory_info().rss
    encoding = asyncio.create_task(
        worker.encode([f"Hệ thống đọc hóa đơn giấy số {i} của cửa hàng." for i in range(ENCODES)], TextSide.PASSAGE)
    )
    slowest = 0.0
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://soak") as client:
        while not encoding.done():
            start = time.perf_counter()
            assert (await client.get("/healthz")).status_code == 200
            slowest = max(slowest, time.perf_counter() - start)
            await asyncio.sleep(0.05)
    grown = (process.memory_info().rss - before - (await encoding).nbytes) / MEGABYTE
    await worker.close()
    print(f"memory grew by {grown:.0f} MB over {ENCODES} encodes; slowest answer {slowest * 1000:.0f} ms")
    assert grown < 150
    assert slowest < SLOWEST_HEALTH
