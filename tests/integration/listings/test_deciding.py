"""Whoever sent a record hears what the desk decides on it, and why: by mail, by notice, or by a call."""

from dataclasses import replace

import pytest

from matchmaker.ground.db import Connection
from matchmaker.ground.errors import InvalidInput, LinkUnusable
from matchmaker.listings import outcomes, questions, review_questions, steps
from matchmaker.listings.needs import confirmation, withdrawal
from matchmaker.listings.needs import service as needs
from matchmaker.listings.solutions import service as solutions
from matchmaker.notices.model import MailKind, NoticeKind
from matchmaker.proposals import desk
from matchmaker.proposals.desk import QueueFilter
from matchmaker.rules.actors import LOCAL_PERSON, Role
from matchmaker.rules.listing import ListingState
from matchmaker.rules.need import Need
from matchmaker.rules.personal_data import NOTICE_VERSION
from matchmaker.rules.proposal import Promise
from tests.support.associations import COMPANY, Cast
from tests.support.listings import need_draft, solution_draft
from tests.support.proposals import mails_to, notices_of
from tests.support.questions import QUESTION, SENDER, SOMEBODY, asked_about, from_a_sender, question_on, token_in

WHY = "Đơn vị đã có giải pháp đang dùng."
OWNER = "lan@congty.example"


async def of_the_owner(connection: Connection, cast: Cast) -> Need:
    return await needs.submit(connection, need_draft(), by=cast.owner)


async def by_a_number(connection: Connection, cast: Cast) -> Need:
    """Left with a phone number alone, and confirmed by a call."""
    draft = need_draft(organisation="Công ty Điện Thoại", email=None, phone="0901234567")
    need = await confirmation.post(connection, draft, consent=NOTICE_VERSION, locale="vi", by=SOMEBODY)
    await confirmation.confirm_by_phone(connection, need.id, by=cast.broker)
    return need


async def calls(connection: Connection, cast: Cast) -> list[int]:
    page = await desk.queue(connection, QueueFilter(step=Promise.CALL), by=cast.broker)
    return [item.subject_id for item in page.items]


async def test_publishing_is_told_by_mail_and_notice(connection: Connection, cast: Cast) -> None:
    need = await of_the_owner(connection, cast)
    await steps.move(connection, "need", need.id, ListingState.PUBLISHED, by=cast.broker)
    [mail] = await mails_to(connection, OWNER)
    assert mail["kind"] == MailKind.LISTING_PUBLISHED
    assert f"/needs/{need.id}" in mail["body"]
    assert await notices_of(connection, cast.owner) == [NoticeKind.LISTING_PUBLISHED]


async def test_a_solution_is_told_of_alike(connection: Connection, cast: Cast) -> None:
    solution = await solutions.submit(connection, solution_draft(), by=replace(cast.owner, role=Role.INSTITUTE))
    await steps.move(connection, "solution", solution.id, ListingState.CLOSED, by=cast.broker, reason=WHY)
    [mail] = await mails_to(connection, OWNER)
    assert mail["kind"] == MailKind.LISTING_REFUSED
    assert WHY in mail["body"]
    assert await notices_of(connection, cast.owner) == [NoticeKind.LISTING_REFUSED]


async def test_that_nothing_suits_is_told_with_the_reason_and_what_can_follow(
    connection: Connection, cast: Cast
) -> None:
    need = await of_the_owner(connection, cast)
    await needs.set_state(connection, need.id, ListingState.PUBLISHED, by=cast.broker)
    for missing in (None, " \n"):
        with pytest.raises(InvalidInput) as refused:
            await steps.move(
                connection, "need", need.id, ListingState.NO_SUITABLE_SOLUTION, by=cast.broker, reason=missing
            )
        assert refused.value.fields == {"step_reason": "required"}
        await connection.execute("UPDATE need SET state = 'published' WHERE id = $1", need.id)
    await steps.move(connection, "need", need.id, ListingState.NO_SUITABLE_SOLUTION, by=cast.broker, reason=WHY)
    [mail] = await mails_to(connection, OWNER)
    assert WHY in mail["body"]
    assert "đợt kêu gọi giải pháp" in mail["body"]
    decided = await outcomes.of_state(connection, "no_suitable_solution", need_id=need.id)
    assert decided
    assert (decided.reason, decided.mailed) == (WHY, 1)


