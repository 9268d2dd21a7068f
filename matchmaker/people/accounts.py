"""Accounts: made by the command line or by an administrator, changed and disabled. Every step is in the audit."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from matchmaker.audit import service as audit
from matchmaker.audit.model import Action
from matchmaker.ground.db import Connection, Pool, Record, transaction
from matchmaker.ground.errors import InvalidInput, NotFound, SignInFailed
from matchmaker.ground.i18n import LOCALES
from matchmaker.intake import phones
from matchmaker.intake.addresses import email_problem, mailbox
from matchmaker.intake.cleaning import clean_line
from matchmaker.people import passwords, second_factor, sessions, throttle
from matchmaker.people.statements import queries
from matchmaker.people.throttle import LONGEST_WINDOW, Trial
from matchmaker.rules.actors import ACCOUNT_ROLES, Actor, Person, Role
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import Matter, require

SHORTEST_NAME, LONGEST_NAME = 2, 200


@dataclass(frozen=True, kw_only=True)
class AccountDraft:
    """Who is to have an account; the e-mail address is what they sign in with."""

    email: str
    name: str
    role: Role
    phone: str | None = None
    locale: str = "vi"
    organisation_id: int | None = None
    joining_id: int | None = None
    demo: bool = False


def clean_name(text: str) -> str:
    return clean_line(text)


def identity_problems(email: str, name: str, phone: str | None) -> dict[str, str]:
    """Code of what is wrong, by field."""
    problems = {}
    if wrong := email_problem(email):
        problems["email"] = wrong if email else "required"
    if not SHORTEST_NAME <= len(name) <= LONGEST_NAME:
        problems["person_name"] = "required" if not name else "too_short" if len(name) < SHORTEST_NAME else "too_long"
    if wrong := phones.problem_of(phone):
        problems["phone"] = wrong
    return problems


async def create(pool: Pool, draft: AccountDraft, password: str, *, by: Actor) -> Person:
    """An account with a password that somebody chose for it. Raises InvalidInput, also for a taken e-mail address."""
    require(by, Permission.MANAGE_PEOPLE)
    email, name = mailbox(draft.email), clean_name(draft.name)
    problems = identity_problems(email, name, draft.phone)
    if draft.role not in ACCOUNT_ROLES:
        problems["role"] = "unknown_code"
    if wrong := await passwords.check_new(password, about=(email, name)):
        problems["password"] = wrong
    if problems:
        raise InvalidInput(problems)
    stored = await passwords.hash_of(password)
    async with transaction(pool) as connection:
        return await insert(connection, draft, stored, by=by)


async def insert(connection: Connection, draft: AccountDraft, stored: str | None, *, by: Actor | None) -> Person:
    """Writes a checked draft with its password's hash; `by` None means that they registered themselves.

    Raises InvalidInput when the e-mail address is taken.
    """
    person_id = await queries.insert_person(
        connection,
        email=mailbox(draft.email),
        name=clean_name(draft.name),
        phone=phones.stored(draft.phone),
        locale=draft.locale,
        role=draft.role.value,
        organisation_id=draft.organisation_id,
        joining_id=draft.joining_id,
        password_hash=stored,
        demo=draft.demo,
        created_by=by.name if by else "themselves",
    )
    if person_id is None:
        raise InvalidInput({"email": "email_taken"})
    if by is None:
        await queries.own_creation(connection, person_id=person_id)
    person = await get(connection, person_id)
    details = {"role": person.role.value}
    await audit.append(connection, Action.PERSON_CREATE, person_id, by=by or person.actor(), details=details)
    return person


async def get(connection: Connection, person_id: int) -> Person:
    """For the program itself; pages show a person only to themselves and to those who manage people."""
    row = await queries.get_person(connection, person_id=person_id)
    if row is None:
        raise NotFound()
    return Person.from_row(row)


async def find(connection: Connection, email: str) -> Person:
    """The person with this e-mail address. Raises NotFound."""
    person_id = await queries.find_person(connection, email=mailbox(email))
    if person_id is None:
        raise NotFound("person_not_found", email=email)
    return await get(connection, person_id)


async def has_administrator(connection: Connection) -> bool:
    """Whether somebody can administer this system, the demonstration's administrator left out."""
    return bool(await queries.has_administrator(connection))


async def listing(connection: Connection, *, by: Actor) -> list[Person]:
    """Everybody, the newest first."""
    require(by, Permission.MANAGE_PEOPLE)
    return [Person.from_row(row) for row in await queries.list_people(connection, organisation_id=None)]


async def disable(connection: Connection, person_id: int, *, by: Actor) -> None:
    """No sign-in any more, and every session ends; nothing is erased. Disabling again changes nothing."""
    row = await _managed(connection, person_id, by=by)
    if row["disabled_at"] is not None:
        return
    await queries.disable_person(connection, person_id=person_id)
    await queries.leave_contact(connection, person_id=person_id)
    await sessions.end_all(connection, person_id)
    await audit.append(connection, Action.PERSON_DISABLE, person_id, by=by, old_state="active", new_state="disabled")


