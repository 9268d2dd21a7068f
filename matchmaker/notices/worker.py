"""Sends what waits in the outbox, one mail at a time; several workers share it.

docs/decisions/0009-mail.md says what is guaranteed when a worker, the database or the mail server dies.
"""

import asyncio
import logging
import random
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from datetime import timedelta
from email.message import EmailMessage
from typing import Protocol

import asyncpg

from matchmaker.ground.db import CONNECT_SECONDS, CONNECTION_FAILURES, Connection, Record
from matchmaker.ground.errors import MatchmakerError
from matchmaker.intake.addresses import email_problem
from matchmaker.notices.composing import Sender, compose
from matchmaker.notices.folder import FolderTransport
from matchmaker.notices.outbox import MailState, Outcome
from matchmaker.notices.smtp import SmtpTransport
from matchmaker.notices.statements import queries
from matchmaker.settings import Settings

CHANNEL = "matchmaker_mail"
LOCK_CLASS = 0x6D61696C  # "mail" in ASCII
POLL_SECONDS = 5.0
STATEMENT_SECONDS = 10.0
STOP_SECONDS = 10.0
RECONNECT_SECONDS = 1.0

FIRST_PAUSE_SECONDS = 15.0
LONGEST_PAUSE_SECONDS = 7200.0
MOST_TRIES = 45  # more than two days: a mail server that is down over a weekend loses nobody's mail
MOST_DEATHS = 5

LOCAL_ADDRESS = "mail@localhost"

log = logging.getLogger(__name__)


class Transport(Protocol):
    """A way for mails to leave.

    `hand_over` is awaited right before the moment from which the mail may have been taken; what it raises ends the try,
    and nothing was taken then.
    """

    async def send(self, message: EmailMessage, hand_over: Callable[[], Awaitable[None]]) -> Outcome: ...


class ClaimLost(MatchmakerError):
    """Another worker took this one for dead."""

    code = "conflict"


class _Claim:
    """One mail in one worker's hands."""

    def __init__(self, *, connection: Connection, row: Record, still_mine: bool) -> None:
        self.connection = connection  # that of the claim: it holds the lock that keeps others away
        self._row = row
        self._still_mine = still_mine
        self._handed_over = False

    async def hand_over(self) -> None:
        """Raises ClaimLost when another has it, and like a connection does; the mail must not go out then."""
        row = self._row
        if not self._still_mine or not await queries.hand_over(
            self.connection, mail_id=row["id"], worker=row["worker"]
        ):
            raise ClaimLost()
        self._handed_over = True

    def failed(self, error: Exception) -> Outcome:
        state = MailState.UNSURE if self._handed_over else MailState.WAITING
        return Outcome(state=state, reason=type(error).__name__)


