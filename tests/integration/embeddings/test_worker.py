import asyncio
import sys
import threading
import time

import numpy as np

from embeddings.encoder import Encoder, TextSide
from embeddings.worker import EncoderWorker
from tests.support.texts import ENGLISH, VIETNAMESE


async def test_the_event_loop_answers_quickly_while_texts_are_encoded(encoder: Encoder) -> None:
    worker = EncoderWorker(lambda: encoder)
    encoding = asyncio.create_task(worker.encode(VIETNAMESE + ENGLISH, TextSide.PASSAGE))
    delays = []
    while not encoding.done():
        begun = time.perf_counter()
        await asyncio.sleep(0.005)
        delays.append(time.perf_counter() - begun - 0.005)
    await worker.close()
    assert len(delays) > 20
    assert np.quantile(delays, 0.95) < 0.05


async def test_a_worker_is_usable_before_its_model_is_loaded(encoder: Encoder) -> None:
    loaded = threading.Event()

    def load() -> Encoder:
        assert loaded.wait(60)
        return encoder

    worker = EncoderWorker(load)
    begun = time.perf_counter()
    worker.start()
    assert time.perf_counter() - begun < 0.05
    assert not worker.ready
    loaded.set()
    vectors = await worker.encode(["Xin chào"], TextSide.QUERY)
    assert worker.ready
    assert vectors.shape == (1, 384)
    await worker.close()


async def test_what_must_start_quickly_does_not_import_pytorch() -> None:
    quick = ", ".join(f"embeddings.{module}" for module in ("encoder", "worker", "index", "bundled", "evaluation"))
    check = f"import sys, {quick}; sys.exit('torch' in sys.modules)"
    process = await asyncio.create_subprocess_exec(sys.executable, "-c", check)
    assert await process.wait() == 0
