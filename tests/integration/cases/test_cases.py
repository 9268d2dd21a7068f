"""How cases begin and go on: stages, papers, who sees them."""

from dataclasses import replace

import pytest

from matchmaker.cases import clock, confirmations, contacts, desk_actions, evidence, opening, verification
from matchmaker.cases.contacts import ContactDraft
from matchmaker.cases.loading import cases
from matchmaker.cases.moves import MoveDetails
from matchmaker.cases.opening import AfterwardsDraft
from matchmaker.cases.statements import queries
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import Conflict, InvalidInput, NotAllowed, NotFound, WrongState
from matchmaker.rules.actors import SYSTEM, VISITOR
from matchmaker.rules.facts import ContactBody
from matchmaker.rules.findings import Clause, Why
from matchmaker.rules.programme import PLAN_DATE
from matchmaker.rules.proposal import Side
from matchmaker.rules.stages import CaseMove, Stage
from tests.support.cases import (
    WAITS,
    K,
    Office,
    a_case,
    a_verified,
    advance,
    an_introduction,
    days_ago,
    paper,
    seen,
    state,
    verify,
)
from tests.support.listings import make_solution
from tests.support.proposals import INSTITUTE, a_proposal


async def test_an_introduction_opens_its_case_once(connection: Connection, office: Office) -> None:
    proposal_id = await an_introduction(connection, office)
    now = await connection.fetchval("SELECT now()")
    assert await clock.tick(connection, now=now) == clock.Ticked(opened=1, asked_again=0)
    assert await clock.tick(connection, now=now) == clock.Ticked(opened=0, asked_again=0)
    case_id = await opening.open_from(connection, proposal_id, by=SYSTEM)
    assert await connection.fetchval("SELECT count(*) FROM transfer_case") == 1
    case = await seen(connection, case_id)
    assert (case.stage, case.adopter_id) == (Stage.INTRODUCED, office.desk.buyer.organisation_id)
    assert case.brokers == (office.broker.name,)  # who approved the match is the broker of the case
    contact = await verification.checklist(connection, case_id)
    assert {f.clause for f in contact.findings if f.holds} == {
        Clause.ADOPTER,
        Clause.SUPPLIER,
        Clause.CONTACT,
        Clause.STANDS,
    }


async def test_no_case_opens_before_both_have_agreed(connection: Connection, office: Office) -> None:
    proposal = await a_proposal(connection, office.desk)
    with pytest.raises(NotFound):
        await opening.open_from(connection, proposal.id, by=SYSTEM)


async def test_a_case_entered_afterwards_says_so_and_its_late_contact_needs_proof(
    connection: Connection, office: Office
) -> None:
    solution = await make_solution(connection, organisation=INSTITUTE)
    met = ContactDraft(body=ContactBody.DOST, happened_on=await days_ago(connection, 200), named_both=True)
    draft = AfterwardsDraft(solution_id=solution.id, adopter_id=office.desk.buyer.organisation_id or 0, contact=met)
    case_id = await opening.enter_afterwards(connection, draft, by=office.broker)
    case = await seen(connection, case_id)
    assert case.entered_afterwards
    found = (await verification.checklist(connection, case_id)).of(Clause.CONTACT)
    assert found
    assert found.why is Why.RECORDED_LATE
    await paper(connection, case, K.CONTACT_PROOF, 200, by=office.broker)
    found = (await verification.checklist(connection, case_id)).of(Clause.CONTACT)
    assert found
    assert found.holds
    early = replace(draft, contact=replace(met, happened_on=PLAN_DATE.replace(day=26)))
    with pytest.raises(InvalidInput) as refused:
        await opening.enter_afterwards(connection, early, by=office.broker)
    assert refused.value.fields == {"happened_on": "before_the_plan"}
    with pytest.raises((NotFound, NotAllowed)):
        await opening.enter_afterwards(connection, draft, by=office.desk.buyer)


async def test_a_team_that_is_contracted_delivers_another_solution_each_time(
    connection: Connection, office: Office
) -> None:
    team = await make_solution(connection, organisation=INSTITUTE, kind="capability", title="Nhóm thị giác máy tính")
    met = ContactDraft(body=ContactBody.DOST, happened_on=await days_ago(connection, 1), named_both=True)
    draft = AfterwardsDraft(solution_id=team.id, adopter_id=office.desk.buyer.organisation_id or 0, contact=met)
    first = await seen(connection, await opening.enter_afterwards(connection, draft, by=office.broker))
    second = await seen(connection, await opening.enter_afterwards(connection, draft, by=office.broker))
    assert first.delivered_id != second.delivered_id
    named = await state(connection, first, office, title="Máy đếm sản phẩm lỗi")
    assert named.title == "Máy đếm sản phẩm lỗi"
    assert (await seen(connection, second.id)).title == "Nhóm thị giác máy tính"
    listed = await make_solution(connection, organisation=INSTITUTE, title="Đọc hóa đơn")
    one, other = [
        await opening.enter_afterwards(
            connection, replace(draft, solution_id=listed.id, adopter_id=member.organisation_id or 0), by=office.broker
        )
        for member in (office.desk.buyer, office.desk.stranger)
    ]
    assert (await seen(connection, one)).delivered_id == (await seen(connection, other)).delivered_id


