"""One link of each purpose, mailed by the service that mails them, and how whoever holds it uses it."""

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace

from matchmaker.calls import readers
from matchmaker.calls import service as calls
from matchmaker.calls.readers import READING_LINK, ReaderDraft, Word
from matchmaker.cases import clock, confirmations
from matchmaker.cases.loading import cases, city_today
from matchmaker.cases.party_links import CONFIRMATION_LINK, FOLLOW_UP_LINK
from matchmaker.cases.statements import queries
from matchmaker.ground.db import Connection, Pool, transaction
from matchmaker.ground.links import Purpose
from matchmaker.listings import review_questions
from matchmaker.listings.needs import confirmation as needs_confirming
from matchmaker.listings.review_questions import QUESTION_LINK, Said
from matchmaker.people import invitations, registration
from matchmaker.people.account_links import INVITATION, PASSWORD_RESET, REGISTRATION
from matchmaker.people.invitations import Guest
from matchmaker.proposals import consents, fitting_needs
from matchmaker.proposals.consent_requests import CONSENT_LINK
from matchmaker.proposals.consents import Answer
from matchmaker.reports import contributions, unit_links
from matchmaker.reports.contributions import Contribution
from matchmaker.rules.actors import SYSTEM, VISITOR
from matchmaker.rules.call import CallMove
from matchmaker.rules.personal_data import NOTICE_VERSION
from matchmaker.rules.proposal import Side
from tests.support.calls import a_council, a_draft
from tests.support.cases import YES, a_case, an_office
from tests.support.fits import THIS_MONTH, suggested
from tests.support.listings import need_draft
from tests.support.people import HERE, PASSWORD, a_person, an_organisation, wanted
from tests.support.proposals import BUYER_EMAIL, LAB_EMAIL, a_desk, a_pair, an_asked, mails_to

SOMEBODY = replace(VISITOR, origin="203.0.113.7")
EMAIL, GUEST, MAILBOX = "lan@congty.example", "khach@congty.example", "vanthu@so.example"
READER = "nguoidoc@truong.example"


@dataclass(frozen=True, kw_only=True)
class Kind:
    """`end` lets its time pass. Of two uses at once `wins` succeed, and `counts` then gives `effects`."""

    purpose: Purpose
    to: str
    mail: Callable[[Pool], Awaitable[None]]
    use: Callable[[Pool, str], Awaitable[object]]
    counts: str
    end: str | None
    locale: str = "en"
    wins: int = 1
    effects: int = 1

    async def mailed_token(self, pool: Pool) -> str:
        """Mails one; the token as it stands in the letter."""
        await self.mail(pool)
        async with transaction(pool) as connection:
            [*_, last] = await mails_to(connection, self.to)
        found = re.search(rf"(?<=\S){re.escape(self.purpose.page)}/([\w-]+)", last["body"])
        assert found, last["body"]
        return found[1]


async def _in_english(connection: Connection) -> None:
    await connection.execute("UPDATE person SET locale = 'en'")


async def _register(pool: Pool) -> None:
    async with transaction(pool) as connection:
        await registration.register(connection, wanted(email=EMAIL, locale="en"), by=SOMEBODY)


async def _forget_password(pool: Pool) -> None:
    async with transaction(pool) as connection:
        await a_person(connection, email=EMAIL, locale="en")
        await registration.request_reset(connection, EMAIL, by=SOMEBODY)


async def _invite(pool: Pool) -> None:
    async with transaction(pool) as connection:
        guest = Guest(email=GUEST, organisation_id=(await an_organisation(connection)).id, locale="en")
        await invitations.invite(connection, guest, by=SYSTEM)


async def _accept(pool: Pool, token: str) -> None:
    await invitations.accept(pool, token, "Đỗ Khách", PASSWORD, consent=NOTICE_VERSION, whence=HERE)


