"""SIGKILL of the worker: nothing is lost, nothing is doubled.

Between "the outbox knows that the dot may be out" and the dot itself lies a moment that no design can close: a worker
killed there has delivered nothing, and the mail is shown as unsure to a person instead of being sent twice perhaps.
"""

import asyncio
import os
import signal
import sys
from collections import Counter
from pathlib import Path

import pytest

from matchmaker.ground.db import Pool, transaction
from matchmaker.notices import service as notices
from matchmaker.notices.composing import Sender
from matchmaker.notices.folder import FolderTransport
from matchmaker.notices.outbox import MailState
from matchmaker.notices.worker import MailWorker, Transport
from tests.support.killing import Point, die, named, some_of
from tests.support.letters import make_mail
from tests.support.post_offices import SENDER, PostOffice, open_office, transport_to

MAILS = 3
WORKER = "tests.integration.notices.dying"

# The first three happen once in a worker's life, the others as it sends its second mail.
BEFORE_THE_DOT = [
    ("after", "enter_worker", 1),
    ("before", "release_orphans", 1),
    ("after", "release_orphans", 1),
    ("before", "claim_mail", 2),
    ("during", "claim_mail", 2),
    ("after", "claim_mail", 2),
    ("after", "attachments_of", 2),
    ("before", "connect", 2),
    ("during", "connect", 2),
    ("after", "connect", 2),
    ("during", "MAIL", 2),
    ("after", "MAIL", 2),
    ("during", "RCPT", 2),
    ("after", "RCPT", 2),
    ("before", "DATA", 2),
    ("during", "DATA", 2),
    ("after", "DATA", 2),
    ("during", "text", 2),
    ("before", "hand_over", 2),
]
THE_GAP = [("during", "hand_over", 2), ("after", "hand_over", 2), ("before", ".", 2)]
AFTER_THE_DOT = [
    ("during", ".", 2),
    ("after", ".", 2),
    ("before", "settle_mail", 2),
    ("during", "settle_mail", 2),
    ("after", "settle_mail", 2),
]
OUTSIDE_THE_GAP = BEFORE_THE_DOT + AFTER_THE_DOT


async def queue(pool: Pool) -> None:
    for number in range(MAILS):
        async with transaction(pool) as connection:
            await notices.queue_mail(connection, make_mail(to=f"nguoi{number}@nhan.example"), dedupe_key=None)


async def restart(database: str, pool: Pool, transport: Transport) -> None:
    """A new worker works until nothing is under way."""
    worker = MailWorker(database, transport, Sender(address=SENDER, base_address="https://ketnoi.example"))
    async with asyncio.timeout(20):
        while await pool.fetchval("SELECT count(*) FROM mail WHERE state IN ('waiting', 'sending')"):
            await worker.empty_outbox()
            await asyncio.sleep(0.01)
    await worker.stop()


async def state_of(pool: Pool, recipient: str) -> MailState:
    return MailState(await pool.fetchval("SELECT state FROM mail WHERE recipient = $1", recipient))


def deliveries(office: PostOffice) -> Counter[str]:
    return Counter(str(mail["To"]) for mail in office.mails)


EACH_ONCE = Counter({f"nguoi{number}@nhan.example": 1 for number in range(MAILS)})
SECOND = "nguoi1@nhan.example"


@pytest.mark.parametrize("point", some_of(OUTSIDE_THE_GAP), ids=named)
async def test_a_killed_worker_loses_and_doubles_nothing(database: str, pool: Pool, point: Point) -> None:
    async with open_office() as office:
        await queue(pool)
        await die(WORKER, database, f"smtp:{office.port}", point=point)
        await restart(database, pool, transport_to(office.port))
        await office.quiet()
    assert deliveries(office) == EACH_ONCE
    assert len({mail["Message-ID"] for mail in office.mails}) == MAILS
    known = {MailState.SENT} if point in BEFORE_THE_DOT else {MailState.SENT, MailState.UNSURE}
    assert await state_of(pool, SECOND) in known


@pytest.mark.parametrize("point", THE_GAP, ids=named)
async def test_in_the_gap_a_mail_is_not_doubled_and_a_person_is_told(database: str, pool: Pool, point: Point) -> None:
    async with open_office() as office:
        await queue(pool)
        await die(WORKER, database, f"smtp:{office.port}", point=point)
        await restart(database, pool, transport_to(office.port))
        assert deliveries(office) == EACH_ONCE - Counter([SECOND])
        async with transaction(pool) as connection:
            (unsure,) = await notices.mails_in_trouble(connection)
            assert (unsure.recipient, unsure.state) == (SECOND, MailState.UNSURE)
            await notices.send_again(connection, unsure.id)
        await restart(database, pool, transport_to(office.port))
        await office.quiet()
    assert deliveries(office) == EACH_ONCE


async def test_a_worker_killed_while_the_server_thinks_doubles_nothing(database: str, pool: Pool) -> None:
    async with open_office() as office:
        await queue(pool)
        worker = await asyncio.create_subprocess_exec(
            *[sys.executable, "-m", WORKER, database, f"smtp:{office.port}", "-", "-", "0"],
            cwd=Path(__file__).parents[3],
        )
        office.on_data = lambda: os.kill(worker.pid, signal.SIGKILL) if len(office.taken) == 2 else None
        assert await asyncio.wait_for(worker.wait(), 60) == -signal.SIGKILL
        await restart(database, pool, transport_to(office.port))
        await office.quiet()
    assert deliveries(office) == EACH_ONCE
    assert await state_of(pool, SECOND) is MailState.UNSURE


FOLDER_POINTS = [
    ("after", "claim_mail", 2),
    ("during", "file", 2),
    ("before", "settle_mail", 2),
    ("during", "settle_mail", 2),
]


@pytest.mark.parametrize("point", FOLDER_POINTS, ids=named)
async def test_the_folder_gets_each_mail_once_wherever_the_worker_is_killed(
    database: str, pool: Pool, tmp_path: Path, point: Point
) -> None:
    await queue(pool)
    await die(WORKER, database, f"folder:{tmp_path}", point=point)
    assert all("Trân trọng" in mail.text for mail in notices.local_mails(tmp_path)), "half a mail is listed"
    await restart(database, pool, FolderTransport(tmp_path))
    assert Counter(mail.to for mail in notices.local_mails(tmp_path)) == EACH_ONCE
    assert [path.name for path in tmp_path.iterdir() if path.suffix != ".eml"] == []
    assert await pool.fetchval("SELECT count(*) FROM mail WHERE state = 'sent'") == MAILS
