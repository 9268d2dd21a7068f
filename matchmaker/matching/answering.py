"""One question answered: ranked, judged good enough or not, and explained requirement by requirement."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from embeddings.encoder import Side, Vectors
from embeddings.worker import EncoderWorker
from matchmaker.db import Connection, load_queries
from matchmaker.matching.asking import Question, question_of_need
from matchmaker.matching.calibration import clearly_covered, word_of
from matchmaker.matching.catalogues import Catalogues
from matchmaker.matching.duplicates import nearly_the_same
from matchmaker.matching.engine import Query, Ranked
from matchmaker.matching.explaining import Parts
from matchmaker.matching.language import guess
from matchmaker.matching.model import Coverage, FitWord, Match, Matches, Subject
from matchmaker.matching.refreshing import SIDES
from matchmaker.matching.vectors import vectors_of
from matchmaker.needs.model import Need
from matchmaker.people.model import Actor
from matchmaker.solutions import service as solutions
from matchmaker.solutions.model import Solution
from matchmaker.text import nfc

queries = load_queries(Path(__file__).parent)

NEAR_MISSES = 3
RecordT = TypeVar("RecordT")
Shown = Callable[[Sequence[int]], Awaitable[Mapping[int, RecordT]]]


class Answerer:
    """Lives as long as one request: it reads through the request's connection."""

    def __init__(self, connection: Connection, encoder: EncoderWorker, catalogues: Catalogues) -> None:
        self._connection = connection
        self._encoder = encoder
        self._catalogues = catalogues

    async def solutions(self, question: Question, *, by: Actor, top: int) -> Matches[Solution]:
        """Published solutions for a question."""
        ranked, requirements = await self._ranked(question, Subject.SOLUTION, top)
        texts = await self._stored_parts(Subject.SOLUTION, [r.id for r in ranked])
        coverage = await asyncio.to_thread(self._explained, question.text, requirements, texts)
        records = await solutions.get_published(self._connection, [r.id for r in ranked], by=by)
        return _matches(Subject.SOLUTION, ranked, coverage, records)

    async def askers(
        self, question: Question, subject: Subject, shown: Shown[RecordT], *, solution_id: int, top: int
    ) -> Matches[RecordT]:
        """Needs or orientations that the solution behind the question answers."""
        ranked, sentences = await self._ranked(question, subject, top)
        texts = await self._stored_parts(subject, [r.id for r in ranked])
        coverage = await asyncio.to_thread(self._explained_to, solution_id, sentences, texts)
        return _matches(subject, ranked, coverage, await shown([r.id for r in ranked]))

    def _explained(self, text: str, asked: Parts, told: Mapping[int, Parts]) -> dict[int, list[Coverage]]:
        """One question against several solutions, by solution."""
        catalogue, asking = self._catalogues[Subject.SOLUTION], guess(nfc(text))
        return {i: catalogue.explain(i, asking, asked, sentences) for i, sentences in told.items()}

    def _explained_to(self, solution: int, told: Parts, asked: Mapping[int, Parts]) -> dict[int, list[Coverage]]:
        """Several askers against one solution, by asker."""
        catalogue = self._catalogues[Subject.SOLUTION]
        return {
            i: catalogue.explain(solution, guess("\n".join(parts.texts)), parts, told) for i, parts in asked.items()
        }

    async def near_duplicates(self, question: Question, candidates: Sequence[Need]) -> list[Need]:
        """Those of some needs that ask for nearly the same, in their order."""
        texts = [question.text, *(question_of_need(need).text for need in candidates)]
        catalogue = self._catalogues[Subject.SOLUTION]
        encoded = await asyncio.to_thread(lambda: [catalogue.to_encode(text) for text in texts])
        vectors = await self._vectors(encoded, Side.QUERY)
        asked, *others = await asyncio.to_thread(
            lambda: [catalogue.centred_question(t, v) for t, v in zip(texts, vectors, strict=True)]
        )
        return [
            need
            for need, text, vector in zip(candidates, texts[1:], others, strict=True)
            if nearly_the_same(question.text, text, float(asked @ vector))
        ]

    async def nearest(self, question: Question, found: Subject, top: int) -> list[int]:
        """Ids of the records nearest to a question, good enough or not."""
        ranked, _ = await self._ranked(question, found, top)
        return [r.id for r in ranked]

    async def _ranked(self, question: Question, found: Subject, top: int) -> tuple[list[Ranked], Parts]:
        """The best records, and the question's parts with their vectors."""
        catalogue = self._catalogues[found]
        texts = [question.text, *(part.body for part in question.parts)]
        encoded = await asyncio.to_thread(lambda: [catalogue.to_encode(text) for text in texts])
        vectors = await self._vectors(encoded, question.side)
        query = Query(text=question.text, vector=vectors[0], requirements=vectors[1:], traits=question.traits)
        parts = Parts(texts=texts[1:], fields=[part.field for part in question.parts], vectors=vectors[1:])
        return await asyncio.to_thread(catalogue.rank, query, top), parts

    async def _vectors(self, texts: Sequence[str], side: Side) -> Vectors:
        return await vectors_of(self._connection, self._encoder, texts, side)

    async def _stored_parts(self, subject: Subject, ids: Sequence[int]) -> dict[int, Parts]:
        """The sentences of found records, by record."""
        rows = await queries.texts_of(self._connection, subject=subject.value, ids=list(ids))
        vectors = await self._vectors([row["body"] for row in rows], SIDES[subject])
        places: dict[int, list[int]] = {}
        for place, row in enumerate(rows):
            places.setdefault(row["subject_id"], []).append(place)
        return {
            record_id: Parts(
                texts=[rows[p]["body"] for p in own],
                fields=[rows[p]["field"] for p in own],
                vectors=vectors[own],
            )
            for record_id, own in places.items()
        }


def _matches(
    subject: Subject,
    ranked: Sequence[Ranked],
    coverage: Mapping[int, Sequence[Coverage]],
    records: Mapping[int, RecordT],
) -> Matches[RecordT]:
    """Those good enough, or else the nearest few; a record that has just been hidden is left out."""
    told = [
        Match(
            record=records[r.id],
            subject=subject,
            fit=r.fit,
            word=word_of(r.fit, clearly_covered(coverage.get(r.id, ()))),
            closeness=r.closeness,
            shared=r.shared,
            paired=r.paired,
            coverage=tuple(coverage.get(r.id, ())),
            signals=r.signals,
        )
        for r in ranked
        if r.id in records
    ]
    good = tuple(m for m in told if m.word is not FitWord.NONE)
    return Matches(matches=good, near_misses=() if good else tuple(told[:NEAR_MISSES]))