async def _post_a_need(pool: Pool) -> None:
    async with transaction(pool) as connection:
        draft = need_draft(email=EMAIL)
        await needs_confirming.post(connection, draft, consent=NOTICE_VERSION, locale="en", by=SOMEBODY)


async def _confirm_a_need(pool: Pool, token: str) -> None:
    async with transaction(pool) as connection:
        await needs_confirming.confirm(connection, token, by=SOMEBODY)


async def _ask_a_sender(pool: Pool) -> None:
    token = await next(kind for kind in KINDS if kind.purpose is needs_confirming.NEED_LINK).mailed_token(pool)
    await _confirm_a_need(pool, token)
    async with transaction(pool) as connection:
        need_id = await connection.fetchval("SELECT id FROM need")
        await review_questions.ask(connection, "need", need_id, "Mỗi tháng có bao nhiêu hóa đơn?", by=SYSTEM)


async def _answer_as_sender(pool: Pool, token: str) -> None:
    async with transaction(pool) as connection:
        said = Said(problem=need_draft().problem, reply="Khoảng 2.000 tờ.")
        await review_questions.answer(connection, token, said, by=SOMEBODY)


async def _ask_for_consent(pool: Pool) -> None:
    async with transaction(pool) as connection:
        desk = await a_desk(connection)
        await _in_english(connection)
        await an_asked(connection, desk)


async def _agree(pool: Pool, token: str) -> None:
    async with transaction(pool) as connection:
        await consents.answer_by_link(connection, token, Answer(agrees=True), by=SOMEBODY)


async def _tell_of_fits(pool: Pool) -> None:
    async with transaction(pool) as connection:
        need, solution = await a_pair(connection, await a_desk(connection))
        await _in_english(connection)
        await suggested(connection, need.id, solution.id)
    await fitting_needs.send_month(pool, now=THIS_MONTH)


async def _show_interest(pool: Pool, token: str) -> None:
    async with transaction(pool) as connection:
        await fitting_needs.show_interest_by_link(connection, token, by=SOMEBODY)


async def _ask_to_confirm(pool: Pool) -> None:
    async with transaction(pool) as connection:
        office = await an_office(connection)
        case = await a_case(connection, office)
        await _in_english(connection)
        await confirmations.ask(connection, case.id, Side.NEED, by=office.broker, version=case.version)


async def _confirm_a_case(pool: Pool, token: str) -> None:
    async with transaction(pool) as connection:
        await confirmations.answer(connection, token, YES, by=SOMEBODY)


async def _ask_again(pool: Pool) -> None:
    """As if the case had been verified half a year ago: how it came there is nothing to its link."""
    await _ask_to_confirm(pool)
    async with transaction(pool) as connection:
        await connection.execute("UPDATE transfer_case SET stage = 'verified'")
        [case_id] = [row["id"] for row in await queries.verified_cases(connection)]
        [case] = await cases(connection, [case_id])
        await clock._ask(connection, case, 6, THIS_MONTH)


async def _still_used(pool: Pool, token: str) -> None:
    async with transaction(pool) as connection:
        await clock.answer(connection, token, clock.WordOnUse(still_used=True), by=SOMEBODY)


async def _ask_a_unit(pool: Pool) -> None:
    async with transaction(pool) as connection:
        await contributions.add_unit(connection, "Sở Y tế", MAILBOX, by=SYSTEM)
        await contributions.set_department_date(connection, 31, 12, by=SYSTEM)
        year = (await city_today(connection)).year
        [unit] = await contributions.of_year(connection, year)
        await unit_links.ask(connection, unit.id, year, by=SYSTEM)


async def _report(pool: Pool, token: str) -> None:
    async with transaction(pool) as connection:
        what = Contribution(results="Đã triển khai 3 ứng dụng.")
        await unit_links.send(connection, token, what, "Trần Thị Hoa", by=SOMEBODY)


