"""Whom pages name as the one to ask: read now and then, so that an error page names them without a database."""

import logging
import time

from matchmaker.db import Pool, transaction
from matchmaker.errors import DatabaseBusy
from matchmaker.notices import desk_contact
from matchmaker.notices.desk_contact import DeskContact

log = logging.getLogger(__name__)

GOOD_FOR = 30  # seconds; another process that changes it is seen after that


class KnownContact:
    """Of one running application."""

    def __init__(self) -> None:
        self.contact = DeskContact()
        self._read_at: float | None = None

    async def refresh(self, pool: Pool) -> None:
        """Reads it again where what is known is old. A page does not fail for its foot: what was known stands then."""
        now = time.monotonic()
        if self._read_at is not None and now - self._read_at < GOOD_FOR:
            return
        self._read_at = now
        try:
            async with transaction(pool) as connection:
                self.contact = await desk_contact.contact(connection)
        except DatabaseBusy as busy:  # the page says so itself where it asks for more; nobody waits here twice
            log.info("whom to ask was not read: %s", busy.code)

    def forget(self) -> None:
        """It has changed: the next page reads it."""
        self._read_at = None