async def test_what_an_owner_does_with_their_own_record_needs_no_reason_and_is_told_to_nobody(
    connection: Connection, cast: Cast
) -> None:
    need = await of_the_owner(connection, cast)
    await steps.move(connection, "need", need.id, ListingState.CLOSED, by=cast.owner)
    assert not await mails_to(connection, OWNER)
    assert await outcomes.of_state(connection, "closed", need_id=need.id) is None


async def test_a_sender_without_account_gets_the_page_of_the_need_in_each_mail_and_the_first_link_stays_good(
    connection: Connection, cast: Cast
) -> None:
    need = await from_a_sender(connection)
    first = token_in((await mails_to(connection, SENDER))[0]["body"], "confirm")
    await steps.move(connection, "need", need.id, ListingState.PUBLISHED, by=cast.broker)
    await steps.move(connection, "need", need.id, ListingState.CLOSED, by=cast.broker, reason=WHY)
    *_, published, closed = await mails_to(connection, SENDER)
    assert [mail["kind"] for mail in (published, closed)] == [MailKind.LISTING_PUBLISHED, MailKind.LISTING_CLOSED]
    assert WHY in closed["body"]
    assert closed["locale"] == "en"
    links = [first, *(token_in(mail["body"], "confirm") for mail in (published, closed))]
    assert len(set(links)) == 3
    for link in links:
        assert (await confirmation.open_link(connection, link)).need.id == need.id


async def test_whoever_left_a_number_alone_is_called_to_be_told_once(connection: Connection, cast: Cast) -> None:
    need = await by_a_number(connection, cast)
    assert await calls(connection, cast) == []
    await steps.move(connection, "need", need.id, ListingState.PUBLISHED, by=cast.broker)
    assert await calls(connection, cast) == [need.id]
    now = await needs.get(connection, need.id, by=cast.broker)
    told = await confirmation.to_tell(connection, now)
    assert told
    assert told.phone == "0901234567"
    await confirmation.tell_by_phone(connection, need.id, told.outcome_id, by=cast.broker)
    assert await calls(connection, cast) == []
    assert await confirmation.to_tell(connection, now) is None


async def test_a_call_about_one_step_says_nothing_of_the_step_taken_meanwhile(
    connection: Connection, cast: Cast
) -> None:
    need = await by_a_number(connection, cast)
    await steps.move(connection, "need", need.id, ListingState.PUBLISHED, by=cast.broker)
    published = await confirmation.to_tell(connection, await needs.get(connection, need.id, by=cast.broker))
    assert published
    await steps.move(connection, "need", need.id, ListingState.CLOSED, by=cast.broker, reason=WHY)
    await confirmation.tell_by_phone(connection, need.id, published.outcome_id, by=cast.broker)
    assert await calls(connection, cast) == [need.id]


async def test_the_reason_of_the_desk_is_not_said_of_a_later_step_of_the_owner(
    connection: Connection, cast: Cast
) -> None:
    need = await of_the_owner(connection, cast)
    solution = await solutions.submit(connection, solution_draft(), by=replace(cast.owner, role=Role.INSTITUTE))
    await steps.move(connection, "need", need.id, ListingState.CLOSED, by=cast.broker, reason=WHY)
    await steps.move(connection, "solution", solution.id, ListingState.CLOSED, by=cast.broker, reason=WHY)
    await needs.reopen(connection, need.id, by=cast.owner)
    await solutions.reopen(connection, solution.id, by=replace(cast.owner, role=Role.INSTITUTE))
    await steps.move(connection, "need", need.id, ListingState.CLOSED, by=cast.owner)
    await steps.move(
        connection, "solution", solution.id, ListingState.CLOSED, by=replace(cast.owner, role=Role.INSTITUTE)
    )
    assert await outcomes.of_state(connection, "closed", need_id=need.id) is None
    assert await outcomes.of_state(connection, "closed", solution_id=solution.id) is None


