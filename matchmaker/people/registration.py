"""Links that were mailed: registering, being invited, choosing a new password.

Opening a link shows; only a form sent from there uses it, so that a mail scanner uses up nothing. Whoever reads the
mailbox chooses the password: a stranger who registers somebody else's address gets no account that they can enter.
Asking tells nobody whether an address has an account, and does the same work either way.
"""

from dataclasses import dataclass

from matchmaker.audit.model import Action
from matchmaker.ground.db import Connection, Pool, Record, transaction
from matchmaker.ground.errors import InvalidInput, LinkUnusable
from matchmaker.ground.text import normalise_spaces
from matchmaker.intake import phones, tax_codes
from matchmaker.intake.addresses import mailbox
from matchmaker.notices import service as notices
from matchmaker.notices.letters import ConfirmEmail, Letter, PasswordReset
from matchmaker.notices.model import Link, Mail
from matchmaker.people import accounts, data_consent, membership, passwords, sessions, throttle
from matchmaker.people.account_links import PASSWORD_RESET, REGISTRATION, Opened, issue, open_link, use
from matchmaker.people.accounts import AccountDraft
from matchmaker.people.service import OrganisationDraft, problems_of
from matchmaker.people.sessions import Whence
from matchmaker.people.signing_in import SignedIn
from matchmaker.people.statements import queries
from matchmaker.people.throttle import Trial
from matchmaker.rules.actors import Actor, OrganisationKind, Person, role_in


@dataclass(frozen=True, kw_only=True)
class Registration:
    """What somebody says who wants an account for their organisation."""

    email: str
    name: str
    organisation: str
    organisation_kind: str
    phone: str | None = None
    tax_code: str | None = None
    locale: str = "vi"
    consent: str | None = None  # the version of the privacy notice that they agree to


def registration_problems(wanted: Registration) -> dict[str, str]:
    """Code of what is wrong, by field."""
    problems = accounts.identity_problems(mailbox(wanted.email), accounts.clean_name(wanted.name), wanted.phone)
    name = normalise_spaces(wanted.organisation)
    wrong = problems_of(OrganisationDraft(name=name, kind=wanted.organisation_kind, tax_code=wanted.tax_code))
    renamed = {"name": "organisation", "kind": "organisation_kind"}
    return (
        problems
        | {renamed.get(field, field): code for field, code in wrong.items()}
        | data_consent.problems_of(wanted.consent)
    )


async def register(connection: Connection, wanted: Registration, *, by: Actor) -> None:
    """Mails a link to the address; nothing else is made yet. An address with an account gets a way back into it.

    Raises InvalidInput, TooManyAttempts.
    """
    if problems := registration_problems(wanted):
        raise InvalidInput(problems)
    email, name = mailbox(wanted.email), accounts.clean_name(wanted.name)
    await throttle.take(connection, Trial.REGISTRATION, account=email, address=by.origin)
    known = await queries.credentials_by_email(connection, email=email)
    if known is not None:
        await _mail_reset(connection, known["id"], by=by)
        return
    content = {
        "name": name,
        "phone": phones.stored(wanted.phone),
        "locale": wanted.locale,
        "organisation": normalise_spaces(wanted.organisation),
        "organisation_kind": wanted.organisation_kind,
        "tax_code": tax_codes.stored(wanted.tax_code),
        "consent": wanted.consent,
    }
    link = await issue(connection, REGISTRATION, email, content, by=by)
    letter = ConfirmEmail(name=name, link=Link(path=link.path), expires_at=link.expires_at)
    await notices.queue_mail(connection, Mail(to=email, locale=wanted.locale, letter=letter), dedupe_key=None)


