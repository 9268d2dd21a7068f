"""Opens for a command as much of the system as it needs."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

from matchmaker.bootstrap import Runtime, embedded_addresses, given_addresses, running
from matchmaker.cli.console import Console, Meter
from matchmaker.ground.db import Pool, create_pool
from matchmaker.ground.postgres import EmbeddedPostgres
from matchmaker.ground.roles import Addresses, bring_up_to_date
from matchmaker.settings import Settings


@asynccontextmanager
async def reached(settings: Settings) -> AsyncIterator[Addresses]:
    """Where the database is, as it is: nothing is migrated. Raises StartFailed."""
    async with AsyncExitStack() as stack:
        addresses = given_addresses(settings)
        if addresses is None:
            server = EmbeddedPostgres(settings.data_folder / "postgres")
            stack.push_async_callback(asyncio.to_thread, server.stop)
            addresses = embedded_addresses(await asyncio.to_thread(server.start))
        yield addresses


@asynccontextmanager
async def database(console: Console) -> AsyncIterator[Pool]:
    """The database brought up to date, without model and index. Raises StartFailed."""
    async with reached(console.settings) as addresses:
        await bring_up_to_date(addresses)
        pool = await create_pool(addresses.application, max_size=2)
        try:
            yield pool
        finally:
            await pool.close()


@asynccontextmanager
async def opened(console: Console) -> AsyncIterator[Runtime]:
    """The whole system, stopped when the block ends. Raises StartFailed."""
    async with running(console.settings, progress=console.progress) as runtime:
        yield runtime


async def embed(runtime: Runtime, console: Console) -> int:
    """Embeds every text that lacks a vector; gives how many there were. Raises StartFailed without a model."""
    console.say("Embedding the texts that have no vector yet…")
    return await runtime.matching.refresh(Meter(console, console.translate("texts embedded")))


async def await_matching(runtime: Runtime, console: Console) -> None:
    """Until every stored record can be found. Raises StartFailed without a model."""
    console.say("Loading the model and the index…")
    await runtime.matching.wait_until_ready()
    await runtime.matching.refresh(Meter(console, console.translate("texts embedded")))
