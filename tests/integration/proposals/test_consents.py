"""Both sides answer: by a link that only reads when opened, or signed in; once, in time, and not after an edit."""

import asyncio
import hashlib
import io
from dataclasses import replace

import pytest
from docx import Document

from matchmaker.ground.db import Connection, Pool, transaction
from matchmaker.ground.errors import InvalidInput, LinkUnusable, NotAllowed, NotFound, WrongState
from matchmaker.listings.needs import service as needs
from matchmaker.listings.needs.service import draft_of
from matchmaker.people import accounts, membership
from matchmaker.proposals import consents, decisions, official_letters, views
from matchmaker.proposals.consents import Answer, Outcome
from matchmaker.rules.actors import SYSTEM, VISITOR, Actor
from matchmaker.rules.proposal import ProposalState, Side
from tests.support.proposals import (
    BUDGET,
    BUSINESS,
    BUYER_EMAIL,
    LAB_EMAIL,
    Desk,
    actions_on,
    an_asked,
    mails_to,
    notices_of,
    stored,
    stored_desk,
    token_for,
)

YES, NO = Answer(agrees=True), Answer(agrees=False, refusal=BUDGET)
ELSEWHERE = replace(VISITOR, origin="203.0.113.9")


async def rows_of(connection: Connection) -> list[object]:
    """Everything that a reader could change by accident."""
    tables = ("proposal", "consent", "consent_link", "mail", "notice", "audit_entry")
    return [await connection.fetch(f"SELECT * FROM {table} ORDER BY 1") for table in tables]


async def test_opening_a_link_shows_and_changes_nothing(connection: Connection, desk: Desk) -> None:
    await an_asked(connection, desk)
    token = await token_for(connection, BUYER_EMAIL)
    before = await rows_of(connection)
    for _ in range(3):  # the scanner of a mail server, the preview of a phone, the person
        question = await consents.open_consent(connection, token, by=ELSEWHERE)
    assert await rows_of(connection) == before
    assert (question.side, question.changed, question.name) == (Side.NEED, False, f"Người {BUYER_EMAIL}")
    assert question.need.organisation_name == BUSINESS


async def test_two_agreements_introduce_and_open_contacts_to_both(connection: Connection, desk: Desk) -> None:
    proposal = await an_asked(connection, desk)
    by_link = await consents.answer_by_link(connection, await token_for(connection, BUYER_EMAIL), YES, by=ELSEWHERE)
    assert by_link is Outcome.WAITING
    assert (await views.get(connection, proposal.id, by=desk.lab)).contacts == {}
    assert await consents.answer_as_contact(connection, proposal.id, YES, by=desk.lab) is Outcome.INTRODUCED
    assert await actions_on(connection, proposal.id) == ["pair", "approve", "ask", "agree", "agree", "introduce"]
    for actor in (desk.buyer, desk.lab, desk.labs_colleague):
        view = await views.get(connection, proposal.id, by=actor)
        assert view.state is ProposalState.INTRODUCED
        assert view.contacts[Side.NEED].email == BUYER_EMAIL
        assert view.contacts[Side.SOLUTION].email == LAB_EMAIL
        assert BUSINESS in (view.introduction or "")
        assert (await notices_of(connection, actor))[-1] == "introduced"


async def test_the_minutes_are_kept_with_their_hash_and_go_to_both_sides_without_the_draft_of_the_letter(
    connection: Connection, desk: Desk
) -> None:
    proposal = await an_asked(connection, desk)
    for actor in (desk.buyer, desk.lab):
        await consents.answer_as_contact(connection, proposal.id, YES, by=actor)
    view = await views.get(connection, proposal.id, by=desk.buyer)
    assert [d.kind for d in view.documents] == ["meeting_minutes"]
    name, _, content = await views.document(connection, proposal.id, view.documents[0].id, by=desk.buyer)
    text = "\n".join(p.text for p in Document(io.BytesIO(content)).paragraphs)
    assert "BIÊN BẢN LÀM VIỆC" in text
    assert BUSINESS in text
    for email in (BUYER_EMAIL, LAB_EMAIL):
        mail = (await mails_to(connection, email))[-1]
        assert mail["kind"] == "introduction"
        files = await connection.fetch("SELECT * FROM mail_attachment WHERE mail_id = $1 ORDER BY position", mail["id"])
        assert [file["name"] for file in files] == [name]
        assert hashlib.sha256(files[0]["content"]).digest() == hashlib.sha256(content).digest()
    with pytest.raises(NotFound):
        await views.document(connection, proposal.id, view.documents[0].id, by=desk.stranger)
    [draft] = [
        d
        for d in (await views.get(connection, proposal.id, by=desk.broker)).documents
        if d.kind == official_letters.DRAFT
    ]
    for reader in (desk.buyer, desk.lab):  # nobody has signed it yet
        with pytest.raises(NotFound):
            await views.document(connection, proposal.id, draft.id, by=reader)


