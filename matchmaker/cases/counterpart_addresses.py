"""Where the parties were asked, for the verifier: a mailbox that the desk named is not yet the party's own."""

from collections.abc import Mapping
from dataclasses import dataclass

from matchmaker.cases.moves import look_at
from matchmaker.cases.statements import queries
from matchmaker.ground.db import Connection
from matchmaker.intake.addresses import domain_of
from matchmaker.people import display_names
from matchmaker.rules.actors import OFFICERS, Actor
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import require
from matchmaker.rules.proposal import Side


@dataclass(frozen=True, kw_only=True)
class Address:
    """Of the last question to a side. `named_by`: the officer who named the address, None for the party's own contact.

    `email` is None once the person is erased. `verified`: the organisation is. `shared`: both parties have mailboxes at
    one domain; `officers`: officers have theirs there.
    """

    email: str | None
    named_by: str | None
    verified: bool
    shared: bool
    officers: bool


async def addresses_of(connection: Connection, case_id: int, *, by: Actor) -> Mapping[Side, Address]:
    """By side, of those that were asked. Raises NotFound, NotAllowed."""
    require(by, Permission.SEE_PROGRESS)
    await look_at(connection, case_id, by=by)
    asked = {side: await queries.last_confirmation(connection, case_id=case_id, side=side.value) for side in Side}
    verified = await queries.parties_of(connection, case_id=case_id)
    rows = await queries.officers_domains(connection, roles=[role.value for role in OFFICERS])
    officers = {row["domain"] for row in rows}
    names = await display_names.names(
        connection, [row["named_by"] for row in asked.values() if row and row["named_by"]]
    )
    domains = {side: domain_of(row["email"]) for side, row in asked.items() if row and row["email"]}
    return {
        side: Address(
            email=row["email"],
            named_by=names.get(row["named_by"], row["named_by"]),
            verified=verified[side.value],
            shared=side in domains and domains[side] == domains.get(side.other),
            officers=domains.get(side) in officers,
        )
        for side, row in asked.items()
        if row
    }