class MailWorker:
    """One in each process that sends. It has one connection of its own, for claims, marks and notices alike."""

    def __init__(self, dsn: str, transport: Transport, sender: Sender) -> None:
        self._dsn = dsn
        self._transport = transport
        self._sender = sender
        self._connection: Connection | None = None
        self._number = 0
        self._woken = asyncio.Event()
        self._stopping = False
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """From now on mails leave. A database that does not answer is waited for."""
        self._task = self._task or asyncio.create_task(self._work(), name="mail")

    async def stop(self) -> None:
        """Lets the mail that is being sent finish, for 10 s at most."""
        self._stopping = True
        self._woken.set()
        if self._task:
            with suppress(TimeoutError, asyncio.CancelledError):
                await asyncio.wait_for(self._task, STOP_SECONDS)
        self._disconnect()

    async def empty_outbox(self) -> None:
        """Sends everything that is due now. Raises like a connection to the database does."""
        await self._release_orphans()
        while not self._stopping and (row := await self._claim()):
            await self._settle(row, await self._deliver(row))

    async def _work(self) -> None:
        while not self._stopping:
            self._woken.clear()  # before looking: a notice that comes meanwhile leads to another look
            try:
                await self.empty_outbox()
            except CONNECTION_FAILURES as error:
                await self._lose_connection(error)
            else:
                await self._notice()

    async def _notice(self) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(POLL_SECONDS):  # wait_for can swallow a cancellation, see the change feed
                await self._woken.wait()

    async def _release_orphans(self) -> None:
        released = await queries.release_orphans(
            await self._connected(),
            lock_class=LOCK_CLASS,
            most_deaths=MOST_DEATHS,
            unanswered="mail_unanswered",
            died="mail_worker_died",
        )
        for row in released:
            log.warning("mail %s was left by a worker that is gone: it is %s now", row["id"], row["state"])

    async def _claim(self) -> Record | None:
        connection = await self._connected()
        row: Record | None = await queries.claim_mail(connection, worker=self._number, domain=self._sender.domain)
        return row

    async def _deliver(self, row: Record) -> Outcome:
        """Tries once. Whatever one mail raises must not keep the others."""
        claim = _Claim(connection=await self._connected(), row=row, still_mine=row["worker"] == self._number)
        try:
            attachments = await queries.attachments_of(claim.connection, mail_id=row["id"])
            message = _composed(row, attachments, self._sender)
            if isinstance(message, Outcome):
                return message
            return await self._transport.send(message, claim.hand_over)
        except (*CONNECTION_FAILURES, ClaimLost) as error:
            return claim.failed(error)
        except Exception as error:
            log.exception("mail %s failed in a way that was not foreseen", row["id"])
            return claim.failed(error)

    async def _settle(self, row: Record, outcome: Outcome) -> None:
        """Writes the outcome, however long the database is away: whoever forgets it here may send twice."""
        if outcome.state is MailState.WAITING and row["tries"] >= MOST_TRIES:
            outcome = Outcome(state=MailState.STOPPED, reason=outcome.reason)
        # One line without address or text: what the server said may hold both, and stays in the outbox.
        level = logging.INFO if outcome.state is MailState.SENT else logging.WARNING
        log.log(level, "mail %s (%s), try %s: %s", row["id"], row["kind"], row["tries"], outcome.state.value)
        while True:
            try:
                await self._write(row, outcome)
            except CONNECTION_FAILURES as error:
                await self._lose_connection(error)
            else:
                return

    async def _write(self, row: Record, outcome: Outcome) -> None:
        await queries.settle_mail(
            await self._connected(),
            mail_id=row["id"],
            worker=row["worker"],
            state=outcome.state.value,
            reason=outcome.reason,
            pause=pause_after(row["tries"]),
        )

    async def _connected(self) -> Connection:
        if self._connection is None or self._connection.is_closed():
            self._connection = await self._connect()
        return self._connection

    async def _connect(self) -> Connection:
        connection = await asyncpg.connect(
            self._dsn,
            timeout=CONNECT_SECONDS,
            command_timeout=STATEMENT_SECONDS,
            server_settings={
                "application_name": "matchmaker mail",
                "timezone": "UTC",
                # a machine that lost its power says no goodbye: its lock goes within a minute
                "tcp_keepalives_idle": "30",
                "tcp_keepalives_interval": "10",
                "tcp_keepalives_count": "3",
            },
        )
        try:
            await connection.add_listener(CHANNEL, lambda *_: self._woken.set())
            self._number = await queries.enter_worker(connection, lock_class=LOCK_CLASS)
        except BaseException:
            connection.terminate()
            raise
        return connection

    async def _lose_connection(self, error: Exception) -> None:
        log.warning("the mail worker lost the database and connects again: %s", type(error).__name__)
        self._disconnect()
        await asyncio.sleep(RECONNECT_SECONDS)

    def _disconnect(self) -> None:
        connection, self._connection = self._connection, None
        if connection and not connection.is_closed():
            connection.terminate()


def pause_after(tries: int) -> timedelta:
    """Twice as long after each try, up to two hours; the last half of it by chance, so that mails spread out."""
    longest = min(FIRST_PAUSE_SECONDS * 2.0 ** min(tries, 16), LONGEST_PAUSE_SECONDS)
    return timedelta(seconds=longest * random.uniform(0.5, 1.0))


def start_mail(settings: Settings, dsn: str) -> MailWorker:
    """A running worker that sends as the settings say."""
    sender = Sender(address=settings.mail_from or LOCAL_ADDRESS, base_address=settings.base_address)
    worker = MailWorker(dsn, transport_of(settings, sender), sender)
    worker.start()
    return worker


def transport_of(settings: Settings, sender: Sender) -> Transport:
    """The server of the settings, or the folder when none is set."""
    if not settings.smtp_host:
        return FolderTransport(settings.mail_folder)
    return SmtpTransport(
        host=settings.smtp_host,
        port=settings.smtp_port,
        security=settings.smtp_security,
        user=settings.smtp_user,
        password=settings.smtp_password.get_secret_value() if settings.smtp_password else None,
        sender=sender.address,
        local_name=sender.domain,
    )


def _composed(row: Record, attachments: Sequence[Record], sender: Sender) -> EmailMessage | Outcome:
    """The message, or that the mail is stopped: what cannot be written, or has no address, does no better later."""
    if wrong := email_problem(row["recipient"]):
        return Outcome(state=MailState.STOPPED, reason=wrong)
    try:
        return compose(row, attachments, sender)
    except Exception:
        log.exception("mail %s cannot be written", row["id"])
        return Outcome(state=MailState.STOPPED, reason="mail_not_written")