async def test_a_link_answers_once(connection: Connection, desk: Desk) -> None:
    proposal = await an_asked(connection, desk)
    token = await token_for(connection, BUYER_EMAIL)
    assert await consents.answer_by_link(connection, token, YES, by=ELSEWHERE) is Outcome.WAITING
    for act in (consents.open_consent(connection, token, by=ELSEWHERE), refuse_by(connection, token)):
        with pytest.raises(LinkUnusable) as refused:
            await act
        assert refused.value.code == "link_used"
    assert (await stored(connection, proposal.id)).state is ProposalState.ONE_AGREED


async def refuse_by(connection: Connection, token: str) -> Outcome:
    return await consents.answer_by_link(connection, token, NO, by=ELSEWHERE)


async def test_an_expired_link_says_so(connection: Connection, desk: Desk) -> None:
    await an_asked(connection, desk)
    token = await token_for(connection, BUYER_EMAIL)
    await connection.execute("UPDATE consent SET asked_at = now() - interval '20 days', answer_by = now()")
    with pytest.raises(LinkUnusable) as refused:
        await consents.open_consent(connection, token, by=ELSEWHERE)
    assert refused.value.code == "link_expired"


async def test_a_link_is_bound_to_the_person_it_was_sent_to(connection: Connection, desk: Desk) -> None:
    await an_asked(connection, desk)
    token = await token_for(connection, BUYER_EMAIL)
    for somebody in (desk.stranger, desk.lab, desk.buyers_colleague, desk.broker):
        for act in (consents.open_consent(connection, token, by=somebody), answer_as(connection, token, somebody)):
            with pytest.raises(LinkUnusable) as refused:
                await act
            assert refused.value.code == "link_of_another"
    assert await consents.open_consent(connection, token, by=desk.buyer)
    with pytest.raises(LinkUnusable) as unknown:
        await consents.open_consent(connection, "not-a-token", by=ELSEWHERE)
    assert unknown.value.code == "link_unusable"


async def answer_as(connection: Connection, token: str, actor: Actor) -> Outcome:
    return await consents.answer_by_link(connection, token, YES, by=actor)


async def test_whoever_has_no_account_answers_by_link_and_the_audit_names_nobody(
    connection: Connection, desk: Desk
) -> None:
    proposal = await an_asked(connection, desk, organisation="Công ty Không Tài Khoản", email="co@congty.example")
    token = await token_for(connection, "co@congty.example")
    with pytest.raises(LinkUnusable) as refused:
        await consents.open_consent(connection, token, by=desk.stranger)
    assert refused.value.code == "link_of_another"
    assert await consents.answer_by_link(connection, token, YES, by=ELSEWHERE) is Outcome.WAITING
    entry = await connection.fetchrow("SELECT * FROM audit_entry WHERE action = 'proposal:agree'")
    assert entry
    assert (entry["actor"], entry["origin"], entry["details"]) == ("link", "203.0.113.9", {"side": "need"})
    assert await consents.answer_as_contact(connection, proposal.id, YES, by=desk.lab) is Outcome.INTRODUCED
    assert (await mails_to(connection, "co@congty.example"))[-1]["kind"] == "introduction"


async def test_the_link_of_somebody_who_is_the_contact_no_more_ends(connection: Connection, desk: Desk) -> None:
    proposal = await an_asked(connection, desk)
    token = await token_for(connection, BUYER_EMAIL)
    assert desk.buyer.organisation_id
    assert desk.buyers_colleague.person_id
    await membership.name_contact(connection, desk.buyer.organisation_id, desk.buyers_colleague.person_id, by=SYSTEM)
    with pytest.raises(LinkUnusable):
        await consents.answer_by_link(connection, token, YES, by=ELSEWHERE)
    new_contact = (await accounts.get(connection, desk.buyers_colleague.person_id)).actor()
    assert (await views.get(connection, proposal.id, by=new_contact)).may_answer


async def test_a_colleague_reads_but_only_the_contact_consents(connection: Connection, desk: Desk) -> None:
    proposal = await an_asked(connection, desk)
    view = await views.get(connection, proposal.id, by=desk.labs_colleague)
    assert (view.side, view.may_answer, view.desk) == (Side.SOLUTION, False, None)
    for actor, error in ((desk.labs_colleague, NotAllowed), (desk.stranger, NotFound), (desk.broker, NotFound)):
        with pytest.raises((error, NotAllowed)):
            await consents.answer_as_contact(connection, proposal.id, YES, by=actor)
    assert (await views.get(connection, proposal.id, by=desk.lab)).may_answer