async def test_a_stage_is_not_skipped_and_needs_its_paper(connection: Connection, office: Office) -> None:
    case = await a_case(connection, office)
    with pytest.raises(WrongState) as refused:
        await advance(connection, case, office, CaseMove.VERIFY)
    assert refused.value.params == {"old": "introduced", "new": "introduced"}
    with pytest.raises(InvalidInput) as missing:
        await advance(connection, case, office, CaseMove.DISCUSS)
    assert missing.value.fields == {"evidence": "evidence_missing"}
    await paper(connection, case, K.MEETING_MINUTES, 3, by=office.desk.lab)  # a party may add papers too
    case = await advance(connection, case, office, CaseMove.DISCUSS)
    version = case.version
    for nothing in (None, MoveDetails(note="  ")):
        with pytest.raises(InvalidInput) as missing:
            await desk_actions.advance(
                connection, case.id, CaseMove.HOLD, by=office.broker, version=version, step=nothing
            )
        assert missing.value.fields == {"note": "required"}
    case = await advance(connection, case, office, CaseMove.HOLD)
    assert case.stage is Stage.ON_HOLD
    [why] = [row["note"] for row in await queries.steps_of(connection, case_id=case.id) if row["move"] == "hold"]
    assert why == WAITS
    assert (await advance(connection, case, office, CaseMove.RESUME)).stage is Stage.IN_DISCUSSION
    stale = case.version
    with pytest.raises(Conflict):
        await desk_actions.stop(connection, case.id, "budget", by=office.broker, version=stale)
    case = await seen(connection, case.id)
    for unknown, code in (("", "required"), ("boredom", "unknown_code")):
        with pytest.raises(InvalidInput) as missing:
            await desk_actions.stop(connection, case.id, unknown, by=office.broker, version=case.version)
        assert missing.value.fields == {"reason": code}
    await desk_actions.stop(connection, case.id, "budget", by=office.broker, version=case.version)
    assert (await seen(connection, case.id)).reason == "budget"


async def test_evidence_keeps_versions_and_who_saw_the_original(connection: Connection, office: Office) -> None:
    case = await a_case(connection, office)
    first = await paper(connection, case, K.CONTRACT, 10, by=office.broker)
    await evidence.check_against_original(connection, case.id, first, redacted=True, by=office.verifier)
    assert (await seen(connection, case.id)).brokers == (office.broker.name,)
    second = await paper(connection, case, K.CONTRACT, 9, by=office.desk.lab, replaces_id=first)
    with pytest.raises(Conflict):
        await paper(connection, case, K.CONTRACT, 9, by=office.broker, replaces_id=first)
    [newest] = [c.evidence for c in await cases(connection, [case.id])]
    assert [each.id for each in newest] == [second]
    assert newest[0].checked_by is None  # nobody has seen the original of the new version
    await evidence.check_against_original(connection, case.id, second, redacted=False, by=office.verifier)
    day = await days_ago(connection, 8)
    await evidence.correct(connection, case.id, second, kind="contract", dated_on=day, by=office.broker)
    [newest] = [c.evidence for c in await cases(connection, [case.id])]
    assert (newest[0].dated_on, newest[0].checked_by) == (await days_ago(connection, 10), None)  # the earliest of both
    with pytest.raises((NotFound, NotAllowed)):
        await evidence.file_of(connection, case.id, second, by=office.desk.stranger)
    with pytest.raises(InvalidInput):
        await paper(connection, case, K.CONTRACT, -1, by=office.broker)


async def test_what_is_verified_is_closed_to_changes(connection: Connection, office: Office) -> None:
    case = await a_verified(connection, office)
    with pytest.raises(WrongState):
        await paper(connection, case, K.INVOICE, 1, by=office.broker)
    with pytest.raises(WrongState):
        await state(connection, case, office, in_city=False)
    met = ContactDraft(body=ContactBody.DOST, happened_on=await days_ago(connection, 320), named_both=True)
    with pytest.raises(WrongState):
        await contacts.record_contact(connection, case.id, met, by=office.broker)
    with pytest.raises(WrongState):
        await confirmations.ask(connection, case.id, Side.NEED, by=office.broker, version=case.version)
    with pytest.raises(WrongState):
        await verify(connection, case, office)


async def test_strangers_do_not_see_a_case_and_parties_do(connection: Connection, office: Office) -> None:
    case = await a_case(connection, office)
    for somebody in (VISITOR, office.desk.stranger):
        with pytest.raises(NotFound):
            await contacts.record_contact(
                connection,
                case.id,
                ContactDraft(body=ContactBody.DOST, happened_on=await days_ago(connection, 1), named_both=True),
                by=somebody,
            )
    with pytest.raises((NotFound, NotAllowed)):
        await desk_actions.advance(connection, case.id, CaseMove.DISCUSS, by=office.desk.lab, version=case.version)
