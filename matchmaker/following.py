"""What a process holds of the database and other processes change too: read again now and then."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

log = logging.getLogger(__name__)


async def keep_renewing(renew: Callable[[], Awaitable[None]], *, seconds: float, of: str) -> None:
    """Renews every so many seconds until it is cancelled; `of` says in the log what stays as it is meanwhile."""
    while True:
        await asyncio.sleep(seconds)
        try:
            await renew()
        except Exception:  # whatever keeps it from being read must not end the following
            log.exception("%s stays as it is until it can be read again", of)
