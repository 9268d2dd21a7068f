"""Erasing a person who is named in transfer cases: what loses the name, what stays to the letter and who is told."""

from dataclasses import replace

import pytest

from matchmaker.cases import clock, confirmations, contacts, desk_actions
from matchmaker.cases.clock import WordOnUse
from matchmaker.cases.confirmations import PartysWord
from matchmaker.cases.contacts import ContactDraft
from matchmaker.cases.desk_actions import EventDraft
from matchmaker.cases.erasing import ConfirmedText
from matchmaker.cases.moves import MoveDetails, OpenedCase
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import NotAllowed
from matchmaker.people import accounts
from matchmaker.privacy import erasing
from matchmaker.rules.actors import LOCAL_PERSON, SYSTEM, VISITOR
from matchmaker.rules.facts import ContactBody
from matchmaker.rules.proposal import Side
from matchmaker.rules.stages import CaseMove
from tests.support.cases import BUYER, YES, Office, a_case, a_verified, days_ago, seen, state, token_to
from tests.support.counts import cases_counted

NAME = "Phạm Thị Hồng Nhung"
TABLES = (
    *("transfer_case", "delivered_solution", "case_step", "case_event", "case_contact", "case_evidence"),
    *("case_confirmation", "case_follow_up", "case_verification"),
)


@pytest.fixture
async def nhung(connection: Connection, office: Office) -> int:
    """The buyer's contact, under a name that nobody else has."""
    person_id = office.desk.buyer.person_id
    assert person_id
    await connection.execute("UPDATE person SET name = $2 WHERE id = $1", person_id, NAME)
    assert (await accounts.get(connection, person_id)).email == BUYER
    return person_id


async def traces(connection: Connection, *words: str) -> set[str]:
    """Tables of cases in which a word still stands."""
    found = set()
    for table in TABLES:
        rows = await connection.fetch(f"SELECT to_jsonb(x)::text AS body FROM {table} x")
        if any(word.lower() in row["body"].lower() for word in words for row in rows):
            found.add(table)
    return found


async def named_everywhere(connection: Connection, office: Office) -> OpenedCase:
    case = await a_case(connection, office)
    case = await state(
        connection,
        case,
        office,
        process=f"{NAME} nhập hóa đơn",
        no_price_reason=f"Bà {NAME} nói là tặng",
        route="applied",
    )
    await connection.execute("UPDATE delivered_solution SET summary = $1", f"Làm cho {NAME}")
    draft = EventDraft(title=f"Gặp {NAME}", starts_at=await connection.fetchval("SELECT now()"), place=f"Phòng {NAME}")
    await desk_actions.plan_event(connection, case.id, draft, by=office.broker)
    met = ContactDraft(
        body=ContactBody.DOST, happened_on=await days_ago(connection, 2), named_both=True, note=f"Gọi {BUYER}"
    )
    await contacts.record_contact(connection, case.id, met, by=office.broker)
    version = (await seen(connection, case.id)).version
    step = MoveDetails(note=f"{NAME} nghỉ phép")
    await desk_actions.advance(connection, case.id, CaseMove.HOLD, by=office.broker, version=version, step=step)
    version = (await seen(connection, case.id)).version
    await confirmations.ask(connection, case.id, Side.NEED, by=office.broker, version=version)
    refusal = PartysWord(agreed=False, note=f"Hỏi {NAME}", name=NAME)
    await confirmations.answer(connection, await token_to(connection, BUYER), refusal, by=VISITOR)
    return await seen(connection, case.id)


async def test_a_case_that_nobody_has_confirmed_loses_the_name_everywhere(
    connection: Connection, office: Office, nhung: int
) -> None:
    case = await named_everywhere(connection, office)
    named = {"transfer_case", "delivered_solution", "case_step", "case_event", "case_contact", "case_confirmation"}
    assert await traces(connection, NAME, BUYER) == named
    assert await erasing.confirmed_texts(connection, nhung, by=LOCAL_PERSON) == []
    await erasing.erase(connection, nhung, by=SYSTEM)
    assert await traces(connection, NAME, BUYER) == set()
    after = await seen(connection, case.id)
    assert after.process == "[đã xóa] nhập hóa đơn"
    assert after.version == case.version + 1  # who has the old text open does not write it back


async def test_who_answered_later_loses_the_name_also_where_another_link_was_used(
    connection: Connection, office: Office, nhung: int
) -> None:
    await a_verified(connection, office)
    await clock.tick(connection, now=await connection.fetchval("SELECT now()"))
    await clock.answer(connection, await token_to(connection, BUYER), WordOnUse(still_used=True, name=NAME), by=VISITOR)
    await connection.execute(
        "UPDATE case_follow_up SET person_id = NULL, name = 'Ai khác', email = 'khac@minhanh.example'"
    )
    await erasing.erase(connection, nhung, by=SYSTEM)
    row = await connection.fetchrow("SELECT * FROM case_follow_up")
    assert row is not None
    assert (row["answered_name"], row["name"]) == ("[đã xóa]", "Ai khác")
    assert await traces(connection, NAME) == set()


async def test_what_a_party_has_confirmed_stays_to_the_letter_and_the_officer_is_told(
    connection: Connection, office: Office, nhung: int
) -> None:
    case = await a_verified(connection, office, title="Đọc hóa đơn")
    process = f"Phòng kế toán của bà {NAME}"
    await connection.execute("UPDATE transfer_case SET process = $1", process)
    told = await erasing.confirmed_texts(connection, nhung, by=LOCAL_PERSON)
    assert told == [ConfirmedText(case_id=case.id, field="process", body=process)]
    with pytest.raises(NotAllowed):
        await erasing.confirmed_texts(connection, nhung, by=office.broker)
    await erasing.erase(connection, nhung, by=SYSTEM)
    assert (await seen(connection, case.id)).process == process
    assert await erasing.confirmed_texts(connection, nhung, by=LOCAL_PERSON) == []


async def test_erasing_voids_no_confirmation(connection: Connection, office: Office, nhung: int) -> None:
    case = await a_verified(connection, office)
    assert await cases_counted(connection) == (case.id,)
    await erasing.erase(connection, nhung, by=SYSTEM)
    assert await cases_counted(connection) == (case.id,)


async def test_another_of_the_same_name_keeps_theirs(connection: Connection, office: Office, nhung: int) -> None:
    lab = office.desk.lab.person_id
    assert lab
    word = replace(YES, name=NAME)
    case = await a_case(connection, office)
    await connection.execute(
        "UPDATE transfer_case SET adopter_id = $2, brokers = '{}', owner_id = NULL WHERE id = $1",
        *(case.id, office.desk.stranger.organisation_id),
    )
    version = (await seen(connection, case.id)).version
    await confirmations.ask(connection, case.id, Side.SOLUTION, by=office.broker, version=version)
    await confirmations.answer(connection, await token_to(connection, "binh@vien.example"), word, by=VISITOR)
    await erasing.erase(connection, nhung, by=SYSTEM)
    assert await connection.fetchval("SELECT answered_name FROM case_confirmation") == NAME