async def enable(connection: Connection, person_id: int, *, by: Actor) -> None:
    """The account is in use again, with the role, password and organisation that it had; of whom it spoke for it is no
    contact any more. Enabling again changes nothing. Raises InvalidInput where another account has its address by now.
    """
    row = await _managed(connection, person_id, by=by)
    if row["disabled_at"] is None:
        return
    if await queries.enable_person(connection, person_id=person_id) is None:
        raise InvalidInput({"email": "email_taken"})
    await audit.append(connection, Action.PERSON_ENABLE, person_id, by=by, old_state="disabled", new_state="active")


def ways_in(email: str, key: UUID) -> Mapping[Trial, str]:
    """By what the attempts of one person to get in are counted."""
    return {Trial.SIGN_IN: email, Trial.RESET: email, Trial.SECOND_FACTOR: str(key)}


async def unlock(connection: Connection, person_id: int, *, by: Actor) -> None:
    """Whoever was kept out by too many attempts may sign in at once."""
    row = await _managed(connection, person_id, by=by)
    await throttle.forget(connection, ways_in(row["email"], row["key"]))
    await audit.append(connection, Action.PERSON_UNLOCK, person_id, by=by)


async def change_role(connection: Connection, person_id: int, role: Role, *, by: Actor) -> None:
    """Their sessions end: whoever sits there signs in anew, with what the new role demands."""
    row = await _managed(connection, person_id, by=by)
    if role not in ACCOUNT_ROLES:
        raise InvalidInput({"role": "unknown_code"})
    await queries.set_role(connection, person_id=person_id, role=role.value)
    await sessions.end_all(connection, person_id)
    details = {"old": row["role"], "new": role.value}
    await audit.append(connection, Action.PERSON_CHANGE_ROLE, person_id, by=by, details=details)


async def follow_organisation(connection: Connection, person_id: int, old: Role, new: Role, *, by: Actor) -> None:
    """Their organisation is of another kind by now, and so is their role; their sessions end."""
    await queries.set_role(connection, person_id=person_id, role=new.value)
    await sessions.end_all(connection, person_id)
    details = {"old": old.value, "new": new.value}
    await audit.append(connection, Action.PERSON_CHANGE_ROLE, person_id, by=by, details=details)


async def reset_second_factor(connection: Connection, person_id: int, *, by: Actor) -> None:
    """For a lost phone with lost recovery codes, after asking the person. Their sessions end."""
    await _managed(connection, person_id, by=by)
    await second_factor.forget(connection, person_id)
    await sessions.end_all(connection, person_id)
    await audit.append(connection, Action.PERSON_RESET_SECOND_FACTOR, person_id, by=by)


async def change_password(pool: Pool, old: str, new: str, *, by: Actor, whence: sessions.Whence) -> str:
    """A new password; every session ends but the one that this starts, whose id it gives.

    Raises SignInFailed when `old` is wrong, InvalidInput when `new` is not good enough.
    """
    async with transaction(pool) as connection:
        row = await queries.credentials_of(connection, person_id=by.person_id)
    if row is None or not await passwords.is_right(old, row["password_hash"]):
        raise SignInFailed("password_wrong")
    if wrong := await passwords.check_new(new, about=(row["email"], row["name"])):
        raise InvalidInput({"new_password": wrong})
    stored = await passwords.hash_of(new)
    async with transaction(pool) as connection:
        await replace_password(connection, row["id"], stored, Action.PERSON_CHANGE_PASSWORD, by=by)
        token = await sessions.start(connection, row["id"], password_hash=stored, complete=True, whence=whence)
    if token is None:  # disabled meanwhile
        raise SignInFailed()
    return token


async def replace_password(connection: Connection, person_id: int, stored: str, action: Action, *, by: Actor) -> None:
    """Writes the hash, ends every session and records `action`."""
    await queries.set_password(connection, person_id=person_id, password_hash=stored)
    await sessions.end_all(connection, person_id)
    await audit.append(connection, action, person_id, by=by)


async def choose_locale(connection: Connection, locale: str, *, by: Actor) -> None:
    """The language of the actor's pages and mails."""
    require(by, Permission.USE_OWN_ACCOUNT)
    if locale not in LOCALES:
        raise InvalidInput({"locale": "unknown_code"})
    await queries.set_locale(connection, person_id=by.person_id, locale=locale)


async def administrators(connection: Connection) -> list[int]:
    """Who looks after the service, by their id: those with an account that is not disabled."""
    return [row["id"] for row in await queries.administrators(connection, role=Role.ADMINISTRATOR.value)]


async def tidy(connection: Connection) -> None:
    """Drops sessions, links and attempts whose time is over, and the personal data in them."""
    await queries.drop_sessions(
        connection,
        idle_seconds=(sessions.LIFETIME.idle + sessions.REMEMBERED).total_seconds(),
        absolute_seconds=(sessions.LIFETIME.absolute + sessions.REMEMBERED).total_seconds(),
    )
    await queries.drop_expired_links(connection)
    await queries.drop_attempts(connection, seconds=LONGEST_WINDOW)


async def _managed(connection: Connection, person_id: int, *, by: Actor) -> Record:
    require(by, Permission.MANAGE_PEOPLE, Matter(person_id=person_id))
    row = await queries.lock_person(connection, person_id=person_id)
    if row is None or row["erased_at"] is not None:
        raise NotFound()
    person: Record = row
    return person
