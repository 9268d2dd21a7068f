"""What a broker decides, and what they may not: on real rows, two at once, twice, out of turn."""

import asyncio

import asyncpg
import pytest

from matchmaker.ground.db import Connection, Pool, transaction
from matchmaker.ground.errors import Conflict, InvalidInput, NotAllowed, NotFound, WrongState
from matchmaker.listings import review_questions
from matchmaker.listings.needs import service as needs
from matchmaker.proposals import decisions, suggestions, thread, views
from matchmaker.rules.actors import Actor, Role
from matchmaker.rules.listing import ListingState
from matchmaker.rules.proposal import Addressee, Proposal, ProposalState, Refusal, Side
from matchmaker.rules.proposal import ConflictOfInterest as Interest
from tests.support.listings import behalf, make_need, make_solution, need_draft
from tests.support.proposals import (
    BUDGET,
    INSTITUTE,
    Desk,
    a_person,
    a_proposal,
    actions_on,
    an_asked,
    mails_to,
    notices_of,
    stored,
    stored_desk,
)


async def test_an_approval_asks_both_sides_and_is_kept_with_what_was_seen(connection: Connection, desk: Desk) -> None:
    proposal = await an_asked(connection, desk)
    assert proposal.state is ProposalState.ASKED
    assert proposal.assignee_id == desk.broker.person_id
    assert await actions_on(connection, proposal.id) == ["pair", "approve", "ask"]
    [decision] = await connection.fetch("SELECT * FROM proposal_decision WHERE proposal_id = $1", proposal.id)
    assert (decision["verdict"], decision["decided_by"], decision["by_hand"]) == ("approved", desk.broker.name, True)
    for email in ("lan@minhanh.example", "binh@vien.example"):
        [mail] = await mails_to(connection, email)
        assert mail["kind"] == "consent_request"
    for actor in (desk.buyer, desk.buyers_colleague, desk.lab):
        assert await notices_of(connection, actor) == ["consent_requested"]


async def test_of_two_brokers_at_once_one_wins(pool: Pool) -> None:
    desk = await stored_desk(pool)
    async with transaction(pool) as connection:
        proposal = await a_proposal(connection, desk)

    async def approves() -> Proposal:
        async with transaction(pool) as connection:
            return await decisions.approve(connection, proposal.id, by=desk.broker, version=proposal.version)

    async def declines() -> Proposal:
        async with transaction(pool) as connection:
            return await decisions.decline(connection, proposal.id, BUDGET, by=desk.colleague, version=proposal.version)

    results = await asyncio.gather(approves(), declines(), return_exceptions=True)
    assert sorted(type(r).__name__ for r in results) == ["Conflict", "Proposal"]
    async with transaction(pool) as connection:
        assert len(await connection.fetch("SELECT FROM proposal_decision")) == 1
        assert len(await connection.fetch("SELECT FROM mail")) in (0, 2)


async def test_a_decision_on_what_somebody_changed_meanwhile_is_refused(connection: Connection, desk: Desk) -> None:
    proposal = await a_proposal(connection, desk)
    await suggestions.place(connection, proposal.id, 1, "Rất gấp", by=desk.colleague, version=proposal.version)
    with pytest.raises(Conflict):
        await decisions.approve(connection, proposal.id, by=desk.broker, version=proposal.version)
    assert (await stored(connection, proposal.id)).place == 1


async def test_a_skipped_step_is_a_wrong_state(connection: Connection, desk: Desk) -> None:
    proposal = await a_proposal(connection, desk)
    with pytest.raises(WrongState):
        await decisions.ask_again(connection, proposal.id, by=desk.broker, version=proposal.version)
    declined = await decisions.decline(connection, proposal.id, BUDGET, by=desk.broker, version=proposal.version)
    with pytest.raises(WrongState) as refused:
        await decisions.approve(connection, proposal.id, by=desk.broker, version=declined.version)
    assert refused.value.params == {"old": "declined", "new": "approved"}


