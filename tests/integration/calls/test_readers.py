"""Scientists read a call by a mailed link; what they answer counts for the text that they have read."""

import re

import pytest

from matchmaker.calls import readers
from matchmaker.calls import service as calls
from matchmaker.calls.readers import ReaderDraft, Word
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import InvalidInput, LinkUnusable, WrongState
from matchmaker.rules.actors import VISITOR
from matchmaker.rules.call import Call, CallMove
from tests.support.calls import Council, a_draft, an_open_call

READER = ReaderDraft(email="nguoidoc@truong.example", name="Trần Đọc", locale="vi")
YES = Word(understood=True, would_enter=True, remark="Nên nêu cỡ vải.")


async def tested(connection: Connection, council: Council) -> Call:
    call = await calls.draft(connection, a_draft(), by=council.broker)
    return await calls.move(connection, call.id, CallMove.TEST, by=council.broker)


async def token_of(connection: Connection) -> str:
    """Of the mail that was queued last."""
    body = await connection.fetchval("SELECT body FROM mail WHERE kind = 'call_to_read' ORDER BY id DESC LIMIT 1")
    found = re.search(r"/call-readings/([\w-]+)", body)
    assert found
    return found[1]


async def test_a_reader_answers_by_the_link_once(connection: Connection, council: Council) -> None:
    call = await tested(connection, council)
    await readers.ask(connection, call.id, READER, by=council.broker)
    token = await token_of(connection)
    assert (await readers.open_link(connection, token)).call.title == call.title
    await readers.answer(connection, token, YES, by=VISITOR)
    [reading] = await readers.of_call(connection, call.id, by=council.broker)
    assert (reading.understood, reading.would_enter, reading.remark) == (True, True, "Nên nêu cỡ vải.")
    assert (await calls.progress(connection, call.id)).readers_answered == 1
    with pytest.raises(LinkUnusable) as used:
        await readers.answer(connection, token, YES, by=VISITOR)
    assert used.value.code == "link_used"
    with pytest.raises(InvalidInput):  # they have answered
        await readers.ask(connection, call.id, READER, by=council.broker)


async def test_readers_of_an_older_text_are_told_apart_and_asked_again(
    connection: Connection, council: Council
) -> None:
    call = await tested(connection, council)
    await readers.ask(connection, call.id, READER, by=council.broker)
    await readers.answer(connection, await token_of(connection), YES, by=VISITOR)
    await connection.execute("UPDATE call_reading SET answered_at = now() - interval '1 hour'")
    settings = await calls.edit(connection, call.id, a_draft(keep_days=90), version=call.version, by=council.broker)
    await connection.execute("UPDATE call SET written_at = now() - interval '2 hours'")
    assert (await calls.progress(connection, call.id)).readers_answered == 1, "settings are not what is read"
    said = a_draft(problem="Một bài toán khác hẳn.", keep_days=90)
    await calls.edit(connection, call.id, said, version=settings.version, by=council.broker)
    [reading] = await readers.of_call(connection, call.id, by=council.broker)
    assert reading.older
    assert (await calls.progress(connection, call.id)).readers_answered == 0
    await readers.ask(connection, call.id, READER, by=council.broker)
    await readers.answer(connection, await token_of(connection), YES, by=VISITOR)
    [reading] = await readers.of_call(connection, call.id, by=council.broker)
    assert not reading.older


async def test_nobody_is_asked_before_the_call_is_ready_nor_after_it_opened(
    connection: Connection, council: Council
) -> None:
    call = await calls.draft(connection, a_draft(), by=council.broker)
    with pytest.raises(WrongState):
        await readers.ask(connection, call.id, READER, by=council.broker)
    tested_call = await tested(connection, council)
    await readers.ask(connection, tested_call.id, READER, by=council.broker)
    await connection.execute("UPDATE call SET state = 'cancelled', cancelled_because = 'x'")
    with pytest.raises(LinkUnusable) as void:
        await readers.open_link(connection, await token_of(connection))
    assert void.value.code == "link_void"


async def test_what_is_wrong_with_whom_is_asked_is_told_together(connection: Connection, council: Council) -> None:
    call = await tested(connection, council)
    with pytest.raises(InvalidInput) as refused:
        await readers.ask(
            connection, call.id, ReaderDraft(email="không phải", name="", locale="other"), by=council.broker
        )
    assert set(refused.value.fields) == {"reader_email", "reader_name", "reader_locale"}


async def test_an_open_call_has_no_readers_any_more(connection: Connection, council: Council) -> None:
    call = await an_open_call(connection, council)
    with pytest.raises(WrongState):
        await readers.ask(connection, call.id, READER, by=council.broker)
