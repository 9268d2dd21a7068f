"""What the desk asks about a record reaches whoever can answer; saving answers, and the desk can take it back."""

from dataclasses import replace

import pytest

from matchmaker.ground.db import Connection
from matchmaker.ground.errors import InvalidInput, LinkUnusable, NotAllowed, NotFound, WrongState
from matchmaker.listings import claims, questions, review_questions
from matchmaker.listings.needs import confirmation
from matchmaker.listings.needs import service as needs
from matchmaker.listings.questions import Outcome
from matchmaker.listings.review_questions import Said
from matchmaker.listings.solutions import service as solutions
from matchmaker.people import membership
from matchmaker.rules.actors import SYSTEM, Role
from matchmaker.rules.listing import ListingState
from matchmaker.rules.need import Need
from matchmaker.rules.personal_data import NOTICE_VERSION
from tests.support.associations import COMPANY, Cast, member
from tests.support.listings import behalf, need_draft, solution_draft
from tests.support.proposals import mails_to, notices_of
from tests.support.questions import QUESTION, SENDER, SOMEBODY, asked_about, from_a_sender, question_on, token_in


async def state_of(connection: Connection, need: Need) -> ListingState:
    return (await needs.get(connection, need.id, by=SYSTEM)).state


async def link_to_sender(connection: Connection) -> str:
    return token_in((await mails_to(connection, SENDER))[-1]["body"], "answer")


async def test_a_question_goes_by_mail_and_notice_to_who_entered_the_record_and_to_its_contact(
    connection: Connection, cast: Cast
) -> None:
    contact = await member(connection, "dau.moi@congty.example", cast.company_id)
    silent = await member(connection, "khac@congty.example", cast.company_id)
    await membership.name_contact(connection, cast.company_id, contact.person_id or 0, by=SYSTEM)
    need = await needs.submit(connection, need_draft(), by=cast.owner)
    assert (await asked_about(connection, need, cast.broker)).mailed == 2
    for email in ("lan@congty.example", "dau.moi@congty.example"):
        [mail] = await mails_to(connection, email)
        assert QUESTION in mail["body"]
        assert f"/needs/{need.id}/edit" in mail["body"]
    assert not await mails_to(connection, "khac@congty.example")
    for actor in (cast.owner, contact, silent):
        assert await notices_of(connection, actor) == ["information_requested"]


async def test_whoever_entered_a_record_for_others_is_asked_too(connection: Connection, cast: Cast) -> None:
    draft = need_draft(organisation=COMPANY)
    need = await needs.submit(connection, draft, by=cast.secretary, behalf=behalf())
    await review_questions.ask(connection, "need", need.id, QUESTION, by=cast.broker)
    assert [mail["kind"] for mail in await mails_to(connection, "ha@hiephoi.example")] == ["information_requested"]


async def test_saving_the_record_answers_and_puts_it_up_for_review_again(connection: Connection, cast: Cast) -> None:
    need = await needs.submit(connection, need_draft(), by=cast.owner)
    await asked_about(connection, need, cast.broker)
    with pytest.raises(InvalidInput) as refused:
        await needs.edit(connection, need.id, need_draft(), by=cast.owner, reply="x" * 2001)
    assert refused.value.fields == {"reply": "too_long"}
    await needs.edit(connection, need.id, need_draft(outcome="Đọc 2.000 tờ."), by=cast.owner, reply="Còn trên giấy.")
    assert await state_of(connection, need) is ListingState.SUBMITTED
    answered = await question_on(connection, need)
    assert (answered.outcome, answered.reply) == (Outcome.ANSWERED, "Còn trên giấy.")
    assert (await asked_about(connection, need, cast.broker)).waits  # and again, where that does not suffice


async def test_a_solution_is_asked_about_and_answered_alike(connection: Connection, cast: Cast) -> None:
    lab = replace(cast.owner, role=Role.INSTITUTE)
    solution = await solutions.submit(connection, solution_draft(), by=lab)
    await review_questions.ask(connection, "solution", solution.id, QUESTION, by=cast.broker)
    [mail] = await mails_to(connection, "lan@congty.example")
    assert f"/solutions/{solution.id}/edit" in mail["body"]
    await solutions.edit(connection, solution.id, solution_draft(), by=lab, reply="Đã quét.")
    assert (await solutions.get(connection, solution.id, by=SYSTEM)).state is ListingState.SUBMITTED
    found = await questions.last(connection, solution_id=solution.id)
    assert found
    assert (found.outcome, found.reply) == (Outcome.ANSWERED, "Đã quét.")


