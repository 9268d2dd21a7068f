"""SIGKILL of a process that embeds: no text is lost, none is stored or embedded twice."""

from collections import Counter

import pytest

from embeddings.encoder import HashEncoder, TextSide
from embeddings.worker import EncoderWorker
from matchmaker.ground.db import Pool, transaction
from matchmaker.matching.composition import parts_of
from matchmaker.matching.model import Subject
from matchmaker.matching.refreshing import SIDES, Refresher
from matchmaker.rules.need import Need
from matchmaker.rules.solution import Solution
from tests.support.killing import Point, die, named, some_of
from tests.support.listings import make_need, make_solution
from tests.support.matching import ASKED, INVOICES, RICE, CountingEncoder

ONE_RECORD = [
    ("during", "missing_vectors_of", 1),
    ("before", "encode", 1),
    ("during", "store_vector", 1),
    ("during", "commit", 2),
    ("after", "commit", 2),
]
SPLITTING = [
    ("after", "take_turn_to_split", 3),
    ("during", "outdated_records", 2),
    ("before", "forget_texts", 3),
    ("after", "forget_texts", 3),
    ("during", "copy", 5),
    ("after", "copy", 6),
    ("during", "note_changed", 3),
    ("before", "commit", 4),
    ("during", "commit", 4),
    ("after", "commit", 4),
]
EMBEDDING = [
    ("during", "lock_embedding", 1),
    ("after", "lock_embedding", 1),
    ("after", "missing_vectors", 2),
    ("before", "encode", 3),
    ("during", "encode", 3),
    ("after", "encode", 3),
    ("before", "store_vector", 3),
    ("during", "store_vector", 3),
    ("after", "store_vector", 3),
    ("during", "note_embedded", 3),
    ("before", "notify_change", 6),
    ("before", "unlock_embedding", 1),
    ("after", "unlock_embedding", 1),
]
CLEANING = [("during", "drop_orphaned_vectors", 1), ("after", "trim_change_feed", 1)]

POINTS = ONE_RECORD + SPLITTING + EMBEDDING + CLEANING

Texts = dict[tuple[str, int, int], tuple[str, TextSide]]
_MISSING = """SELECT body FROM matching_text t WHERE NOT EXISTS (
    SELECT FROM text_vector v WHERE v.text_hash = t.text_hash AND v.side = t.side)"""


async def post(pool: Pool) -> tuple[Texts, int]:
    """What has to be embedded, and the solution of which somebody waits to see the matches."""
    async with transaction(pool) as connection:
        solutions = [await make_solution(connection, **told) for told in (INVOICES, RICE, INVOICES)]
        needs = [await make_need(connection, problem=told) for told in (ASKED, RICE["summary"], INVOICES["summary"])]
    return texts_of(Subject.SOLUTION, solutions) | texts_of(Subject.NEED, needs), solutions[0].id


def texts_of(subject: Subject, records: list[Solution] | list[Need]) -> Texts:
    return {
        (subject.value, record.id, place): (part.body, SIDES[subject])
        for record in records
        for place, part in enumerate(parts_of(record))
    }


async def stored(pool: Pool) -> Texts:
    rows = await pool.fetch("SELECT subject, subject_id, part, body, side FROM matching_text")
    return {(row["subject"], row["subject_id"], row["part"]): (row["body"], TextSide(row["side"])) for row in rows}


async def vectors(pool: Pool) -> dict[tuple[str, TextSide], bytes]:
    rows = await pool.fetch(
        "SELECT DISTINCT t.body, v.side, v.vector FROM text_vector v LEFT JOIN matching_text t USING (text_hash, side)"
    )
    assert len(rows) == await pool.fetchval("SELECT count(*) FROM text_vector"), "a vector stands for two texts"
    return {(row["body"], TextSide(row["side"])): row["vector"] for row in rows}


@pytest.mark.parametrize("point", some_of(POINTS), ids=named)
async def test_a_killed_process_loses_and_doubles_no_embedding(database: str, pool: Pool, point: Point) -> None:
    texts, record = await post(pool)
    await die("tests.integration.matching.dying", database, str(record), point=point)
    kept = await vectors(pool)
    encoder = CountingEncoder()
    refresher = Refresher(pool, EncoderWorker(lambda: encoder))
    await refresher.refresh()
    assert await stored(pool) == texts
    made = HashEncoder(encoder.dimension)
    assert await vectors(pool) == {text: made.encode([text[0]], side=text[1]).tobytes() for text in set(texts.values())}
    assert Counter(encoder.texts) == Counter(body for body, _ in set(texts.values()) - kept.keys())
