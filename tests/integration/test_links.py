"""Every mailed link keeps the same rules, whatever it is for: `mailed_links` mails one of each purpose."""

import asyncio

import pytest

from matchmaker.ground import links
from matchmaker.ground.db import Connection, Pool, transaction
from matchmaker.ground.errors import LinkUnusable
from matchmaker.ground.keys import digest
from matchmaker.ground.links import Purpose
from matchmaker.privacy import erasing
from matchmaker.proposals import consent_requests, moves
from matchmaker.proposals.consent_requests import CONSENT_LINK
from matchmaker.rules.actors import SYSTEM
from matchmaker.rules.proposal import Addressee, Side
from tests.support.mailed_links import KINDS, Kind
from tests.support.people import a_person
from web import app
from web.ground.link_pages import Behind

EACH = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.purpose.name)


async def opens(connection: Connection, purpose: Purpose, token: str) -> bool:
    try:
        (await links.find(connection, purpose, token)).require_open()
    except LinkUnusable:
        return False
    return True


@EACH
async def test_a_link_opens_for_its_purpose_in_the_language_of_its_mail_until_its_time_is_over(
    pool: Pool, kind: Kind
) -> None:
    token = await kind.mailed_token(pool)
    altered = token[:-1] + ("A" if token[-1] != "A" else "E")
    async with transaction(pool) as connection:
        assert await opens(connection, kind.purpose, token)
        assert await links.language(connection, kind.purpose, token) == kind.locale
        for wrong in (altered, token.lower(), "", digest(token).hex()):
            assert not await opens(connection, kind.purpose, wrong)
        for other in (other for other in KINDS if other is not kind):
            assert not await opens(connection, other.purpose, token), other.purpose.name
            assert await links.language(connection, other.purpose, token) is None
        if kind.end:
            await connection.execute(kind.end)
            assert not await opens(connection, kind.purpose, token)
    if kind.end:
        with pytest.raises(LinkUnusable):
            await kind.use(pool, token)
        assert await pool.fetchval(kind.counts) == 0


@EACH
async def test_of_two_who_use_a_link_at_once_one_does_unless_it_may_be_used_again(pool: Pool, kind: Kind) -> None:
    token = await kind.mailed_token(pool)
    before = await pool.fetchval(kind.counts)
    outcomes = await asyncio.gather(*(kind.use(pool, token) for _ in range(2)), return_exceptions=True)
    refused = [outcome for outcome in outcomes if isinstance(outcome, BaseException)]
    assert [type(outcome) for outcome in refused] == [LinkUnusable] * (2 - kind.wins)
    assert await pool.fetchval(kind.counts) - before == kind.effects
    if kind.wins == 1:
        with pytest.raises(LinkUnusable):
            await kind.use(pool, token)


@EACH
async def test_a_link_ends_with_whoever_it_was_mailed_to(pool: Pool, kind: Kind) -> None:
    token = await kind.mailed_token(pool)
    async with transaction(pool) as connection:
        person_id = await connection.fetchval("SELECT id FROM person WHERE email = $1", kind.to)
        person_id = person_id or (await a_person(connection, email=kind.to)).id
        await erasing.erase(connection, person_id, by=SYSTEM)
        assert not await opens(connection, kind.purpose, token)
        assert await links.language(connection, kind.purpose, token) is None
    with pytest.raises(LinkUnusable):
        await kind.use(pool, token)


async def test_a_link_that_a_new_asking_takes_away_does_not_answer_even_if_its_answer_was_waiting(pool: Pool) -> None:
    kind = next(kind for kind in KINDS if kind.purpose is CONSENT_LINK)
    token = await kind.mailed_token(pool)
    async with transaction(pool) as connection:
        opened = await moves.hold(connection, await connection.fetchval("SELECT id FROM proposal"), by=SYSTEM)
        late = asyncio.ensure_future(kind.use(pool, token))
        await someone_waits(pool)
        person = Addressee(name="Trần Bình", email="binh@minhanh.example")
        await consent_requests.ask_side(connection, opened, Side.NEED, person, by=SYSTEM)
    with pytest.raises(LinkUnusable):
        await late
    assert await pool.fetchval(kind.counts) == 0


async def someone_waits(pool: Pool) -> None:
    """Until another connection waits for what this test holds."""
    async with asyncio.timeout(20):
        while not await pool.fetchval("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"):
            await asyncio.sleep(0.02)


def test_every_page_with_a_token_in_its_address_says_which_links_lead_to_it() -> None:
    pages = [route for room in app.ROUTES for route in room.router.routes if "{token}" in route.path]
    purposes = set()
    for route in pages:
        [purpose] = [found.dependency.purpose for found in route.dependencies if isinstance(found.dependency, Behind)]
        assert route.path.startswith(purpose.path("{token}")), route.path
        purposes.add(purpose.name)
    assert purposes == {kind.purpose.name for kind in KINDS}
