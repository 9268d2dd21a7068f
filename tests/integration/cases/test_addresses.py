"""Mailboxes that the desk named: a broker who owns both would confirm for both parties."""

from dataclasses import replace

import pytest

from matchmaker.cases import confirmations
from matchmaker.cases.counterpart_addresses import addresses_of
from matchmaker.cases.moves import OpenedCase
from matchmaker.cases.statements import queries
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import InvalidInput
from matchmaker.rules.actors import VISITOR
from matchmaker.rules.findings import Clause, Why
from matchmaker.rules.proposal import Addressee, Side
from tests.support.cases import GOOD, SOMEBODY, YES, Office, an_accepted, seen, token_to, verify
from tests.support.counts import counted, why

AT_THE_LAB = Addressee(name="Lê Bình", email="phongkinhdoanh@congty.example")


async def asked_by_the_desk(connection: Connection, office: Office) -> OpenedCase:
    """Neither party has a contact of its own: the desk names both mailboxes."""
    case = await an_accepted(connection, office)
    await connection.execute("UPDATE organisation SET authorised_contact_id = NULL")
    for side, somebody in ((Side.NEED, SOMEBODY), (Side.SOLUTION, AT_THE_LAB)):
        version = (await seen(connection, case.id)).version
        await confirmations.ask(connection, case.id, side, somebody, by=office.broker, version=version)
        await confirmations.answer(connection, await token_to(connection, somebody.email), YES, by=VISITOR)
    return await seen(connection, case.id)


async def test_an_address_that_the_desk_named_is_checked_by_the_verifier_or_does_not_confirm(
    connection: Connection, office: Office
) -> None:
    case = await asked_by_the_desk(connection, office)
    for clause in (Clause.ADOPTER_CONFIRMED, Clause.SUPPLIER_CONFIRMED):
        assert await why(connection, case, clause) is Why.ADDRESS_NOT_CHECKED
    with pytest.raises(InvalidInput) as refused:
        await verify(connection, case, office, replace(GOOD, addresses=[Side.NEED]))
    assert refused.value.fields == {"address_solution": "required"}
    await verify(connection, case, office, replace(GOOD, addresses=list(Side)))
    assert (await counted(connection)).counted == (case.id,)
    [decided] = await queries.verifications_of(connection, case_id=case.id)
    assert decided["addresses"] == ["need", "solution"]
    await connection.execute("UPDATE case_verification SET addresses = '{need}'")
    assert await why(connection, case, Clause.SUPPLIER_CONFIRMED) is Why.ADDRESS_NOT_CHECKED
    assert (await counted(connection)).counted == ()


async def test_the_verifier_reads_where_the_parties_were_asked(connection: Connection, office: Office) -> None:
    case = await an_accepted(connection, office)
    own = await addresses_of(connection, case.id, by=office.verifier)
    assert {found.named_by for found in own.values()} == {None}
    assert not any(found.shared or found.officers for found in own.values())
    case = await asked_by_the_desk(connection, office)
    named = await addresses_of(connection, case.id, by=office.verifier)
    assert [found.email for found in named.values()] == [SOMEBODY.email, AT_THE_LAB.email]
    assert {found.named_by for found in named.values()} == {"Người hoa@so.example"}
    await connection.execute("UPDATE case_confirmation SET email = 'a@MinhAnh.example' WHERE side = 'solution'")
    assert all(found.shared for found in (await addresses_of(connection, case.id, by=office.verifier)).values())
    await connection.execute("UPDATE case_confirmation SET email = 'a@so.example' WHERE side = 'solution'")
    found = await addresses_of(connection, case.id, by=office.verifier)
    assert (found[Side.SOLUTION].officers, found[Side.NEED].officers) == (True, False)
