"""Questions answered: ranked, judged good enough or not, and explained requirement by requirement."""

import asyncio
from collections.abc import Mapping, Sequence
from pathlib import Path

from embeddings.encoder import Side
from embeddings.worker import EncoderWorker
from matchmaker.db import Pool, load_queries, transaction
from matchmaker.matching.asking import Question, question_of_need
from matchmaker.matching.catalogues import Catalogues
from matchmaker.matching.duplicates import nearly_the_same
from matchmaker.matching.engine import Query, Ranked
from matchmaker.matching.explaining import Parts
from matchmaker.matching.language import guess
from matchmaker.matching.model import Coverage, Subject
from matchmaker.matching.ranking import Ranking
from matchmaker.matching.refreshing import SIDES
from matchmaker.matching.vectors import TextVectors
from matchmaker.needs.model import Need
from matchmaker.text import nfc

queries = load_queries(Path(__file__).parent)


class Answerer:
    """Answers one question, or several that belong together: texts that they share are encoded once.

    It takes a connection for each short read and gives it back at once. None is held while the model encodes or the
    ranking runs, and whoever asks must hold none either.
    """

    def __init__(self, pool: Pool, encoder: EncoderWorker, catalogues: Catalogues, *, background: bool) -> None:
        self._pool = pool
        self._vectors = TextVectors(pool, encoder, background=background)
        self._catalogues = catalogues

    async def solutions(self, question: Question, *, top: int) -> Ranking:
        """Published solutions for a question."""
        ranked, requirements = await self._ranked(question, Subject.SOLUTION, top)
        texts = await self._stored_parts(Subject.SOLUTION, [r.id for r in ranked])
        coverage = await asyncio.to_thread(self._explained, question.text, requirements, texts)
        return Ranking(subject=Subject.SOLUTION, ranked=ranked, coverage=coverage)

    async def askers(self, question: Question, subject: Subject, *, solution_id: int, top: int) -> Ranking:
        """Needs or orientations that the solution behind the question answers."""
        ranked, sentences = await self._ranked(question, subject, top)
        texts = await self._stored_parts(subject, [r.id for r in ranked])
        coverage = await asyncio.to_thread(self._explained_to, solution_id, sentences, texts)
        return Ranking(subject=subject, ranked=ranked, coverage=coverage)

    async def nearest(self, question: Question, subject: Subject, *, top: int) -> list[int]:
        """Ids of the records nearest to a question, good enough or not."""
        ranked, _ = await self._ranked(question, subject, top)
        return [r.id for r in ranked]

    async def near_duplicates(self, question: Question, candidates: Sequence[Need]) -> list[Need]:
        """Those of some needs that ask for nearly the same, in their order."""
        texts = [question.text, *(question_of_need(need).text for need in candidates)]
        catalogue = self._catalogues[Subject.SOLUTION]
        encoded = await asyncio.to_thread(lambda: [catalogue.to_encode(text) for text in texts])
        vectors = await self._vectors.of(encoded, Side.QUERY)
        asked, *others = await asyncio.to_thread(
            lambda: [catalogue.centred_question(t, v) for t, v in zip(texts, vectors, strict=True)]
        )
        return [
            need
            for need, text, vector in zip(candidates, texts[1:], others, strict=True)
            if nearly_the_same(question.text, text, float(asked @ vector))
        ]

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

    async def _ranked(self, question: Question, subject: Subject, top: int) -> tuple[list[Ranked], Parts]:
        """The best records, and the question's parts with their vectors."""
        catalogue = self._catalogues[subject]
        texts = [question.text, *(part.body for part in question.parts)]
        encoded = await asyncio.to_thread(lambda: [catalogue.to_encode(text) for text in texts])
        vectors = await self._vectors.of(encoded, question.side)
        query = Query(text=question.text, vector=vectors[0], requirements=vectors[1:], traits=question.traits)
        parts = Parts(texts=texts[1:], fields=[part.field for part in question.parts], vectors=vectors[1:])
        return await asyncio.to_thread(catalogue.rank, query, top), parts

    async def _stored_parts(self, subject: Subject, ids: Sequence[int]) -> dict[int, Parts]:
        """The sentences of found records, by record."""
        async with transaction(self._pool) as connection:
            rows = await queries.texts_of(connection, subject=subject.value, ids=list(ids))
        vectors = await self._vectors.of([row["body"] for row in rows], SIDES[subject])
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
