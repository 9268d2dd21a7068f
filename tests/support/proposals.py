"""A business, an institute and brokers around one need and one solution; each test says only what differs."""

import re
from dataclasses import dataclass
from typing import Any

from matchmaker.ground.db import Connection, Pool, Record, transaction
from matchmaker.people import accounts, membership
from matchmaker.people import service as people
from matchmaker.people.accounts import AccountDraft
from matchmaker.people.service import OrganisationDraft
from matchmaker.proposals import decisions, suggestions
from matchmaker.proposals.statements import queries
from matchmaker.rules.actors import LOCAL_PERSON, SYSTEM, Actor, Person, Role
from matchmaker.rules.need import Need
from matchmaker.rules.proposal import Proposal, Refusal
from matchmaker.rules.solution import Solution
from tests.support.listings import make_need, make_solution

BUSINESS, INSTITUTE = "Công ty TNHH Minh Anh", "Viện Trí tuệ nhân tạo Thử Nghiệm"
BUDGET = Refusal(reason="budget")


@dataclass(frozen=True, kw_only=True)
class Desk:
    """Everybody in a test: two brokers, the contacts of both sides with a colleague each, and somebody else."""

    broker: Actor
    colleague: Actor
    buyer: Actor
    buyers_colleague: Actor
    lab: Actor
    labs_colleague: Actor
    stranger: Actor


BUYER_EMAIL, LAB_EMAIL = "lan@minhanh.example", "binh@vien.example"


async def a_person(connection: Connection, email: str, role: Role, organisation_id: int | None = None) -> Person:
    draft = AccountDraft(email=email, name=f"Người {email}", role=role, organisation_id=organisation_id)
    return await accounts.insert(connection, draft, "no password", by=LOCAL_PERSON)


async def a_contact(connection: Connection, email: str, name: str, kind: str, role: Role) -> Actor:
    """The authorised contact of a verified organisation."""
    organisation, _ = await people.save(connection, OrganisationDraft(name=name, kind=kind), by=LOCAL_PERSON)
    person = await a_person(connection, email, role, organisation.id)
    await membership.verify(connection, organisation.id, by=SYSTEM)
    await membership.name_contact(connection, organisation.id, person.id, by=SYSTEM)
    return (await accounts.get(connection, person.id)).actor()


async def a_desk(connection: Connection) -> Desk:
    buyer = await a_contact(connection, BUYER_EMAIL, BUSINESS, "business", Role.BUSINESS)
    lab = await a_contact(connection, LAB_EMAIL, INSTITUTE, "institute", Role.INSTITUTE)
    stranger = await a_contact(connection, "la@congty.example", "Công ty Khác", "business", Role.BUSINESS)
    return Desk(
        broker=(await a_person(connection, "hoa@so.example", Role.BROKER)).actor(),
        colleague=(await a_person(connection, "minh@so.example", Role.BROKER)).actor(),
        buyer=buyer,
        buyers_colleague=(
            await a_person(connection, "an@minhanh.example", Role.BUSINESS, buyer.organisation_id)
        ).actor(),
        lab=lab,
        labs_colleague=(await a_person(connection, "tu@vien.example", Role.INSTITUTE, lab.organisation_id)).actor(),
        stranger=stranger,
    )


async def a_pair(connection: Connection, desk: Desk, **need: Any) -> tuple[Need, Solution]:  # noqa: ANN401
    """A published need of the business and a published solution of the institute."""
    values = {"organisation": BUSINESS, "email": "ketoan@minhanh.example", "contact_name": "Phòng Kế toán"}
    return (
        await make_need(connection, **values | need),
        await make_solution(connection, organisation=INSTITUTE, email="lab@vien.example", phone="0281234567"),
    )


async def a_proposal(connection: Connection, desk: Desk, **need: Any) -> Proposal:  # noqa: ANN401
    """Suggested, by the desk's own hand."""
    wanted, offered = await a_pair(connection, desk, **need)
    return await suggestions.pair_by_hand(connection, wanted.id, offered.id, "Cùng bài toán", by=desk.broker)


async def an_asked(connection: Connection, desk: Desk, **need: Any) -> Proposal:  # noqa: ANN401
    """Approved, and both sides asked."""
    proposal = await a_proposal(connection, desk, **need)
    return await decisions.approve(connection, proposal.id, by=desk.broker, version=proposal.version)


async def mails_to(connection: Connection | Pool, email: str) -> list[Record]:
    return list(await connection.fetch("SELECT * FROM mail WHERE recipient = $1 ORDER BY id", email))


async def token_for(connection: Connection | Pool, email: str) -> str:
    """The token of the last consent link mailed to the address."""
    [*_, last] = [found[1] for m in await mails_to(connection, email) if (found := LINK.search(m["body"]))]
    return last


LINK = re.compile(r"/consent/([\w-]+)")


async def stored(connection: Connection, proposal_id: int) -> Proposal:
    return Proposal.from_row(await queries.get_proposal(connection, proposal_id=proposal_id))


async def notices_of(connection: Connection, actor: Actor) -> list[str]:
    rows = await connection.fetch("SELECT kind FROM notice WHERE person_id = $1 ORDER BY id", actor.person_id)
    return [row["kind"] for row in rows]


async def actions_on(connection: Connection, proposal_id: int) -> list[str]:
    rows = await connection.fetch(
        "SELECT action FROM audit_entry WHERE subject = 'proposal' AND subject_id = $1 ORDER BY id", proposal_id
    )
    return [row["action"].removeprefix("proposal:") for row in rows]


async def stored_desk(pool: Pool) -> Desk:
    async with transaction(pool) as connection:
        return await a_desk(connection)
