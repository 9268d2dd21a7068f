"""Whole systems on a database of their own: what an import and an answer take from end to end."""

import csv
import shutil
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

from embeddings.encoder import Encoder, TextSide, Vectors
from embeddings.words import Reading
from matchmaker.bench import synthetic
from matchmaker.bench.model import AskersMeasured, ImportRate, MatchMeasured
from matchmaker.bench.ranking import percentiles
from matchmaker.bootstrap import Runtime, running
from matchmaker.ground.db import transaction
from matchmaker.importing.columns import ImportKind
from matchmaker.importing.service import import_file
from matchmaker.listings.solutions import service as solutions
from matchmaker.rules.actors import IMPORTER, LOCAL_PERSON
from matchmaker.settings import load_settings

IMPORTED_ROWS = 150
QUESTIONS, STORED_NEEDS, PAGES = 60, 60, 30
COMPANIES = 40

EncodeRaw = Callable[[Sequence[str]], object]
"""SentenceTransformer.encode itself, for the strings of solutions."""


async def measure_import(encoder: Encoder, encode_raw: EncodeRaw) -> ImportRate:
    async with _own_system(encoder) as (runtime, folder):
        file = _solutions_file(folder, IMPORTED_ROWS)
        await runtime.matching.wait_until_ready()  # what a start encodes is not the import's
        await runtime.encoder.encode(["làm nóng"], TextSide.PASSAGE)
        strings = await _strings_of(file, folder)
        first = seconds_of(encode_raw, strings)
        started = time.perf_counter()
        await _import(runtime, ImportKind.SOLUTIONS, file)
        took = time.perf_counter() - started
        embedded = await runtime.pool.fetchval("SELECT count(*) FROM text_vector")
        raw = (first + seconds_of(encode_raw, strings)) / 2
    if embedded != len(strings):
        raise RuntimeError(f"the import embedded {embedded} texts, where {len(strings)} were timed")
    return ImportRate(rows=IMPORTED_ROWS, texts=len(strings), import_seconds=took, raw_seconds=raw, ratio=raw / took)


async def measure_match(records: int) -> tuple[MatchMeasured, AskersMeasured]:
    """Answers of the service: candidates, ranking, reading the records, explaining each requirement. First for
    texts, then for what the page of a solution shows, as the first who opens it waits for it and as the next one does.
    """
    encoder = _TimedEncoder()
    async with _own_system(encoder) as (runtime, folder):
        await _import(runtime, ImportKind.SOLUTIONS, _solutions_file(folder, records))
        await _import(runtime, ImportKind.NEEDS, _needs_file(folder, STORED_NEEDS))
        texts = synthetic.texts(QUESTIONS, sentences=4, seed=synthetic.SEED + 1)
        ask = partial(runtime.matching.solutions_for_text, by=LOCAL_PERSON, top=10)
        asked = [await _seconds_beside(encoder, ask(text)) for text in texts]
        async with transaction(runtime.pool) as connection:
            ids = await connection.fetch("SELECT id FROM solution ORDER BY id LIMIT $1", PAGES)
            shown = await solutions.get_published(connection, [row["id"] for row in ids], by=LOCAL_PERSON)
        look = partial(runtime.matching.askers_of_solution, by=LOCAL_PERSON)
        first = [await _seconds_beside(encoder, look(solution)) for solution in shown.values()]
        again = [await _seconds_beside(encoder, look(solution)) for solution in shown.values()]
    return MatchMeasured(records=records, latency=percentiles(asked)), AskersMeasured(
        records=records, needs=STORED_NEEDS, first=percentiles(first), again=percentiles(again)
    )


async def _seconds_beside(encoder: "_TimedEncoder", answer: Awaitable[object]) -> float:
    """What an answer takes beyond encoding."""
    encoder.seconds, started = 0.0, time.perf_counter()
    await answer
    return time.perf_counter() - started - encoder.seconds


class _TimedEncoder(synthetic.SyntheticEncoder):
    seconds = 0.0

    def encode(self, texts: Sequence[str], *, side: TextSide) -> Vectors:
        started = time.perf_counter()
        encoded = super().encode(texts, side=side)
        self.seconds += time.perf_counter() - started
        return encoded

    def read(self, texts: Sequence[str], *, side: TextSide) -> Reading:
        started, before = time.perf_counter(), self.seconds
        reading = super().read(texts, side=side)
        self.seconds = before + time.perf_counter() - started
        return reading


@asynccontextmanager
async def _own_system(encoder: Encoder) -> AsyncIterator[tuple[Runtime, Path]]:
    """A running system in a folder and with a database that are gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="matchmaker-bench-"))
    folder.chmod(0o755)  # the server may run as another user, who has to get through
    settings = load_settings(MATCHMAKER_HOME=folder / "home", DATABASE_URL="")
    try:
        async with running(settings, encoder=encoder) as runtime:
            yield runtime, folder
    finally:
        shutil.rmtree(folder)


async def _import(runtime: Runtime, kind: ImportKind, file: Path) -> None:
    await import_file(runtime.pool, kind, file, by=IMPORTER, progress=lambda done, total: None)
    await runtime.matching.refresh()
    await runtime.matching.refresh()


async def _strings_of(file: Path, folder: Path) -> list[str]:
    """Every string that an import of the file embeds, found out on another database without a model."""
    async with _own_system(synthetic.SyntheticEncoder()) as (runtime, _):
        await _import(runtime, ImportKind.SOLUTIONS, file)
        rows = await runtime.pool.fetch("SELECT DISTINCT ON (text_hash, side) body FROM matching_text")
    return [row["body"] for row in rows]


def _solutions_file(folder: Path, rows: int) -> Path:
    path = folder / "solutions.csv"
    titles, summaries = synthetic.texts(rows, 1, seed=1), synthetic.texts(rows, 4, seed=2)
    capabilities = synthetic.texts(2 * rows, 1, seed=3)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["import_key", "title", "summary", "organisation", "capabilities"])
        for place in range(rows):
            listed = "\n".join(capabilities[2 * place : 2 * place + 2])
            owner = f"Trường thử số {place % COMPANIES}"
            writer.writerow([f"bench-{place}", titles[place], summaries[place], owner, listed])
    return path


def _needs_file(folder: Path, rows: int) -> Path:
    path = folder / "needs.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["import_key", "organisation", "contact", "problem"])
        for place, problem in enumerate(synthetic.texts(rows, 4, seed=4)):
            owner = f"Công ty thử số {place % COMPANIES}"
            writer.writerow([f"bench-{place}", owner, "0901234567", problem])
    return path


def seconds_of(encode: EncodeRaw, texts: Sequence[str]) -> float:
    started = time.perf_counter()
    encode(texts)
    return time.perf_counter() - started
