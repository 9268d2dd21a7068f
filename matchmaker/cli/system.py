"""Opens the running system for a command."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from matchmaker.bootstrap import Runtime, running
from matchmaker.cli.console import Console, Meter


@asynccontextmanager
async def opened(console: Console) -> AsyncIterator[Runtime]:
    """The system as the settings describe it, stopped when the block ends. Raises StartFailed."""
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
