"""Needs posted without an account: drafts until the mailbox or the telephone they name has answered.

A link that was mailed only shows; its button confirms, so that a mail scanner confirms nothing. Where there is a
phone number alone, an officer calls. What nobody confirms is deleted, with the person's data in it.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from matchmaker import links, once, rounds
from matchmaker.audit import service as audit
from matchmaker.audit.model import Action
from matchmaker.db import Connection, Record
from matchmaker.errors import InvalidInput, WrongState
from matchmaker.intake.addresses import mailbox
from matchmaker.links import Purpose
from matchmaker.listings.model import ListingState
from matchmaker.needs import examples
from matchmaker.needs import service as needs
from matchmaker.needs.model import Need, NeedDraft
from matchmaker.needs.model import problems_of as need_problems
from matchmaker.needs.statements import queries
from matchmaker.notices import erasing as mails
from matchmaker.notices import service as notices
from matchmaker.notices.model import ConfirmNeed, Link, Mail, MailKind
from matchmaker.people import agreeing, throttle
from matchmaker.people import service as people
from matchmaker.people.model import VISITOR, Actor
from matchmaker.people.policy import Permission, require
from matchmaker.people.throttle import Trial
from matchmaker.rounds import Job

DAYS_KEPT = 30


async def _lock(connection: Connection, row: Record) -> None:
    await queries.lock_need(connection, need_id=row["need_id"])


NEED_LINK = Purpose(
    name="need",
    page="/needs/confirm",
    keep=queries.keep_link,
    find=partial(queries.find_link, days=DAYS_KEPT),
    lock=_lock,
    forgets=True,
)


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """What a link shows. `confirmed_at` is None while it waits."""

    need: Need
    confirmed_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class Call:
    """What an officer needs to call whoever posted a need; `kept_until` is when the draft goes if nobody confirms."""

    phone: str
    posted_at: datetime
    kept_until: datetime


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
    return {**need_problems(draft), **agreeing.problems_of(consent)}


async def open_link(connection: Connection, token: str) -> Waiting:
    """Shows what was posted, and changes nothing. Raises LinkUnusable."""
    row = (await links.find(connection, NEED_LINK, token)).row
    need = Need.from_row(await queries.get_need(connection, need_id=row["need_id"]))
    return Waiting(need=need, confirmed_at=row["used_at"])


async def confirm(connection: Connection, token: str, *, by: Actor) -> None:
    """Whoever reads the mailbox posts the need; doing so again changes nothing. Raises LinkUnusable."""
    link = await links.hold(connection, NEED_LINK, token)
    need = Need.from_row(await queries.get_need(connection, need_id=link.row["need_id"]))
    await _confirm(connection, need, "mail", by=by)


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


async def drop_unconfirmed(connection: Connection, *, by: Actor) -> int:
    """Deletes drafts that nobody confirmed for DAYS_KEPT days, and the person's data in them; gives how many."""
    rows = {row["id"]: row for row in await queries.unconfirmed_needs(connection, days=DAYS_KEPT)}

    async def drop(need_id: int) -> bool:
        await queries.drop_need(connection, need_id=need_id)
        await once.forget(connection, "need", need_id)
        await _forget(connection, rows[need_id])
        await audit.append(connection, Action.NEED_DROP, need_id, by=by, old_state=ListingState.DRAFT.value)
        return True

    return await rounds.over(connection, Job.DROP_UNCONFIRMED, rows, drop)


async def _ask(connection: Connection, need: Need, consent: str, locale: str) -> None:
    await queries.ask_confirmation(connection, need_id=need.id, locale=locale, notice_version=consent)
    if need.email:
        link = await links.issue(connection, NEED_LINK, need_id=need.id)
        letter = ConfirmNeed(link=Link(path=link.path), expires_at=link.expires_at)
        await notices.queue_mail(connection, Mail(to=need.email, locale=locale, letter=letter), dedupe_key=None)


async def _confirm(connection: Connection, need: Need, means: str, *, by: Actor) -> None:
    if await queries.confirm_need(connection, need_id=need.id, means=means) is None:
        return
    if need.state is not ListingState.DRAFT:  # the organisation has moved it on, or closed it
        return
    details = {"means": means}
    confirmed = await needs.enter(connection, need, ListingState.SUBMITTED, Action.NEED_CONFIRM, by=by, details=details)
    await examples.keep(connection, confirmed, by=VISITOR)


async def _forget(connection: Connection, row: Record) -> None:
    """The mail that was sent, and the organisation where nothing but this draft named it."""
    if row["email"]:
        await mails.erase_unanswered(connection, mailbox(row["email"]), MailKind.CONFIRM_NEED, days=DAYS_KEPT)
    await people.drop_if_only_named(connection, row["organisation_id"], by=VISITOR)
