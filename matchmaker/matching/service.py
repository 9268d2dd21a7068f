"""Matching as the rest of the program uses it: which records fit, and why.

No question takes a connection: matching borrows one for each short read by itself, and none while the model encodes or
the ranking runs. Whoever asks inside a transaction gets a RuntimeError instead of an answer.
"""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import numpy as np

from embeddings.worker import EncoderWorker
from matchmaker.glossary.current import CurrentGlossary
from matchmaker.ground.db import Pool, Record, load_queries, refuse_while_held, transaction
from matchmaker.ground.errors import MatchingBusy
from matchmaker.ground.feed import ChangeFeed
from matchmaker.listings.needs import service as needs
from matchmaker.listings.solutions import service as solutions
from matchmaker.matching.answering import Answerer
from matchmaker.matching.catalogue_keeper import CatalogueKeeper
from matchmaker.matching.catalogues import Catalogues
from matchmaker.matching.engine import Catalogue
from matchmaker.matching.kept_answers import KeptRankings
from matchmaker.matching.learnt_calibration import Learnt
from matchmaker.matching.model import Advice, Askers, Match, Matches, Subject
from matchmaker.matching.question import (
    Question,
    question_of_need,
    question_of_solution,
    question_of_text,
    questions_of_text,
)
from matchmaker.matching.question_queue import QuestionQueue
from matchmaker.matching.ranking import Ranking, answers_directions
from matchmaker.matching.vector_means import Vector
from matchmaker.matching.vectors import EncodedTexts
from matchmaker.people.pace import Pace
from matchmaker.programme.service import orientation_of
from matchmaker.rules.actors import SYSTEM, VISITOR, Actor, Role
from matchmaker.rules.need import Need
from matchmaker.rules.programme import Orientation
from matchmaker.rules.solution import Solution
from matchmaker.understanding.scoring import Bounds

queries = load_queries(Path(__file__).parent)

SIMILAR_CANDIDATES = 5
ORIENTATIONS_OF_SOLUTION = 5
LATER = frozenset({Role.VISITOR, Role.SYSTEM})
LOADING: Matches[Solution] = Matches(matches=(), ready=False)
CROWDED: Matches[Orientation] = Matches(matches=(), ready=False, crowded=True)


