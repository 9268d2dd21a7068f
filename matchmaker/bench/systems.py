"""Whole systems on a database of their own: what an import and an answer take from end to end."""

import csv
import shutil
import tempfile
import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from embeddings.encoder import Encoder, TextSide, Vectors
from embeddings.words import Reading
from matchmaker.bench import synthetic
from matchmaker.bench.model import ImportRate, MatchMeasured
from matchmaker.bench.ranking import percentiles
from matchmaker.bootstrap import Runtime, running
from matchmaker.importing.columns import ImportKind
from matchmaker.importing.service import import_file
from matchmaker.rules.actors import IMPORTER, LOCAL_PERSON
from matchmaker.settings import load_settings

IMPORTED_ROWS = 150
QUESTIONS = 60
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
        await _import(runtime, file)
        took = time.perf_counter() - started
        embedded = await runtime.pool.fetchval("SELECT count(*) FROM text_vector")
        raw = (first + seconds_of(encode_raw, strings)) / 2
    if embedded != len(strings):
        raise RuntimeError(f"the import embedded {embedded} texts, where {len(strings)} were timed")
    return ImportRate(rows=IMPORTED_ROWS, texts=len(strings), import_seconds=took, raw_seconds=raw, ratio=raw / took)


async def measure_match(records: int) -> MatchMeasured:
    """Answers of the service: candidates, ranking, reading the records, explaining each requirement."""
    encoder = _TimedEncoder()
    async with _own_system(encoder) as (runtime, folder):
        await _import(runtime, _solutions_file(folder, records))
        seconds = []
        for question in synthetic.texts(QUESTIONS, sentences=4, seed=synthetic.SEED + 1):
            encoder.seconds = 0.0
            started = time.perf_counter()
            await runtime.matching.solutions_for_text(question, by=LOCAL_PERSON, top=10)
            seconds.append(time.perf_counter() - started - encoder.seconds)
    return MatchMeasured(records=records, latency=percentiles(seconds))


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


async def _import(runtime: Runtime, file: Path) -> None:
    await import_file(runtime.pool, ImportKind.SOLUTIONS, file, by=IMPORTER, progress=lambda done, total: None)
    await runtime.matching.refresh()
    await runtime.matching.refresh()


async def _strings_of(file: Path, folder: Path) -> list[str]:
    """Every string that an import of the file embeds, found out on another database without a model."""
    async with _own_system(synthetic.SyntheticEncoder()) as (runtime, _):
        await _import(runtime, file)
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


def seconds_of(encode: EncodeRaw, texts: Sequence[str]) -> float:
    started = time.perf_counter()
    encode(texts)
    return time.perf_counter() - started
