"""A verified result that state money paid for, with the registration that this asks for."""

from dataclasses import replace

from matchmaker.cases.moves import OpenedCase
from matchmaker.ground.db import Connection
from matchmaker.rules.facts import EvidenceKind
from tests.support.cases import GOOD, Office, an_accepted, near, paper, seen, verify


async def paid_by_state(connection: Connection, office: Office, money: str = "state", **need: object) -> OpenedCase:
    """Its result is 190 days old: the day of the certificate. Whose money it was is written past the desk."""
    case = await an_accepted(connection, office, **need)
    await paper(connection, case, EvidenceKind.REGISTRATION, 190, by=office.broker)
    await verify(connection, case, office, replace(GOOD, nearest=await near(connection, case, office)))
    await connection.execute("UPDATE transfer_case SET money = $1 WHERE id = $2", money, case.id)
    return await seen(connection, case.id)
