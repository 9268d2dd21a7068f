"""Settings → database, encoder, matching: the one place that builds the running system, for web, CLI and tests."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from threadpoolctl import threadpool_limits

from embeddings.bundled import ensure_model
from embeddings.encoder import Encoder
from embeddings.errors import EmbeddingsError
from embeddings.worker import EncoderWorker
from matchmaker.cases.loading import KeptCases
from matchmaker.foreign.process import Readers
from matchmaker.glossary.current import CurrentGlossary
from matchmaker.ground.current import Current
from matchmaker.ground.db import Pool, create_pool
from matchmaker.ground.errors import DatabaseUnusable, ModelUnusable
from matchmaker.ground.feed import ChangeFeed
from matchmaker.ground.postgres import APPLICATION, EmbeddedPostgres, application_address
from matchmaker.ground.roles import Addresses, bring_up_to_date
from matchmaker.housekeeping import keep_house, keep_suggesting
from matchmaker.matching.learnt_calibration import Learnt
from matchmaker.matching.refreshing import Progress as EmbeddingProgress
from matchmaker.matching.service import Matching
from matchmaker.notices import desk_contact
from matchmaker.notices.desk_contact import DeskContact
from matchmaker.notices.worker import start_mail
from matchmaker.settings import Settings

BUNDLED = "bundled"
BUNDLED_FOLDER = "multilingual-e5-small"

WATCH_SECONDS = 5.0
CLOSE_SECONDS = 10.0

log = logging.getLogger(__name__)

Progress = Callable[[str], None]


@dataclass(frozen=True, kw_only=True)
class Runtime:
    """The running system. Whoever holds it may use every part; `running` opens and closes them.

    `pool` is for pages. `reserve` is for what must go on however many pages are asked for: who it is that asks, whether
    the program is ready, and the work in the background.
    """

    settings: Settings
    pool: Pool
    reserve: Pool
    encoder: EncoderWorker
    matching: Matching
    glossary: CurrentGlossary
    contact: Current[DeskContact]
    readers: Readers = field(default_factory=Readers)
    cases: KeptCases = field(default_factory=KeptCases)


def silent(_: str) -> None:
    """Progress that nobody reads."""


def uncounted(done: int, total: int) -> None:
    """Progress that nobody reads."""


@asynccontextmanager
async def running(
    settings: Settings,
    *,
    encoder: Encoder | None = None,
    progress: Progress = silent,
    embedded: EmbeddingProgress = uncounted,
) -> AsyncIterator[Runtime]:
    """Starts what the settings ask for, and stops it all when the block ends, in the opposite order.

    `encoder` stands in for the configured model. `progress` hears each step in English, as `STEPS` lists them;
    `embedded` hears how many texts of how many have got their vectors in the background.
    Raises StartFailed with what is wrong and what to do.
    """
    # A fork waits for OpenBLAS's threads, a product given to them meanwhile for the fork: both stood still for ever
    # when a process was started while records were compared. No product here is large enough to gain by threads.
    threadpool_limits(limits=1, user_api="blas")
    async with AsyncExitStack() as stack:
        dsn = await _database(settings, stack, progress)
        reserve, pool = await _pool(dsn, stack), await _pool(dsn, stack)
        worker = EncoderWorker((lambda: encoder) if encoder else (lambda: open_model(settings, progress)))
        stack.push_async_callback(worker.close)
        feed, folder = ChangeFeed(dsn), settings.index_folder
        glossary, learnt, contact = await _followed(reserve, stack)
        matching = Matching(
            pool, reserve, encoder=worker, feed=feed, index_folder=folder, glossary=glossary, learnt=learnt
        )
        stack.push_async_callback(matching.stop)
        matching.start(embedded)
        _keep_doing(keep_house(reserve, matching, settings.files_folder), stack, name="housekeeping")
        _keep_doing(keep_suggesting(reserve, matching, worker), stack, name="suggesting")
        stack.push_async_callback(start_mail(settings, dsn).stop)
        yield Runtime(
            settings=settings,
            pool=pool,
            reserve=reserve,
            encoder=worker,
            matching=matching,
            glossary=glossary,
            contact=contact,
        )


def given_addresses(settings: Settings) -> Addresses | None:
    """Those of a server of one's own; None where the embedded one is used."""
    if settings.database_url is None:
        return None
    return Addresses(owner=settings.migration_database_url or settings.database_url, application=settings.database_url)