async def _ask_a_reader(pool: Pool) -> None:
    async with transaction(pool) as connection:
        council = await a_council(connection)
        call = await calls.draft(connection, a_draft(), by=council.broker)
        await calls.move(connection, call.id, CallMove.TEST, by=council.broker)
        reader = ReaderDraft(email=READER, name="Trần Đọc", locale="en")
        await readers.ask(connection, call.id, reader, by=council.broker)


async def _read(pool: Pool, token: str) -> None:
    async with transaction(pool) as connection:
        await readers.answer(connection, token, Word(understood=True, would_enter=True), by=SOMEBODY)


def _times(action: str) -> str:
    return f"SELECT count(*) FROM audit_entry WHERE action = '{action}'"


KINDS = (
    Kind(
        purpose=REGISTRATION,
        to=EMAIL,
        mail=_register,
        use=lambda pool, token: registration.confirm(pool, token, PASSWORD, whence=HERE),
        counts=_times("person:create"),
        end="UPDATE account_link SET expires_at = now()",
    ),
    Kind(
        purpose=PASSWORD_RESET,
        to=EMAIL,
        mail=_forget_password,
        use=lambda pool, token: registration.reset(pool, token, PASSWORD, whence=HERE),
        counts=_times("person:reset_password"),
        end="UPDATE account_link SET expires_at = now()",
    ),
    Kind(
        purpose=INVITATION,
        to=GUEST,
        mail=_invite,
        use=_accept,
        counts=_times("person:create"),
        end="UPDATE account_link SET expires_at = now()",
    ),
    Kind(
        purpose=needs_confirming.NEED_LINK,
        to=EMAIL,
        mail=_post_a_need,
        use=_confirm_a_need,
        counts=_times("need:confirm"),
        end="UPDATE need_confirmation SET asked_at = now() - interval '30 days'",
        wins=2,  # its page says that the need has been sent, however often the button is pressed
    ),
    Kind(
        purpose=QUESTION_LINK,
        to=EMAIL,
        mail=_ask_a_sender,
        use=_answer_as_sender,
        counts="SELECT count(*) FROM record_question WHERE outcome = 'answered'",
        end="UPDATE record_question SET asked_at = now() - interval '60 days'",
    ),
    Kind(
        purpose=CONSENT_LINK,
        to=BUYER_EMAIL,
        mail=_ask_for_consent,
        use=_agree,
        counts=_times("proposal:agree"),
        end="UPDATE consent SET answer_by = now()",
    ),
    Kind(
        purpose=fitting_needs.FIT_LINK,
        to=LAB_EMAIL,
        mail=_tell_of_fits,
        use=_show_interest,
        counts="SELECT count(*) FROM fit_interest",
        end="UPDATE fit_link SET expires_at = now()",
        wins=2,  # interest that is said twice is said
    ),
    Kind(
        purpose=CONFIRMATION_LINK,
        to=BUYER_EMAIL,
        mail=_ask_to_confirm,
        use=_confirm_a_case,
        counts=_times("case:confirm"),
        end="UPDATE case_confirmation SET answer_by = now()",
    ),
    Kind(
        purpose=FOLLOW_UP_LINK,
        to=BUYER_EMAIL,
        mail=_ask_again,
        use=_still_used,
        counts=_times("case:reconfirm"),
        end=None,  # a use may end on any day
    ),
    Kind(
        purpose=unit_links.UNIT_LINK,
        to=MAILBOX,
        mail=_ask_a_unit,
        use=_report,
        counts="SELECT count(*) FROM contribution",
        end="UPDATE unit_link SET year = year - 1",
        locale="vi",
        wins=2,  # a unit corrects what it sent, and several of its people hold the letter
        effects=2,
    ),
    Kind(
        purpose=READING_LINK,
        to=READER,
        mail=_ask_a_reader,
        use=_read,
        counts=_times("call:read"),
        end="UPDATE call_reading SET expires_at = now()",
    ),
)