async def test_a_side_answers_once_also_when_signed_in(connection: Connection, desk: Desk) -> None:
    proposal = await an_asked(connection, desk)
    await consents.answer_as_contact(connection, proposal.id, YES, by=desk.lab)
    with pytest.raises(WrongState):
        await consents.answer_as_contact(connection, proposal.id, NO, by=desk.lab)


async def test_a_refusal_ends_it_and_its_words_stay_with_the_desk(connection: Connection, desk: Desk) -> None:
    proposal = await an_asked(connection, desk)
    with pytest.raises(InvalidInput):
        await consents.answer_as_contact(connection, proposal.id, Answer(agrees=False), by=desk.lab)
    no = Answer(agrees=False, refusal=replace(BUDGET, note="Đối tác chậm trả tiền"))
    assert await consents.answer_as_contact(connection, proposal.id, no, by=desk.lab) is Outcome.REFUSED
    seen = await views.get(connection, proposal.id, by=desk.buyer)
    assert seen.state is ProposalState.REFUSED
    assert "chậm trả tiền" not in repr(seen)
    assert "budget" not in repr(seen.consents)
    assert "chậm trả tiền" in repr(await views.get(connection, proposal.id, by=desk.broker))
    with pytest.raises(LinkUnusable) as refused:
        await consents.open_consent(connection, await token_for(connection, BUYER_EMAIL), by=ELSEWHERE)
    assert refused.value.code == "link_void"
    assert (await notices_of(connection, desk.broker))[-1] == "consent_refused"


async def test_an_edit_after_the_approval_asks_again(connection: Connection, desk: Desk) -> None:
    proposal = await an_asked(connection, desk)
    await consents.answer_as_contact(connection, proposal.id, YES, by=desk.lab)
    need = await needs.get(connection, proposal.need_id, by=desk.buyer)
    await needs.edit(connection, need.id, replace(draft_of(need), outcome="Đọc cả hợp đồng"), by=desk.buyer)
    token = await token_for(connection, BUYER_EMAIL)
    assert (await consents.open_consent(connection, token, by=ELSEWHERE)).changed
    assert await consents.answer_by_link(connection, token, YES, by=ELSEWHERE) is Outcome.CHANGED
    back = await stored(connection, proposal.id)
    assert back.state is ProposalState.SUGGESTED
    again = await decisions.approve(connection, proposal.id, by=desk.broker, version=back.version)
    assert (again.state, again.round) == (ProposalState.ASKED, 2)
    with pytest.raises(LinkUnusable):  # that of the first round
        await consents.answer_by_link(connection, token, YES, by=ELSEWHERE)
    view = await views.get(connection, proposal.id, by=desk.lab)
    assert [c.answer for c in view.consents] == [None, None]


async def test_renewing_or_a_new_telephone_asks_nobody_again(connection: Connection, desk: Desk) -> None:
    proposal = await an_asked(connection, desk)
    need = await needs.get(connection, proposal.need_id, by=desk.buyer)
    await needs.edit(connection, need.id, replace(draft_of(need), phone="0909999999"), by=desk.buyer)
    await consents.answer_as_contact(connection, proposal.id, YES, by=desk.lab)
    assert await consents.answer_as_contact(connection, proposal.id, YES, by=desk.buyer) is Outcome.INTRODUCED


async def test_two_sides_that_agree_at_once_are_introduced_once(pool: Pool) -> None:
    desk = await stored_desk(pool)
    async with transaction(pool) as connection:
        proposal = await an_asked(connection, desk)

    async def agrees(actor: Actor) -> Outcome:
        async with transaction(pool) as connection:
            return await consents.answer_as_contact(connection, proposal.id, YES, by=actor)

    outcomes = await asyncio.gather(agrees(desk.buyer), agrees(desk.lab))
    assert sorted(outcomes) == [Outcome.INTRODUCED, Outcome.WAITING]
    async with transaction(pool) as connection:
        assert await connection.fetchval("SELECT count(*) FROM introduction") == 1
        assert await connection.fetchval("SELECT count(*) FROM mail WHERE kind = 'introduction'") == 2


async def test_withdrawing_ends_the_links(connection: Connection, desk: Desk) -> None:
    proposal = await an_asked(connection, desk)
    await decisions.withdraw(connection, proposal.id, BUDGET, by=desk.lab, version=proposal.version)
    with pytest.raises(LinkUnusable) as refused:
        await consents.answer_by_link(connection, await token_for(connection, BUYER_EMAIL), YES, by=ELSEWHERE)
    assert refused.value.code == "link_void"
    assert (await notices_of(connection, desk.buyer))[-1] == "proposal_withdrawn"
