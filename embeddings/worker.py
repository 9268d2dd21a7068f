"""Encoding from asynchronous code: one thread owns the model, and what a person waits for goes before bulk work."""

import asyncio
import itertools
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from functools import partial
from queue import Empty, PriorityQueue
from typing import Any, TypeVar

import numpy as np

from embeddings.encoder import Encoder, ModelIdentity, TextSide, Vectors, batches_by_length, identity_of
from embeddings.errors import EncoderClosed
from embeddings.words import Reading

T = TypeVar("T")

_STOP, _PERSON, _BACKGROUND = range(3)  # what the thread takes first


@dataclass(order=True, frozen=True)
class _Job:
    urgency: int
    number: int
    work: Callable[[Encoder], Any] = field(compare=False, default=lambda encoder: None)
    answer: "Future[Any]" = field(compare=False, default_factory=Future)


class EncoderWorker:
    """Encodes on one thread, off the event loop; a person's text waits for at most one batch of the background's.

    The encoder comes from `factory`, called on that thread at `start()` or at the first text, so that a server
    can answer before the model is loaded. If that fails, `error` holds why, and every call raises it.
    """

    def __init__(self, factory: Callable[[], Encoder]) -> None:
        self._factory = factory
        self._loaded: Future[Encoder] = Future()
        self._loaded.set_running_or_notify_cancel()  # one caller that gives up must not cancel it for the others
        self._queue: PriorityQueue[_Job] = PriorityQueue()
        self._numbers = itertools.count()
        self._thread = threading.Thread(target=self._work, name="encoder", daemon=True)
        self._guard = threading.Lock()
        self._closed = False

    @property
    def ready(self) -> bool:
        """Whether the model is loaded."""
        return self._loaded.done() and self.error is None

    @property
    def error(self) -> BaseException | None:
        """Why the model could not be loaded; None while loading and when it is loaded."""
        return self._loaded.exception() if self._loaded.done() else None

    def start(self) -> None:
        """Begin to load the model, if that has not begun."""
        with self._guard:
            self._start_thread()

    async def identity(self) -> ModelIdentity:
        """What the vectors will carry; waits until the model is loaded."""
        self.start()
        return identity_of(await asyncio.wrap_future(self._loaded))

    async def encode(self, texts: Sequence[str], side: TextSide, *, background: bool = False) -> Vectors:
        """Unit-length vectors, a row for each text; raises EncoderClosed when the worker closes meanwhile.

        `background`: many texts, or such as nobody waits for; whatever a person has just typed goes first.
        """
        batches = batches_by_length(texts)
        answers = await self._of_batches(
            [partial(_encode, [texts[place] for place in batch], side) for batch in batches], background=background
        )
        vectors = np.empty((len(texts), (await self.identity()).dimension), dtype=np.float32)
        for batch, answer in zip(batches, answers, strict=True):
            vectors[batch] = answer
        return vectors

    async def read(self, texts: Sequence[str], side: TextSide, *, background: bool = False) -> Reading:
        """As `encode`, with the words of each text."""
        batches = batches_by_length(texts)
        answers = await self._of_batches(
            [partial(_read, [texts[place] for place in batch], side) for batch in batches], background=background
        )
        return Reading.of_batches(batches, answers, (await self.identity()).dimension)

    async def close(self) -> None:
        """End the thread after its current batch; whatever still waits gets EncoderClosed."""
        with self._guard:
            self._closed = True
            self._queue.put(_Job(_STOP, next(self._numbers)))
        if self._thread.ident is not None:
            await asyncio.to_thread(self._thread.join)

    async def _of_batches(self, works: Sequence[Callable[[Encoder], T]], *, background: bool) -> list[T]:
        """What each work gives, in their order; all wait in the queue at once."""
        urgency = _BACKGROUND if background else _PERSON
        jobs = [_Job(urgency, next(self._numbers), work) for work in works]
        for job in jobs:
            self._submit(job)
        await self.identity()
        answers: list[T] = await asyncio.gather(*(asyncio.wrap_future(job.answer) for job in jobs))
        return answers

    def _submit(self, job: _Job) -> None:
        with self._guard:
            self._start_thread()
            self._queue.put(job)

    def _start_thread(self) -> None:
        if self._closed:
            raise EncoderClosed("the encoder is closed")
        if self._thread.ident is None:
            self._thread.start()

    def _work(self) -> None:
        try:
            self._loaded.set_result(self._factory())
        except Exception as error:  # kept, and raised to every caller
            self._loaded.set_exception(error)
        while (job := self._queue.get()).urgency != _STOP:
            if job.answer.set_running_or_notify_cancel():
                self._answer(job)
        self._refuse_what_waits()

    def _answer(self, job: _Job) -> None:
        try:
            job.answer.set_result(job.work(self._loaded.result()))
        except Exception as error:  # belongs to whoever awaits the answer
            job.answer.set_exception(error)

    def _refuse_what_waits(self) -> None:
        while True:
            try:
                job = self._queue.get_nowait()
            except Empty:
                return
            if job.answer.set_running_or_notify_cancel():
                job.answer.set_exception(EncoderClosed("the encoder was closed before it answered"))


def _encode(texts: Sequence[str], side: TextSide, encoder: Encoder) -> Vectors:
    return encoder.encode(texts, side=side)


def _read(texts: Sequence[str], side: TextSide, encoder: Encoder) -> Reading:
    return encoder.read(texts, side=side)