async def test_declining_takes_a_reason_of_the_list(connection: Connection, desk: Desk) -> None:
    proposal = await a_proposal(connection, desk)
    with pytest.raises(InvalidInput) as refused:
        await decisions.decline(connection, proposal.id, Refusal(reason="no"), by=desk.broker, version=proposal.version)
    assert refused.value.fields == {"reason": "unknown_code"}


async def test_nobody_approves_their_own(connection: Connection, desk: Desk) -> None:
    proposal = await a_proposal(connection, desk)
    of_the_lab = (await a_person(connection, "kiem@vien.example", Role.BROKER, desk.lab.organisation_id)).actor()
    for act in (decisions.approve, decisions.ask_again):
        with pytest.raises((NotAllowed, WrongState)):
            await act(connection, proposal.id, by=of_the_lab, version=proposal.version)
    with pytest.raises(NotAllowed) as refused:
        await decisions.decline(connection, proposal.id, BUDGET, by=of_the_lab, version=proposal.version)
    assert refused.value.code == "not_own"
    assert (await stored(connection, proposal.id)).state is ProposalState.SUGGESTED


async def test_who_entered_a_record_for_others_sees_the_conflict_and_cannot_approve(
    connection: Connection, desk: Desk
) -> None:
    draft = need_draft(organisation="Công ty Nhờ Nhập")
    need = await needs.submit(connection, draft, by=desk.broker, behalf=behalf())
    await needs.set_state(connection, need.id, ListingState.PUBLISHED, by=desk.colleague)
    solution = await make_solution(connection, organisation=INSTITUTE)
    proposal = await suggestions.pair_by_hand(connection, need.id, solution.id, "Hợp", by=desk.broker)
    shown = (await views.get(connection, proposal.id, by=desk.broker)).desk
    assert shown
    assert shown.conflicts == (Interest.ENTERED_RECORD,)
    with pytest.raises(NotAllowed) as refused:
        await decisions.approve(connection, proposal.id, by=desk.broker, version=proposal.version)
    assert refused.value.code == "conflict_of_interest"
    approved = await decisions.approve(connection, proposal.id, by=desk.colleague, version=proposal.version)
    assert approved.state is ProposalState.ASKED


async def test_a_public_body_is_never_introduced(connection: Connection, desk: Desk) -> None:
    proposal = await a_proposal(connection, desk, organisation="Sở Thử Nghiệm", organisation_kind="public_body")
    with pytest.raises(NotAllowed) as refused:
        await decisions.approve(connection, proposal.id, by=desk.broker, version=proposal.version)
    assert refused.value.code == "public_body_not_introduced"
    assert (await stored(connection, proposal.id)).state is ProposalState.SUGGESTED


async def test_what_is_not_published_any_more_is_not_approved(connection: Connection, desk: Desk) -> None:
    proposal = await a_proposal(connection, desk)
    await needs.set_state(connection, proposal.need_id, ListingState.PAUSED, by=desk.buyer)
    with pytest.raises(InvalidInput) as refused:
        await decisions.approve(connection, proposal.id, by=desk.broker, version=proposal.version)
    assert refused.value.fields == {"need": "not_published"}


async def test_a_side_that_cannot_be_reached_keeps_everybody_unasked_until_the_broker_names_somebody(
    connection: Connection, desk: Desk
) -> None:
    need = await make_need(connection, organisation="Công ty Chỉ Có Điện Thoại", phone="0901234567", email=None)
    solution = await make_solution(connection, organisation=INSTITUTE)
    proposal = await suggestions.pair_by_hand(connection, need.id, solution.id, "Hợp", by=desk.broker)
    approved = await decisions.approve(connection, proposal.id, by=desk.broker, version=proposal.version)
    assert approved.state is ProposalState.APPROVED
    assert not await mails_to(connection, "binh@vien.example")
    with pytest.raises(InvalidInput) as refused:
        await decisions.ask_again(connection, proposal.id, by=desk.broker, version=approved.version)
    assert refused.value.fields == {"need": "unreachable"}
    named = {Side.NEED: Addressee(name="Lê Văn Tám", email="Tam@Congty.example")}
    asked = await decisions.ask_again(connection, proposal.id, by=desk.broker, version=approved.version, contacts=named)
    assert asked.state is ProposalState.ASKED
    # who takes the record over is invited with the question
    kinds = [mail["kind"] for mail in await mails_to(connection, "tam@congty.example")]
    assert sorted(kinds) == ["consent_request", "invitation"]


