"""What the clock asks for: listings whose time is over expire, and what nothing refers to any more is dropped."""

import asyncio
import logging

from matchmaker.db import CONNECTION_FAILURES, Pool, transaction
from matchmaker.errors import MatchmakerError
from matchmaker.matching.service import Matching
from matchmaker.needs import service as needs
from matchmaker.people import accounts
from matchmaker.people.model import SYSTEM
from matchmaker.solutions import service as solutions

EVERY_SECONDS = 3600.0

log = logging.getLogger(__name__)


async def tidy(pool: Pool, matching: Matching) -> None:
    """One round. Several processes may do it at once without harm."""
    async with transaction(pool) as connection:
        expired = await needs.expire_overdue(connection, by=SYSTEM)
        expired += await solutions.expire_overdue(connection, by=SYSTEM)
        await accounts.tidy(connection)
    await matching.clean()
    if expired:
        log.info("%s listings expired", expired)


async def keep_house(pool: Pool, matching: Matching) -> None:
    """A round now and then every hour; a round that fails is tried again at the next."""
    while True:
        try:
            await tidy(pool, matching)
        except (*CONNECTION_FAILURES, MatchmakerError) as error:
            log.warning("housekeeping waits for its next round: %s", error)
        await asyncio.sleep(EVERY_SECONDS)
