"""Reading all cases: what is kept from the last time is never older than the rows."""

import pytest

from matchmaker.db import Connection
from matchmaker.programme.model import CountingSettings
from matchmaker.transfers.counting import count
from matchmaker.transfers.loading import cases, city_today
from matchmaker.transfers.model import judge
from tests.integration.transfers.many import many_cases

CHANGES = {
    "the case": "UPDATE transfer_case SET in_city = NOT coalesce(in_city, false)",
    "its stage": "UPDATE transfer_case SET stage = 'withdrawn', reason = 'other' WHERE stage = 'verified'",
    "a party": "UPDATE organisation SET tax_code = NULL",
    "a paper": "UPDATE case_evidence SET dated_on = dated_on + 400 WHERE kind IN ('contract', 'acceptance')",
    "a contact": "UPDATE case_contact SET named_both = NOT named_both",
    "a party's word": "UPDATE case_confirmation SET agreed = NOT agreed",
    "a verifier's decision": "UPDATE case_verification SET grade = 'reported'",
    "an added paper": "DELETE FROM case_evidence WHERE kind = 'invoice'",
}


@pytest.mark.parametrize("change", CHANGES)
async def test_a_change_is_seen_at_once_wherever_it_was_made(connection: Connection, change: str) -> None:
    await many_cases(connection, 60)
    today, settings = await city_today(connection), CountingSettings()
    before = count(await cases(connection), settings, today)
    await connection.execute(CHANGES[change])
    every = await cases(connection)
    anew = await cases(connection, [case.id for case in every])
    after = count(every, settings, today)
    assert after.judgements == {case.id: judge(case, settings, today) for case in anew}
    assert after.judgements != before.judgements


async def test_what_did_not_change_is_not_built_again(connection: Connection) -> None:
    await many_cases(connection, 20)
    first = await cases(connection)
    changed = first[3].id
    await connection.execute("UPDATE transfer_case SET process = 'Dây chuyền khác' WHERE id = $1", changed)
    assert [one.id for one, other in zip(first, await cases(connection), strict=True) if one is not other] == [changed]
