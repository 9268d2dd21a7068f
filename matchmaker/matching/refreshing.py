"""Texts and vectors of every record, brought up to date: whatever lacks a vector is embedded, nothing twice.

Nobody has to remember to call it for one record: it looks for what is missing.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from embeddings.encoder import ModelIdentity, TextSide
from embeddings.words import Words
from embeddings.worker import EncoderWorker
from matchmaker.ground.db import Connection, Pool, Record, load_queries, transaction
from matchmaker.learnt import keeping
from matchmaker.listings.needs.readings import READING
from matchmaker.matching.composition import SPLITTER, TextPart, parts_of
from matchmaker.matching.model import Subject
from matchmaker.matching.vector_means import Vector
from matchmaker.programme.service import orientation_of
from matchmaker.rules.need import Need
from matchmaker.rules.solution import Solution
from matchmaker.understanding.scoring import Bounds

queries = load_queries(Path(__file__).parent)

RECORDS_AT_ONCE = 500
TEXTS_AT_ONCE = 256  # kept before the next ones start
_COLUMNS = ["subject", "subject_id", "part", "field", "body", "side", "text_hash"]

Embedded = tuple[Vector, Words | None]
Progress = Callable[[int, int], None]
SIDES = {Subject.NEED: TextSide.QUERY, Subject.ORIENTATION: TextSide.QUERY, Subject.SOLUTION: TextSide.PASSAGE}


class Refresher:
    """One at a time in this process; several processes may refresh at once without harm."""

    def __init__(self, pool: Pool, encoder: EncoderWorker) -> None:
        self._pool = pool
        self._encoder = encoder
        self._turn = asyncio.Lock()

    async def refresh(self, progress: Progress = lambda done, total: None) -> int:
        """Splits what changed and embeds what lacks a vector; gives how many texts were embedded.

        `progress` hears how many are done, of how many. What was embedded before a failure stays.
        """
        async with self._turn:
            while await self._split_some():
                pass
            async with self._only_embedder():
                return await self._embed_all(progress)

    async def refresh_record(self, subject: Subject, record_id: int) -> None:
        """Brings one record up to date without waiting for the others: somebody has just written it."""
        identity = await self._encoder.identity()
        async with transaction(self._pool) as connection:
            await queries.take_turn_to_split(connection)
            await _split(connection, subject, [record_id], await keeping.in_force(connection, READING))
            missing = await queries.missing_vectors_of(
                connection,
                subject=subject.value,
                subject_id=record_id,
                model=identity.model,
                revision=identity.revision,
            )
        embedded = await self._encode(missing, background=False)
        async with transaction(self._pool) as connection:
            await store_vectors(connection, identity, missing, embedded)

    async def clean(self) -> None:
        """Drops vectors of texts that are gone, and changes that everybody has read."""
        async with transaction(self._pool) as connection:
            await queries.drop_orphaned_vectors(connection)
            await queries.trim_change_feed(connection)

    async def _split_some(self) -> bool:
        async with transaction(self._pool) as connection:
            await queries.take_turn_to_split(connection)
            bounds = await keeping.in_force(connection, READING)
            outdated = await queries.outdated_records(
                connection, splitter=SPLITTER, reading=bounds.lead, most=RECORDS_AT_ONCE
            )
            for subject in Subject:
                ids = [row["subject_id"] for row in outdated if row["subject"] == subject]
                if ids:
                    await _split(connection, subject, ids, bounds)
            return bool(outdated)

    @asynccontextmanager
    async def _only_embedder(self) -> AsyncIterator[None]:
        """One process at a time embeds what is missing, so that no text is embedded twice."""
        async with self._pool.acquire() as connection:
            await queries.lock_embedding(connection)
            try:
                yield
            finally:
                await queries.unlock_embedding(connection)

    async def _embed_all(self, progress: Progress) -> int:
        identity = await self._encoder.identity()
        total = await self._count_missing(identity)
        done = 0
        while missing := await self._missing(identity):
            embedded = await self._encode(missing, background=True)
            async with transaction(self._pool) as connection:
                await store_vectors(connection, identity, missing, embedded)
            done += len(missing)
            progress(done, max(total, done))
        return done

    async def _count_missing(self, identity: ModelIdentity) -> int:
        async with transaction(self._pool) as connection:
            return int(
                await queries.count_missing_vectors(connection, model=identity.model, revision=identity.revision)
            )

    async def _missing(self, identity: ModelIdentity) -> list[Record]:
        async with transaction(self._pool) as connection:
            rows: list[Record] = await queries.missing_vectors(
                connection, model=identity.model, revision=identity.revision, most=TEXTS_AT_ONCE
            )
            return rows

    async def _encode(self, rows: Sequence[Record], *, background: bool) -> list[Embedded]:
        """The side decides the prompt, so both sides are encoded apart; whole records have no use for their words."""
        embedded: dict[int, Embedded] = {}
        for side in TextSide:
            parts = [i for i, row in enumerate(rows) if row["side"] == side and row["is_part"]]
            wholes = [i for i, row in enumerate(rows) if row["side"] == side and not row["is_part"]]
            vectors = await self._encoder.encode([rows[i]["body"] for i in wholes], side, background=background)
            reading = await self._encoder.read([rows[i]["body"] for i in parts], side, background=background)
            embedded |= {i: (vector, None) for i, vector in zip(wholes, vectors, strict=True)}
            embedded |= dict(zip(parts, zip(reading.vectors, reading.words, strict=True), strict=True))
        return [embedded[i] for i in range(len(rows))]


async def store_vectors(
    connection: Connection, identity: ModelIdentity, rows: Iterable[Record], embedded: Iterable[Embedded]
) -> None:
    """Keeps vectors and words of texts (rows with side and text_hash) and tells the change feed."""
    rows = list(rows)
    await queries.store_vector(
        connection,
        [
            {
                "model": identity.model,
                "revision": identity.revision,
                "side": row["side"],
                "text_hash": row["text_hash"],
                "dimension": identity.dimension,
                "vector": vector.tobytes(),
                "words": words.packed() if words else None,
            }
            for row, (vector, words) in sorted(zip(rows, embedded, strict=True), key=lambda pair: _place(pair[0]))
        ],
    )
    await queries.note_embedded(
        connection, hashes=[row["text_hash"] for row in rows], model=identity.model, revision=identity.revision
    )
    await queries.notify_change(connection)


def _place(row: Record) -> tuple[str, str]:
    """Rows are written in one order by everybody: two who write the same ones wait for each other in turn."""
    return row["text_hash"], row["side"]


async def note_reading(connection: Connection) -> None:
    """Tells every process that needs are read otherwise from now on: what was read before is cut again."""
    bounds = await keeping.in_force(connection, READING)
    rows = await queries.needs_read_otherwise(connection, reading=bounds.lead)
    await queries.note_changed(connection, subject=Subject.NEED.value, ids=[row["id"] for row in rows])
    await queries.notify_change(connection)


async def _split(connection: Connection, subject: Subject, ids: list[int], bounds: Bounds) -> None:
    """Replaces the texts of some records by those of their present versions, as needs are read now."""
    await queries.forget_texts(connection, subject=subject.value, ids=ids)
    rows = await _rows_to_split(connection, subject, ids)
    await connection.copy_records_to_table(
        "matching_record",
        records=[(subject.value, row["id"], row["version"], SPLITTER, bounds.lead) for row in rows],
        columns=["subject", "subject_id", "version", "splitter", "reading"],
    )
    texts = await asyncio.to_thread(_texts, subject, rows, bounds)  # a long need takes a while to understand
    await connection.copy_records_to_table("matching_text", records=texts, columns=_COLUMNS)
    # Its vectors may all be there already: then nothing else would tell the catalogues.
    await queries.note_changed(connection, subject=subject.value, ids=ids)
    await queries.notify_change(connection)


def _texts(subject: Subject, rows: Sequence[Record], bounds: Bounds) -> list[tuple[str, int, int, str, str, str, str]]:
    return [
        (subject.value, row["id"], place, part.field, part.body, SIDES[subject].value, part.text_hash)
        for row in rows
        for place, part in enumerate(_parts_of_row(subject, row, bounds))
    ]


async def _rows_to_split(connection: Connection, subject: Subject, ids: list[int]) -> list[Record]:
    find = {
        Subject.NEED: queries.needs_to_split,
        Subject.SOLUTION: queries.solutions_to_split,
        Subject.ORIENTATION: queries.orientations_to_split,
    }[subject]
    rows: list[Record] = await find(connection, ids=ids)
    return rows


def _parts_of_row(subject: Subject, row: Record, bounds: Bounds) -> list[TextPart]:
    if subject is Subject.NEED:
        return parts_of(Need.from_row(row), bounds)
    return parts_of(Solution.from_row(row) if subject is Subject.SOLUTION else orientation_of(row))
