"""A lost mail loses nobody: the link of a question again, by the desk, by the side, or from one's own page."""

from dataclasses import replace

import pytest

from matchmaker.cases import clock, confirmations, renewed_links, views
from matchmaker.cases.clock import WordOnUse
from matchmaker.cases.moves import OpenedCase
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import LinkUnusable, NotFound, TooManyAttempts, WrongState
from matchmaker.rules.actors import VISITOR
from matchmaker.rules.proposal import Side
from tests.support.cases import BUYER, LINK, YES, Office, a_case, a_verified, case_actions, seen, state
from tests.support.proposals import mails_to


async def an_asked_case(connection: Connection, office: Office) -> OpenedCase:
    case = await a_case(connection, office)
    await confirmations.ask(connection, case.id, Side.NEED, by=office.broker, version=case.version)
    return await seen(connection, case.id)


async def tokens(connection: Connection) -> list[str]:
    return [found[1] for mail in await mails_to(connection, BUYER) if (found := LINK.search(mail["body"]))]


async def test_every_link_of_an_open_question_opens_until_one_has_answered(
    connection: Connection, office: Office
) -> None:
    case = await an_asked_case(connection, office)
    await renewed_links.send_link(connection, case.id, Side.NEED, by=office.broker)
    first, second = await tokens(connection)
    for token in (first, second):
        assert (await confirmations.open_link(connection, token, by=VISITOR)).case_id == case.id
    await confirmations.answer(connection, second, YES, by=VISITOR)
    with pytest.raises(LinkUnusable, match="link_used"):
        await confirmations.open_link(connection, first, by=VISITOR)
    assert (await case_actions(connection, case.id))[-2:] == ["send_link", "confirm"]


async def test_the_side_itself_may_ask_for_the_mail_and_nobody_else(connection: Connection, office: Office) -> None:
    case = await an_asked_case(connection, office)
    colleague = replace(office.desk.buyer, person_id=office.desk.lab.person_id, authorised_contact=False)
    await renewed_links.send_link(connection, case.id, Side.NEED, by=colleague)
    assert len(await tokens(connection)) == 2
    for stranger in (office.desk.lab, office.verifier):
        with pytest.raises(NotFound):
            await renewed_links.send_link(connection, case.id, Side.NEED, by=stranger)


async def test_the_mail_goes_out_three_times_an_hour_at_most(connection: Connection, office: Office) -> None:
    case = await an_asked_case(connection, office)
    for _ in range(3):
        await renewed_links.send_link(connection, case.id, Side.NEED, by=office.broker)
    with pytest.raises(TooManyAttempts):
        await renewed_links.send_link(connection, case.id, Side.NEED, by=office.broker)


@pytest.mark.parametrize("closed", ["over", "changed", "never asked"])
async def test_a_question_that_takes_no_answer_has_no_link_to_send(
    connection: Connection, office: Office, closed: str
) -> None:
    case = await an_asked_case(connection, office)
    if closed == "over":
        await connection.execute("UPDATE case_confirmation SET answer_by = now() - interval '1 day'")
    if closed == "changed":
        await state(connection, case, office, in_city=True)
    side = Side.SOLUTION if closed == "never asked" else Side.NEED
    with pytest.raises(WrongState):
        await renewed_links.send_link(connection, case.id, side, by=office.broker)
    if side is Side.NEED:
        assert list(await renewed_links.waiting_for(connection, by=office.desk.buyer)) == []


async def test_who_was_mailed_and_is_signed_in_finds_it_waiting_and_answers_without_the_mail(
    connection: Connection, office: Office
) -> None:
    case = await an_asked_case(connection, office)
    assert [each.case_id for each in await renewed_links.waiting_for(connection, by=office.desk.buyer)] == [case.id]
    assert list(await renewed_links.waiting_for(connection, by=office.desk.lab)) == []
    with pytest.raises(NotFound):
        await renewed_links.own_link(connection, case.id, by=office.desk.lab)
    path = await renewed_links.own_link(connection, case.id, by=office.desk.buyer)
    await confirmations.answer(connection, path.rsplit("/", 1)[1], YES, by=office.desk.buyer)
    assert list(await renewed_links.waiting_for(connection, by=office.desk.buyer)) == []


async def test_whoever_is_asked_again_whether_it_is_used_finds_that_waiting_and_answers_it_too(
    connection: Connection, office: Office
) -> None:
    case = await a_verified(connection, office)
    await clock.tick(connection, now=await connection.fetchval("SELECT now()"))
    [waits] = await renewed_links.waiting_for(connection, by=office.desk.buyer)
    assert (waits.case_id, waits.on_use) == (case.id, True)
    assert (await views.get(connection, case.id, by=office.desk.buyer)).own_follow_up
    for other in (office.desk.lab, office.broker):
        assert not (await views.get(connection, case.id, by=other)).own_follow_up
        with pytest.raises(NotFound):
            await renewed_links.own_link(connection, case.id, by=other)
    first = (await tokens(connection))[-1]
    await renewed_links.send_link(connection, case.id, Side.NEED, by=office.broker)
    again = (await tokens(connection))[-1]
    for token in (first, again):
        assert (await clock.open_link(connection, token, by=VISITOR)).case_id == case.id
    path = await renewed_links.own_link(connection, case.id, by=office.desk.buyer)
    assert path.startswith("/case-follow-ups/")
    await clock.answer(connection, path.rsplit("/", 1)[1], WordOnUse(still_used=True), by=office.desk.buyer)
    assert list(await renewed_links.waiting_for(connection, by=office.desk.buyer)) == []
    assert not (await views.get(connection, case.id, by=office.broker)).open_follow_up
    with pytest.raises(WrongState):
        await renewed_links.send_link(connection, case.id, Side.NEED, by=office.broker)
