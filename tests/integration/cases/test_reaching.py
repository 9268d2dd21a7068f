"""A case reaches a stage that lies some moves ahead in one step, each of its stages recorded with its day."""

from datetime import date

import pytest

from matchmaker.cases import desk_actions
from matchmaker.cases.moves import MoveDetails, OpenedCase
from matchmaker.cases.statements import queries
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import InvalidInput, WrongState
from matchmaker.rules.stages import CaseMove, Stage
from tests.support.cases import K, Office, a_case, case_actions, days_ago, paper, seen, state

PAPERS = ((K.MEETING_MINUTES, 390), (K.CONTRACT, 300), (K.ACCEPTANCE, 210))


async def with_papers(connection: Connection, office: Office) -> OpenedCase:
    case = await a_case(connection, office)
    for kind, ago in PAPERS:
        await paper(connection, case, kind, ago, by=office.broker)
    return await seen(connection, case.id)


async def reach(
    connection: Connection, case: OpenedCase, office: Office, made: CaseMove, on: date | None = None, **passing: date
) -> OpenedCase:
    days = {Stage(stage): day for stage, day in passing.items()}
    version, step = (await seen(connection, case.id)).version, MoveDetails(happened_on=on)
    await desk_actions.advance(connection, case.id, made, by=office.broker, version=version, step=step, passing=days)
    return await seen(connection, case.id)


async def days_of(connection: Connection, case: OpenedCase) -> list[tuple[str, date]]:
    rows = await queries.steps_of(connection, case_id=case.id)
    return [(row["new_stage"], row["happened_on"]) for row in rows[1:]]


async def test_an_officer_records_the_stage_that_was_reached_and_the_audit_tells_each_step(
    connection: Connection, office: Office
) -> None:
    case = await with_papers(connection, office)
    talked, signed, accepted = [await days_ago(connection, ago) for _, ago in PAPERS]
    moved = await reach(
        connection, case, office, CaseMove.ACCEPT, accepted, in_discussion=talked, contract_signed=signed
    )
    assert moved.stage is Stage.ACCEPTED
    assert await days_of(connection, case) == [
        ("in_discussion", talked),
        ("negotiation", signed),  # without a day of its own it takes that of the next
        ("contract_signed", signed),
        ("accepted", accepted),
    ]
    assert (await case_actions(connection, case.id))[-4:] == ["move"] * 4


async def test_a_pilot_is_passed_where_its_day_is_told_and_left_out_where_not(
    connection: Connection, office: Office
) -> None:
    case = await with_papers(connection, office)
    tried = await days_ago(connection, 350)
    await reach(connection, case, office, CaseMove.SIGN, await days_ago(connection, 300), pilot=tried)
    assert [stage for stage, _ in await days_of(connection, case)] == [
        *("in_discussion", "pilot", "negotiation", "contract_signed"),
    ]


async def test_nothing_is_recorded_while_a_stage_between_lacks_its_paper(
    connection: Connection, office: Office
) -> None:
    case = await a_case(connection, office)
    await paper(connection, case, K.ACCEPTANCE, 210, by=office.broker)
    with pytest.raises(InvalidInput) as refused:
        await reach(connection, case, office, CaseMove.ACCEPT)
    assert refused.value.fields == {"evidence": "evidence_missing"}
    assert (await seen(connection, case.id)).stage is Stage.INTRODUCED
    assert await days_of(connection, case) == []


async def test_a_stage_is_dated_neither_before_the_introduction_nor_later_than_today_nor_out_of_order(
    connection: Connection, office: Office
) -> None:
    case = await with_papers(connection, office)  # the introduction was 400 days ago
    day = {ago: await days_ago(connection, ago) for ago in (401, 390, 300, 210, -1)}
    for on, passing, wrong in (
        (day[401], {}, {"happened_on": "before_the_case"}),
        (day[-1], {}, {"happened_on": "in_the_future"}),
        (day[210], {"contract_signed": day[401]}, {"passed_contract_signed": "before_the_case"}),
        (day[300], {"contract_signed": day[210]}, {"passed_contract_signed": "after_the_next_stage"}),
        (
            day[210],
            {"in_discussion": day[300], "contract_signed": day[390]},
            {"passed_in_discussion": "after_the_next_stage"},
        ),
    ):
        with pytest.raises(InvalidInput) as refused:
            await reach(connection, case, office, CaseMove.ACCEPT, on, **passing)
        assert refused.value.fields == wrong
    with pytest.raises(InvalidInput) as refused:
        await reach(connection, case, office, CaseMove.DISCUSS, day[390], contract_signed=day[300])
    assert refused.value.fields == {"passed_contract_signed": "stage_not_passed"}
    assert await days_of(connection, case) == []
    assert (await reach(connection, case, office, CaseMove.DISCUSS, await days_ago(connection, 400))).stage is (
        Stage.IN_DISCUSSION
    )


async def test_no_step_leads_back_or_past_the_verifier(connection: Connection, office: Office) -> None:
    case = await reach(connection, await with_papers(connection, office), office, CaseMove.SIGN)
    for made in (CaseMove.DISCUSS, CaseMove.NEGOTIATE, CaseMove.VERIFY):
        with pytest.raises(WrongState):
            await reach(connection, case, office, made)
    applied = await state(connection, await a_case(connection, office), office, route="applied")
    with pytest.raises(WrongState):
        await reach(connection, applied, office, CaseMove.SIGN)