async def confirm(pool: Pool, token: str, password: str, *, whence: Whence) -> SignedIn:
    """Makes the account, with its organisation, and signs in.

    An organisation that is there already is not joined: somebody of it, or an administrator, has to agree.
    Raises LinkUnusable, InvalidInput for a password that is not good enough.
    """
    opened = await open_link(pool, REGISTRATION, token)
    stored = await _new_hash(password, opened)
    async with transaction(pool) as connection:
        row = await use(connection, REGISTRATION, token)
        person = await _make(connection, row, stored)
        content, given_at = row["content"], row["created_at"]
        await data_consent.record(connection, person.id, content["consent"], given_at, by=person.actor(whence.address))
        organisation = OrganisationDraft(
            name=content["organisation"], kind=content["organisation_kind"], tax_code=content["tax_code"]
        )
        await membership.found_or_ask(connection, person, organisation)
        await queries.drop_links(connection, purpose=REGISTRATION.name, email=row["email"])
        session = await sessions.start(connection, person.id, password_hash=stored, complete=True, whence=whence)
        if session is None:
            raise LinkUnusable()
        return SignedIn(token=session, person=await accounts.get(connection, person.id), complete=True)


async def request_reset(connection: Connection, email: str, *, by: Actor) -> None:
    """Mails a link to choose a new password, where there is such an account. Raises TooManyAttempts."""
    email = mailbox(email)
    await throttle.take(connection, Trial.RESET, account=email, address=by.origin)
    known = await queries.credentials_by_email(connection, email=email)
    if known is not None:
        await _mail_reset(connection, known["id"], by=by)
        return
    undone = connection.transaction()  # the same work, and nothing stays of it
    await undone.start()
    try:
        link = await issue(connection, PASSWORD_RESET, "nobody@example.invalid", {"locale": "vi"}, by=by)
        letter = PasswordReset(name="nobody", link=Link(path=link.path), expires_at=link.expires_at)
        await _send(connection, "nobody@example.invalid", "vi", letter)
    finally:
        await undone.rollback()


async def reset(pool: Pool, token: str, password: str, *, whence: Whence) -> None:
    """The new password; every session ends. Signing in still asks for the second factor.

    Raises LinkUnusable, InvalidInput.
    """
    opened = await open_link(pool, PASSWORD_RESET, token)
    stored = await _new_hash(password, opened)
    async with transaction(pool) as connection:
        row = await use(connection, PASSWORD_RESET, token)
        person = await accounts.get(connection, row["person_id"])
        if person.disabled_at is not None:
            raise LinkUnusable()
        by = person.actor(whence.address)
        await accounts.replace_password(connection, person.id, stored, Action.PERSON_RESET_PASSWORD, by=by)
        await queries.drop_links(connection, purpose=PASSWORD_RESET.name, email=row["email"])


async def password_problem(password: str, opened: Opened) -> str | None:
    """Code of what is wrong with a password for the person of the link; None for a good one."""
    about = (opened.email, opened.content.get("name"), opened.content.get("organisation"))
    return await passwords.check_new(password, about=about)


async def _new_hash(password: str, opened: Opened) -> str:
    if wrong := await password_problem(password, opened):
        raise InvalidInput({"password": wrong})
    return await passwords.hash_of(password)


async def _make(connection: Connection, row: Record, stored: str) -> Person:
    content = row["content"]
    draft = AccountDraft(
        email=row["email"],
        name=content["name"],
        phone=content["phone"],
        locale=content["locale"],
        role=role_in(OrganisationKind(content["organisation_kind"])),
    )
    try:
        return await accounts.insert(connection, draft, stored, by=None)
    except InvalidInput as taken:  # by another link to the same address
        raise LinkUnusable() from taken


async def _mail_reset(connection: Connection, person_id: int, *, by: Actor) -> None:
    person = await accounts.get(connection, person_id)
    email, name = person.email or "", person.name or ""
    content = {"name": name, "locale": person.locale}
    link = await issue(connection, PASSWORD_RESET, email, content, by=by, person_id=person.id)
    letter = PasswordReset(name=name, link=Link(path=link.path), expires_at=link.expires_at)
    await _send(connection, email, person.locale, letter)


async def _send(connection: Connection, to: str, locale: str, letter: Letter) -> None:
    await notices.queue_mail(connection, Mail(to=to, locale=locale, letter=letter), dedupe_key=None)
