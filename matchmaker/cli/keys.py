"""`matchmaker accept-keys`: how an administrator says that another key is meant."""

import asyncio

from matchmaker.cli.console import Console
from matchmaker.cli.system import database
from matchmaker.ground.db import transaction
from matchmaker.people import known_keys


def accept_keys(console: Console) -> None:
    """Raises StartFailed, and FileUnusable for a key that is damaged."""
    asyncio.run(_accept(console))


async def _accept(console: Console) -> None:
    async with database(console) as pool, transaction(pool) as connection:
        replaced = await known_keys.accept(connection, console.settings.data_folder)
    for file in replaced:
        console.say("%(file)s is the right key from now on.", file=file.value)
    if not replaced:
        console.say("The keys are those that the database knows.")
