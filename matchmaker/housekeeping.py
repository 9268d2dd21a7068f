"""What the clock asks for: listings expire, silent sides are reminded, needs get suggestions, leftovers are dropped."""

import asyncio
import logging
import time
from datetime import UTC, datetime
from pathlib import Path

from embeddings.errors import EmbeddingsError
from embeddings.worker import EncoderWorker
from matchmaker import once
from matchmaker.db import CONNECTION_FAILURES, Pool, transaction
from matchmaker.errors import MatchmakerError
from matchmaker.matching.service import Matching
from matchmaker.needs import confirming
from matchmaker.needs import service as needs
from matchmaker.people import accounts
from matchmaker.people.model import SYSTEM
from matchmaker.proposals import clock, fits, suggesting, thread
from matchmaker.records import expiring
from matchmaker.reports import clock as report_clock
from matchmaker.solutions import service as solutions
from matchmaker.transfers import clock as transfers_clock
from matchmaker.transfers import evidence

EVERY_SECONDS = 3600.0
SUGGEST_SECONDS = 60.0  # how long a need that was just published waits for suggestions at most

log = logging.getLogger(__name__)


async def tidy(pool: Pool, matching: Matching, files_folder: Path) -> None:
    """One round. Several processes may do it at once without harm."""
    async with transaction(pool) as connection:
        expired = await needs.expire_overdue(connection, by=SYSTEM)
        expired += await solutions.expire_overdue(connection, by=SYSTEM)
        await expiring.tell_owners(connection)
        await accounts.tidy(connection)
        await confirming.drop_unconfirmed(connection, by=SYSTEM)
        await once.tidy(connection)
    async with transaction(pool) as connection:  # of its own: neither keeps the other from being done
        await clock.tick(connection, now=datetime.now(UTC))
        await thread.drop_lost_files(connection, files_folder, now=time.time())
    async with transaction(pool) as connection:
        await transfers_clock.tick(connection, now=datetime.now(UTC))
        await evidence.drop_lost_files(connection, evidence.folder_beside(files_folder), now=time.time())
    async with transaction(pool) as connection:
        await report_clock.tick(connection, now=datetime.now(UTC))
    await fits.send_month(pool, now=datetime.now(UTC))
    await matching.clean()
    if expired:
        log.info("%s listings expired", expired)


async def keep_house(pool: Pool, matching: Matching, files_folder: Path) -> None:
    """A round now and then every hour; a round that fails is tried again at the next."""
    while True:
        try:
            await tidy(pool, matching, files_folder)
        except (*CONNECTION_FAILURES, MatchmakerError) as error:
            log.warning("housekeeping waits for its next round: %s", error)
        await asyncio.sleep(EVERY_SECONDS)


async def keep_suggesting(pool: Pool, matching: Matching, encoder: EncoderWorker) -> None:
    """Asks matching about needs that are new or have changed, as soon as it is ready."""
    while True:
        await asyncio.sleep(SUGGEST_SECONDS)
        try:
            if matching.ready:
                await suggesting.suggest_missing(pool, matching, await encoder.identity())
        except (*CONNECTION_FAILURES, MatchmakerError, EmbeddingsError) as error:
            log.warning("suggesting waits for its next round: %s", error)