async def test_a_sender_without_account_answers_by_the_mailed_link(connection: Connection, cast: Cast) -> None:
    need = await from_a_sender(connection)
    assert (await asked_about(connection, need, cast.broker)).mailed == 1
    token = await link_to_sender(connection)
    opened = await review_questions.open_link(connection, token)
    assert (opened.need.problem, opened.question.body) == (need.problem, QUESTION)
    with pytest.raises(InvalidInput) as refused:
        await review_questions.answer(connection, token, Said(problem=f" {need.problem}\n", reply=None), by=SOMEBODY)
    assert refused.value.fields == {"reply": "required"}
    await review_questions.answer(
        connection, token, Said(problem=f"{need.problem} Còn trên giấy.", reply=None), by=SOMEBODY
    )
    now = await needs.get(connection, need.id, by=SYSTEM)
    assert now.problem.endswith("Còn trên giấy.")
    assert (now.state, now.organisation_id, now.email) == (ListingState.SUBMITTED, need.organisation_id, SENDER)
    assert not (await review_questions.open_answered(connection, token)).question.waits


async def test_one_mailbox_is_asked_once_though_it_sent_the_need_and_is_a_members(
    connection: Connection, cast: Cast
) -> None:
    need = await from_a_sender(connection, organisation=COMPANY, email="Lan@congty.example")
    assert (await asked_about(connection, need, cast.broker)).mailed == 1
    rows = await connection.fetch("SELECT body FROM mail WHERE kind = 'information_requested'")
    [mail] = [row["body"] for row in rows]
    assert f"/needs/{need.id}/edit" in mail


async def test_a_sender_who_left_a_number_alone_gets_no_mail_and_the_desk_is_told(
    connection: Connection, cast: Cast
) -> None:
    draft = need_draft(organisation="Công ty Điện Thoại", email=None, phone="0901234567")
    need = await confirmation.post(connection, draft, consent=NOTICE_VERSION, locale="vi", by=SOMEBODY)
    await confirmation.confirm_by_phone(connection, need.id, by=cast.broker)
    assert (await asked_about(connection, need, cast.broker)).mailed == 0


async def test_the_desk_takes_back_what_it_asked(connection: Connection, cast: Cast) -> None:
    need = await from_a_sender(connection, organisation=COMPANY)
    await asked_about(connection, need, cast.broker)
    with pytest.raises((NotAllowed, NotFound)):
        await review_questions.take_back(connection, "need", need.id, by=cast.owner)
    await review_questions.take_back(connection, "need", need.id, by=cast.broker)
    assert await state_of(connection, need) is ListingState.SUBMITTED
    assert (await question_on(connection, need)).outcome is Outcome.TAKEN_BACK
    assert await notices_of(connection, cast.owner) == ["information_requested", "question_taken_back"]
    with pytest.raises(LinkUnusable) as over:
        await review_questions.open_link(connection, await link_to_sender(connection))
    assert over.value.code == "link_void"
    with pytest.raises(WrongState):
        await review_questions.take_back(connection, "need", need.id, by=cast.broker)


async def test_a_question_ends_with_the_record_and_the_link_with_the_claim(connection: Connection, cast: Cast) -> None:
    closed, claimed = (
        await from_a_sender(connection),
        await from_a_sender(connection, organisation=COMPANY, email="b@b.example"),
    )
    for need in (closed, claimed):
        await asked_about(connection, need, cast.broker)
    await needs.set_state(connection, closed.id, ListingState.CLOSED, by=cast.broker)
    assert (await question_on(connection, closed)).outcome is Outcome.CLOSED
    assert await claims.claim(connection, "need", claimed.id, None, by=cast.owner)
    token = token_in((await mails_to(connection, "b@b.example"))[-1]["body"], "answer")
    with pytest.raises(LinkUnusable):
        await review_questions.answer(connection, token, Said(problem=claimed.problem, reply="Có."), by=SOMEBODY)
    assert (await question_on(connection, claimed)).waits  # for its owner, who can answer
