"""Needs posted without an account: drafts until the mailbox or the telephone they name has answered.

A link that was mailed only shows; its button confirms, so that a mail scanner confirms nothing. Where there is a
phone number alone, an officer calls, and the link stands on the page after sending. Afterwards either shows what
becomes of the need. What nobody confirms is deleted, with the person's data in it.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from typing import Self

from matchmaker.audit import service as audit
from matchmaker.audit.model import Action
from matchmaker.ground import links, once, rounds
from matchmaker.ground.city_time import last_day
from matchmaker.ground.db import Connection, Record
from matchmaker.ground.errors import InvalidInput, NotFound, WrongState
from matchmaker.ground.keys import Safe
from matchmaker.ground.links import Purpose
from matchmaker.ground.rounds import Job
from matchmaker.intake.addresses import mailbox
from matchmaker.listings import outcomes
from matchmaker.listings.needs import examples
from matchmaker.listings.needs import service as needs
from matchmaker.listings.needs.statements import queries
from matchmaker.notices import erasing as mails
from matchmaker.notices import service as notices
from matchmaker.notices.letters import ConfirmNeed, NeedReceived
from matchmaker.notices.model import Link, Mail, MailKind
from matchmaker.people import data_consent, throttle
from matchmaker.people import service as people
from matchmaker.people.throttle import Trial
from matchmaker.rules.actors import VISITOR, Actor
from matchmaker.rules.listing import ListingState
from matchmaker.rules.need import Need, NeedDraft
from matchmaker.rules.need import problems_of as need_problems
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import require
from matchmaker.rules.proposal import PROMISED_DAYS, STEP_OF_RECORD, Promise

DAYS_KEPT = 30


async def _lock(connection: Connection, row: Record) -> None:
    await queries.lock_need(connection, record_id=row["need_id"])


NEED_LINK = Purpose(
    name="need",
    page="/needs/confirm",
    keep=queries.keep_link,
    find=partial(queries.find_link, days=DAYS_KEPT),
    lock=_lock,
    forgets=True,
)


_FURTHER_LINK = replace(NEED_LINK, keep=queries.add_link)


@dataclass(frozen=True, kw_only=True)
class Posting:
    """That somebody posted a need without an account; `means` of confirming it, mail or phone, is None until then."""

    posted_at: datetime
    confirmed_at: datetime | None
    means: str | None

    @classmethod
    def from_row(cls, row: Record) -> Self:
        return cls(posted_at=row["asked_at"], confirmed_at=row["confirmed_at"], means=row["means"])


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """What a link shows. `by_mail`: whoever holds it reads the mailbox, and so can confirm."""

    need: Need
    posting: Posting
    by_mail: bool

    @property
    def to_confirm(self) -> bool:
        """Whether the holder of the link is to say that the need is theirs."""
        return self.by_mail and self.posting.confirmed_at is None

    @property
    def step(self) -> Promise | None:
        """What the need waits for at the desk."""
        return STEP_OF_RECORD.get(self.need.state)


@dataclass(frozen=True, kw_only=True)
class Call:
    """What an officer needs to call whoever posted a need; `kept_until` is when the draft goes if nobody confirms."""

    phone: str
    posted_at: datetime
    kept_until: datetime


@dataclass(frozen=True, kw_only=True)
class ToTell:
    """A step of the desk that whoever left a number alone is still to hear of."""

    phone: str
    outcome_id: int


async def post(connection: Connection, draft: NeedDraft, *, consent: str | None, locale: str, by: Actor) -> Need:
    """A draft that waits, with a link to the e-mail address in it if there is one.

    `consent` is the version of the privacy notice that was agreed to. Raises InvalidInput, TooManyAttempts.
    """
    require(by, Permission.POST_WITHOUT_ACCOUNT)
    problems = problems_of(draft, consent)
    if problems or consent is None:
        raise InvalidInput(problems)
    need = await needs.insert(connection, draft, ListingState.DRAFT, by=by, confirmed=False)
    await throttle.take(connection, Trial.NEED, account=mailbox(need.email or need.phone or ""), address=by.origin)
    await _ask(connection, need, consent, locale)
    return need


def problems_of(draft: NeedDraft, consent: str | None) -> dict[str, str]:
    """Code of what keeps the draft from being posted, by field; none where nothing does."""
    return {**need_problems(draft), **data_consent.problems_of(consent)}


async def open_link(connection: Connection, token: str) -> Waiting:
    """Shows what was posted, and changes nothing. Raises LinkUnusable."""
    row = (await links.find(connection, NEED_LINK, token)).row
    need = await _stored(connection, row["need_id"])
    return Waiting(need=need, posting=Posting.from_row(row), by_mail=not row["shown_only"])


async def confirm(connection: Connection, token: str, *, by: Actor) -> None:
    """Whoever reads the mailbox posts the need; doing so again changes nothing.

    Raises LinkUnusable, and WrongState for a link that was never mailed.
    """
    row = (await links.hold(connection, NEED_LINK, token)).row
    need = await _stored(connection, row["need_id"])
    if row["shown_only"]:
        raise WrongState(old=need.state.value, new=ListingState.SUBMITTED.value)
    if await _confirm(connection, need, "mail", by=by) and need.email:
        posted_at = (await _stored(connection, need.id)).updated_at
        letter = NeedReceived(
            number=need.id,
            review_by=last_day(posted_at + timedelta(days=PROMISED_DAYS[Promise.REVIEW])),
            link=Link(path=NEED_LINK.path(token)),
        )
        await notices.queue_mail(connection, Mail(to=need.email, locale=row["locale"], letter=letter), dedupe_key=None)


async def shown_link(connection: Connection, need_id: int, *, safe: Safe) -> str:
    """Where whoever left a number alone finds their need again: however often it is asked for, the same address.

    Raises NotFound where the link was mailed.
    """
    row = await queries.confirmation_of(connection, need_id=need_id)
    if row is None or not row["shown_only"]:
        raise NotFound()
    token = safe.token(f"need {need_id} {row['asked_at']}")  # a number alone can come again after a restore
    await links.keep(connection, NEED_LINK, token, need_id=need_id)
    return NEED_LINK.path(token)


async def further_link(connection: Connection, need_id: int) -> str:
    """One more way to the page of a need that was confirmed, for a mail: of the links before only hashes are known."""
    return (await links.issue(connection, _FURTHER_LINK, need_id=need_id)).path


async def posting_of(connection: Connection, need_id: int) -> Posting | None:
    """None for a need that came by an account, an import or an officer."""
    row = await queries.confirmation_of(connection, need_id=need_id)
    return Posting.from_row(row) if row else None


async def confirm_by_phone(connection: Connection, need_id: int, *, by: Actor) -> None:
    """An officer has called the number in the need. Raises NotFound, NotAllowed, WrongState once it is confirmed."""
    need = await needs.hold(connection, need_id, by=by)
    require(by, Permission.CONFIRM_BY_PHONE, needs.matter_of(need))
    if await call_of(connection, need) is None:
        raise WrongState(old=need.state.value, new=ListingState.SUBMITTED.value)
    await _confirm(connection, need, "phone", by=by)


async def call_of(connection: Connection, need: Need) -> Call | None:
    """The call that a need waits for which was posted without an account; None where it waits for none.

    That is where it is confirmed, or is no draft any more, or has no number.
    """
    row = await queries.confirmation_of(connection, need_id=need.id)
    if row is None or row["confirmed_at"] or need.state is not ListingState.DRAFT or need.phone is None:
        return None
    asked_at: datetime = row["asked_at"]
    return Call(phone=need.phone, posted_at=asked_at, kept_until=asked_at + timedelta(days=DAYS_KEPT))


async def sender_number(connection: Connection, need: Need) -> str | None:
    """Of whoever sent it without an account, and confirmed it; None once its organisation has taken it over."""
    posting = await posting_of(connection, need.id)
    return None if posting is None or posting.confirmed_at is None or need.confirmed else need.phone


async def to_tell(connection: Connection, need: Need) -> ToTell | None:
    """What whoever sent it without an account is told by phone; None where they were told, or there is nobody."""
    decided = await outcomes.of_state(connection, need.state, need_id=need.id)
    if decided is None or decided.by_sender or decided.mailed or decided.called_at:
        return None
    phone = await sender_number(connection, need)
    return ToTell(phone=phone, outcome_id=decided.id) if phone else None


async def tell_by_phone(connection: Connection, need_id: int, outcome_id: int, *, by: Actor) -> None:
    """An officer has called and told of that step, not of one taken since; noted twice it is noted once.

    Raises NotFound, NotAllowed.
    """
    need = await needs.hold(connection, need_id, by=by)
    require(by, Permission.CONFIRM_BY_PHONE, needs.matter_of(need))
    await outcomes.note_call(connection, need_id, outcome_id)


async def drop_unconfirmed(connection: Connection, *, by: Actor) -> int:
    """Deletes drafts that nobody confirmed for DAYS_KEPT days, and the person's data in them; gives how many."""
    rows = {row["id"]: row for row in await queries.unconfirmed_needs(connection, days=DAYS_KEPT)}

    async def drop(need_id: int) -> bool:
        await queries.drop_need(connection, need_id=need_id)
        await once.forget(connection, "need", need_id)
        if rows[need_id]["email"]:
            address = mailbox(rows[need_id]["email"])
            await mails.erase_unanswered(connection, address, MailKind.CONFIRM_NEED, days=DAYS_KEPT)
        await people.drop_if_only_named(connection, rows[need_id]["organisation_id"], by=VISITOR)
        await audit.append(connection, Action.NEED_DROP, need_id, by=by, old_state=ListingState.DRAFT.value)
        return True

    return await rounds.over(connection, Job.DROP_UNCONFIRMED, rows, drop)


async def _ask(connection: Connection, need: Need, consent: str, locale: str) -> None:
    await queries.ask_confirmation(
        connection, need_id=need.id, locale=locale, notice_version=consent, shown_only=need.email is None
    )
    if need.email:
        link = await links.issue(connection, NEED_LINK, need_id=need.id)
        letter = ConfirmNeed(link=Link(path=link.path), expires_at=link.expires_at)
        await notices.queue_mail(connection, Mail(to=need.email, locale=locale, letter=letter), dedupe_key=None)


async def _confirm(connection: Connection, need: Need, means: str, *, by: Actor) -> bool:
    """Whether it is confirmed just now, and so goes to the desk."""
    if await queries.confirm_need(connection, need_id=need.id, means=means) is None:
        return False
    if need.state is not ListingState.DRAFT:  # the organisation has moved it on, or closed it
        return False
    details = {"means": means}
    confirmed = await needs.enter(connection, need, ListingState.SUBMITTED, Action.NEED_CONFIRM, by=by, details=details)
    await examples.keep(connection, confirmed, by=VISITOR)
    return True


async def _stored(connection: Connection, need_id: int) -> Need:
    return Need.from_row(await queries.get_need(connection, record_id=need_id))
