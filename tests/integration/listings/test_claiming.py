"""The owner of a record that others entered takes it over; a stranger changes nothing and learns nothing."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Literal

import pytest

from matchmaker.ground.db import Connection, Pool, transaction
from matchmaker.ground.errors import Conflict, InvalidInput, MatchmakerError, NotAllowed, NotFound
from matchmaker.listings import claims
from matchmaker.listings.needs import service as needs
from matchmaker.listings.solutions import service as solutions
from matchmaker.proposals import moves
from matchmaker.proposals.agreed_text import text_hash
from matchmaker.rules.actors import LOCAL_PERSON, SEED_LOADER, Actor
from matchmaker.rules.listing import ListingState
from matchmaker.rules.need import Need
from matchmaker.rules.solution import Solution
from tests.support.associations import COMPANY, Cast, gathered
from tests.support.listings import behalf, make_need, make_solution, need_draft

Subject = Literal["need", "solution"]


async def seeded(connection: Connection, organisation: str = COMPANY) -> int:
    """A published solution that was read from public sources."""
    solution = await make_solution(connection, by=SEED_LOADER, organisation=organisation, confirmed=False)
    return solution.id


async def told(connection: Connection, actor: Actor) -> list[str]:
    rows = await connection.fetch("SELECT kind FROM notice WHERE person_id = $1 ORDER BY id", actor.person_id)
    return [row["kind"] for row in rows]


async def last_entry(connection: Connection) -> tuple[str, str]:
    row = await connection.fetchrow("SELECT action, actor FROM audit_entry ORDER BY id DESC LIMIT 1")
    assert row
    return row["action"], row["actor"]


async def test_a_member_of_the_verified_organisation_takes_over_at_once(connection: Connection, cast: Cast) -> None:
    solution_id = await seeded(connection)
    assert await claims.claim(connection, "solution", solution_id, None, by=cast.owner)
    solution = await solutions.get(connection, solution_id, by=cast.owner)
    assert (solution.confirmed, solution.organisation_id) == (True, cast.company_id)
    assert solution.expires_at is not None  # it has an owner now, who is asked whether it still holds
    assert await last_entry(connection) == ("solution:claim", cast.owner.name)


async def test_whoever_entered_it_is_told_and_the_association_lets_go(connection: Connection, cast: Cast) -> None:
    draft = need_draft(organisation=COMPANY, confidentiality="brokers")
    need = await needs.submit(connection, draft, by=cast.secretary, behalf=behalf())
    assert await claims.claim(connection, "need", need.id, None, by=cast.owner)
    assert await told(connection, cast.secretary) == ["record_claimed"]
    with pytest.raises(NotFound):
        await needs.get(connection, need.id, by=cast.secretary)


async def test_another_organisation_asks_and_a_broker_hands_over(connection: Connection, cast: Cast) -> None:
    solution_id = await seeded(connection, "Khoa Điện toán – Công ty Khác")
    assert not await claims.claim(connection, "solution", solution_id, "Khoa của chúng tôi", by=cast.stranger)
    assert not (await solutions.get(connection, solution_id, by=LOCAL_PERSON)).confirmed
    assert await told(connection, cast.broker) == ["claim_made"]
    [claim] = await claims.waiting(connection, by=cast.broker)
    assert (claim.solution_id, claim.note, claim.organisation_id) == (
        solution_id,
        "Khoa của chúng tôi",
        cast.stranger.organisation_id,
    )
    await claims.decide(connection, claim.id, granted=True, by=cast.broker)
    solution = await solutions.get(connection, solution_id, by=cast.stranger)
    assert (solution.confirmed, solution.organisation_id) == (True, cast.stranger.organisation_id)
    assert await told(connection, cast.stranger) == ["claim_granted"]
    assert await last_entry(connection) == ("solution:claim", cast.broker.name)


async def test_a_refused_claim_leaves_the_record_as_it_was(connection: Connection, cast: Cast) -> None:
    solution_id = await seeded(connection)
    before = await solutions.get(connection, solution_id, by=LOCAL_PERSON)
    await claims.claim(connection, "solution", solution_id, None, by=cast.stranger)
    [claim] = await claims.waiting(connection, by=cast.broker)
    with pytest.raises(InvalidInput) as without:
        await claims.decide(connection, claim.id, granted=False, by=cast.broker)
    assert without.value.fields == {"refusal": "required"}
    await claims.decide(connection, claim.id, granted=False, refusal="Tên khác mã số thuế", by=cast.broker)
    [params] = await connection.fetch("SELECT params FROM notice WHERE person_id = $1", cast.stranger.person_id)
    assert params["params"]["reason"] == "Tên khác mã số thuế"
    assert await solutions.get(connection, solution_id, by=LOCAL_PERSON) == before
    assert await told(connection, cast.stranger) == ["claim_refused"]
    with pytest.raises(Conflict):
        await claims.decide(connection, claim.id, granted=True, by=cast.broker)


async def test_a_strangers_claim_changes_nothing(connection: Connection, cast: Cast) -> None:
    solution_id = await seeded(connection)
    before = await solutions.get(connection, solution_id, by=LOCAL_PERSON)
    for somebody in (cast.stranger, cast.newcomer):
        assert not await claims.claim(connection, "solution", solution_id, None, by=somebody)
        assert not await claims.claim(connection, "solution", solution_id, "nữa", by=somebody)  # twice is once
    assert await solutions.get(connection, solution_id, by=LOCAL_PERSON) == before
    assert len(await claims.waiting(connection, by=cast.broker)) == 2
    assert await claims.waiting(connection, by=cast.stranger) == []


async def outcome(of: Callable[[], Awaitable[bool]]) -> tuple[type[MatchmakerError], str] | bool:
    try:
        return await of()
    except MatchmakerError as error:
        return type(error), error.code


async def test_a_claim_does_not_tell_whether_a_hidden_record_is_there(connection: Connection, cast: Cast) -> None:
    hidden = await make_need(connection, by=SEED_LOADER, confidentiality="brokers", import_key="k")
    await connection.execute("UPDATE need SET confirmed = false")
    for somebody in (cast.stranger, cast.newcomer, cast.nobody):
        of_one, of_none = [
            await outcome(lambda number=number, by=somebody: claims.claim(connection, "need", number, None, by=by))  # type: ignore[misc]
            for number in (hidden.id, hidden.id + 1000)
        ]
        assert of_one == of_none == (NotFound, "not_found")
    assert await connection.fetchval("SELECT count(*) FROM claim") == 0


async def test_who_stands_behind_an_anonymous_need_is_not_told_by_claiming_it(
    connection: Connection, cast: Cast
) -> None:
    need = await make_need(connection, by=cast.broker, organisation="Công ty Giấu Tên", confidentiality="anonymous")
    answers = [
        await claims.claim(connection, "need", need.id, None, by=somebody)
        for somebody in (cast.stranger, cast.newcomer)
    ]
    assert answers == [False, False]
    assert (await needs.get(connection, need.id, by=cast.stranger)).organisation_name == ""


async def test_a_founder_of_an_unverified_organisation_of_that_name_only_asks(
    connection: Connection, cast: Cast
) -> None:
    solution_id = await seeded(connection, "Công ty Chưa Xác Minh")
    assert not await claims.claim(connection, "solution", solution_id, None, by=cast.newcomer)
    assert not (await solutions.get(connection, solution_id, by=LOCAL_PERSON)).confirmed


async def test_a_confirmed_record_is_not_claimed(connection: Connection, cast: Cast) -> None:
    solution = await make_solution(connection, organisation=COMPANY)
    for somebody in (cast.owner, cast.stranger):
        with pytest.raises(Conflict) as refused:
            await claims.claim(connection, "solution", solution.id, None, by=somebody)
        assert refused.value.code == "record_confirmed"


async def test_whoever_belongs_to_no_organisation_has_nothing_to_claim_for(connection: Connection, cast: Cast) -> None:
    solution_id = await seeded(connection)
    with pytest.raises(NotAllowed) as refused:
        await claims.claim(connection, "solution", solution_id, None, by=cast.nobody)
    assert refused.value.code == "no_organisation"


async def test_nobody_decides_a_claim_of_their_own_organisation(connection: Connection, cast: Cast) -> None:
    solution_id = await seeded(connection)
    await claims.claim(connection, "solution", solution_id, None, by=cast.stranger)
    [claim] = await claims.waiting(connection, by=cast.broker)
    for organisation_id in (cast.stranger.organisation_id, cast.company_id):
        related = replace(cast.broker, organisation_id=organisation_id)
        with pytest.raises(NotAllowed):
            await claims.decide(connection, claim.id, granted=True, by=related)
    with pytest.raises(NotFound):
        await claims.decide(connection, claim.id, granted=True, by=cast.stranger)


async def test_one_owner_is_found_and_the_others_are_told(connection: Connection, cast: Cast) -> None:
    solution_id = await seeded(connection)
    await claims.claim(connection, "solution", solution_id, None, by=cast.stranger)
    await claims.claim(connection, "solution", solution_id, None, by=cast.owner)
    assert await told(connection, cast.stranger) == ["claim_refused"]
    assert await claims.waiting(connection, by=cast.broker) == []


async def test_two_brokers_decide_one_claim_at_once_and_one_wins(pool: Pool) -> None:
    async with transaction(pool) as connection:
        cast = await gathered(connection)
        solution_id = await seeded(connection)
        await claims.claim(connection, "solution", solution_id, None, by=cast.stranger)
        [claim] = await claims.waiting(connection, by=cast.broker)

    async def decide(granted: bool) -> bool:
        refusal = None if granted else "Hồ sơ không nêu tên đơn vị"
        async with transaction(pool) as connection:
            await claims.decide(connection, claim.id, granted=granted, by=cast.broker, refusal=refusal)
        return granted

    results = await asyncio.gather(decide(True), decide(False), return_exceptions=True)
    [won] = [result for result in results if isinstance(result, bool)]
    assert [result.code for result in results if isinstance(result, Conflict)] in (
        ["claim_decided"],
        ["record_confirmed"],
    )
    confirmed = await pool.fetchval("SELECT confirmed FROM solution WHERE id = $1", solution_id)
    assert confirmed is won


async def test_claiming_asks_nobody_anew_who_has_agreed_to_an_introduction(connection: Connection, cast: Cast) -> None:
    draft = need_draft(organisation=COMPANY)
    need = await needs.submit(connection, draft, by=cast.secretary, behalf=behalf())
    solution_id = await seeded(connection, "Trường Đại học Thử Nghiệm")
    before = text_hash(await moves.parties_of(connection, need.id, solution_id))
    await claims.claim(connection, "need", need.id, None, by=cast.owner)
    assert text_hash(await moves.parties_of(connection, need.id, solution_id)) == before


@pytest.mark.parametrize("subject", ["need", "solution"])
async def test_an_unverified_organisation_changes_nothing_of_what_sources_say_until_its_claim_is_granted(
    connection: Connection, cast: Cast, subject: Subject
) -> None:
    service = needs if subject == "need" else solutions
    record = await _published_for(connection, subject, "Công ty Chưa Xác Minh", cast)
    for state in (ListingState.PAUSED, ListingState.CLOSED):
        with pytest.raises(NotAllowed) as refused:
            await service.set_state(connection, record.id, state, by=cast.newcomer)
        assert refused.value.code == "claim_first"
    with pytest.raises(NotAllowed):
        await service.renew(connection, record.id, by=cast.newcomer)
    assert not await claims.claim(connection, subject, record.id, None, by=cast.newcomer)
    with pytest.raises(NotAllowed):
        await service.set_state(connection, record.id, ListingState.PAUSED, by=cast.newcomer)
    [claim] = await claims.waiting(connection, by=cast.broker)
    await claims.decide(connection, claim.id, granted=True, by=cast.broker)
    paused = await service.set_state(connection, record.id, ListingState.PAUSED, by=cast.newcomer)
    assert paused.state is ListingState.PAUSED


async def _published_for(connection: Connection, subject: Subject, organisation: str, cast: Cast) -> Need | Solution:
    """What others entered for this organisation, and the desk has published."""
    if subject == "solution":
        return await make_solution(connection, by=SEED_LOADER, organisation=organisation, confirmed=False)
    need = await needs.submit(connection, need_draft(organisation=organisation), by=cast.secretary, behalf=behalf())
    return await needs.set_state(connection, need.id, ListingState.PUBLISHED, by=LOCAL_PERSON)


async def test_the_claimants_own_mailbox_says_nothing_of_the_organisation_that_let_them_in(
    connection: Connection, cast: Cast
) -> None:
    solution_id = await seeded(connection, "Công ty Chưa Xác Minh")
    await claims.claim(connection, "solution", solution_id, None, by=cast.newcomer)
    [claim] = await claims.waiting(connection, by=cast.broker)
    [mailboxes] = [fact for fact in claim.facts if fact.what == "mail_domain"]
    assert (mailboxes.asked, mailboxes.known, mailboxes.same) == (["chua.example"], [], None)
