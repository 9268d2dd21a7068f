"""The worker, a real outbox and a real mail server."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import suppress

import asyncpg
import pytest

from matchmaker.ground import i18n
from matchmaker.ground.db import Pool, transaction
from matchmaker.notices import service as notices
from matchmaker.notices import worker as working
from matchmaker.notices.composing import Sender
from matchmaker.notices.letters import Letter
from matchmaker.notices.outbox import MailState
from matchmaker.notices.worker import MailWorker
from tests.support.letters import EVERY_KIND, MINUTES, NAME, make_mail, queue
from tests.support.post_offices import SENDER, PostOffice, open_office, read, serving, transport_to
from tests.support.servers import free_port

BASE = "https://ketnoi.example"


@pytest.fixture
async def office() -> AsyncIterator[PostOffice]:
    async with open_office() as office:
        yield office


@pytest.fixture(autouse=True)
def impatience(monkeypatch: pytest.MonkeyPatch) -> None:
    """Retries come at once, and notices are not needed to find them."""
    monkeypatch.setattr(working, "FIRST_PAUSE_SECONDS", 0.0)
    monkeypatch.setattr(working, "POLL_SECONDS", 0.02)
    monkeypatch.setattr(working, "RECONNECT_SECONDS", 0.02)


def make_worker(database: str, port: int) -> MailWorker:
    return MailWorker(database, transport_to(port), Sender(address=SENDER, base_address=BASE))


@pytest.fixture
async def worker(database: str, office: PostOffice) -> AsyncIterator[MailWorker]:
    worker = make_worker(database, office.port)
    yield worker
    await worker.stop()


async def ends(pool: Pool, mail_id: int) -> tuple[MailState, str | None]:
    """State and reason of the mail once the worker is through with it."""
    async with asyncio.timeout(10):
        while True:
            row = await pool.fetchrow("SELECT state, reason, ended_at FROM mail WHERE id = $1", mail_id)
            assert row
            if row["ended_at"]:
                return MailState(row["state"]), row["reason"]
            await asyncio.sleep(0.01)


async def test_a_queued_mail_is_sent_once_and_its_text_is_not_kept(
    pool: Pool, office: PostOffice, worker: MailWorker
) -> None:
    mail_id = await queue(pool, make_mail(attachments=(MINUTES,)))
    for _ in range(3):
        await worker.empty_outbox()
    assert await ends(pool, mail_id) == (MailState.SENT, None)
    assert len(office.taken) == 1
    assert await pool.fetchval("SELECT body FROM mail") == ""
    assert await pool.fetchval("SELECT count(*) FROM mail_attachment") == 0


async def test_a_mail_of_a_rolled_back_transaction_is_never_sent(
    pool: Pool, office: PostOffice, worker: MailWorker
) -> None:
    worker.start()
    with suppress(ZeroDivisionError):
        async with transaction(pool) as connection:
            await notices.queue_mail(connection, make_mail(to="ma@nhan.example"), dedupe_key=None)
            await asyncio.sleep(0.1)
            raise ZeroDivisionError
    await ends(pool, await queue(pool))
    assert [str(mail["To"]) for mail in office.mails] == ["ngocanh@hcmut.example"]


async def test_a_commit_wakes_the_worker_well_before_the_next_poll(
    pool: Pool, worker: MailWorker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(working, "POLL_SECONDS", 60)
    worker.start()
    await asyncio.sleep(0.3)  # it has looked into the empty outbox and waits now
    async with asyncio.timeout(2):
        await ends(pool, await queue(pool))


@pytest.mark.parametrize("command", ["MAIL", "RCPT", "DATA"])
async def test_a_mail_refused_for_now_is_tried_again(
    pool: Pool, office: PostOffice, worker: MailWorker, command: str
) -> None:
    office.answers = {command: ["451 4.7.1 greylisted"] * 2}
    worker.start()
    mail_id = await queue(pool)
    assert (await ends(pool, mail_id))[0] is MailState.SENT
    assert await pool.fetchval("SELECT tries FROM mail") == 3
    assert len(office.taken) == 1


async def test_every_try_carries_the_same_message_id(pool: Pool, office: PostOffice, worker: MailWorker) -> None:
    office.answers = {"DATA": ["451 4.3.0 try later"] * 2}
    worker.start()
    await ends(pool, await queue(pool))
    names = [read(raw)["Message-ID"] for raw in office.offered]
    assert names == [await pool.fetchval("SELECT message_id FROM mail")] * 3


@pytest.mark.parametrize("command", ["MAIL", "RCPT", "DATA"])
async def test_a_mail_refused_for_good_stops_at_once_with_the_servers_reason(
    pool: Pool, office: PostOffice, worker: MailWorker, command: str
) -> None:
    office.answers = {command: ["550 5.1.1 no such mailbox"]}
    worker.start()
    mail_id, other = await queue(pool), await queue(pool)
    assert await ends(pool, mail_id) == (MailState.STOPPED, "550 5.1.1 no such mailbox")
    assert (await ends(pool, other))[0] is MailState.SENT
    assert await pool.fetchval("SELECT tries FROM mail WHERE id = $1", mail_id) == 1
    assert len(office.taken) == 1


async def test_a_mail_waits_for_a_server_that_is_down(database: str, pool: Pool) -> None:
    office = PostOffice(free_port())
    worker = make_worker(database, office.port)
    worker.start()
    mail_id = await queue(pool)
    async with asyncio.timeout(5):
        while await pool.fetchval("SELECT tries FROM mail") < 3:
            await asyncio.sleep(0.01)
    async with serving(office):
        assert (await ends(pool, mail_id))[0] is MailState.SENT
        await worker.stop()
    assert len(office.taken) == 1


async def test_a_mail_that_never_gets_through_stops_with_the_last_reason(
    pool: Pool, office: PostOffice, worker: MailWorker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(working, "MOST_TRIES", 4)
    office.answers = {"RCPT": ["450 4.2.0 busy"] * 9}
    worker.start()
    assert await ends(pool, await queue(pool)) == (MailState.STOPPED, "450 4.2.0 busy")
    assert await pool.fetchval("SELECT tries FROM mail") == 4


async def test_two_workers_send_each_mail_once(database: str, pool: Pool, office: PostOffice) -> None:
    workers = [make_worker(database, office.port) for _ in range(2)]
    ids = [await queue(pool, make_mail(to=f"nguoi{n}@nhan.example")) for n in range(20)]
    for worker in workers:
        worker.start()
    for mail_id in ids:
        assert (await ends(pool, mail_id))[0] is MailState.SENT
    for worker in workers:
        await worker.stop()
    assert len(office.taken) == len({mail["Message-ID"] for mail in office.mails}) == len(ids)
    assert await pool.fetchval("SELECT count(DISTINCT worker) FROM mail") == 2


async def test_a_worker_leaves_a_mail_to_another_that_lives(database: str, pool: Pool, office: PostOffice) -> None:
    slow, other = make_worker(database, office.port), make_worker(database, office.port)
    mail_id = await queue(pool)
    assert await slow._claim()
    await other.empty_outbox()
    assert await pool.fetchval("SELECT state FROM mail") == "sending"
    await slow.stop()  # its connection ends, and with it its claim
    await asyncio.sleep(0.1)
    await other.empty_outbox()
    await other.stop()
    assert (await ends(pool, mail_id))[0] is MailState.SENT


async def test_a_worker_that_was_taken_for_dead_does_not_send_the_dot(
    pool: Pool, office: PostOffice, worker: MailWorker
) -> None:
    await queue(pool)
    row = await worker._claim()
    assert row
    await pool.execute("UPDATE mail SET state = 'waiting'")  # as another worker does that saw its lock gone
    outcome = await worker._deliver(row)
    await office.quiet()
    assert (outcome.state, outcome.reason) == (MailState.WAITING, "ClaimLost")
    assert office.taken == []


async def test_what_the_server_took_is_recorded_though_the_database_was_away(
    server: str, pool: Pool, office: PostOffice, worker: MailWorker
) -> None:
    mail_id = await queue(pool)
    row = await worker._claim()
    assert row
    outcome = await worker._deliver(row)
    name = await pool.fetchval("SELECT current_database()")
    admin = await asyncpg.connect(server)
    await admin.execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS false")
    end = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = $1 AND datname = $2"
    await admin.execute(end, "matchmaker mail", name)
    settling = asyncio.create_task(worker._settle(row, outcome))
    await asyncio.sleep(0.2)
    await admin.execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS true")
    await admin.close()
    await settling
    await worker.empty_outbox()
    assert await ends(pool, mail_id) == (MailState.SENT, None)
    assert len(office.taken) == 1


async def test_a_mail_that_kills_its_worker_again_and_again_stops(
    database: str, pool: Pool, office: PostOffice, worker: MailWorker
) -> None:
    mail_id = await queue(pool)
    for _ in range(working.MOST_DEATHS):
        dying = make_worker(database, office.port)
        await dying._release_orphans()
        assert await dying._claim()
        await dying.stop()
        await asyncio.sleep(0.05)
    await worker.empty_outbox()
    assert await ends(pool, mail_id) == (MailState.STOPPED, "mail_worker_died")


async def test_without_an_answer_to_the_dot_a_mail_is_unsure_and_not_sent_again(
    database: str, pool: Pool, worker: MailWorker, office: PostOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("matchmaker.notices.smtp.ANSWER_SECONDS", 0.2)
    never = asyncio.get_running_loop().create_future()

    async def silent(*_: object) -> str:
        return str(await asyncio.wait_for(never, 1))

    monkeypatch.setattr(office, "handle_DATA", silent)
    worker.start()
    mail_id = await queue(pool)
    assert await ends(pool, mail_id) == (MailState.UNSURE, "mail_unanswered")
    await asyncio.sleep(0.1)
    assert await pool.fetchval("SELECT tries FROM mail") == 1


@pytest.mark.parametrize("locale", ["vi", "en"])
@pytest.mark.parametrize("letter", EVERY_KIND, ids=lambda letter: letter.kind)
async def test_words_arrive_as_they_were_written(
    pool: Pool, office: PostOffice, worker: MailWorker, letter: Letter, locale: str
) -> None:
    mail_id = await queue(pool, make_mail(letter=letter, locale=locale, attachments=(MINUTES,)))
    row = await pool.fetchrow("SELECT subject, body FROM mail WHERE id = $1", mail_id)
    assert row
    await worker.empty_outbox()
    (mail,) = office.mails
    assert mail["Subject"] == row["subject"]
    assert mail["From"].addresses[0].display_name == i18n.translate("AI Matchmaker", locale)
    body = mail.get_body()
    assert body is not None
    text = body.get_content().replace("\r\n", "\n")
    assert text == row["body"].replace("\ue000", BASE)
    assert "\ue000" not in text
    assert f"{BASE}/" in text
    (file,) = mail.iter_attachments()
    assert (file.get_filename(), file.get_content()) == (MINUTES.name, MINUTES.content)
    assert office.taken[0].isascii()


async def test_a_line_of_one_dot_ends_no_mail(pool: Pool, office: PostOffice, worker: MailWorker) -> None:
    await queue(pool)
    await pool.execute("UPDATE mail SET body = E'Kính gửi\\n.\\n..\\n.RSET\\nhết\\n'")
    await worker.empty_outbox()
    body = office.mails[0].get_body()
    assert body is not None
    assert body.get_content().splitlines() == ["Kính gửi", ".", "..", ".RSET", "hết"]


async def test_logs_name_neither_people_nor_words_nor_the_password(
    database: str, pool: Pool, office: PostOffice, caplog: pytest.LogCaptureFixture
) -> None:
    transport = transport_to(office.port, user="ketnoi", password="khong-ai-biet")
    worker = MailWorker(database, transport, Sender(address=SENDER, base_address=BASE))
    office.answers = {"RCPT": ["550 no <ngocanh@hcmut.example> here"]}
    with caplog.at_level(logging.DEBUG, logger="matchmaker"):
        await queue(pool)
        await worker.empty_outbox()
    await worker.stop()
    assert office.users == [(b"ketnoi", b"khong-ai-biet")]
    assert "try 1: stopped" in caplog.text
    for secret in ("ngocanh", NAME, "khong-ai-biet", "tai-khoan"):
        assert secret not in caplog.text
    assert "khong-ai-biet" not in repr(transport)