class Matching(CatalogueKeeper):
    """One for each process: answers questions from the catalogues that it keeps."""

    def __init__(
        self,
        pool: Pool,
        reserve: Pool,
        *,
        encoder: EncoderWorker,
        feed: ChangeFeed,
        index_folder: Path,
        glossary: CurrentGlossary,
        learnt: Learnt,
    ) -> None:
        """Questions read from `pool`, the background work from `reserve`, so that neither keeps the other out."""
        super().__init__(pool=reserve, encoder=encoder, feed=feed, index_folder=index_folder)
        self._pool = pool
        self._glossary = glossary
        self._strangers = Pace()
        self._queue = QuestionQueue()
        self._kept = KeptRankings()
        self._public_needs = EncodedTexts()
        self._learnt = learnt

    @property
    def bounds(self) -> Bounds:
        """Those by which the text of a need is read now."""
        return self._learnt.reading.current

    def keep_pace(self, by: Actor) -> None:
        """Counts a text that a stranger asks about: to read and encode it costs the machine most.

        Raises TooManyAttempts where they ask too fast.
        """
        if by.role is Role.VISITOR:
            self._strangers.take(by.origin)

    async def solutions_for_need(self, need: Need, *, by: Actor, top: int = 10) -> Matches[Solution]:
        """What answers a need, best first; each requirement with the sentence that answers it."""
        return await self._solutions(await asyncio.to_thread(question_of_need, need, self.bounds), by=by, top=top)

    async def pair(self, need_id: int, solution: Solution, *, by: Actor) -> Match[Solution] | None:
        """What of a need one solution answers, requirement by requirement, good enough or not: as on the need's page.

        It is the same for everybody, also for a reader from whom a part of the need is kept. None while the model
        loads, and for a solution that is not published.
        """
        if (catalogues := self._loaded_catalogues) is None:
            return None
        async with transaction(self._pool) as connection:
            need = await needs.get(connection, need_id, by=SYSTEM)
        question = await asyncio.to_thread(question_of_need, need, self.bounds)
        async with self._turn(catalogues, by) as answerer:
            ranking = await answerer.pair(question, solution.id)
        matches = ranking.matches({solution.id: solution})
        return next(iter((*matches.matches, *matches.near_misses)), None)

    async def solutions_for_orientations(
        self, orientations: Sequence[Orientation], *, by: Actor
    ) -> dict[int, Matches[Solution]]:
        """What exists for each of the things that the city looks for, by id.

        Whoever asks first makes the rankings for everybody, so that they are made as background work.
        """
        if (catalogues := self._loaded_catalogues) is None:
            return {orientation.id: LOADING for orientation in orientations}
        calibration = self._learnt.calibration.current
        rankings = await self._kept.of(orientations, catalogues, calibration, lambda: self._turn(catalogues, SYSTEM))
        ids = {i for ranking in rankings.values() for i in ranking.ids}
        async with transaction(self._pool) as connection:
            published = await solutions.get_published(connection, sorted(ids), by=by)
        records = {i: solution for i, solution in published.items() if answers_directions(solution)}
        return {number: ranking.matches(records) for number, ranking in rankings.items()}

    async def solutions_for_text(
        self, text: str, *, by: Actor, sector: str | None = None, top: int = 5
    ) -> Matches[Solution]:
        """What answers a text that nobody has stored; a blank text asks for nothing.

        Raises MatchingBusy, as every question does, and TooManyAttempts for a stranger who asks too fast.
        """
        if not text.strip():
            return Matches(matches=(), ready=self.ready)
        self.keep_pace(by)
        return await self._solutions(
            await asyncio.to_thread(question_of_text, text, sector, self.bounds), by=by, top=top
        )

    async def ranking_for_text(self, text: str, *, sector: str | None = None, top: int = 10) -> Ranking:
        """The same without records: which solutions stand where, with what they cover; to measure by.

        Waits until matching is ready.
        """
        await self.wait_until_ready()
        assert self._catalogues is not None  # since it is ready
        async with self._turn(self._catalogues, SYSTEM) as answerer:
            return await answerer.solutions(
                await asyncio.to_thread(question_of_text, text, sector, self.bounds), top=top
            )

    async def advice_for_need(self, need: Need, *, by: Actor, top: int = 10) -> Advice:
        """What answers a need, and public needs that ask for nearly the same."""
        question = await asyncio.to_thread(question_of_need, need, self.bounds)
        alike = await asyncio.to_thread(question_of_text, question.text, None, self.bounds)
        return await self._advice(question, alike, by=by, top=top, except_id=need.id)

    async def advice_for_text(
        self, text: str, *, by: Actor, sector: str | None = None, top: int = 5, except_id: int | None = None
    ) -> Advice:
        """The same for a need that is being written, `except_id` where it is stored already: what exists for it, and
        whether it is there, so that nobody posts one twice unknowingly.
        """
        if not text.strip():
            return Advice(matches=Matches(matches=(), ready=self.ready))
        return await self._advice(
            *await asyncio.to_thread(questions_of_text, text, sector, self.bounds),
            by=by,
            top=top,
            except_id=except_id,
        )

    async def askers_of_solution(self, solution: Solution, *, by: Actor, top: int = 10) -> Askers:
        """Public needs that a solution answers, and what the city looks for that it answers: the latter is asked as
        background work, and a crowd that leaves no place for it does not keep the needs away.

        Which stand near is seen from the solution; what a pair is worth, and what of it is answered, is what the page
        of the need or the orientation says. A solution that is not published stands on neither: seen from it alone.
        """
        if (catalogues := self._loaded_catalogues) is None:
            return Askers(needs=Matches(matches=(), ready=False), orientations=Matches(matches=(), ready=False))
        question = question_of_solution(solution)
        async with self._turn(catalogues, by) as answerer:
            asking = await answerer.askers(question, Subject.NEED, top=top)
            wanted = await answerer.askers(question, Subject.ORIENTATION, top=ORIENTATIONS_OF_SOLUTION)
        async with transaction(self._pool) as connection:
            ids = wanted.ids if answers_directions(solution) else []
            rows = {row["id"]: row for row in await queries.orientations_shown(connection, ids=ids)}
        near = [orientation_of(rows[i]) for i in ids if i in rows]
        if solution.id not in catalogues[Subject.SOLUTION]:
            orientations = wanted.matches({orientation.id: orientation for orientation in near})
        else:
            asking = await self._judged_by_needs(asking, solution.id, catalogues, by)
            orientations = await self._orientations_answered(near, solution.id, by)
        return Askers(needs=asking.matches(await self._needs_shown(asking.ids, by)), orientations=orientations)

    async def vectors_of_needs(self, ids: Sequence[int]) -> dict[int, Vector]:
        """Needs as `solutions_for_need` asks with them, by id: unit vectors, (d,), to hold against one another.

        A need that is still being embedded is left out; all of them are while the model loads.
        """
        if self._catalogues is None:
            return {}
        catalogue = self._catalogues[Subject.SOLUTION]
        identity = catalogue.identity
        async with transaction(self._pool) as connection:
            rows = await queries.vectors_of_needs(
                connection, model=identity.model, revision=identity.revision, ids=list(ids)
            )
        return await asyncio.to_thread(lambda: {row["id"]: _asking(catalogue, row) for row in rows})

    async def _solutions(self, question: Question, *, by: Actor, top: int) -> Matches[Solution]:
        if (catalogues := self._loaded_catalogues) is None:
            return LOADING
        async with self._turn(catalogues, by) as answerer:
            ranking = await answerer.solutions(question, top=top)
        return await self._read(ranking, by)

    async def _advice(
        self, question: Question, alike: Question, *, by: Actor, top: int, except_id: int | None
    ) -> Advice:
        if (catalogues := self._loaded_catalogues) is None:
            return Advice(matches=LOADING)
        async with self._turn(catalogues, by) as answerer:
            ranking = await answerer.solutions(question, top=top)
            near = await answerer.nearest(alike, Subject.NEED, top=SIMILAR_CANDIDATES)
            shown = await self._needs_shown([i for i in near if i != except_id], by)
            similar = await answerer.near_duplicates(alike, list(shown.values()))
        return Advice(matches=await self._read(ranking, by), similar=similar)

    async def _judged_by_needs(self, asking: Ranking, solution_id: int, catalogues: Catalogues, by: Actor) -> Ranking:
        stored = await self._needs_shown(asking.ids, VISITOR)
        questions = await asyncio.to_thread(
            lambda: {i: question_of_need(need, self.bounds) for i, need in stored.items()}
        )
        async with self._turn(catalogues, by, self._public_needs) as answerer:
            return await answerer.judged_by_askers(asking, questions, solution_id)

    async def _orientations_answered(
        self, near: Sequence[Orientation], solution_id: int, by: Actor
    ) -> Matches[Orientation]:
        try:
            matches = await self.solutions_for_orientations(near, by=by)
        except MatchingBusy:
            return CROWDED
        return Matches(
            matches=tuple(
                Match[Orientation](**{**vars(match), "record": orientation, "subject": Subject.ORIENTATION})
                for orientation in near
                for match in matches[orientation.id].matches
                if match.record.id == solution_id
            )
        )

    async def _read(self, ranking: Ranking, by: Actor) -> Matches[Solution]:
        """Records as they are now: what was hidden since the ranking is left out."""
        async with transaction(self._pool) as connection:
            return ranking.matches(await solutions.get_published(connection, ranking.ids, by=by))

    async def _needs_shown(self, ids: Sequence[int], by: Actor) -> dict[int, Need]:
        """Those of some needs that everybody may see, in the order that is given."""
        async with transaction(self._pool) as connection:
            rows = {row["id"]: row for row in await queries.needs_shown(connection, ids=list(ids))}
        return {i: needs.as_seen_by(Need.from_row(rows[i]), by) for i in ids if i in rows}

    @property
    def _loaded_catalogues(self) -> Catalogues | None:
        """None while the model is still loading, or cannot be loaded."""
        return self._catalogues if self.ready else None

    @asynccontextmanager
    async def _turn(
        self, catalogues: Catalogues, by: Actor, encoded_before: EncodedTexts | None = None
    ) -> AsyncIterator[Answerer]:
        """The one way to the catalogues. Strangers and the background work wait until all others are answered.

        Raises MatchingBusy.
        """
        refuse_while_held()
        async with self._queue.turn(later=by.role in LATER):
            yield Answerer(
                self._pool,
                self._encoder,
                catalogues,
                self._glossary.current,
                background=by.role is Role.SYSTEM,
                calibration=self._learnt.calibration.current,
                encoded_before=encoded_before,
            )


def _asking(catalogue: Catalogue, row: Record) -> Vector:
    whole = np.frombuffer(row["vector"], np.float32)
    requirements = np.frombuffer(b"".join(row["sentences"]), np.float32).reshape(-1, len(whole))
    return catalogue.centred_question(row["body"], whole, requirements)
