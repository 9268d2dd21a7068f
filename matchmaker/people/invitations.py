"""Invitations: of colleagues by the authorised contact, of officers by an administrator."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any, Literal

from matchmaker.audit import service as audit
from matchmaker.audit.model import Action
from matchmaker.ground.db import Connection, Pool, transaction
from matchmaker.ground.errors import InvalidInput, LinkUnusable
from matchmaker.ground.i18n import term
from matchmaker.intake.addresses import mailbox
from matchmaker.intake.old_encodings import problem_of
from matchmaker.notices import service as notices
from matchmaker.notices.letters import Invitation
from matchmaker.notices.model import Link, Mail
from matchmaker.people import accounts, data_consent, passwords, sessions, throttle
from matchmaker.people import service as people
from matchmaker.people.account_links import INVITATION, Opened, issue, open_link, use
from matchmaker.people.accounts import AccountDraft
from matchmaker.people.sessions import Whence
from matchmaker.people.signing_in import SignedIn, needs_second_factor
from matchmaker.people.statements import queries
from matchmaker.people.throttle import Trial
from matchmaker.rules.actors import OFFICERS, Actor, Person, Role, role_in
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import Matter, require


@dataclass(frozen=True, kw_only=True)
class InvitedWith:
    """A record that others entered, whose owner is invited to take it over."""

    subject: Literal["need", "solution"]
    record_id: int
    title: str


@dataclass(frozen=True, kw_only=True)
class Guest:
    """Who is invited. Without a role they get the one of their organisation's kind."""

    email: str
    organisation_id: int
    role: Role | None = None
    locale: str = "vi"
    record: InvitedWith | None = None


Joined = Callable[[Connection, Mapping[str, Any], Actor], Awaitable[None]]
"""What follows in the same transaction once somebody has joined; it gets what the invitation carried."""


async def nothing_follows(_connection: Connection, _content: Mapping[str, Any], _by: Actor) -> None:
    """For an invitation that carries nothing."""


async def invite(connection: Connection, guest: Guest, *, by: Actor) -> None:
    """Mails a link with which the guest becomes a member; whether they have an account already, nobody is told.

    Raises NotFound, NotAllowed (an organisation that nobody has verified invites nobody; only who manages people
    makes officers), InvalidInput, TooManyAttempts.
    """
    organisation = await people.get(connection, guest.organisation_id, by=by)
    require(by, Permission.INVITE, Matter.of_organisation(organisation))
    role = guest.role or role_in(organisation.kind)
    if role in OFFICERS:
        require(by, Permission.MANAGE_PEOPLE)
    email = mailbox(guest.email)
    if wrong := accounts.identity_problems(email, "nobody", None):
        raise InvalidInput(wrong)
    await throttle.take(connection, Trial.INVITATION, account=by.name, address=by.origin)
    content = {
        "organisation_id": organisation.id,
        "organisation": organisation.name,
        "role": role.value,
        "locale": guest.locale,
        "record": asdict(guest.record) if guest.record else None,
    }
    await mail(connection, email, content, by=by)
    details = {"role": role.value}
    await audit.append(connection, Action.ORGANISATION_INVITE, organisation.id, by=by, details=details)


async def invite_officer(connection: Connection, email: str, role: Role, *, locale: str, by: Actor) -> None:
    """Mails a link with which somebody makes an account of the Department; officers belong to no organisation.

    Raises NotAllowed, TooManyAttempts, InvalidInput also for an address that has an account: its role is changed.
    """
    require(by, Permission.MANAGE_PEOPLE)
    email = mailbox(email)
    problems = accounts.identity_problems(email, "nobody", None)
    if role not in OFFICERS:
        problems["role"] = "unknown_code"
    if not problems and await queries.credentials_by_email(connection, email=email) is not None:
        problems["email"] = "email_taken"
    if problems:
        raise InvalidInput(problems)
    await throttle.take(connection, Trial.INVITATION, account=by.name, address=by.origin)
    content = {"organisation_id": None, "organisation": term("contact_body", "dost", locale), "role": role.value}
    await mail(connection, email, content | {"locale": locale, "record": None}, by=by)
    await audit.append(connection, Action.PERSON_INVITE, by.person_id or 0, by=by, details={"role": role.value})


