"""What both parties and the officer hear of a case, each in their own language."""

from typing import Any

import pytest

from matchmaker.cases import confirmations, desk_actions, verification
from matchmaker.cases.answered_links import open_answered
from matchmaker.cases.moves import OpenedCase
from matchmaker.cases.party_links import CONFIRMATION_LINK
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import LinkUnusable
from matchmaker.rules.actors import VISITOR
from matchmaker.rules.proposal import Addressee, Side
from matchmaker.rules.stages import Stage
from tests.support.cases import BUYER, LAB, K, Office, a_case, a_verified, an_accepted, paper, seen, token_to, verify
from tests.support.proposals import mails_to, notices_of


async def last_mail(connection: Connection, email: str) -> Any:  # noqa: ANN401  # a row
    return (await mails_to(connection, email))[-1]


async def heard(connection: Connection, office: Office) -> list[str]:
    """The last notice of each side's contact, and of the officer."""
    people = (office.desk.buyer, office.desk.lab, office.broker)
    return [(await notices_of(connection, person))[-1] for person in people]


async def refuse(connection: Connection, case: OpenedCase, office: Office) -> None:
    version = (await seen(connection, case.id)).version
    await verification.refuse(
        connection, case.id, "document_unclear", by=office.verifier, version=version, note="Thiếu trang 3"
    )


async def test_whoever_is_asked_to_confirm_and_has_an_account_is_told_inside_too(
    connection: Connection, office: Office
) -> None:
    case = await a_case(connection, office)
    await confirmations.ask(connection, case.id, Side.NEED, by=office.broker, version=case.version)
    assert (await notices_of(connection, office.desk.buyer))[-1] == "case_to_confirm"
    assert "case_to_confirm" not in await notices_of(connection, office.desk.lab)


async def test_both_parties_hear_of_a_refusal_with_its_reason_and_not_what_the_verifier_noted(
    connection: Connection, office: Office
) -> None:
    case = await an_accepted(connection, office)
    await refuse(connection, case, office)
    assert await heard(connection, office) == ["case_refused"] * 3
    for email in (BUYER, LAB):
        mail = await last_mail(connection, email)
        assert mail["kind"] == "case_refused"
        assert "Lý do: Tài liệu chưa rõ" in mail["body"]
        assert f"/cases/{case.id}\n" in mail["body"]
        assert "Thiếu trang 3" not in mail["body"]
    await refuse(connection, case, office)
    assert [m["kind"] for m in await mails_to(connection, BUYER)].count("case_refused") == 2


async def test_both_parties_hear_that_the_transfer_counts_and_that_it_is_taken_back(
    connection: Connection, office: Office
) -> None:
    await connection.execute("UPDATE person SET locale = 'en' WHERE email = $1", LAB)
    case = await a_verified(connection, office)
    assert await heard(connection, office) == ["case_verified"] * 3
    assert "được tính vào chỉ tiêu" in (await last_mail(connection, BUYER))["body"]
    assert "it counts towards the target" in (await last_mail(connection, LAB))["body"]
    version = (await seen(connection, case.id)).version
    await verification.withdraw(connection, case.id, "contract_cancelled", by=office.verifier, version=version)
    assert await heard(connection, office) == ["case_withdrawn"] * 3
    assert "Lý do: Hợp đồng bị hủy" in (await last_mail(connection, BUYER))["body"]
    assert "Reason: The contract was cancelled" in (await last_mail(connection, LAB))["body"]


async def test_a_result_that_does_not_count_is_not_said_to(connection: Connection, office: Office) -> None:
    await connection.execute("UPDATE organisation SET tax_code = NULL WHERE id = $1", office.desk.buyer.organisation_id)
    await a_verified(connection, office)
    assert "chỉ tiêu" not in (await last_mail(connection, BUYER))["body"]


async def test_both_parties_hear_that_a_case_was_stopped(connection: Connection, office: Office) -> None:
    case = await a_case(connection, office)
    await desk_actions.stop(connection, case.id, "budget", by=office.broker, version=case.version)
    for contact in (office.desk.buyer, office.desk.lab):
        assert (await notices_of(connection, contact))[-1] == "case_stopped"
    assert "Lý do: Kinh phí" in (await last_mail(connection, BUYER))["body"]


