"""How often something may be tried, by account and by address; counted in PostgreSQL, so in all processes together."""

import hashlib
import ipaddress
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from matchmaker.ground.db import Connection
from matchmaker.ground.errors import TooManyAttempts
from matchmaker.people.statements import queries

MINUTE, HOUR = 60, 3600
_IPV6_PREFIX = 64  # one customer of a provider has that many bits to choose from


class Trial(StrEnum):
    SIGN_IN = "sign_in"
    SECOND_FACTOR = "second_factor"
    RESET = "reset"
    REGISTRATION = "registration"
    INVITATION = "invitation"
    NEED = "need"  # posted without an account
    UNIT_REPORT = "unit_report"  # sent by a unit's link
    CASE_LINK = "case_link"  # the link of one question once more
    INTRODUCTION = "introduction"  # asked for by the owner of a need
    MAILED_LINK = "mailed_link"  # a form sent to the address of a mailed link, open or not


@dataclass(frozen=True, kw_only=True)
class Limit:
    """At most so many within any so many seconds."""

    attempts: int
    seconds: int


@dataclass(frozen=True, kw_only=True)
class Limits:
    account: Limit
    address: Limit  # wider: a whole office goes out through one


LIMITS: Mapping[Trial, Limits] = {
    Trial.SIGN_IN: Limits(
        account=Limit(attempts=10, seconds=15 * MINUTE), address=Limit(attempts=50, seconds=15 * MINUTE)
    ),
    Trial.SECOND_FACTOR: Limits(
        account=Limit(attempts=5, seconds=15 * MINUTE), address=Limit(attempts=50, seconds=15 * MINUTE)
    ),
    Trial.RESET: Limits(account=Limit(attempts=3, seconds=HOUR), address=Limit(attempts=20, seconds=HOUR)),
    Trial.REGISTRATION: Limits(account=Limit(attempts=3, seconds=HOUR), address=Limit(attempts=20, seconds=HOUR)),
    Trial.INVITATION: Limits(account=Limit(attempts=30, seconds=HOUR), address=Limit(attempts=100, seconds=HOUR)),
    Trial.NEED: Limits(account=Limit(attempts=3, seconds=HOUR), address=Limit(attempts=10, seconds=HOUR)),
    Trial.UNIT_REPORT: Limits(account=Limit(attempts=20, seconds=HOUR), address=Limit(attempts=60, seconds=HOUR)),
    Trial.INTRODUCTION: Limits(account=Limit(attempts=20, seconds=HOUR), address=Limit(attempts=60, seconds=HOUR)),
    Trial.CASE_LINK: Limits(account=Limit(attempts=3, seconds=HOUR), address=Limit(attempts=60, seconds=HOUR)),
    Trial.MAILED_LINK: Limits(
        account=Limit(attempts=30, seconds=15 * MINUTE), address=Limit(attempts=100, seconds=15 * MINUTE)
    ),
}
LONGEST_WINDOW = max(limit.seconds for each in LIMITS.values() for limit in (each.account, each.address))


async def take(connection: Connection, trial: Trial, *, account: str, address: str | None) -> Sequence[int]:
    """Counts one attempt; gives what `give_back` takes when it succeeds.

    The caller's transaction has to commit even if the attempt then fails. Raises TooManyAttempts, counting nothing.
    """
    buckets = sorted(_buckets(trial, account, address))  # in one order: two that wait for each other wait for ever
    for bucket, limit in buckets:
        await queries.take_bucket(connection, bucket=bucket)
        age = await queries.nth_attempt(connection, bucket=bucket, seconds=limit.seconds, back=limit.attempts - 1)
        if age is not None:
            raise TooManyAttempts(seconds=max(1, math.ceil(limit.seconds - age)))
    return [await queries.insert_attempt(connection, bucket=bucket) for bucket, _ in buckets]


async def give_back(connection: Connection, attempts: Sequence[int]) -> None:
    """The attempt succeeded and does not count."""
    await queries.give_back_attempts(connection, ids=list(attempts))


async def forget(connection: Connection, trials: Mapping[Trial, str]) -> None:
    """An account may try again at once, whatever it tried: `trials` are its names in each; addresses stay limited."""
    buckets = [_bucket(trial, "account", account) for trial, account in trials.items()]
    await queries.forget_attempts(connection, buckets=buckets)


async def kept_out(connection: Connection, trial: Trial, accounts: Iterable[str]) -> set[str]:
    """Those of the accounts that may not try for now, by their names in this trial."""
    limit = LIMITS[trial].account
    rows = await queries.full_buckets(connection, seconds=limit.seconds, attempts=limit.attempts)
    full = {bytes(row["bucket"]) for row in rows}
    return {account for account in accounts if _bucket(trial, "account", account) in full}


def _buckets(trial: Trial, account: str, address: str | None) -> Iterator[tuple[bytes, "Limit"]]:
    limits = LIMITS[trial]
    yield _bucket(trial, "account", account), limits.account
    if address is not None:
        yield _bucket(trial, "address", network_of(address)), limits.address


def _bucket(*parts: str) -> bytes:
    return hashlib.sha256("\0".join(parts).encode()).digest()


def network_of(address: str) -> str:
    """An IPv6 address stands for its whole network; whatever is no address for itself."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address
    if parsed.version == 4:
        return str(parsed)
    return str(ipaddress.ip_network((parsed, _IPV6_PREFIX), strict=False))