async def accept(
    pool: Pool,
    token: str,
    name: str,
    password: str,
    *,
    consent: str | None,
    whence: Whence,
    joined: Joined = nothing_follows,
) -> SignedIn | None:
    """Makes the guest's account; `consent` is the version of the privacy notice that they agree to.

    None when they still have to sign in, as officers do for their second factor. Raises LinkUnusable, also when the
    address has an account by now, and InvalidInput.
    """
    opened = await open_link(pool, INVITATION, token)
    name = accounts.clean_name(name)
    problems = await problems_of(opened, name, password, consent=consent)
    if problems or consent is None:
        raise InvalidInput(problems)
    stored = await passwords.hash_of(password)
    async with transaction(pool) as connection:
        row = await use(connection, INVITATION, token)
        person = await _make(connection, opened.email, name, row["content"], stored)
        by = person.actor(whence.address)
        await data_consent.record(connection, person.id, consent, datetime.now(UTC), by=by)
        await joined(connection, row["content"], by)
        if needs_second_factor(person):
            return None
        started = await sessions.start(connection, person.id, password_hash=stored, complete=True, whence=whence)
        return SignedIn(token=started, person=person, complete=True) if started else None


async def problems_of(opened: Opened, name: str, password: str, *, consent: str | None) -> dict[str, str]:
    """Code of what is wrong with the account that a guest would make, by field."""
    name = accounts.clean_name(name)
    problems = accounts.identity_problems(opened.email, name, None) | data_consent.problems_of(consent)
    if damage := problem_of(name):
        problems["person_name"] = damage
    if wrong := await passwords.check_new(password, about=(opened.email, name)):
        problems["password"] = wrong
    return problems


async def accept_as(pool: Pool, token: str, *, by: Actor, joined: Joined = nothing_follows) -> None:
    """A guest who has an account joins with it; every session ends, for whom they act for has changed.

    Raises LinkUnusable for another's invitation, InvalidInput for a member of another organisation.
    """
    async with transaction(pool) as connection:
        row = await use(connection, INVITATION, token)
        person = await accounts.get(connection, by.person_id or 0)
        organisation_id = row["content"]["organisation_id"]
        if person.email != row["email"] or organisation_id is None:
            raise LinkUnusable()
        if person.organisation_id is not None:
            raise InvalidInput({"organisation": "already_a_member"})
        await queries.join_organisation(connection, person_id=person.id, organisation_id=organisation_id)
        await sessions.end_all(connection, person.id)
        details = {"organisation": organisation_id}
        await audit.append(connection, Action.PERSON_JOIN, person.id, by=by, details=details)
        await joined(connection, row["content"], (await accounts.get(connection, person.id)).actor(by.origin))


async def has_account(pool: Pool, email: str) -> bool:
    """Whether the guest who opened an invitation, and so reads this mailbox, signs in instead of registering."""
    async with transaction(pool) as connection:
        return await queries.credentials_by_email(connection, email=email) is not None


async def mail(connection: Connection, email: str, content: Mapping[str, Any], *, by: Actor) -> None:
    """A link that carries this content, to this mailbox; what permits it was asked before."""
    link = await issue(connection, INVITATION, email, content, by=by)
    inviter = (await accounts.get(connection, by.person_id)).name if by.person_id else None
    letter = Invitation(
        inviter=inviter or content["organisation"],
        organisation=content["organisation"],
        link=Link(path=link.path),
        expires_at=link.expires_at,
        record=content["record"]["title"] if content["record"] else None,
    )
    await notices.queue_mail(connection, Mail(to=email, locale=content["locale"], letter=letter), dedupe_key=None)


async def _make(connection: Connection, email: str, name: str, content: Mapping[str, Any], stored: str) -> Person:
    draft = AccountDraft(
        email=email,
        name=name,
        role=Role(content["role"]),
        locale=content["locale"],
        organisation_id=content["organisation_id"],
    )
    try:
        return await accounts.insert(connection, draft, stored, by=None)
    except InvalidInput as taken:
        raise LinkUnusable() from taken
