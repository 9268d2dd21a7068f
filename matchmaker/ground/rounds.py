"""Rounds of the clock: each record in a transaction of its own, so that one that fails keeps no other from its turn.

What failed is kept with a code until it succeeds, for an administrator to read; what people wrote is not in it.
"""

import logging
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Self

from matchmaker.ground.db import Connection, Pool, Record, transaction
from matchmaker.ground.errors import DatabaseBusy, MatchingBusy, MatchmakerError

WHOLE_JOB = 0  # stands for the record where a job fails as a whole
LONGEST_REASON = 100
PASSING = (DatabaseBusy, MatchingBusy)  # no failure of a record or a job: the next round does it

_KEEP = """INSERT INTO clock_failure (job, record_id, reason) VALUES ($1, $2, $3)
ON CONFLICT (job, record_id) DO UPDATE SET reason = excluded.reason, last_at = now()"""
_FORGET = "DELETE FROM clock_failure WHERE job = $1 AND record_id = $2"
_FAILING = "SELECT record_id FROM clock_failure WHERE job = $1"
_LISTED = "SELECT * FROM clock_failure ORDER BY since, job, record_id"
# What was not tried for so long is due no more, such as a need that was closed.
_FORGET_OLD = "DELETE FROM clock_failure WHERE last_at < now() - interval '1 day'"
_TAKE_UNTOLD = "UPDATE clock_failure SET told_at = now() WHERE told_at IS NULL RETURNING *"

log = logging.getLogger(__name__)


class Job(StrEnum):
    """What the clock does; the words stand in `locale/terms.toml`."""

    EXPIRE_NEEDS = "expire_needs"
    EXPIRE_SOLUTIONS = "expire_solutions"
    TELL_NEED_EXPIRY = "tell_need_expiry"
    TELL_SOLUTION_EXPIRY = "tell_solution_expiry"
    TIDY_ACCOUNTS = "tidy_accounts"
    DROP_UNCONFIRMED = "drop_unconfirmed"
    TIDY_FORMS = "tidy_forms"
    REOPEN_PROPOSALS = "reopen_proposals"
    REMIND_SIDES = "remind_sides"
    LAPSE_PROPOSALS = "lapse_proposals"
    SWEEP_FILES = "sweep_files"
    OPEN_CASES = "open_cases"
    ASK_AGAIN = "ask_again"
    REMIND_UNITS = "remind_units"
    REMIND_OFFICERS = "remind_officers"
    SEND_FITS = "send_fits"
    CLOSE_CALLS = "close_calls"
    TELL_CALLS = "tell_calls"
    CLEAN_MATCHING = "clean_matching"
    LEARN = "learn"
    SUGGEST = "suggest"
    TELL_FAILURES = "tell_failures"
    DROP_ENTRIES = "drop_entries"
    TELL_PASSPORTS = "tell_passports"


# Of what the record of a job is one, as notices name it.
SUBJECTS = {
    Job.EXPIRE_NEEDS: "need",
    Job.EXPIRE_SOLUTIONS: "solution",
    Job.TELL_NEED_EXPIRY: "need",
    Job.TELL_SOLUTION_EXPIRY: "solution",
    Job.DROP_UNCONFIRMED: "need",
    Job.REOPEN_PROPOSALS: "proposal",
    Job.LAPSE_PROPOSALS: "proposal",
    Job.OPEN_CASES: "proposal",
    Job.ASK_AGAIN: "case",
    Job.SUGGEST: "need",
    Job.CLOSE_CALLS: "call",
    Job.TELL_CALLS: "call",
    Job.TELL_PASSPORTS: "solution",
}


@dataclass(frozen=True, kw_only=True)
class Failure:
    """What could not be done for a record; `record_id` is WHOLE_JOB where the job failed before any."""

    job: Job
    record_id: int
    reason: str
    since: datetime

    @classmethod
    def from_row(cls, row: Record) -> Self:
        return cls(
            job=Job(row["job"]),
            record_id=row["record_id"],
            reason=row["reason"],
            since=row["since"],
        )


async def over(
    connection: Connection, job: Job, records: Iterable[int], act: Callable[[int], Awaitable[object]]
) -> int:
    """Does `act` for each record in a transaction of its own; gives for how many it answered something true.

    On a connection inside a transaction each has a savepoint instead: then all locks are held to the end of the round.
    A record that fails is kept as failing, and the next has its turn. Raises only what ends the connection itself.
    """
    failing = {row["record_id"] for row in await connection.fetch(_FAILING, job)}
    done = 0
    for record in records:
        try:
            async with connection.transaction():
                done += bool(await act(record))
        except Exception as error:
            if connection.is_closed():
                raise
            await _keep(connection, job, record, error)
        else:
            if record in failing:
                await connection.execute(_FORGET, job, record)
    return done


async def apart(pool: Pool, job: Job, records: Iterable[int], act: Callable[[int], Awaitable[object]]) -> int:
    """Like `over` where `act` takes transactions of its own. Raises only what passes by itself: see `PASSING`."""
    async with transaction(pool) as connection:
        failing = {row["record_id"] for row in await connection.fetch(_FAILING, job)}
    done = 0
    for record in records:
        try:
            done += bool(await act(record))
        except PASSING:
            raise
        except Exception as error:
            async with transaction(pool) as connection:
                await _keep(connection, job, record, error)
        else:
            if record in failing:
                async with transaction(pool) as connection:
                    await connection.execute(_FORGET, job, record)
    return done


async def whole(pool: Pool, job: Job, act: Callable[[], Awaitable[object]]) -> None:
    """One job, which takes transactions of its own. Whatever goes wrong is logged, kept, and raised to nobody."""
    try:
        await act()
        async with transaction(pool) as connection:
            await connection.execute(_FORGET, job, WHOLE_JOB)
    except PASSING as error:
        log.warning("%s waits for the next round: %s", job, error)
    except Exception as error:
        try:
            async with transaction(pool) as connection:
                await _keep(connection, job, WHOLE_JOB, error)
        except Exception as unkept:  # such as a full disk, which may be why the job failed
            log.error("that %s failed is not kept", job, exc_info=unkept)


async def failures(connection: Connection) -> list[Failure]:
    """What fails now, the oldest first."""
    return [Failure.from_row(row) for row in await connection.fetch(_LISTED)]


async def take_untold(connection: Connection) -> list[Failure]:
    """What nobody has been told of yet; of two processes one gets it. What is due no more is forgotten."""
    await connection.execute(_FORGET_OLD)
    return [Failure.from_row(row) for row in await connection.fetch(_TAKE_UNTOLD)]


async def _keep(connection: Connection, job: Job, record: int, error: Exception) -> None:
    log.error("%s fails for record %s", job, record, exc_info=error)
    reason = error.code if isinstance(error, MatchmakerError) else type(error).__name__
    await connection.execute(_KEEP, job, record, reason[:LONGEST_REASON])