async def test_an_officer_cannot_consent_for_anybody(connection: Connection, desk: Desk) -> None:
    own = {"organisation": "Công ty Nhờ Nhập", "email": "hoa@so.example"}
    proposal = await a_proposal(connection, desk, **own)
    approved = await decisions.approve(connection, proposal.id, by=desk.colleague, version=proposal.version)
    assert approved.state is ProposalState.APPROVED  # that address is as good as none
    named = {Side.NEED: Addressee(name="Trần Hòa", email="Hoa@so.example")}
    with pytest.raises(InvalidInput) as refused:
        await decisions.ask_again(connection, proposal.id, by=desk.colleague, version=approved.version, contacts=named)
    assert refused.value.fields == {"need": "officers_address"}
    assert not await mails_to(connection, "hoa@so.example")


async def test_an_owner_is_invited_once_the_record_is_theirs_beyond_doubt(connection: Connection, desk: Desk) -> None:
    """Whoever posts without an account may write any name: an approval must not make them a member of it."""
    without_account = Actor(name="visitor", role=Role.SYSTEM)
    need = await needs.submit(connection, need_draft(organisation="Công ty Nhờ Nhập"), by=without_account)
    await needs.set_state(connection, need.id, ListingState.PUBLISHED, by=desk.broker)
    solution = await make_solution(connection, organisation=INSTITUTE)
    proposal = await suggestions.pair_by_hand(connection, need.id, solution.id, "Hợp", by=desk.broker)
    await decisions.approve(connection, proposal.id, by=desk.broker, version=proposal.version)
    assert [m["kind"] for m in await mails_to(connection, "lienhe@thunghiem.example")] == ["consent_request"]


async def test_outsiders_and_sides_that_were_not_asked_find_nothing(connection: Connection, desk: Desk) -> None:
    proposal = await a_proposal(connection, desk)
    for actor in (desk.stranger, desk.buyer, desk.lab):
        with pytest.raises(NotFound):
            await views.get(connection, proposal.id, by=actor)
        with pytest.raises(NotFound):
            await decisions.approve(connection, proposal.id, by=actor, version=proposal.version)


async def test_a_question_goes_to_one_side_alone_and_opens_the_thread_for_it(
    connection: Connection, desk: Desk
) -> None:
    proposal = await a_proposal(connection, desk)
    await decisions.request_information(connection, proposal.id, Side.NEED, "Hóa đơn có mã QR không?", by=desk.broker)
    assert [m.body for m in await thread.read(connection, proposal.id, by=desk.buyer)] == ["Hóa đơn có mã QR không?"]
    assert await notices_of(connection, desk.buyer) == ["information_requested"]
    with pytest.raises(NotFound):
        await thread.read(connection, proposal.id, by=desk.lab)
    assert not await notices_of(connection, desk.lab)


async def test_a_record_in_review_goes_back_with_a_question(connection: Connection, desk: Desk) -> None:
    need = await needs.submit(connection, need_draft(), by=desk.buyer)
    await review_questions.ask(connection, "need", need.id, "Có bao nhiêu?", by=desk.broker)
    assert (await needs.get(connection, need.id, by=desk.broker)).state is ListingState.INFORMATION_REQUESTED
    assert await notices_of(connection, desk.buyer) == ["information_requested"]


async def test_the_database_keeps_one_proposal_a_pair(connection: Connection, desk: Desk) -> None:
    proposal = await a_proposal(connection, desk)
    again = await suggestions.pair_by_hand(
        connection, proposal.need_id, proposal.solution_id, "Lần nữa", by=desk.colleague
    )
    assert again.id == proposal.id
    with pytest.raises(asyncpg.UniqueViolationError):
        await connection.execute(
            "INSERT INTO proposal (need_id, solution_id, state, by_hand, created_by) "
            "VALUES ($1, $2, 'suggested', true, 'x')",
            proposal.need_id,
            proposal.solution_id,
        )
