"""What is hidden stays hidden until both have agreed: in every result of every service, every mail, every notice."""

from dataclasses import replace
from typing import Any

import pytest

from matchmaker.ground.db import Connection
from matchmaker.ground.errors import NotAllowed, NotFound
from matchmaker.listings.needs import service as needs
from matchmaker.proposals import consents, decisions, suggestions, thread, views
from matchmaker.proposals.consents import Answer, Outcome
from matchmaker.proposals.desk import reasons_for_organisation
from matchmaker.proposals.thread import Audience, MessageDraft
from matchmaker.rules.actors import VISITOR
from matchmaker.rules.proposal import ProposalState, Side
from tests.support.listings import need_draft
from tests.support.proposals import (
    BUDGET,
    BUSINESS,
    BUYER_EMAIL,
    LAB_EMAIL,
    Desk,
    a_pair,
    a_proposal,
    an_asked,
    mails_to,
    stored,
    token_for,
)

YES = Answer(agrees=True)
SECRETS = (BUSINESS, "ketoan@minhanh.example", BUYER_EMAIL, "Phòng Kế toán", "Kho Bình Chánh", "minhanh")


async def everything_the_lab_can_read(connection: Connection, people: Desk, proposal_id: int) -> str:
    """Every result that a service gives to the supplier's side, its mails and its notices, as one text."""
    found: list[Any] = []
    for actor in (people.lab, people.labs_colleague):
        found.append(await views.get(connection, proposal_id, by=actor))
        found.append(await thread.read(connection, proposal_id, by=actor))
        found += await connection.fetch("SELECT * FROM notice WHERE person_id = $1", actor.person_id)
    found.append(await reasons_for_organisation(connection, people.lab.organisation_id or 0, by=people.lab))
    found += await mails_to(connection, LAB_EMAIL)
    token = await token_for(connection, LAB_EMAIL)
    found.append(await consents.open_consent(connection, token, by=replace(VISITOR, origin="203.0.113.9")))
    return repr(found)


@pytest.mark.parametrize("confidentiality", ["anonymous", "brokers"])
async def test_no_result_names_the_owner_before_both_agreed(
    connection: Connection, desk: Desk, confidentiality: str
) -> None:
    draft = need_draft(
        organisation=BUSINESS,
        email="ketoan@minhanh.example",
        contact_name="Phòng Kế toán",
        place="Kho Bình Chánh",
        data_owner="Phòng Kế toán",
        confidentiality=confidentiality,
    )
    need = await needs.submit(connection, draft, by=desk.buyer)
    need = await needs.set_state(connection, need.id, need.state.PUBLISHED, by=desk.broker)
    _, solution = await a_pair(connection, desk)
    proposal = await suggestions.pair_by_hand(connection, need.id, solution.id, "Hợp", by=desk.broker)
    proposal = await decisions.approve(connection, proposal.id, by=desk.broker, version=proposal.version)
    await thread.write(connection, proposal.id, MessageDraft(body="Xin hỏi thêm"), by=desk.buyers_colleague)
    await consents.answer_as_contact(connection, proposal.id, YES, by=desk.buyer)
    text = await everything_the_lab_can_read(connection, desk, proposal.id)
    assert "2.000 hóa đơn giấy" in text  # the text itself may be read
    assert [secret for secret in SECRETS if secret.lower() in text.lower()] == []
    assert desk.buyer.name not in text
    assert f"organisation_id={desk.buyer.organisation_id}," not in text
    assert await consents.answer_as_contact(connection, proposal.id, YES, by=desk.lab) is Outcome.INTRODUCED
    assert (await views.get(connection, proposal.id, by=desk.lab)).need.organisation_name == BUSINESS


async def test_the_owner_of_a_need_that_only_brokers_see_is_asked_first(connection: Connection, desk: Desk) -> None:
    proposal = await an_asked(connection, desk, confidentiality="brokers")
    assert not await mails_to(connection, LAB_EMAIL)
    with pytest.raises(NotFound):
        await views.get(connection, proposal.id, by=desk.lab)
    with pytest.raises(NotAllowed):
        await decisions.request_information(connection, proposal.id, Side.SOLUTION, "Có dùng được?", by=desk.broker)
    await consents.answer_as_contact(connection, proposal.id, YES, by=desk.buyer)
    assert [mail["kind"] for mail in await mails_to(connection, LAB_EMAIL)] == ["consent_request"]
    assert (await stored(connection, proposal.id)).state is ProposalState.ONE_AGREED


async def test_a_refusal_by_that_owner_leaves_no_trace_with_the_other(connection: Connection, desk: Desk) -> None:
    proposal = await an_asked(connection, desk, confidentiality="brokers")
    refused = Answer(agrees=False, refusal=BUDGET)
    await consents.answer_as_contact(connection, proposal.id, refused, by=desk.buyer)
    assert await connection.fetchval("SELECT count(*) FROM notice WHERE person_id = $1", desk.lab.person_id) == 0
    with pytest.raises(NotFound):
        await views.get(connection, proposal.id, by=desk.lab)


async def test_the_buyer_sees_the_solution_without_its_contact(connection: Connection, desk: Desk) -> None:
    proposal = await an_asked(connection, desk)
    view = await views.get(connection, proposal.id, by=desk.buyer)
    assert (view.solution.email, view.solution.phone) == (None, None)
    assert "lab@vien.example" not in repr(view)
    assert LAB_EMAIL not in repr(view)
    at_the_desk = await views.get(connection, proposal.id, by=desk.broker)
    assert at_the_desk.solution.phone == "0281234567"
    assert at_the_desk.side is None


async def test_a_note_of_the_desk_is_read_at_the_desk_alone(connection: Connection, desk: Desk) -> None:
    proposal = await an_asked(connection, desk)
    await thread.add_note(connection, proposal.id, "Gọi lại thứ Hai", by=desk.broker)
    await thread.write(
        connection, proposal.id, MessageDraft(body="Chỉ hỏi bên cầu", audience=Audience.NEED), by=desk.broker
    )
    assert [m.body for m in await thread.read(connection, proposal.id, by=desk.lab)] == []
    assert [m.body for m in await thread.read(connection, proposal.id, by=desk.buyer)] == ["Chỉ hỏi bên cầu"]
    told = [m.body for m in await thread.read(connection, proposal.id, by=desk.colleague)]
    assert told == ["Cùng bài toán", "Gọi lại thứ Hai", "Chỉ hỏi bên cầu"]
    with pytest.raises(NotAllowed):
        await thread.add_note(connection, proposal.id, "Của tôi", by=desk.lab)


async def test_what_was_declined_unseen_stays_unseen(connection: Connection, desk: Desk) -> None:
    proposal = await a_proposal(connection, desk)
    await decisions.decline(connection, proposal.id, BUDGET, by=desk.broker, version=proposal.version)
    for actor in (desk.buyer, desk.lab):
        with pytest.raises(NotFound):
            await views.get(connection, proposal.id, by=actor)