def embedded_addresses(owner_address: str) -> Addresses:
    """Those of the embedded server, where the application's role is made by this program."""
    return Addresses(owner=owner_address, application=application_address(owner_address), role=APPLICATION)


async def _followed(pool: Pool, stack: AsyncExitStack) -> tuple[CurrentGlossary, Learnt, Current[DeskContact]]:
    """What other processes change too: read now and from then on."""
    glossary, learnt, contact = CurrentGlossary(pool), Learnt.of_pool(pool), desk_contact.current(pool)
    every: tuple[Current[Any], ...] = (glossary, learnt.calibration, learnt.reading, contact)
    for current in every:
        await current.renew()
        _keep_doing(current.follow(), stack, name=current.of)
    return glossary, learnt, contact


def _keep_doing(work: Coroutine[Any, Any, None], stack: AsyncExitStack, *, name: str) -> None:
    """In the background, until the stack is left."""
    stack.callback(asyncio.create_task(work, name=name).cancel)


async def _database(settings: Settings, stack: AsyncExitStack, progress: Progress) -> str:
    """The address of a database that is up to date, as the application reaches it."""
    addresses = given_addresses(settings) or await _embedded_database(settings, stack, progress)
    if await bring_up_to_date(addresses):
        progress("The database has been brought up to date")
    return addresses.application


async def _embedded_database(settings: Settings, stack: AsyncExitStack, progress: Progress) -> Addresses:
    progress("Starting the embedded PostgreSQL")
    server = EmbeddedPostgres(settings.data_folder / "postgres")
    # Before the start: stopping also ends a start that waits for recovery.
    stack.push_async_callback(asyncio.to_thread, server.stop)
    owner_address = await asyncio.to_thread(server.start)
    _keep_doing(_keep_running(server), stack, name="database-watch")
    return embedded_addresses(owner_address)


async def _keep_running(server: EmbeddedPostgres) -> None:
    """Starts the database again should it be killed; until then callers read that the system is busy."""
    while True:
        await asyncio.sleep(WATCH_SECONDS)
        try:
            await asyncio.to_thread(server.start)
        except DatabaseUnusable as error:
            log.error("the embedded database does not start again: %s", error)


async def _pool(dsn: str, stack: AsyncExitStack) -> Pool:
    """Closed when the stack is left."""
    pool = await create_pool(dsn)
    stack.push_async_callback(_close_pool, pool)
    return pool


async def _close_pool(pool: Pool) -> None:
    """Waits for borrowed connections, but not for ever."""
    try:
        await asyncio.wait_for(pool.close(), CLOSE_SECONDS)
    except TimeoutError:
        pool.terminate()


def prepare_model(settings: Settings, progress: Progress = silent) -> str:
    """Name or folder of the configured model; the bundled one is made on first use. Raises ModelUnusable."""
    if settings.model != BUNDLED:
        return settings.model
    try:
        return str(ensure_model(settings.models_folder / BUNDLED_FOLDER, progress))
    except EmbeddingsError as error:
        raise ModelUnusable(model=settings.model, reason=str(error)) from error


def open_model(settings: Settings, progress: Progress = silent) -> Encoder:
    """The configured model, loaded; takes seconds. Raises ModelUnusable."""
    # Loading PyTorch takes seconds, and most commands never need it.
    from embeddings.transformer import SentenceTransformerEncoder

    name = prepare_model(settings, progress)
    try:
        return SentenceTransformerEncoder(name)
    except EmbeddingsError as error:
        raise ModelUnusable(model=settings.model, reason=str(error)) from error
