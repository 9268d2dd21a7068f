"""Ranking alone, at sizes that no import would reach in the time of a bench."""

import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import numpy as np
import psutil

from embeddings.encoder import ModelIdentity, Vectors
from embeddings.index import FaissIndex
from matchmaker.bench import synthetic
from matchmaker.bench.model import Latency, RankMeasured
from matchmaker.matching.engine import Catalogue, Query, Record
from matchmaker.matching.language import Language

DIMENSION = 384
QUERIES = 200
BEST = 10
RECORDS_AT_ONCE = 5_000
SENTENCES = 7  # of a record, as the seeded solutions have on average
IDENTITY = ModelIdentity(model="synthetic", revision="1", dimension=DIMENSION)


def measure_ranks(sizes: Sequence[int]) -> list[RankMeasured]:
    """Each size in a process of its own, so that memory is that of one catalogue."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn"), max_tasks_per_child=1) as processes:
        return list(processes.map(measure_rank, sizes))


def measure_rank(records: int) -> RankMeasured:
    indexes: list[FaissIndex] = []

    def open_index(language: Language) -> FaissIndex:
        indexes.append(FaissIndex(IDENTITY))
        return indexes[-1]

    stored = synthetic.vectors(records, DIMENSION, records=records)
    texts = synthetic.texts(records, sentences=SENTENCES)
    before = _memory_mb()
    started = time.perf_counter()
    catalogue = Catalogue(IDENTITY, open_index=open_index)
    _fill(catalogue, texts, stored)
    for index in indexes:
        index.settle()
    built = time.perf_counter() - started
    asked = synthetic.vectors(QUERIES, DIMENSION, records=records, seed=synthetic.SEED + 1)
    latency = _rank_all(catalogue, asked)
    return RankMeasured(
        records=records,
        latency=latency,
        recall_at_10=_recall(stored, asked),
        build_seconds=built,
        memory_mb=_memory_mb() - before,
    )


def percentiles(seconds: Sequence[float]) -> Latency:
    p50, p95, p99 = np.percentile(np.array(seconds) * 1_000, [50, 95, 99]).tolist()
    return Latency(p50=p50, p95=p95, p99=p99)


def _fill(catalogue: Catalogue, texts: Sequence[str], stored: Vectors) -> None:
    for start in range(0, len(texts), RECORDS_AT_ONCE):
        places = range(start, min(start + RECORDS_AT_ONCE, len(texts)))
        vectors = synthetic.vectors(len(places) * SENTENCES, DIMENSION, records=len(texts), seed=start)
        sentences = vectors.reshape(len(places), SENTENCES, DIMENSION)
        catalogue.add(
            [
                Record(id=place, text=texts[place], vector=stored[place], sentences=own)
                for place, own in zip(places, sentences, strict=True)
            ]
        )


def _rank_all(catalogue: Catalogue, asked: Vectors) -> Latency:
    questions = synthetic.texts(len(asked), sentences=2, seed=synthetic.SEED + 1)
    queries = [Query(text=text, vector=vector) for text, vector in zip(questions, asked, strict=True)]
    catalogue.rank(queries[0], BEST)  # the first one also pays for what is made once
    seconds = []
    for query in queries:
        started = time.perf_counter()
        catalogue.rank(query, BEST)
        seconds.append(time.perf_counter() - started)
    return percentiles(seconds)


def _recall(stored: Vectors, asked: Vectors) -> float:
    """Share of the ten truly nearest that the index finds, on average."""
    index = FaissIndex(IDENTITY)
    index.add(np.arange(len(stored)), stored)
    index.settle()
    _, nearest = index.search(asked, BEST)
    exact = np.argsort(-(asked @ stored.T), axis=1)[:, :BEST]
    return float(
        np.mean([len(set(f) & set(e)) / len(e) for f, e in zip(nearest.tolist(), exact.tolist(), strict=True)])
    )


def _memory_mb() -> float:
    return float(psutil.Process().memory_info().rss) / 2**20
