"""What officers look through: everybody with an account, and organisations that wait to be verified."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from matchmaker.ground.db import Connection, Record
from matchmaker.ground.errors import NotFound
from matchmaker.ground.text import folded_tokens
from matchmaker.intake import tax_codes
from matchmaker.people import accounts, throttle
from matchmaker.people import service as organisations
from matchmaker.people.organisation_likeness import PUBLIC_MAILBOXES, SelfDescription, beside
from matchmaker.people.statements import queries
from matchmaker.people.throttle import Trial
from matchmaker.rules.actors import Actor, Organisation, Person, Role
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import Matter, may, require
from matchmaker.rules.search import ListPage, search_text


@dataclass(frozen=True, kw_only=True)
class Known:
    """Somebody with an account; `last_seen_at` in UTC, None for who never signed in."""

    person: Person
    last_seen_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class LookAlike:
    """Another organisation that may be the same, and in what the two agree."""

    organisation: Organisation
    agrees_in: Sequence[str]


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """An organisation that nobody has verified, and its authorised contact."""

    organisation: Organisation
    contact_name: str | None
    contact_email: str | None
    contact_phone: str | None
    look_alikes: Sequence[LookAlike]

    @property
    def has_doubtful_tax_code(self) -> bool:
        """Whether the code does not fit its own check digit: mistyped, perhaps, or a number that lost zeros."""
        code = self.organisation.tax_code
        return code is not None and not tax_codes.is_personal(code) and not tax_codes.fits_check_digit(code)


async def people(
    connection: Connection, *, by: Actor, text: str = "", role: Role | None = None, page: int = 1, limit: int = 50
) -> ListPage[Known]:
    """Those in whose name, e-mail address or organisation every word typed begins a word, marks aside; newest first.

    Raises NotAllowed. Everybody is read and looked through here: accounts are some thousands at most.
    """
    require(by, Permission.MANAGE_PEOPLE)
    rows = await queries.directory(connection, role=role.value if role else None)
    matching = [row for row in rows if _holds(row, folded_tokens(text))]
    shown = matching[(page - 1) * limit : page * limit]
    known = [Known(person=Person.from_row(row), last_seen_at=row["last_seen_at"]) for row in shown]
    return ListPage(items=known, total=len(matching), page=page, limit=limit)


async def person(connection: Connection, person_id: int, *, by: Actor) -> Person:
    """For those who manage people, themselves included. Raises NotAllowed, NotFound also for somebody erased."""
    require(by, Permission.MANAGE_PEOPLE)
    account = await accounts.get(connection, person_id)
    if account.email is None:
        raise NotFound()
    return account


async def locked(connection: Connection, *, by: Actor) -> list[Person]:
    """Whom no sign-in lets in: accounts that are disabled, and those that tried too often a moment ago.

    Raises NotAllowed. One's own is left out: another administrator looks after it.
    """
    require(by, Permission.MANAGE_PEOPLE)
    others = [person for person in await accounts.listing(connection, by=by) if person.id != by.person_id]
    ways = {person.id: accounts.ways_in(person.email or "", person.key) for person in others}
    names: dict[Trial, set[str]] = {}
    for trial in (Trial.SIGN_IN, Trial.SECOND_FACTOR):
        names[trial] = await throttle.kept_out(connection, trial, [way[trial] for way in ways.values()])
    return [
        person
        for person in others
        if person.disabled_at or any(ways[person.id][trial] in kept for trial, kept in names.items())
    ]


async def people_of(connection: Connection, roles: Collection[Role]) -> list[int]:
    """The numbers of those with an account of one of these roles."""
    return [row["id"] for row in await queries.people_of_roles(connection, roles=[role.value for role in roles])]


async def to_verify(connection: Connection, *, by: Actor) -> list[Waiting]:
    """Organisations with members that this actor may verify, each with its look-alikes; the one that waits longest
    first.
    """
    return [_waiting(row, await _look_alikes(connection, row)) for row in await _to_verify(connection, by)]


async def count_to_verify(connection: Connection, *, by: Actor) -> int:
    """How many they are."""
    return len(await _to_verify(connection, by))


async def _to_verify(connection: Connection, by: Actor) -> list[Record]:
    return [
        row
        for row in await queries.organisations_to_verify(connection)
        if may(by, Permission.VERIFY_ORGANISATION, Matter.of_organisation(organisations.organisation_of(row)))
    ]


def _holds(row: Record, words: list[str]) -> bool:
    folded = search_text(row["name"], row["email"], row["organisation_name"], row["joining_name"])
    return all(f" {word}" in folded for word in words)


async def _look_alikes(connection: Connection, row: Record) -> list[LookAlike]:
    own = _side(row)
    others = await queries.look_alikes(
        connection,
        organisation_id=row["id"],
        name=row["name"],
        tax_code=row["tax_code"],
        domains=sorted({*own.domains} - PUBLIC_MAILBOXES),
    )
    return [
        LookAlike(
            organisation=organisations.organisation_of(other),
            agrees_in=[fact.what for fact in beside(own, _side(other)) if fact.same],
        )
        for other in others
    ]


def _side(row: Record) -> SelfDescription:
    return SelfDescription(name=row["name"], tax_code=row["tax_code"], emails=row["emails"], website=row["website"])


def _waiting(row: Record, look_alikes: Sequence[LookAlike]) -> Waiting:
    contact = {name: row[name] for name in ("contact_name", "contact_email", "contact_phone")}
    return Waiting(organisation=organisations.organisation_of(row), look_alikes=look_alikes, **contact)