async def test_a_draft_that_nobody_confirmed_is_closed_without_a_reason_and_whom_it_names_hears_nothing(
    connection: Connection, cast: Cast
) -> None:
    draft = need_draft(organisation=COMPANY, email=None, phone="0901234567")  # of the owner, who did not send it
    need = await confirmation.post(connection, draft, consent=NOTICE_VERSION, locale="vi", by=SOMEBODY)
    assert need.organisation_id == cast.owner.organisation_id
    await steps.move(connection, "need", need.id, ListingState.CLOSED, by=cast.broker)
    assert not await mails_to(connection, OWNER)
    assert await notices_of(connection, cast.owner) == []


async def test_who_closes_reads_how_the_sender_is_told(connection: Connection, cast: Cast) -> None:
    own, sent, called = (
        await of_the_owner(connection, cast),
        await from_a_sender(connection),
        await by_a_number(connection, cast),
    )
    taken = await needs.submit(connection, need_draft(organisation="Viện Không Người"), by=LOCAL_PERSON)
    ways = [await steps.way_to_tell(connection, "need", need.id, by=cast.broker) for need in (own, sent, called)]
    assert ways == ["mail_and_notice", "mail", "phone"]
    assert await steps.way_to_tell(connection, "need", taken.id, by=cast.broker) == "page"


async def test_a_mailbox_that_never_answered_is_told_nothing_and_whoever_was_called_is_called_again(
    connection: Connection, cast: Cast
) -> None:
    draft = need_draft(organisation="Công ty Gõ Nhầm", email="nham@nguoikhac.example", phone="0901234567")
    need = await confirmation.post(connection, draft, consent=NOTICE_VERSION, locale="vi", by=SOMEBODY)
    [asked] = await mails_to(connection, "nham@nguoikhac.example")
    await confirmation.confirm_by_phone(connection, need.id, by=cast.broker)
    await steps.move(connection, "need", need.id, ListingState.PUBLISHED, by=cast.broker)
    assert await mails_to(connection, "nham@nguoikhac.example") == [asked]
    assert await calls(connection, cast) == [need.id]
    token = token_in(asked["body"], "confirm")
    for use in (confirmation.open_link(connection, token), withdrawal.withdraw(connection, token, by=SOMEBODY)):
        with pytest.raises(LinkUnusable):
            await use


async def test_a_question_that_reaches_no_mailbox_stands_among_the_calls(connection: Connection, cast: Cast) -> None:
    need = await by_a_number(connection, cast)
    await review_questions.ask(connection, "need", need.id, QUESTION, by=cast.broker)
    assert await calls(connection, cast) == [need.id]
    [item] = (await desk.queue(connection, QueueFilter(step=Promise.CALL), by=cast.broker)).items
    assert (item.due_at - item.since).days == 3


async def test_an_answer_is_news_until_the_desk_goes_on_and_is_kept_with_who_gave_it(
    connection: Connection, cast: Cast
) -> None:
    need = await of_the_owner(connection, cast)
    await asked_about(connection, need, cast.broker)
    await needs.edit(connection, need.id, need_draft(outcome="Đọc 2.000 tờ."), by=cast.owner, reply="Còn trên giấy.")
    assert (await question_on(connection, need)).is_news
    await steps.move(connection, "need", need.id, ListingState.CLOSED, by=cast.broker, reason=WHY)
    await needs.reopen(connection, need.id, by=cast.owner)
    assert not (await question_on(connection, need)).is_news
    [item] = (await desk.queue(connection, QueueFilter(), by=cast.broker)).items
    assert not item.answered
    [kept] = await questions.of_record(connection, need_id=need.id)
    assert (kept.reply, kept.answered_by) == ("Còn trên giấy.", cast.owner.name)
