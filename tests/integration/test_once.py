"""A form does its work once: copies get what the first made, other content under its key is told."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from matchmaker.ground import once
from matchmaker.ground.db import Connection, Pool, transaction
from matchmaker.ground.errors import InvalidInput, SentOtherwise
from matchmaker.ground.once import Done, Sending
from matchmaker.listings.needs import service as needs
from matchmaker.rules.actors import LOCAL_PERSON
from tests.support.listings import need_draft

SENT = Sending(key="k1", subject="need", content=bytes(32))
CORRECTED = replace(SENT, content=bytes(31) + b"1")


async def post(connection: Connection) -> int:
    return (await needs.submit(connection, need_draft(), by=LOCAL_PERSON)).id


async def posted(connection: Connection) -> int:
    count: int = await connection.fetchval("SELECT count(*) FROM need")
    return count


async def test_a_form_sent_twice_makes_one_need(connection: Connection) -> None:
    first = await once.do(connection, SENT, post)
    again = await once.do(connection, SENT, post)
    assert (first.again, again) == (False, Done(made=first.made, again=True))
    assert await posted(connection) == 1


async def test_copies_that_arrive_at_once_take_turns(pool: Pool) -> None:
    async def send() -> Done:
        async with transaction(pool) as connection:
            return await once.do(connection, SENT, post)

    done = await asyncio.gather(send(), send(), send())
    assert len({each.made for each in done}) == 1
    assert sorted(each.again for each in done) == [False, True, True]


async def test_other_content_under_the_same_key_is_told_and_not_dropped(connection: Connection) -> None:
    first = await once.do(connection, SENT, post)
    with pytest.raises(SentOtherwise) as told:
        await once.do(connection, CORRECTED, post)
    assert (told.value.subject, told.value.made) == ("need", first.made)
    assert (await once.do(connection, replace(CORRECTED, key="k2"), post)).again is False


async def test_a_form_that_was_refused_is_corrected_under_its_own_key(pool: Pool) -> None:
    async def refuse(_: Connection) -> int:
        raise InvalidInput({"problem": "required"})

    with pytest.raises(InvalidInput):
        async with transaction(pool) as connection:
            await once.do(connection, SENT, refuse)
    async with transaction(pool) as connection:
        assert (await once.do(connection, CORRECTED, post)).again is False


async def test_a_key_from_before_contents_were_kept_stands_for_whatever_comes(connection: Connection) -> None:
    await connection.execute("INSERT INTO idempotency_key (key, subject, subject_id) VALUES ('k1', 'need', 7)")
    assert await once.do(connection, SENT, post) == Done(made=7, again=True)


async def test_keys_are_dropped_after_a_while(connection: Connection) -> None:
    await once.do(connection, SENT, post)
    await once.tidy(connection)
    assert await once.was_done(connection, "k1", "need")
    late = timedelta(days=once.KEPT_DAYS, seconds=1)
    await connection.execute("UPDATE idempotency_key SET at = at - $1::interval", late)
    await once.tidy(connection)
    assert not await once.was_done(connection, "k1", "need")
