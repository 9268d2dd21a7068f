"""Keeping the catalogues current: loaded at the start, embedded in the background, kept up by the change feed.

They are caches of what PostgreSQL holds.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from itertools import groupby
from pathlib import Path

from embeddings.errors import EmbeddingsError
from embeddings.worker import EncoderWorker
from matchmaker.ground.db import CONNECTION_FAILURES, Connection, Pool, transaction
from matchmaker.ground.errors import MatchmakerError
from matchmaker.ground.feed import Change, ChangeFeed
from matchmaker.matching.catalogues import Catalogues
from matchmaker.matching.model import Subject
from matchmaker.matching.priors import learn_priors_through
from matchmaker.matching.refreshing import Progress, Refresher

RETRY_SECONDS = 2.0

log = logging.getLogger(__name__)


class CatalogueKeeper:
    """One for each process. `start` returns at once; `ready` tells when the model and the catalogues are loaded."""

    def __init__(self, *, pool: Pool, encoder: EncoderWorker, feed: ChangeFeed, index_folder: Path) -> None:
        self._background = pool
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
        async with self._writing, transaction(self._background) as connection:
            fresh = Catalogues(identity, priors, self._index_folder)
            await fresh.load(connection)
            self._catalogues = fresh
        self._loaded.set()

    async def clean(self) -> None:
        """Drops what nothing refers to any more."""
        await self._refresher.clean()

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
        async with self._writing, transaction(self._background) as connection:
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
