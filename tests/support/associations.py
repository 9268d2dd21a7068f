"""An association, a company for which it enters records, and officers."""

from dataclasses import dataclass

from matchmaker.ground.db import Connection
from matchmaker.people import accounts, membership
from matchmaker.people import service as people
from matchmaker.people.service import OrganisationDraft
from matchmaker.rules.actors import LOCAL_PERSON, Actor, Role
from tests.support.people import a_person, an_organisation

ASSOCIATION, COMPANY = "Hiệp hội Doanh nghiệp Thử Nghiệm", "Công ty Minh Anh"


@dataclass(frozen=True, kw_only=True)
class Cast:
    secretary: Actor  # of the verified association
    owner: Actor  # of the verified company
    stranger: Actor  # of another verified company
    newcomer: Actor  # of a company that nobody has verified
    nobody: Actor  # with an account, of no organisation
    broker: Actor
    company_id: int


async def member(connection: Connection, email: str, organisation_id: int, role: Role = Role.BUSINESS) -> Actor:
    person = await a_person(connection, email=email, organisation_id=organisation_id, role=role)
    return (await accounts.get(connection, person.id)).actor()


async def verified(connection: Connection, name: str, kind: str = "business") -> int:
    organisation = await an_organisation(connection, name, kind)
    await membership.verify(connection, organisation.id, by=LOCAL_PERSON)
    return organisation.id


async def gathered(connection: Connection) -> Cast:
    company_id = await verified(connection, COMPANY)
    draft = OrganisationDraft(name="Công ty Chưa Xác Minh", kind="business")
    unverified, _ = await people.save(connection, draft, by=LOCAL_PERSON)
    association_id = await verified(connection, ASSOCIATION, "association")
    return Cast(
        secretary=await member(connection, "ha@hiephoi.example", association_id),
        owner=await member(connection, "lan@congty.example", company_id),
        stranger=await member(connection, "binh@khac.example", await verified(connection, "Công ty Khác")),
        newcomer=await member(connection, "moi@chua.example", unverified.id),
        nobody=(await a_person(connection, email="tu.do@x.example")).actor(),
        broker=(await a_person(connection, email="cb@so.example", role=Role.BROKER)).actor(),
        company_id=company_id,
    )