async def test_a_party_without_an_account_hears_by_a_link_that_shows_it_what_became_of_the_case(
    connection: Connection, office: Office
) -> None:
    await connection.execute("UPDATE organisation SET authorised_contact_id = NULL")
    case = await a_case(connection, office)
    named = Addressee(name="Công ty Minh Anh", email="ketoan@minhanh.example")
    await confirmations.ask(connection, case.id, Side.NEED, named, by=office.broker, version=case.version)
    opened = await seen(connection, case.id)
    await confirmations.answer(
        connection,
        await token_to(connection, named.email),
        confirmations.PartysWord(agreed=False, note="Chưa nghiệm thu"),
        by=VISITOR,
    )
    await desk_actions.stop(connection, opened.id, "budget", by=office.broker, version=opened.version + 1)
    mail = await last_mail(connection, named.email)
    assert mail["kind"] == "case_stopped"
    assert "Kính gửi Công ty Minh Anh," in mail["body"]
    assert "không cần đăng nhập" in mail["body"]
    token = await token_to(connection, named.email)
    answered = await open_answered(connection, CONFIRMATION_LINK, token, by=VISITOR)
    assert (answered.title, answered.stage, answered.reason) == (case.title, Stage.STOPPED, "budget")


@pytest.mark.parametrize("over", [False, True])
@pytest.mark.parametrize("end", [Stage.STOPPED, Stage.ACCEPTED, Stage.VERIFIED])
async def test_so_does_one_that_was_asked_and_has_not_answered(
    connection: Connection, office: Office, end: Stage, over: bool
) -> None:
    case = await an_accepted(connection, office)
    await connection.execute("UPDATE organisation SET authorised_contact_id = NULL")
    named = Addressee(name="Công ty Minh Anh", email="ketoan@minhanh.example")
    await confirmations.ask(connection, case.id, Side.NEED, named, by=office.broker, version=case.version)
    if over or end is Stage.ACCEPTED:  # a question that a refusal leaves open is still asked
        await connection.execute("UPDATE case_confirmation SET answer_by = now() - interval '1 day'")
    version = (await seen(connection, case.id)).version
    if end is Stage.STOPPED:
        await desk_actions.stop(connection, case.id, "budget", by=office.broker, version=version)
    elif end is Stage.ACCEPTED:
        await refuse(connection, case, office)
    else:
        await verify(connection, case, office)
    assert "không cần đăng nhập" in (await last_mail(connection, named.email))["body"]
    told = await open_answered(connection, CONFIRMATION_LINK, await token_to(connection, named.email), by=VISITOR)
    assert (told.title, told.stage, told.answered_at) == (case.title, end, None)
    assert told.reason == ("budget" if end is Stage.STOPPED else None)
    assert told.refusal == ("document_unclear" if end is Stage.ACCEPTED else None)


async def test_an_open_question_and_one_of_another_are_not_taken_for_news(
    connection: Connection, office: Office
) -> None:
    case = await a_case(connection, office)
    await confirmations.ask(connection, case.id, Side.NEED, by=office.broker, version=case.version)
    token = await token_to(connection, BUYER)
    with pytest.raises(LinkUnusable):
        await open_answered(connection, CONFIRMATION_LINK, token, by=VISITOR)
    version = (await seen(connection, case.id)).version
    await desk_actions.stop(connection, case.id, "budget", by=office.broker, version=version)
    with pytest.raises(LinkUnusable):
        await open_answered(connection, CONFIRMATION_LINK, token, by=office.desk.lab)


async def test_an_account_of_another_organisation_is_not_led_to_a_case_it_may_not_see(
    connection: Connection, office: Office
) -> None:
    await connection.execute("UPDATE organisation SET authorised_contact_id = NULL")
    case = await a_case(connection, office)
    stranger = office.desk.stranger
    email = await connection.fetchval("SELECT email FROM person WHERE id = $1", stranger.person_id)
    named = Addressee(name="Công ty Minh Anh", email=email)
    await confirmations.ask(connection, case.id, Side.NEED, named, by=office.broker, version=case.version)
    assert "case_to_confirm" not in await notices_of(connection, stranger)
    assert (await last_mail(connection, email))["kind"] == "case_confirmation"


@pytest.mark.parametrize("accepted", [False, True])
async def test_a_partys_new_paper_is_told_to_the_officer_and_to_verifiers_once_the_case_is_theirs(
    connection: Connection, office: Office, accepted: bool
) -> None:
    case = await (an_accepted if accepted else a_case)(connection, office)
    before = await notices_of(connection, office.verifier)
    await paper(connection, case, K.INVOICE, 10, by=office.desk.buyer)
    assert (await notices_of(connection, office.broker))[-1] == "case_paper_added"
    assert (await notices_of(connection, office.verifier))[len(before) :] == ["case_paper_added"] * accepted
    await paper(connection, case, K.INVOICE, 9, by=office.broker)
    assert (await notices_of(connection, office.broker)).count("case_paper_added") == 1
