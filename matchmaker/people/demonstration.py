"""Demonstration accounts: one of each role, entered with one click; without a password, nothing else opens them."""

from matchmaker.audit import service as audit
from matchmaker.audit.model import Action
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import NotFound
from matchmaker.people import accounts, membership, sessions
from matchmaker.people import service as organisations
from matchmaker.people.accounts import AccountDraft
from matchmaker.people.service import OrganisationDraft
from matchmaker.people.sessions import Whence
from matchmaker.people.signing_in import SignedIn
from matchmaker.people.statements import queries
from matchmaker.rules.actors import SEED_LOADER, Person, Role

NAMES: dict[Role, str] = {
    Role.BUSINESS: "Doanh nghiệp trình diễn",
    Role.INSTITUTE: "Viện trường trình diễn",
    Role.BROKER: "Cán bộ kết nối trình diễn",
    Role.VERIFIER: "Người thẩm tra trình diễn",
    Role.LEADERSHIP: "Lãnh đạo trình diễn",
    Role.ADMINISTRATOR: "Quản trị trình diễn",
}
ORGANISATIONS: dict[Role, OrganisationDraft] = {
    Role.BUSINESS: OrganisationDraft(name="Công ty trình diễn", kind="business"),
    Role.INSTITUTE: OrganisationDraft(name="Trường đại học trình diễn", kind="university"),
}


async def ensure(connection: Connection) -> None:
    """Makes the accounts that are not there yet. Whether anybody may enter them is the settings' to say."""
    there = {person.role for person in await people(connection)}
    for role in NAMES.keys() - there:
        await _make(connection, role)


async def people(connection: Connection) -> list[Person]:
    """The demonstration's people, in the order of the roles."""
    rows = await queries.list_people(connection, organisation_id=None)
    accounts = [Person.from_row(row) for row in rows if row["demo"] and row["disabled_at"] is None]
    return sorted(accounts, key=lambda person: list(Role).index(person.role))


async def sign_in(connection: Connection, person_id: int, *, whence: Whence) -> SignedIn:
    """Raises NotFound for anybody but the demonstration's people."""
    person = next((person for person in await people(connection) if person.id == person_id), None)
    if person is None:
        raise NotFound()
    token = await sessions.start(connection, person.id, password_hash=None, complete=True, whence=whence)
    if token is None:
        raise NotFound()
    await audit.append(connection, Action.PERSON_SIGN_IN, person.id, by=person.actor(whence.address))
    return SignedIn(token=token, person=person, complete=True)


async def _make(connection: Connection, role: Role) -> None:
    draft = ORGANISATIONS.get(role)
    organisation = (await organisations.save(connection, draft, by=SEED_LOADER))[0] if draft else None
    wanted = AccountDraft(
        email=f"{role.value}@demo.invalid",
        name=NAMES[role],
        role=role,
        organisation_id=organisation.id if organisation else None,
        demo=True,
    )
    person = await accounts.insert(connection, wanted, None, by=SEED_LOADER)
    if organisation is not None:
        await membership.verify(connection, organisation.id, by=SEED_LOADER)
        await membership.name_contact(connection, organisation.id, person.id, by=SEED_LOADER)
