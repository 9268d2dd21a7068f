"""Asking the sides: whom, by which letter, until when. Each gets a link of its own that answers once."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from matchmaker.audit import service as audit
from matchmaker.audit.model import Action
from matchmaker.ground import links
from matchmaker.ground.city_time import end_of_day, last_day
from matchmaker.ground.db import Connection, Record
from matchmaker.ground.errors import InvalidInput
from matchmaker.ground.i18n import LOCALES
from matchmaker.ground.links import Purpose
from matchmaker.intake.addresses import email_problem, mailbox
from matchmaker.listings.solutions import headline
from matchmaker.notices import service as notices
from matchmaker.notices.letters import ConsentReminder, ConsentRequest
from matchmaker.notices.model import Link, Mail, NoticeKind
from matchmaker.people import accounts, invitations
from matchmaker.people.invitations import Guest, InvitedWith
from matchmaker.people.membership import member_ids
from matchmaker.proposals import notify
from matchmaker.proposals.moves import Opened, hold, move
from matchmaker.proposals.statements import queries
from matchmaker.rules.actors import IMPORTER, LOCAL_PERSON, OFFICERS, SEED_LOADER, SYSTEM, Actor, Role
from matchmaker.rules.need import Confidentiality
from matchmaker.rules.proposal import PROMISED_DAYS, Addressee, Consent, Promise, Proposal, ProposalMove, Side

Contacts = Mapping[Side, Addressee]
_PROGRAM = frozenset(actor.name for actor in (SEED_LOADER, IMPORTER, LOCAL_PERSON))


async def _lock(connection: Connection, row: Record) -> None:
    await queries.lock_proposal(connection, proposal_id=row["proposal_id"])


CONSENT_LINK = Purpose(
    name="consent", page="/consent", keep=queries.insert_consent_link, find=queries.find_consent, lock=_lock
)


def sides_to_ask(opened: Opened) -> list[Side]:
    """Who has not agreed yet. The owner of a need that only brokers see goes first: agreeing lets its text be shown."""
    open_sides = [side for side in Side if side not in agreed_sides(opened)]
    if opened.parties.need.confidentiality is Confidentiality.BROKERS and Side.NEED in open_sides:
        return [Side.NEED]
    return open_sides


def agreed_sides(opened: Opened) -> frozenset[Side]:
    """Who has agreed in this round."""
    return frozenset(side for side, asked in opened.current.items() if asked.answer == "agreed")


async def problems_of(connection: Connection, contacts: Contacts) -> dict[str, str]:
    """Code of what is wrong with the people a broker names, by side."""
    problems = {}
    for side, given in contacts.items():
        email = mailbox(given.email)
        faults = accounts.identity_problems(email, accounts.clean_name(given.name), None)
        if faults or given.locale not in LOCALES:
            problems[side.value] = next(iter(faults.values()), "unknown_code")
        elif await _is_officers(connection, email):
            problems[side.value] = "officers_address"
    return problems


async def addressee(connection: Connection, opened: Opened, side: Side, given: Addressee | None) -> Addressee | None:
    """Whom a side is asked through: its authorised contact; without one whom the broker names, else the record's.

    None when nobody can be reached by mail; an earlier version stored what is no address. Never an officer: nobody
    consents to what they broker.
    """
    owner, record = opened.parties.owner(side), opened.parties.record(side)
    if owner.authorised_contact_id is not None:
        person = await accounts.get(connection, owner.authorised_contact_id)
        if person.disabled_at is None and person.email and person.name:
            return Addressee(person_id=person.id, name=person.name, email=person.email, locale=person.locale)
    if given is not None:
        return replace(given, person_id=None, name=accounts.clean_name(given.name), email=mailbox(given.email))
    if record.email is None or email_problem(record.email) or await _is_officers(connection, record.email):
        return None
    return Addressee(name=record.contact_name or owner.name, email=mailbox(record.email))


async def ask(connection: Connection, opened: Opened, contacts: Contacts, *, by: Actor) -> Proposal:
    """Asks every side that is to be asked now, or none while one cannot be reached: the proposal stays where it is.

    Raises InvalidInput for a contact that cannot be written to.
    """
    if problems := await problems_of(connection, contacts):
        raise InvalidInput(problems)
    sides = sides_to_ask(opened)
    people = {side: await addressee(connection, opened, side, contacts.get(side)) for side in sides}
    if None in people.values():
        return opened.proposal
    standing = agreed_sides(opened)
    proposal = await move(
        connection, opened.proposal, ProposalMove.ASK, by=by, details={"sides": [s.value for s in sides]}
    )
    for side, person in people.items():
        if person is not None:
            await ask_side(connection, replace(opened, proposal=proposal), side, person, by=by)
    for _ in standing:  # who agreed before the time ran out is not asked again
        proposal = await move(connection, proposal, ProposalMove.AGREE, by=SYSTEM)
    return proposal


async def ask_next(connection: Connection, opened: Opened) -> Proposal:
    """After the owner of a confidential need has agreed: now the other side is asked, or a broker finds whom to ask."""
    proposal = opened.proposal
    for side in sides_to_ask(opened):
        if side in opened.current:
            continue
        person = await addressee(connection, opened, side, None)
        if person is None:
            await notify.tell_desk(connection, proposal, NoticeKind.CONSENT_OVERDUE)
            return await move(connection, proposal, ProposalMove.LAPSE, by=SYSTEM, details={"unreachable": side.value})
        await ask_side(connection, opened, side, person, by=SYSTEM)
        await audit.append(connection, Action.PROPOSAL_ASK, proposal.id, by=SYSTEM, details={"sides": [side.value]})
    return proposal


async def ask_side(connection: Connection, opened: Opened, side: Side, person: Addressee, *, by: Actor) -> None:
    """Writes down what is asked of whom, and mails the link; older links of the side open nothing any more."""
    now: datetime = await queries.the_time(connection)
    row = await queries.ask_side(
        connection,
        proposal_id=opened.proposal.id,
        round=opened.proposal.round,
        side=side.value,
        person_id=person.person_id,
        name=person.name,
        email=person.email,
        locale=person.locale,
        asked_at=now,
        answer_by=end_of_day(now, PROMISED_DAYS[Promise.ANSWER]),
    )
    asked = Consent.from_row(row)
    await queries.drop_consent_links(connection, consent_id=asked.id)
    await _mail_link(connection, opened, asked, ConsentRequest)
    if person.person_id is None:
        await _invite_owner(connection, opened, side, person, by=by)
    # After the sides' own knowledge of it has begun: the notice leads to a page that they may open.
    await notify.tell_side(connection, opened, side, NoticeKind.CONSENT_REQUESTED)


async def remind(connection: Connection, asked: Consent) -> None:
    """The one reminder, with a link of its own: of the first only the hash is known here."""
    opened = await hold(connection, asked.proposal_id, by=SYSTEM)
    await _mail_link(connection, opened, asked, ConsentReminder)
    await notify.tell_side(connection, opened, asked.side, NoticeKind.CONSENT_REMINDED)
    details = {"side": asked.side.value}
    await audit.append(connection, Action.PROPOSAL_REMIND, asked.proposal_id, by=SYSTEM, details=details)


async def _is_officers(connection: Connection, email: str) -> bool:
    officers: bool = await queries.is_officers_address(
        connection, email=mailbox(email), roles=[role.value for role in OFFICERS]
    )
    return officers


async def _mail_link(
    connection: Connection, opened: Opened, asked: Consent, kind: type[ConsentRequest] | type[ConsentReminder]
) -> None:
    if asked.email is None:
        return
    side, link = asked.side, await links.issue(connection, CONSENT_LINK, consent_id=asked.id)
    solution = opened.parties.solution
    offered = headline.named(asked.locale, solution.title, solution.summary)
    letter = kind(
        name=asked.name or "",
        subject=side.value,
        title=opened.parties.record(side).title,
        other_title=offered if side is Side.NEED else opened.parties.need.title,
        answer_by=last_day(asked.answer_by),
        link=Link(path=link.path),
    )
    # One of each kind an asking, however often the clock strikes.
    key = f"{kind.kind}:{asked.id}:{asked.asks}"
    await notices.queue_mail(connection, Mail(to=asked.email, locale=asked.locale, letter=letter), dedupe_key=key)


async def _invite_owner(connection: Connection, opened: Opened, side: Side, person: Addressee, *, by: Actor) -> None:
    """Invites the owner of a record that the desk, an association or the program entered, where nobody is a member.

    Not whoever posted without an account: anybody can write any organisation's name.
    """
    record = opened.parties.record(side)
    entered = await queries.is_officer(connection, name=record.created_by, roles=[role.value for role in OFFICERS])
    if not entered and record.entered_by_id is None and record.created_by not in _PROGRAM:
        return
    if await member_ids(connection, record.organisation_id):
        return
    invited_with = InvitedWith(subject=side.value, record_id=record.id, title=record.title)
    guest = Guest(
        email=person.email,
        organisation_id=record.organisation_id,
        locale=person.locale,
        record=None if record.confirmed else invited_with,
    )
    # The program invites here, on the occasion of what a broker decided; brokers do not invite by themselves.
    await invitations.invite(connection, guest, by=replace(by, role=Role.SYSTEM))
