"""Queueing: within the business transaction, once a key, and nothing that could forge a mail."""

import asyncio
import re
from contextlib import suppress
from dataclasses import replace

import pytest

from matchmaker.ground.db import Connection, Pool, transaction
from matchmaker.ground.errors import InvalidInput, NotFound
from matchmaker.notices import service as notices
from matchmaker.notices.letters import ConfirmEmail
from matchmaker.notices.model import Attachment
from tests.support.letters import LINK, MINUTES, MOMENT, make_mail

COUNT = "SELECT count(*) FROM mail"
BREAKS = ["\n", "\r", "\r\n", "\x00", "\x0b", "\x0c", "\x85", "\u2028", "\u2029", "\ue000"]


async def test_a_mail_is_queued_with_its_words_and_files(connection: Connection) -> None:
    mail_id = await notices.queue_mail(connection, make_mail(attachments=(MINUTES,)), dedupe_key=None)
    row = await connection.fetchrow("SELECT * FROM mail WHERE id = $1", mail_id)
    assert row is not None
    assert (row["state"], row["kind"], row["recipient"]) == ("waiting", "confirm_email", "ngocanh@hcmut.example")
    assert row["subject"] == "Xác nhận địa chỉ thư điện tử – Kết nối cung cầu AI"
    assert await connection.fetchval("SELECT content FROM mail_attachment") == MINUTES.content


async def test_a_key_is_queued_once_for_ever(connection: Connection) -> None:
    assert await notices.queue_mail(connection, make_mail(attachments=(MINUTES,)), dedupe_key="consent:7:need")
    assert await notices.queue_mail(connection, make_mail(attachments=(MINUTES,)), dedupe_key="consent:7:need") is None
    assert await notices.queue_mail(connection, make_mail(), dedupe_key="consent:7:solution")
    assert await connection.fetchval(COUNT) == 2


async def test_two_requests_with_one_key_at_once_queue_one_mail(pool: Pool) -> None:
    async def queue() -> int | None:
        async with transaction(pool) as connection:
            mail_id = await notices.queue_mail(connection, make_mail(), dedupe_key="monthly:3:2026-11")
            await asyncio.sleep(0.05)
            return mail_id

    ids = await asyncio.gather(*(queue() for _ in range(3)))
    assert sorted(i is None for i in ids) == [False, True, True]


async def test_a_key_of_a_rolled_back_transaction_is_free_again(pool: Pool) -> None:
    with suppress(ZeroDivisionError):
        async with transaction(pool) as connection:
            await notices.queue_mail(connection, make_mail(), dedupe_key="k")
            raise ZeroDivisionError
    async with transaction(pool) as connection:
        assert await notices.queue_mail(connection, make_mail(), dedupe_key="k")


@pytest.mark.parametrize("sign", BREAKS)
async def test_a_name_cannot_start_a_header_or_a_paragraph(connection: Connection, sign: str) -> None:
    letter = ConfirmEmail(name=f"Ánh{sign}Bcc: moi-nguoi@thunghiem.example", link=LINK, expires_at=MOMENT)
    await notices.queue_mail(connection, make_mail(letter=letter), dedupe_key=None)
    row = await connection.fetchrow("SELECT subject, body FROM mail")
    assert row is not None
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]|(?m:^Bcc)|\ue000(?!/)", row["body"])
    assert row["subject"].isprintable()


@pytest.mark.parametrize(
    ("address", "kept", "reason"),
    [
        ("a@b.example\nBcc: c@d.example", "a@b.example\\nBcc: c@d.example", "not_an_email"),
        ("a@b.example, c@d.example", "a@b.example, c@d.example", "email_not_alone"),
        ("Ánh <a@b.example>", "Ánh <a@b.example>", "email_not_alone"),
        ("mailto:a@b.example", "mailto:a@b.example", "email_not_alone"),
        ("ánh@b.example", "ánh@b.example", "email_with_marks"),
        ("a..b@c.example", "a..b@c.example", "not_an_email"),
        ("a\x00@b.example", "a\\x00@b.example", "not_an_email"),
        ("a\u200b@b.example", "a\\u200b@b.example", "not_an_email"),
        (f"{'a' * 250}@b.example", f"{'a' * 250}@b.e", "too_long"),
        ("", "", "not_an_email"),
    ],
)
async def test_what_is_no_address_is_set_aside_with_the_reason_and_nothing_else_fails(
    connection: Connection, address: str, kept: str, reason: str
) -> None:
    assert await notices.queue_mail(connection, make_mail(to=address), dedupe_key=None)
    [mail] = await notices.mails_in_trouble(connection)
    assert (mail.state, mail.recipient, mail.reason) == ("stopped", kept, reason)


async def test_a_mail_goes_to_the_one_spelling_of_its_address(connection: Connection) -> None:
    await notices.queue_mail(connection, make_mail(to=" An@Công-ty.VN"), dedupe_key=None)
    assert await connection.fetchval("SELECT recipient FROM mail") == "An@xn--cng-ty-ixa.vn"


async def test_a_file_is_not_too_large(connection: Connection) -> None:
    large = Attachment(name="a.pdf", media_type="application/pdf", content=bytes(notices.LARGEST_FILES + 1))
    with pytest.raises(InvalidInput) as refused:
        await notices.queue_mail(connection, make_mail(attachments=(large,)), dedupe_key=None)
    assert refused.value.fields == {"attachments": "file_too_large"}


async def test_the_name_of_a_file_is_one_line(connection: Connection) -> None:
    file = replace(MINUTES, name="a\u202e\nb.pdf")
    await notices.queue_mail(connection, make_mail(attachments=(file,)), dedupe_key=None)
    assert await connection.fetchval("SELECT name FROM mail_attachment") == "a b.pdf"


async def test_only_what_stopped_or_is_unsure_can_be_sent_again(connection: Connection) -> None:
    mail_id = await notices.queue_mail(connection, make_mail(), dedupe_key=None)
    assert mail_id
    with pytest.raises(NotFound):
        await notices.send_again(connection, mail_id)
    await connection.execute("UPDATE mail SET state = 'stopped', reason = '550 unknown', ended_at = now()")
    assert [mail.reason for mail in await notices.mails_in_trouble(connection)] == ["550 unknown"]
    await notices.send_again(connection, mail_id)
    assert await notices.mails_in_trouble(connection) == []
