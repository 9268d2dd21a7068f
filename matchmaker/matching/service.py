"""Matching as the rest of the program uses it: which records fit, and why.

The catalogues are caches of what PostgreSQL holds: loaded at the start, kept current by the change feed.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from itertools import groupby
from pathlib import Path

import numpy as np

from embeddings.errors import EmbeddingsError
from embeddings.worker import EncoderWorker
from matchmaker.db import CONNECTION_FAILURES, Connection, Pool, Record, load_queries, transaction
from matchmaker.errors import MatchmakerError
from matchmaker.feed import Change, ChangeFeed
from matchmaker.matching.answering import Answerer
from matchmaker.matching.asking import question_of_need, question_of_orientation, question_of_solution, question_of_text
from matchmaker.matching.catalogues import Catalogues
from matchmaker.matching.engine import Catalogue
from matchmaker.matching.model import Matches, Subject
from matchmaker.matching.priors import learn_priors_through
from matchmaker.matching.refreshing import Progress, Refresher
from matchmaker.matching.statistics import Vector
from matchmaker.needs import service as needs
from matchmaker.needs.model import Need
from matchmaker.people.model import Actor
from matchmaker.programme.model import Orientation
from matchmaker.programme.service import orientation_of
from matchmaker.solutions.model import Solution

queries = load_queries(Path(__file__).parent)

RETRY_SECONDS = 2.0
SIMILAR_CANDIDATES = 5

log = logging.getLogger(__name__)


class Matching:
    """One for each process. `start` returns at once; `ready` tells when the model and the catalogues are loaded."""

    def __init__(self, *, pool: Pool, encoder: EncoderWorker, feed: ChangeFeed, index_folder: Path) -> None:
        self._pool = pool
        self._encoder = encoder
        self._feed = feed
        self._index_folder = index_folder
        self._refresher = Refresher(pool, encoder)
        self._catalogues: Catalogues | None = None
        self._loaded = asyncio.Event()
        self._changed = asyncio.Event()
        self._writing = asyncio.Lock()  # one load or renewal at a time, so that none puts older rows over newer ones
        self._task: asyncio.Task[None] | None = None

    def start(self, embedded: Progress = lambda done, total: None) -> None:
        """Begins to load the model and the catalogues; `embedded` hears how far the background work is."""
        self._task = asyncio.create_task(self._run(embedded), name="matching")

    async def stop(self) -> None:
        """Ends the background work; what is embedded and indexed already is kept."""
        if self._task:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
        await self._feed.stop()
        if self._catalogues is not None:
            await self._catalogues.save()

    @property
    def ready(self) -> bool:
        return self._loaded.is_set()

    async def wait_until_ready(self) -> None:
        """Returns when matches can be asked for; raises what keeps the model from loading."""
        await self._encoder.identity()
        await self._loaded.wait()

    def sizes(self) -> dict[Subject, int]:
        """How many records can be found, by kind."""
        return {s: len(self._catalogues[s]) if self._catalogues else 0 for s in Subject}

    async def solutions_for_need(
        self, connection: Connection, need: Need, *, by: Actor, top: int = 10
    ) -> Matches[Solution]:
        """What answers a need, best first; each requirement with the sentence that answers it."""
        answerer = self._answerer(connection)
        if answerer is None:
            return Matches(matches=(), ready=False)
        return await answerer.solutions(question_of_need(need), by=by, top=top)

    async def solutions_for_orientation(
        self, connection: Connection, orientation: Orientation, *, by: Actor, top: int = 10
    ) -> Matches[Solution]:
        """What exists for something the city looks for."""
        answerer = self._answerer(connection)
        if answerer is None:
            return Matches(matches=(), ready=False)
        return await answerer.solutions(question_of_orientation(orientation), by=by, top=top)

    async def solutions_for_text(
        self, connection: Connection, text: str, *, by: Actor, sector: str | None = None, top: int = 5
    ) -> Matches[Solution]:
        """What answers a text that nobody has stored; a blank text asks for nothing."""
        answerer = self._answerer(connection)
        if answerer is None or not text.strip():
            return Matches(matches=(), ready=answerer is not None)
        return await answerer.solutions(question_of_text(text, sector), by=by, top=top)

    async def needs_for_solution(
        self, connection: Connection, solution: Solution, *, by: Actor, top: int = 10
    ) -> Matches[Need]:
        """Public needs that a solution answers."""

        async def shown(ids: Sequence[int]) -> Mapping[int, Need]:
            rows = await queries.needs_shown(connection, ids=list(ids))
            return {row["id"]: needs.as_seen_by(Need.from_row(row), by) for row in rows}

        answerer = self._answerer(connection)
        if answerer is None:
            return Matches(matches=(), ready=False)
        return await answerer.askers(
            question_of_solution(solution), Subject.NEED, shown, solution_id=solution.id, top=top
        )

    async def orientations_for_solution(
        self, connection: Connection, solution: Solution, *, by: Actor, top: int = 5
    ) -> Matches[Orientation]:
        """What the city looks for that a solution answers."""

        async def shown(ids: Sequence[int]) -> Mapping[int, Orientation]:
            rows = await queries.orientations_shown(connection, ids=list(ids))
            return {row["id"]: orientation_of(row) for row in rows}

        answerer = self._answerer(connection)
        if answerer is None:
            return Matches(matches=(), ready=False)
        return await answerer.askers(
            question_of_solution(solution), Subject.ORIENTATION, shown, solution_id=solution.id, top=top
        )

    async def similar_needs(
        self, connection: Connection, text: str, *, by: Actor, except_id: int | None = None
    ) -> list[Need]:
        """Public needs that ask for nearly the same, so that nobody posts one twice unknowingly."""
        answerer = self._answerer(connection)
        if answerer is None or not text.strip():
            return []
        question = question_of_text(text)
        ids = [i for i in await answerer.nearest(question, Subject.NEED, SIMILAR_CANDIDATES) if i != except_id]
        rows = {row["id"]: row for row in await queries.needs_shown(connection, ids=ids)}
        candidates = [needs.as_seen_by(Need.from_row(rows[i]), by) for i in ids if i in rows]
        return await answerer.near_duplicates(question, candidates)

    async def vectors_of_needs(self, connection: Connection, ids: Sequence[int]) -> dict[int, Vector]:
        """Needs as `solutions_for_need` asks with them, by id: unit vectors, (d,), to hold against one another.

        A need that is still being embedded is left out; all of them are while the model loads.
        """
        if self._catalogues is None:
            return {}
        catalogue = self._catalogues[Subject.SOLUTION]
        identity = catalogue.identity
        rows = await queries.vectors_of_needs(
            connection, model=identity.model, revision=identity.revision, ids=list(ids)
        )
        return await asyncio.to_thread(lambda: {row["id"]: _asking(catalogue, row) for row in rows})

    async def refresh(self, progress: Progress = lambda done, total: None) -> int:
        """Embeds every text that lacks a vector and makes it findable; gives how many texts that were."""
        embedded = await self._refresher.refresh(progress)
        if self.ready:  # before that the feed has not begun, and the catalogues are still to be loaded
            await self._feed.catch_up()
        return embedded

    async def settle(self, subject: Subject, record_id: int) -> None:
        """After one's own write: what was written can be found when this returns.

        The write itself is committed and stays; should this fail, the background work makes up for it.
        """
        if not self.ready:
            return
        try:
            await self._refresher.refresh_record(subject, record_id)
            await self._feed.catch_up()
        except Exception:
            log.exception("%s %s is stored; it will be matched a little later", subject, record_id)
            self._changed.set()

    async def rebuild(self) -> None:
        """Forgets the catalogues and loads them anew from the database."""
        identity = await self._encoder.identity()
        priors = await learn_priors_through(self._encoder)
        async with self._writing, transaction(self._pool) as connection:
            fresh = Catalogues(identity, priors, self._index_folder)
            await fresh.load(connection)
            self._catalogues = fresh
        self._loaded.set()

    async def clean(self) -> None:
        """Drops what nothing refers to any more."""
        await self._refresher.clean()

    def _answerer(self, connection: Connection) -> Answerer | None:
        """None while the model is still loading, or cannot be loaded."""
        return Answerer(connection, self._encoder, self._catalogues) if self._catalogues else None

    async def _run(self, embedded: Progress) -> None:
        """Loads, then embeds whatever changes; a database that goes away is waited for."""
        await self._retrying(self._begin)
        while True:
            self._changed.clear()  # before looking: what changes while we look wakes us again
            await self._retrying(lambda: self.refresh(embedded))
            await self._changed.wait()

    async def _begin(self) -> None:
        await self._encoder.identity()
        await self._feed.start(self._follow)  # before loading: what changes meanwhile is told
        await self.rebuild()

    async def _retrying(self, work: Callable[[], Awaitable[object]]) -> None:
        while True:
            try:
                await work()
            except (*CONNECTION_FAILURES, MatchmakerError, EmbeddingsError) as error:
                log.warning("matching waits: %s", error)
            except Exception:  # a fault of one round must not end all later ones
                log.exception("matching tries again")
            else:
                return
            await asyncio.sleep(RETRY_SECONDS)

    async def _follow(self, changes: Sequence[Change]) -> None:
        """Takes changes of records into the catalogues, and wakes whoever embeds what is new."""
        touched = sorted({(c.subject, c.subject_id) for c in changes})
        async with self._writing, transaction(self._pool) as connection:
            if self._catalogues is not None:
                for subject, group in groupby(touched, key=lambda t: t[0]):
                    await self._renew(self._catalogues, connection, Subject(subject), [i for _, i in group])
        self._changed.set()

    async def _renew(
        self, catalogues: Catalogues, connection: Connection, subject: Subject, ids: Sequence[int]
    ) -> None:
        """One record that cannot be indexed must not keep the others out, nor hold up the feed."""
        try:
            await catalogues.renew(connection, subject, ids)
        except (*CONNECTION_FAILURES, MatchmakerError):
            raise
        except Exception:
            if len(ids) == 1:
                log.exception("%s %s cannot be indexed", subject, ids[0])
                return
            for record_id in ids:
                await self._renew(catalogues, connection, subject, [record_id])


def _asking(catalogue: Catalogue, row: Record) -> Vector:
    whole = np.frombuffer(row["vector"], np.float32)
    requirements = np.frombuffer(b"".join(row["sentences"]), np.float32).reshape(-1, len(whole))
    return catalogue.centred_question(row["body"], whole, requirements)
