"""Questions answered: ranked, judged good enough or not, and explained requirement by requirement."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from embeddings.encoder import TextSide
from embeddings.worker import EncoderWorker
from matchmaker.glossary.reading import Glossary
from matchmaker.ground.db import Pool, load_queries, transaction
from matchmaker.ground.text import nfc
from matchmaker.matching.calibration import SHIPPED, Calibration
from matchmaker.matching.catalogues import Catalogues
from matchmaker.matching.composition import TextPart, whole_of_need
from matchmaker.matching.duplicates import nearly_the_same
from matchmaker.matching.engine import Query, Ranked, nearness_of
from matchmaker.matching.explaining import Parts
from matchmaker.matching.judging import JUDGED_TOGETHER, UNJUDGED, Comparison
from matchmaker.matching.language import Language, guess
from matchmaker.matching.model import FitWord, Subject
from matchmaker.matching.question import Question
from matchmaker.matching.ranking import Ranking, reordered, word_of
from matchmaker.matching.refreshing import SIDES
from matchmaker.matching.vectors import EncodedTexts, TextVectors
from matchmaker.rules.need import Need

queries = load_queries(Path(__file__).parent)

DATA_NEEDED = "data_needed"
_Sides = tuple[Parts, Language, Parts]  # what is asked for, in which language, and what a record says


class Answerer:
    """Answers one question, or several that belong together: texts that they share are encoded once.

    It takes a connection for each short read and gives it back at once. None is held while the model encodes or the
    ranking runs, and whoever asks must hold none either.
    """

    def __init__(
        self,
        pool: Pool,
        encoder: EncoderWorker,
        catalogues: Catalogues,
        glossary: Glossary,
        *,
        background: bool,
        calibration: Calibration = SHIPPED,
        encoded_before: EncodedTexts | None = None,
    ) -> None:
        """`encoded_before`: only for questions of public records, see `TextVectors`."""
        self._pool = pool
        self._vectors = TextVectors(pool, encoder, background=background, encoded_before=encoded_before)
        self._catalogues = catalogues
        self._glossary = glossary
        self._calibration = calibration
        self._stored: dict[tuple[Subject, int], Parts] = {}

    async def solutions(self, question: Question, *, top: int) -> Ranking:
        """Published solutions for a question."""
        asked = await self._wanted(question)  # first, with its words: a sentence that is a want is then encoded already
        ranked = await self._ranked(question, Subject.SOLUTION, max(top, JUDGED_TOGETHER))
        return await self._solutions_judged(question, asked, ranked, top)

    async def pair(self, question: Question, solution_id: int) -> Ranking:
        """One published solution, judged as `solutions` judges it: beside those that stand nearest to the question.

        Alone it would be held against no unrelated record, and words that any of these has would seem to answer.
        """
        asked = await self._wanted(question)
        beside = await self._ranked(question, Subject.SOLUTION, JUDGED_TOGETHER, also=solution_id)
        ranking = await self._solutions_judged(question, asked, beside, len(beside), explained=solution_id)
        return replace(ranking, ranked=[r for r in ranking.ranked if r.id == solution_id])

    async def _solutions_judged(
        self, question: Question, asked: Parts, ranked: Sequence[Ranked], top: int, *, explained: int | None = None
    ) -> Ranking:
        offered = await self._stored_parts(Subject.SOLUTION, [r.id for r in ranked])
        asking = guess(nfc(question.text))
        sides = {i: (asked, asking, parts) for i, parts in offered.items()}
        return await self._judged(
            Subject.SOLUTION, ranked, sides, top, direction=question.direction, explained=explained
        )

    async def askers(self, question: Question, subject: Subject, *, top: int) -> Ranking:
        """Needs or orientations near to the solution behind the question, judged among one another."""
        ranked = await self._ranked(question, subject, max(top, JUDGED_TOGETHER))
        offered = [part for part in question.sentences if part.field != DATA_NEEDED]
        answers = await self._parts(offered, question.side)
        asked = await self._stored_parts(subject, [r.id for r in ranked])
        sides = {i: (parts, guess("\n".join(parts.texts)), answers) for i, parts in asked.items()}
        return await self._judged(subject, ranked, sides, top, direction=subject is Subject.ORIENTATION)

    async def judged_by_askers(self, seen: Ranking, questions: Mapping[int, Question], solution_id: int) -> Ranking:
        """Those of `seen` that ask a question, each as `pair` judges it: whoever asks has one judgement of a record.

        A record that has just left the catalogue answers nothing.
        """
        own = {asker: await self.pair(question, solution_id) for asker, question in questions.items()}
        held = {asker: ranking.ranked[0] for asker, ranking in own.items() if ranking.ranked}
        return replace(
            seen,
            ranked=[replace(held[asker], id=asker) for asker in seen.ids if asker in held],
            judged={asker: own[asker].judged.get(solution_id, UNJUDGED) for asker in held},
        )

    async def nearest(self, question: Question, subject: Subject, *, top: int) -> list[int]:
        """Ids of the records nearest to a question, good enough or not."""
        ranked = await self._ranked(question, subject, top)
        return [r.id for r in ranked]

    async def near_duplicates(self, question: Question, candidates: Sequence[Need]) -> list[Need]:
        """Those of some needs that ask for nearly the same, in their order."""
        wholes = await asyncio.to_thread(lambda: [whole_of_need(need) for need in candidates])
        texts = [question.text, *wholes]
        catalogue = self._catalogues[Subject.SOLUTION]
        encoded = await asyncio.to_thread(lambda: [catalogue.to_encode(text) for text in texts])
        vectors = await self._vectors.of(encoded, TextSide.QUERY)
        asked, *others = await asyncio.to_thread(
            lambda: [catalogue.centred_question(t, v) for t, v in zip(texts, vectors, strict=True)]
        )
        return [
            need
            for need, text, vector in zip(candidates, texts[1:], others, strict=True)
            if nearly_the_same(question.text, text, float(asked @ vector))
        ]

    async def _judged(
        self,
        subject: Subject,
        ranked: Sequence[Ranked],
        sides: Mapping[int, _Sides],
        top: int,
        *,
        direction: bool = False,
        explained: int | None = None,
    ) -> Ranking:
        """What fits stands before what does not; `sides` by record, which a record that has just left lacks.

        `explained`: the only record whose coverage is asked for; None for all.
        """
        compared = [r for r in ranked if r.id in sides]
        pairs = [
            Comparison(nearness=nearness_of(r), requirements=asked, asking=asking, sentences=sentences)
            for r in compared
            for asked, asking, sentences in [sides[r.id]]
        ]
        catalogue = self._catalogues[Subject.SOLUTION]
        calibration = self._calibration.of_directions() if direction else self._calibration
        places = None if explained is None else [place for place, r in enumerate(compared) if r.id == explained]
        judged = await asyncio.to_thread(catalogue.judge, pairs, calibration, places)
        by_record = {r.id: one for r, one in zip(compared, judged, strict=True)}
        nearest = reordered(ranked, by_record)
        fitting = {i for i, one in by_record.items() if word_of(one, calibration) is not FitWord.NONE}
        inside = sorted(nearest, key=lambda r: r.id not in fitting)[:top]
        return Ranking(subject=subject, ranked=inside, judged=by_record, calibration=calibration)

    async def _ranked(self, question: Question, subject: Subject, top: int, *, also: int | None = None) -> list[Ranked]:
        """The best records, and one in any case: the whole text ranks, with all its sentences."""
        catalogue = self._catalogues[subject]
        texts = [question.text, *(part.body for part in question.sentences)]
        encoded = await asyncio.to_thread(lambda: [catalogue.to_encode(text) for text in texts])
        if question.side is TextSide.QUERY:
            encoded[0] = await asyncio.to_thread(self._glossary.in_both_languages, encoded[0])
        vectors = await self._vectors.of(encoded, question.side)
        query = Query(
            text=question.text, vector=vectors[0], requirements=vectors[1:], traits=question.traits, also=also
        )
        return await asyncio.to_thread(catalogue.rank, query, top)

    async def _wanted(self, question: Question) -> Parts:
        """What a question asks for, as it is encoded: Vietnamese without marks gets them back."""
        catalogue = self._catalogues[Subject.SOLUTION]
        bodies = [part.body for part in question.wants]
        encoded = await asyncio.to_thread(lambda: [catalogue.to_encode(body) for body in bodies])
        reading = await self._vectors.read(encoded, question.side)
        fields = [part.field for part in question.wants]
        return Parts(texts=bodies, fields=fields, vectors=reading.vectors, words=reading.words)

    async def _parts(self, parts: Sequence[TextPart], side: TextSide) -> Parts:
        bodies = [part.body for part in parts]
        reading = await self._vectors.read(bodies, side)
        return Parts(texts=bodies, fields=[part.field for part in parts], vectors=reading.vectors, words=reading.words)

    async def _stored_parts(self, subject: Subject, ids: Sequence[int]) -> dict[int, Parts]:
        """What of found records is judged, by record; of one that has just left there is nothing.

        Read once in one piece of work: needs that are near to one solution have the same others near them.
        """
        unread = [i for i in ids if (subject, i) not in self._stored]
        if unread:
            self._stored |= {(subject, i): parts for i, parts in (await self._parts_of(subject, unread)).items()}
        return {i: self._stored[subject, i] for i in ids if (subject, i) in self._stored}

    async def _parts_of(self, subject: Subject, ids: Sequence[int]) -> dict[int, Parts]:
        async with transaction(self._pool) as connection:
            rows = await queries.texts_of(connection, subject=subject.value, ids=list(ids))
        read = await self._parts([TextPart(field=row["field"], body=row["body"]) for row in rows], SIDES[subject])
        places: dict[int, list[int]] = {}
        for place, row in enumerate(rows):
            places.setdefault(row["subject_id"], []).append(place)
        return {record_id: _some_of(read, own) for record_id, own in places.items()}


def _some_of(parts: Parts, places: Sequence[int]) -> Parts:
    return Parts(
        texts=[parts.texts[place] for place in places],
        fields=[parts.fields[place] for place in places],
        vectors=parts.vectors[list(places)],
        words=[parts.words[place] for place in places],
    )
