"""What the clock asks for: listings expire, silent sides are reminded, needs get suggestions, leftovers are dropped."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from embeddings.worker import EncoderWorker
from matchmaker import filekeeping
from matchmaker.calls import clock as calls_clock
from matchmaker.calls import notify as calls_notify
from matchmaker.calls.outcome import keeping
from matchmaker.cases import clock as transfers_clock
from matchmaker.ground import once, rounds
from matchmaker.ground.db import Connection, Pool, borrowed, transaction
from matchmaker.ground.rounds import Job
from matchmaker.listings import clock as expiring
from matchmaker.listings.needs import confirmation
from matchmaker.listings.needs import service as needs
from matchmaker.listings.passports import clock as passports_clock
from matchmaker.listings.solutions import service as solutions
from matchmaker.matching.service import Matching
from matchmaker.notices import service as notices
from matchmaker.notices.model import NoticeKind
from matchmaker.people import accounts, kept_forms
from matchmaker.proposals import clock, fitting_needs, learning, suggestions
from matchmaker.reports import clock as report_clock
from matchmaker.rules.actors import SYSTEM

FIRST_SECONDS = 5.0  # whoever waits for the first page comes before it
EVERY_SECONDS = 3600.0
SUGGEST_SECONDS = 60.0  # how long a need that was just published waits for suggestions at most

log = logging.getLogger(__name__)


async def tidy(pool: Pool, matching: Matching, files_folder: Path) -> None:
    """One round. Several processes may do it at once without harm; a job that fails keeps no other from being done."""
    now = datetime.now(UTC)
    one_by_one, within = partial(_on, borrowed, pool), partial(_on, transaction, pool)
    await one_by_one(Job.EXPIRE_NEEDS, needs.expire_overdue, by=SYSTEM)
    await one_by_one(Job.EXPIRE_SOLUTIONS, solutions.expire_overdue, by=SYSTEM)
    await one_by_one(Job.TELL_NEED_EXPIRY, expiring.tell_owners)
    await one_by_one(Job.TELL_PASSPORTS, passports_clock.tell_owners)
    await within(Job.TIDY_ACCOUNTS, accounts.tidy)
    await within(Job.DROP_UNCONFIRMED, confirmation.drop_unconfirmed, by=SYSTEM)
    await within(Job.TIDY_FORMS, once.tidy)
    await within(Job.TIDY_FORMS, kept_forms.tidy)
    await one_by_one(Job.LAPSE_PROPOSALS, clock.tick, now=now)
    await one_by_one(Job.OPEN_CASES, transfers_clock.tick, now=now)
    await one_by_one(Job.CLOSE_CALLS, calls_clock.close_due)
    await within(Job.REMIND_UNITS, report_clock.tick, now=now)
    await rounds.whole(pool, Job.DROP_ENTRIES, partial(keeping.drop_over, pool, files_folder))
    await rounds.whole(pool, Job.SWEEP_FILES, partial(filekeeping.sweep, pool, files_folder, now=now.timestamp()))
    await rounds.whole(pool, Job.SEND_FITS, partial(fitting_needs.send_month, pool, now=now))
    await rounds.whole(pool, Job.CLEAN_MATCHING, matching.clean)
    await within(Job.LEARN, learning.learn_when_due, by=SYSTEM)
    await within(Job.TELL_FAILURES, tell_administrators)


async def _on(
    lent: Callable[[Pool], AbstractAsyncContextManager[Connection]],
    pool: Pool,
    job: Job,
    act: Callable[..., Awaitable[object]],
    **given: object,
) -> None:
    """A job on one connection: with a transaction for each record, or in one for all of them."""

    async def run() -> None:
        async with lent(pool) as connection:
            await act(connection, **given)

    await rounds.whole(pool, job, run)


async def tell_administrators(connection: Connection) -> None:
    """Of what the clock cannot do, once for each record that it fails for, and that mails did not arrive."""
    failures, stopped = await rounds.take_untold(connection), await notices.take_untold(connection)
    people = await accounts.administrators(connection) if failures or stopped else ()
    if stopped:
        await notices.remind(connection, people, NoticeKind.MAILS_STOPPED, subject="mail", subject_id=0)
    for person_id in people:
        for failure in failures:
            await notices.notify(
                connection,
                person_id,
                NoticeKind.CLOCK_FAILED,
                subject=rounds.SUBJECTS.get(failure.job, "clock") if failure.record_id else "clock",
                subject_id=failure.record_id,
                params={"job": failure.job.value, "record": failure.record_id, "reason": failure.reason},
            )


async def keep_house(pool: Pool, matching: Matching, files_folder: Path) -> None:
    """A round soon and then every hour, as long as the program runs."""
    await asyncio.sleep(FIRST_SECONDS)
    while True:
        try:
            await tidy(pool, matching, files_folder)
        except Exception:
            log.exception("housekeeping waits for its next round")
        await asyncio.sleep(EVERY_SECONDS)


async def keep_suggesting(pool: Pool, matching: Matching, encoder: EncoderWorker) -> None:
    """What does not wait for the hourly round, as long as the program runs: calls close at their deadline, and matching
    is asked about calls that opened and about needs that are new or have changed, as soon as it is ready.
    """
    while True:
        await asyncio.sleep(SUGGEST_SECONDS)
        try:
            await _on(borrowed, pool, Job.CLOSE_CALLS, calls_clock.close_due)
            if matching.ready:
                await rounds.whole(pool, Job.TELL_CALLS, partial(calls_notify.tell_open, pool, matching))
                await rounds.whole(pool, Job.SUGGEST, partial(_suggest, pool, matching, encoder))
        except Exception:
            log.exception("suggesting waits for its next round")


async def _suggest(pool: Pool, matching: Matching, encoder: EncoderWorker) -> None:
    await suggestions.suggest_missing(pool, matching, await encoder.identity())
