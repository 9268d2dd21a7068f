"""After a refusal the work stands with the officer who follows the case, until it is handed in again."""

import pytest

from matchmaker.cases import verification, views
from matchmaker.cases.loading import all_cases
from matchmaker.cases.moves import MoveDetails, OpenedCase, record_step
from matchmaker.cases.refused_cases import refused_cases, standing_refusal, steps_of
from matchmaker.cases.statements import queries
from matchmaker.cases.verification_queue import cases_to_verify
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import NotAllowed, WrongState
from matchmaker.rules.stages import CaseMove, Stage
from tests.support.cases import K, Office, a_case, advance, an_accepted, days_ago, paper, seen, verify
from tests.support.proposals import notices_of


async def refuse(connection: Connection, case: OpenedCase, office: Office) -> None:
    version = (await seen(connection, case.id)).version
    await verification.refuse(
        connection, case.id, "document_unclear", by=office.verifier, version=version, note="Thiếu trang 3"
    )


async def of_verifier(connection: Connection, office: Office) -> list[int]:
    return await cases_to_verify(connection, await all_cases(connection), by=office.verifier)


async def of_officer(connection: Connection, office: Office) -> list[tuple[int, str, str | None]]:
    return [(each.case_id, each.reason, each.note) for each in await refused_cases(connection, by=office.broker)]


async def test_a_refused_case_is_the_officers_until_it_is_handed_in_again(
    connection: Connection, office: Office
) -> None:
    case = await an_accepted(connection, office)
    assert await of_verifier(connection, office) == [case.id]
    assert await of_officer(connection, office) == []
    await refuse(connection, case, office)
    assert await of_verifier(connection, office) == []
    assert await of_officer(connection, office) == [(case.id, "document_unclear", "Thiếu trang 3")]
    told = len(await notices_of(connection, office.verifier))
    await paper(connection, case, K.INVOICE, 5, by=office.desk.buyer)
    assert len(await notices_of(connection, office.verifier)) == told  # nothing waits for them now
    await advance(connection, case, office, CaseMove.RESUBMIT)
    assert await of_verifier(connection, office) == [case.id]
    assert await of_officer(connection, office) == []
    assert (await notices_of(connection, office.verifier))[told:] == ["case_to_verify"]


async def test_what_was_put_aside_meanwhile_is_still_refused(connection: Connection, office: Office) -> None:
    case = await an_accepted(connection, office)
    await refuse(connection, case, office)
    await advance(connection, case, office, CaseMove.HOLD, CaseMove.RESUME)
    assert await of_verifier(connection, office) == []
    assert [moved.move for moved in (await views.get(connection, case.id, by=office.broker)).moves] == [
        CaseMove.RESUBMIT,
        CaseMove.HOLD,
        CaseMove.STOP,
    ]


AFTERWARDS = [[], *([each] for each in CaseMove), *([CaseMove.HOLD, each] for each in CaseMove)]


@pytest.mark.parametrize("later", AFTERWARDS, ids="-".join)
async def test_lists_know_of_a_refusal_what_the_page_of_the_case_knows(
    connection: Connection, office: Office, later: list[CaseMove]
) -> None:
    """Whatever came after it: the statements are held to the one rule over all moves."""
    case = await a_case(connection, office)
    await connection.execute("UPDATE transfer_case SET stage = 'accepted'")
    for made in (CaseMove.REFUSE, *later):
        step = MoveDetails(reason="other")
        day = await days_ago(connection, 0)
        await record_step(
            connection, case.id, made.value, Stage.ACCEPTED, Stage.ACCEPTED, step, day, by=office.verifier
        )
    stands = standing_refusal(await steps_of(connection, case.id)) is not None
    [row] = await queries.cases_shown(connection)
    assert row["refused"] is stands
    assert [i for i, *_ in await of_officer(connection, office)] == [case.id] * stands


async def test_nothing_is_handed_in_again_that_was_not_refused(connection: Connection, office: Office) -> None:
    case = await an_accepted(connection, office)
    with pytest.raises(WrongState):
        await advance(connection, case, office, CaseMove.RESUBMIT)
    await refuse(connection, case, office)
    await verify(connection, case, office)  # a verifier may think better of it
    with pytest.raises(WrongState):
        await advance(connection, case, office, CaseMove.RESUBMIT)
    with pytest.raises(NotAllowed):
        await refused_cases(connection, by=office.verifier)
