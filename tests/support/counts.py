"""What counts now, and why a condition of counting is not met."""

from matchmaker.cases import verification
from matchmaker.cases.loading import cases, city_today
from matchmaker.cases.moves import OpenedCase
from matchmaker.ground.db import Connection
from matchmaker.programme.service import counting_settings
from matchmaker.rules.findings import Clause, Why
from matchmaker.rules.ledger import Count, count


async def why(connection: Connection, case: OpenedCase, clause: Clause) -> Why:
    found = (await verification.checklist(connection, case.id)).of(clause)
    assert found
    return found.why


async def counted(connection: Connection) -> Count:
    return count(await cases(connection), await counting_settings(connection), await city_today(connection))


async def cases_counted(connection: Connection) -> tuple[int, ...]:
    found = count(await cases(connection), await counting_settings(connection), await city_today(connection))
    return found.counted
