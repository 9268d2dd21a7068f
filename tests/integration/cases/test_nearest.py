"""The counted solutions that a verifier looks at first."""

from typing import Any

import pytest

from matchmaker.cases import opening
from matchmaker.cases.contacts import ContactDraft
from matchmaker.cases.nearest_counted import nearest_counted
from matchmaker.cases.opening import AfterwardsDraft
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import Conflict, NotAllowed
from matchmaker.rules.facts import ContactBody
from tests.support.cases import Office, a_verified, compared, days_ago
from tests.support.listings import make_solution
from tests.support.proposals import INSTITUTE


async def a_case_of(connection: Connection, office: Office, **solution: Any) -> int:  # noqa: ANN401
    made = await make_solution(connection, organisation=INSTITUTE, **solution)
    met = ContactDraft(body=ContactBody.DOST, happened_on=await days_ago(connection, 1), named_both=True)
    draft = AfterwardsDraft(solution_id=made.id, adopter_id=office.desk.stranger.organisation_id or 0, contact=met)
    return await opening.enter_afterwards(connection, draft, by=office.broker)


async def test_a_near_copy_of_a_counted_solution_is_told_and_another_is_not(
    connection: Connection, office: Office
) -> None:
    counted = await a_verified(connection, office)
    alone = await compared(connection, counted.id, office)
    assert await nearest_counted(connection, alone, counted.id, by=office.verifier) == []
    copy = await a_case_of(connection, office)  # the words of the solution that counts already
    other = await a_case_of(connection, office, title="Dự báo lũ", summary="Dự báo mực nước sông từ ảnh vệ tinh.")
    vectors = await compared(connection, copy, office)
    [near] = await nearest_counted(connection, vectors, copy, by=office.verifier)
    assert (near.case_id, near.repeats) == (counted.id, True)
    [far] = await nearest_counted(connection, await compared(connection, other, office), other, by=office.verifier)
    assert (far.case_id, far.repeats) == (counted.id, False)
    assert near.closeness > far.closeness
    with pytest.raises(NotAllowed):
        await nearest_counted(connection, vectors, copy, by=office.desk.lab)
    with pytest.raises(Conflict):  # nobody has seen the vectors of the other one
        await nearest_counted(connection, vectors, other, by=office.verifier)
