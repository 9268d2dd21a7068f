"""No answer: one reminder, then overdue and back to the broker, for whom asking again is easy."""

from datetime import UTC, datetime, timedelta

from matchmaker.ground.db import Connection
from matchmaker.listings.needs import service as needs
from matchmaker.listings.needs.service import draft_of
from matchmaker.notices.model import NoticeKind
from matchmaker.proposals import clock, consents, decisions, views
from matchmaker.proposals.clock import Ticked
from matchmaker.proposals.consents import Answer, Outcome
from matchmaker.rules.proposal import PROMISED_DAYS, Promise, ProposalState, Side
from tests.support.proposals import (
    BUYER_EMAIL,
    LAB_EMAIL,
    Desk,
    a_proposal,
    actions_on,
    an_asked,
    mails_to,
    notices_of,
    stored,
    token_for,
)

YES = Answer(agrees=True)
NOTHING = Ticked(reopened=0, reminded=0, overdue=0)
DAYS = PROMISED_DAYS[Promise.ANSWER]


def after(days: float) -> datetime:
    return datetime.now(UTC) + timedelta(days=days)


async def kinds_to(connection: Connection, email: str) -> list[str]:
    return [mail["kind"] for mail in await mails_to(connection, email)]


async def test_who_does_not_answer_is_reminded_once_and_then_it_is_overdue(connection: Connection, desk: Desk) -> None:
    proposal = await an_asked(connection, desk)
    await consents.answer_as_contact(connection, proposal.id, YES, by=desk.lab)
    assert await clock.tick(connection, now=after(DAYS / 2 - 1)) == NOTHING
    assert await clock.tick(connection, now=after(DAYS / 2 + 1)) == Ticked(reopened=0, reminded=1, overdue=0)
    assert await clock.tick(connection, now=after(DAYS / 2 + 1)) == NOTHING
    assert await kinds_to(connection, BUYER_EMAIL) == ["consent_request", "consent_reminder"]
    assert await kinds_to(connection, LAB_EMAIL) == ["consent_request"]  # who has answered is left in peace
    assert await clock.tick(connection, now=after(DAYS + 2)) == Ticked(reopened=0, reminded=0, overdue=1)
    assert await clock.tick(connection, now=after(DAYS + 3)) == NOTHING
    assert (await stored(connection, proposal.id)).state is ProposalState.OVERDUE
    assert (await notices_of(connection, desk.broker))[-1] == NoticeKind.CONSENT_OVERDUE
    assert (await actions_on(connection, proposal.id))[-2:] == ["remind", "lapse"]


async def test_both_links_answer_until_one_has(connection: Connection, desk: Desk) -> None:
    proposal = await an_asked(connection, desk)
    first = await token_for(connection, BUYER_EMAIL)
    await clock.tick(connection, now=after(DAYS / 2 + 1))
    second = await token_for(connection, BUYER_EMAIL)
    assert first != second
    assert (await consents.open_consent(connection, second, by=desk.buyer)).proposal_id == proposal.id
    assert await consents.answer_by_link(connection, first, YES, by=desk.buyer) is Outcome.WAITING


async def test_who_is_reminded_late_still_has_time(connection: Connection, desk: Desk) -> None:
    """The program stood still for weeks: nobody is overdue who was never reminded."""
    proposal = await an_asked(connection, desk)
    late = after(DAYS * 3)
    assert (await clock.tick(connection, now=late)).overdue == 0
    view = await views.get(connection, proposal.id, by=desk.buyer)
    assert view.due_at
    assert view.due_at >= late + timedelta(days=DAYS / 2)
    assert (await clock.tick(connection, now=view.due_at)).overdue == 1


async def test_asking_again_asks_only_who_has_not_agreed(connection: Connection, desk: Desk) -> None:
    proposal = await an_asked(connection, desk)
    await consents.answer_as_contact(connection, proposal.id, YES, by=desk.lab)
    old = await token_for(connection, BUYER_EMAIL)
    await clock.tick(connection, now=after(DAYS / 2 + 1))
    await clock.tick(connection, now=after(DAYS + 2))
    overdue = await stored(connection, proposal.id)
    asked = await decisions.ask_again(connection, proposal.id, by=desk.broker, version=overdue.version)
    assert asked.state is ProposalState.ONE_AGREED
    assert await kinds_to(connection, LAB_EMAIL) == ["consent_request"]
    assert (await kinds_to(connection, BUYER_EMAIL))[-1] == "consent_request"
    new = await token_for(connection, BUYER_EMAIL)
    assert new != old
    assert await consents.answer_by_link(connection, new, YES, by=desk.buyer) is Outcome.INTRODUCED


async def test_an_edited_record_goes_back_with_the_next_stroke(connection: Connection, desk: Desk) -> None:
    proposal = await an_asked(connection, desk)
    need = await needs.get(connection, proposal.need_id, by=desk.buyer)
    draft = draft_of(need)
    await needs.edit(connection, need.id, draft, by=desk.buyer)  # saved anew, the same words
    assert await clock.tick(connection, now=after(0)) == NOTHING
    await needs.edit(connection, need.id, type(draft)(**vars(draft) | {"measure": "Số giờ"}), by=desk.buyer)
    assert await clock.tick(connection, now=after(0)) == Ticked(reopened=1, reminded=0, overdue=0)
    assert (await stored(connection, proposal.id)).state is ProposalState.SUGGESTED
    assert (await notices_of(connection, desk.broker))[-1] == NoticeKind.PROPOSAL_REOPENED


async def test_everybody_concerned_reads_by_when_an_answer_is_promised(connection: Connection, desk: Desk) -> None:
    proposal = await a_proposal(connection, desk)
    view = await views.get(connection, proposal.id, by=desk.broker)
    assert view.step is Promise.DECIDE
    await decisions.approve(connection, proposal.id, by=desk.broker, version=proposal.version)
    promised = {
        (shown.step, shown.due_at)
        for shown in [await views.get(connection, proposal.id, by=a) for a in (desk.broker, desk.buyer, desk.lab)]
    }
    assert len(promised) == 1
    [(step, due_at)] = promised
    assert step is Promise.ANSWER
    assert due_at
    assert due_at > after(DAYS - 1)
    assert view.side is None
    assert Side.NEED.other is Side.SOLUTION
