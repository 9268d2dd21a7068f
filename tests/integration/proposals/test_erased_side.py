"""Somebody is erased while a proposal waits for the other side: nothing is sent to nobody, and nothing fails."""

from matchmaker.ground.db import Connection
from matchmaker.privacy import erasing
from matchmaker.proposals import consents
from matchmaker.proposals.consents import Answer, Outcome
from matchmaker.rules.actors import SYSTEM
from tests.support.proposals import BUYER_EMAIL, LAB_EMAIL, Desk, an_asked, mails_to

YES = Answer(agrees=True)


async def test_the_other_side_is_introduced_though_who_agreed_was_erased(connection: Connection, desk: Desk) -> None:
    proposal = await an_asked(connection, desk)
    await consents.answer_as_contact(connection, proposal.id, YES, by=desk.lab)
    await erasing.erase(connection, desk.lab.person_id or 0, by=SYSTEM)
    assert await consents.answer_as_contact(connection, proposal.id, YES, by=desk.buyer) is Outcome.INTRODUCED
    assert [mail["kind"] for mail in await mails_to(connection, BUYER_EMAIL)][-1] == "introduction"
    assert await mails_to(connection, LAB_EMAIL) == []
