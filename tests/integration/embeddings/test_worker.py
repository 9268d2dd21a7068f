import asyncio
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from embeddings.encoder import Encoder, TextSide
from embeddings.worker import EncoderWorker
from tests.support.encoders import loaded
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


async def test_a_worker_is_usable_before_its_model_is_loaded(model_folder: Path) -> None:
    worker = EncoderWorker(lambda: loaded(str(model_folder)))
    begun = time.perf_counter()
    worker.start()
    assert time.perf_counter() - begun < 0.05
    assert not worker.ready
    vectors = await worker.encode(["Xin chào"], TextSide.QUERY)
    assert worker.ready
    assert vectors.shape == (1, 384)
    await worker.close()


@pytest.mark.parametrize("module", ["encoder", "worker", "index", "bundled", "evaluation"])
async def test_what_must_start_quickly_does_not_import_pytorch(module: str) -> None:
    check = f"import sys, embeddings.{module}; sys.exit('torch' in sys.modules)"
    process = await asyncio.create_subprocess_exec(sys.executable, "-c", check)
    assert await process.wait() == 0
