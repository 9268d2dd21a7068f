"""Mails that will never leave: stopped with the reason at the first try, the others go on, an administrator is told."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from matchmaker import housekeeping
from matchmaker.ground.db import Pool, transaction
from matchmaker.notices import service as notices
from matchmaker.notices import worker as working
from matchmaker.notices.composing import Sender
from matchmaker.notices.worker import MailWorker
from matchmaker.people import accounts
from matchmaker.people.accounts import AccountDraft
from matchmaker.rules.actors import LOCAL_PERSON, Role
from tests.support.letters import make_mail, queue
from tests.support.post_offices import SENDER, PostOffice, open_office, transport_to


@pytest.fixture
async def office() -> AsyncIterator[PostOffice]:
    async with open_office() as office:
        yield office


@pytest.fixture
async def worker(database: str, office: PostOffice) -> AsyncIterator[MailWorker]:
    sender = Sender(address=SENDER, base_address="https://ketnoi.example")
    worker = MailWorker(database, transport_to(office.port), sender)
    yield worker
    await worker.stop()


async def outcome(pool: Pool, mail_id: int) -> tuple[str, str | None, int]:
    row = await pool.fetchrow("SELECT state, reason, tries FROM mail WHERE id = $1", mail_id)
    assert row
    return row["state"], row["reason"], row["tries"]


@pytest.mark.parametrize(
    ("stored", "reason"), [("mailto:an@vidu.vn", "email_not_alone"), ("a..b@vidu.vn", "not_an_email")]
)
async def test_a_waiting_mail_of_an_earlier_version_to_no_address_stops_at_the_first_try(
    pool: Pool, office: PostOffice, worker: MailWorker, stored: str, reason: str
) -> None:
    mail_id = await queue(pool)
    await pool.execute("UPDATE mail SET recipient = $1", stored)
    other = await queue(pool)
    await worker.empty_outbox()
    assert await outcome(pool, mail_id) == ("stopped", reason, 1)
    assert await outcome(pool, other) == ("sent", None, 1)
    assert len(office.taken) == 1


async def test_a_mail_that_cannot_be_written_stops_at_the_first_try(
    pool: Pool, office: PostOffice, worker: MailWorker, monkeypatch: pytest.MonkeyPatch
) -> None:
    mail_id = await queue(pool)
    monkeypatch.setattr(working, "compose", lambda *_: {"a": 1}["no such word"])
    await worker.empty_outbox()
    assert await outcome(pool, mail_id) == ("stopped", "mail_not_written", 1)
    assert office.offered == []


async def administrator(pool: Pool) -> int:
    async with transaction(pool) as connection:
        draft = AccountDraft(email="qt@so.example", name="Trần Thị Quản", role=Role.ADMINISTRATOR)
        return (await accounts.insert(connection, draft, "no password", by=LOCAL_PERSON)).id


async def told(pool: Pool) -> int:
    async with transaction(pool) as connection:
        await housekeeping.tell_administrators(connection)
    return int(await pool.fetchval("SELECT count(*) FROM notice WHERE kind = 'mails_stopped' AND read_at IS NULL"))


async def test_an_administrator_is_told_of_mails_that_did_not_arrive_and_not_again_until_it_is_read(
    pool: Pool, office: PostOffice, worker: MailWorker
) -> None:
    await administrator(pool)
    await queue(pool)
    assert await told(pool) == 0, "what waits is in no trouble"
    office.answers = {"RCPT": ["550 5.1.1 no such mailbox"]}
    await worker.empty_outbox()
    await queue(pool, make_mail(to="đức@vidu.vn"))
    assert [await told(pool) for _ in range(2)] == [1, 1]
    await pool.execute("UPDATE notice SET read_at = now()")
    assert await told(pool) == 0
    await queue(pool, make_mail(to="đức@vidu.vn"))
    assert await told(pool) == 1


async def test_a_mail_that_is_sent_again_to_no_address_is_told_again(pool: Pool, worker: MailWorker) -> None:
    await administrator(pool)
    mail_id = await queue(pool, make_mail(to="đức@vidu.vn"))
    assert await told(pool) == 1
    await pool.execute("UPDATE notice SET read_at = now()")
    async with transaction(pool) as connection:
        await notices.send_again(connection, mail_id)
    async with asyncio.timeout(20):
        await worker.empty_outbox()
    assert await outcome(pool, mail_id) == ("stopped", "email_with_marks", 1)
    assert await told(pool) == 1
