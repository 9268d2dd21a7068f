import asyncio
import threading
from collections.abc import AsyncIterator, Sequence

import numpy as np
import pytest

from embeddings.encoder import BATCH_TEXTS, HashEncoder, ModelIdentity, TextSide, Vectors
from embeddings.errors import EncoderClosed, ModelMissing
from embeddings.worker import EncoderWorker


class GatedEncoder(HashEncoder):
    """Stands still before each batch until the gate opens, and notes what it was given, and where."""

    def __init__(self) -> None:
        super().__init__()
        self.gate = threading.Event()
        self.begun = threading.Event()
        self.batches: list[tuple[TextSide, int]] = []
        self.threads: set[str] = set()

    def encode(self, texts: Sequence[str], *, side: TextSide) -> Vectors:
        self.begun.set()
        self.gate.wait(10)
        self.batches.append((side, len(texts)))
        self.threads.add(threading.current_thread().name)
        if "poison" in texts:
            raise ValueError("poison")
        return super().encode(texts, side=side)


@pytest.fixture
def gated() -> GatedEncoder:
    return GatedEncoder()


@pytest.fixture
async def worker(gated: GatedEncoder) -> AsyncIterator[EncoderWorker]:
    worker = EncoderWorker(lambda: gated)
    yield worker
    gated.gate.set()
    await worker.close()


async def begun(gated: GatedEncoder) -> None:
    assert await asyncio.to_thread(gated.begun.wait, 10)


async def test_vectors_equal_those_of_the_encoder(worker: EncoderWorker, gated: GatedEncoder) -> None:
    gated.gate.set()
    texts = [f"văn bản {'dài ' * (place % 7)}{place}" for place in range(100)]
    vectors = await worker.encode(texts, TextSide.PASSAGE)
    np.testing.assert_array_equal(vectors, HashEncoder().encode(texts, side=TextSide.PASSAGE))
    assert gated.threads == {"encoder"}


async def test_no_texts_give_no_rows(worker: EncoderWorker) -> None:
    assert (await worker.encode([], TextSide.QUERY)).shape == (0, 64)


@pytest.mark.parametrize(("stored", "typed"), [(TextSide.PASSAGE, TextSide.QUERY), (TextSide.QUERY, TextSide.PASSAGE)])
async def test_a_persons_text_waits_for_one_batch_of_bulk_work_only(
    worker: EncoderWorker, gated: GatedEncoder, stored: TextSide, typed: TextSide
) -> None:
    """Of whichever side both are: the needs and orientations of a first start are asked with as well."""
    bulk = asyncio.create_task(worker.encode(["văn bản"] * 10 * BATCH_TEXTS, stored, background=True))
    await begun(gated)
    person = asyncio.create_task(worker.encode(["nhu cầu"], typed))
    await asyncio.sleep(0)
    gated.gate.set()
    await asyncio.gather(bulk, person)
    assert gated.batches[:2] == [(stored, BATCH_TEXTS), (typed, 1)]
    assert len(gated.batches) == 11


async def test_the_model_loads_when_first_needed_and_says_when_it_is_ready(
    worker: EncoderWorker, gated: GatedEncoder
) -> None:
    assert not worker.ready
    assert worker.error is None
    worker.start()
    assert await worker.identity() == ModelIdentity(model="hash", revision="1", dimension=64)
    assert worker.ready


async def test_a_model_that_cannot_be_loaded_is_told_to_every_caller() -> None:
    def missing() -> HashEncoder:
        raise ModelMissing("there is no model folder")

    worker = EncoderWorker(missing)
    for _ in range(2):
        with pytest.raises(ModelMissing):
            await worker.encode(["x"], TextSide.QUERY)
    assert not worker.ready
    assert isinstance(worker.error, ModelMissing)
    await worker.close()


async def test_an_error_in_one_batch_reaches_its_caller_alone(worker: EncoderWorker, gated: GatedEncoder) -> None:
    gated.gate.set()
    with pytest.raises(ValueError, match="poison"):
        await worker.encode(["poison"], TextSide.PASSAGE)
    assert (await worker.encode(["x"], TextSide.PASSAGE)).shape == (1, 64)


async def test_a_cancelled_call_is_not_encoded(worker: EncoderWorker, gated: GatedEncoder) -> None:
    bulk = asyncio.create_task(worker.encode(["x"] * 10 * BATCH_TEXTS, TextSide.PASSAGE))
    await begun(gated)
    await worker.identity()
    await asyncio.sleep(0.01)
    bulk.cancel()
    await asyncio.sleep(0.01)
    gated.gate.set()
    await worker.encode(["nhu cầu"], TextSide.QUERY)
    assert gated.batches == [(TextSide.PASSAGE, BATCH_TEXTS), (TextSide.QUERY, 1)]


async def test_closing_refuses_what_waits_and_what_comes_later(gated: GatedEncoder) -> None:
    worker = EncoderWorker(lambda: gated)
    bulk = asyncio.create_task(worker.encode(["x"] * 10 * BATCH_TEXTS, TextSide.PASSAGE))
    await begun(gated)
    closing = asyncio.create_task(worker.close())
    await asyncio.sleep(0.01)
    gated.gate.set()
    await closing
    with pytest.raises(EncoderClosed):
        await bulk
    with pytest.raises(EncoderClosed):
        await worker.encode(["x"], TextSide.QUERY)
    assert len(gated.batches) == 1


async def test_closing_a_worker_that_never_began_is_quick() -> None:
    await EncoderWorker(HashEncoder).close()
