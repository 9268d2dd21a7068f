"""From an accepted case to a counted result, and back: both parties, the verifier, the questions later."""

from dataclasses import replace

import pytest

from matchmaker.cases import clock, confirmations, opening, verification
from matchmaker.cases.clock import WordOnUse
from matchmaker.cases.confirmations import PartysWord
from matchmaker.cases.contacts import ContactDraft
from matchmaker.cases.opening import AfterwardsDraft
from matchmaker.cases.statements import queries
from matchmaker.cases.verification import Decision
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import Conflict, InvalidInput, LinkUnusable, NotAllowed, NotFound
from matchmaker.privacy import erasing
from matchmaker.rules.actors import SYSTEM, VISITOR
from matchmaker.rules.facts import ContactBody
from matchmaker.rules.findings import Clause, Why
from matchmaker.rules.proposal import Side
from matchmaker.rules.stages import Stage
from tests.support.cases import (
    BUYER,
    GOOD,
    SOMEBODY,
    YES,
    Office,
    a_case,
    a_verified,
    an_accepted,
    case_actions,
    confirm,
    days_ago,
    seen,
    state,
    token_to,
    verify,
)
from tests.support.counts import cases_counted
from tests.support.listings import make_solution
from tests.support.proposals import INSTITUTE, notices_of

CHECKED = """
UPDATE case_evidence SET checked_at = now(), checked_by = 'system', redacted = false
WHERE id IN (SELECT id FROM case_evidence ORDER BY id LIMIT $1)
"""


async def test_a_case_counts_when_four_people_have_done_their_part(connection: Connection, office: Office) -> None:
    case = await an_accepted(connection, office)
    assert await cases_counted(connection) == ()
    before = await verification.checklist(connection, case.id)
    assert {f.clause for f in before.findings if not f.holds} == {
        Clause.LINKS,
        Clause.GRADE,
        Clause.VERIFIED,
        Clause.DISTINCT,
    }
    await verify(connection, case, office)
    assert await cases_counted(connection) == (case.id,)
    judgement = await verification.checklist(connection, case.id)
    assert judgement.result_on == await days_ago(connection, 200)
    assert (await seen(connection, case.id)).stage is Stage.VERIFIED
    await verification.withdraw(
        connection,
        case.id,
        "evidence_wrong",
        by=office.verifier,
        version=(await seen(connection, case.id)).version,
    )
    assert await cases_counted(connection) == ()
    actions = await case_actions(connection, case.id)
    assert actions[0] == "open"
    assert actions[-2:] == ["move", "move"]
    assert (await notices_of(connection, office.broker))[-2:] == ["case_verified", "case_withdrawn"]


async def test_who_has_carried_a_case_never_verifies_it(connection: Connection, office: Office) -> None:
    case = await an_accepted(connection, office)
    for nobody in (office.broker, office.desk.buyer, office.leader, VISITOR):
        with pytest.raises((NotFound, NotAllowed)):
            await verify(connection, case, office, by=nobody)
    turned = replace(office.broker, role=office.verifier.role)  # the broker became a verifier
    with pytest.raises(NotAllowed) as refused:
        await verify(connection, case, office, by=turned)
    assert refused.value.code == "carried_the_case"
    assert await notices_of(connection, office.verifier) == ["case_to_verify"]


async def test_originals_that_nobody_checked_are_confirmed_only_with_a_reason(
    connection: Connection, office: Office
) -> None:
    case = await an_accepted(connection, office)
    for checked, problem in ((0, "originals_unchecked"), (4, "original_unchecked")):
        await connection.execute(CHECKED, checked)
        for nothing in (None, "  "):
            with pytest.raises(InvalidInput) as refused:
                await verify(connection, case, office, replace(GOOD, note=nothing))
            assert refused.value.fields == {"note": problem}
    await connection.execute(CHECKED, 5)
    await verify(connection, case, office, replace(GOOD, note=None))


async def test_a_verifier_asks_for_what_is_missing_and_refuses_with_a_reason(
    connection: Connection, office: Office
) -> None:
    case = await an_accepted(connection, office)
    await state(connection, case, office, money="state")  # now a certificate is compulsory
    version = (await seen(connection, case.id)).version
    with pytest.raises(InvalidInput) as refused:
        await verify(connection, case, office)
    assert refused.value.fields == {"checklist": "conditions_missing"}
    bad = Decision(grade="", links_checked=False, nearest=[])
    with pytest.raises(InvalidInput) as refused:
        await verify(connection, case, office, bad)
    assert set(refused.value.fields) == {"grade", "links_checked", "checklist", "note"}
    await verification.refuse(connection, case.id, "document_unclear", by=office.verifier, version=version)
    case = await seen(connection, case.id)
    assert case.stage is Stage.ACCEPTED
    found = (await verification.checklist(connection, case.id)).of(Clause.VERIFIED)
    assert found
    assert found.why is Why.REFUSED
    assert (await notices_of(connection, office.broker))[-1] == "case_refused"


async def test_each_party_confirms_by_its_own_link_and_not_the_broker(connection: Connection, office: Office) -> None:
    case = await a_case(connection, office)
    version = case.version
    await confirmations.ask(connection, case.id, Side.NEED, by=office.broker, version=version)
    token = await token_to(connection, BUYER)
    shown = await confirmations.open_link(connection, token, by=VISITOR)
    assert (shown.case_id, shown.side) == (case.id, Side.NEED)
    assert await confirmations.open_link(connection, token, by=VISITOR) == shown  # reading uses nothing up
    for somebody_else in (office.broker, office.desk.lab):
        with pytest.raises(LinkUnusable) as refused:
            await confirmations.answer(connection, token, YES, by=somebody_else)
        assert refused.value.code == "link_of_another"
    with pytest.raises(InvalidInput) as missing:
        await confirmations.answer(connection, token, PartysWord(agreed=True), by=VISITOR)
    assert missing.value.fields == {"links": "links_undeclared", "contribution": "required"}
    await confirmations.answer(connection, token, YES, by=VISITOR)
    with pytest.raises(LinkUnusable) as refused:
        await confirmations.answer(connection, token, YES, by=VISITOR)
    assert refused.value.code == "link_used"
    with pytest.raises(LinkUnusable):
        await confirmations.open_link(connection, "no-such-token", by=VISITOR)


async def test_what_changes_after_a_party_was_asked_is_confirmed_anew(connection: Connection, office: Office) -> None:
    case = await a_case(connection, office)
    await confirmations.ask(connection, case.id, Side.NEED, by=office.broker, version=case.version)
    await state(connection, case, office, contract_value=1)
    with pytest.raises(LinkUnusable) as refused:
        await confirmations.answer(connection, await token_to(connection, BUYER), YES, by=VISITOR)
    assert refused.value.code == "link_void"
    await confirm(connection, case, office, Side.NEED)
    found = (await verification.checklist(connection, case.id)).of(Clause.ADOPTER_CONFIRMED)
    assert found
    assert found.holds
    await state(connection, case, office, contract_value=2)
    found = (await verification.checklist(connection, case.id)).of(Clause.ADOPTER_CONFIRMED)
    assert found
    assert found.why is Why.FACTS_CHANGED


async def test_one_person_does_not_confirm_for_both_and_no_officer_for_anybody(
    connection: Connection, office: Office
) -> None:
    case = await a_case(connection, office)
    await connection.execute("UPDATE organisation SET authorised_contact_id = NULL")
    version = case.version
    with pytest.raises(InvalidInput):
        await confirmations.ask(connection, case.id, Side.NEED, by=office.broker, version=version)
    officer = replace(SOMEBODY, email="minh@so.example")
    with pytest.raises(InvalidInput) as refused:
        await confirmations.ask(connection, case.id, Side.NEED, officer, by=office.broker, version=version)
    assert refused.value.fields == {"email": "officers_address"}
    idn = replace(SOMEBODY, email="Lan@Công-ty.VN")
    await confirmations.ask(connection, case.id, Side.NEED, idn, by=office.broker, version=version)
    version = (await seen(connection, case.id)).version
    same = replace(SOMEBODY, email="lan@xn--cng-ty-ixa.vn")
    with pytest.raises(InvalidInput) as refused:
        await confirmations.ask(connection, case.id, Side.SOLUTION, same, by=office.broker, version=version)
    assert refused.value.fields == {"email": "same_person_for_both"}


async def test_the_adopter_is_asked_again_and_an_ended_use_takes_the_result_back(
    connection: Connection, office: Office
) -> None:
    case = await a_verified(connection, office)  # the result is 200 days old: six months are over
    now = await connection.fetchval("SELECT now()")
    assert (await clock.tick(connection, now=now)).asked_again == 1
    assert (await clock.tick(connection, now=now)).asked_again == 0
    found = (await verification.checklist(connection, case.id)).of(Clause.STANDS)
    assert found
    assert (found.holds, found.why) == (True, Why.NOT_RECONFIRMED)
    token = await token_to(connection, BUYER)
    assert (await clock.open_link(connection, token, by=VISITOR)).months == 6
    with pytest.raises(LinkUnusable):
        await clock.answer(connection, token, WordOnUse(still_used=True), by=office.broker)
    await clock.answer(connection, token, WordOnUse(still_used=False), by=VISITOR)
    withdrawn = await seen(connection, case.id)
    assert (withdrawn.stage, withdrawn.reason) == (Stage.WITHDRAWN, "use_ended")
    assert await cases_counted(connection) == ()
    with pytest.raises(LinkUnusable):
        await clock.answer(connection, token, WordOnUse(still_used=True), by=VISITOR)


async def test_who_confirms_again_is_asked_once_more_after_a_year(connection: Connection, office: Office) -> None:
    case = await a_verified(connection, office)
    now = await connection.fetchval("SELECT now()")
    await clock.tick(connection, now=now)
    await clock.answer(connection, await token_to(connection, BUYER), WordOnUse(still_used=True), by=VISITOR)
    later = await connection.fetchval("SELECT now() + interval '170 days'")
    assert (await clock.tick(connection, now=later)).asked_again == 1
    assert (await clock.open_link(connection, await token_to(connection, BUYER), by=VISITOR)).months == 12
    assert case.id in await cases_counted(connection)


async def test_who_answered_is_kept_by_name_and_by_account(connection: Connection, office: Office) -> None:
    case = await a_verified(connection, office)
    said = await queries.last_confirmation(connection, case_id=case.id, side="need")
    assert (said["answered_name"], said["answered_by"]) == (said["name"], office.desk.buyer.name)
    now = await connection.fetchval("SELECT now()")
    await clock.tick(connection, now=now)
    token = await token_to(connection, BUYER)
    too_long = WordOnUse(still_used=True, name="Lan " * 60)
    with pytest.raises(InvalidInput) as refused:
        await clock.answer(connection, token, too_long, by=VISITOR)
    assert refused.value.fields == {"answerer": "too_long"}
    await clock.answer(connection, token, WordOnUse(still_used=True, name=" Trần  Bình "), by=VISITOR)
    [again] = await queries.follow_ups_of(connection, case_id=case.id)
    assert (again["answered_name"], again["name"]) == ("Trần Bình", said["name"])
    assert again["answered_by"] == office.desk.buyer.name
    actor = await connection.fetchval("SELECT actor FROM audit_entry WHERE action = 'case:reconfirm'")
    assert actor == office.desk.buyer.name


async def test_of_a_party_without_an_account_the_name_on_the_link_is_known(
    connection: Connection, office: Office
) -> None:
    case = await a_case(connection, office)
    await connection.execute("UPDATE organisation SET authorised_contact_id = NULL")
    version = case.version
    await confirmations.ask(connection, case.id, Side.NEED, SOMEBODY, by=office.broker, version=version)
    with pytest.raises(Conflict):  # two officers do not both ask: the first link would be void
        await confirmations.ask(connection, case.id, Side.NEED, SOMEBODY, by=office.broker, version=version)
    await confirmations.answer(connection, await token_to(connection, SOMEBODY.email), YES, by=VISITOR)
    said = await queries.last_confirmation(connection, case_id=case.id, side="need")
    assert (said["answered_name"], said["answered_by"]) == (SOMEBODY.name, "link")


async def test_a_further_adopter_is_joined_to_the_solution_it_repeats(connection: Connection, office: Office) -> None:
    first = await a_verified(connection, office)
    met = ContactDraft(body=ContactBody.DOST, happened_on=await days_ago(connection, 1), named_both=True)
    copy = await make_solution(connection, organisation=INSTITUTE, title="Cùng giải pháp, tên khác")
    draft = AfterwardsDraft(solution_id=copy.id, adopter_id=office.desk.stranger.organisation_id or 0, contact=met)
    other = await opening.enter_afterwards(connection, draft, by=office.broker)
    await connection.execute("UPDATE transfer_case SET stage = 'accepted' WHERE id = $1", other)
    case = await seen(connection, other)
    await verification.join(connection, other, first.id, by=office.verifier, version=case.version)
    assert (await seen(connection, other)).delivered_id == first.delivered_id
    adopters = await queries.adopters_of(connection, delivered_id=first.delivered_id)
    assert [row["id"] for row in adopters] == [first.id, other]


async def test_erasing_who_confirmed_leaves_the_result_and_not_their_name(
    connection: Connection, office: Office
) -> None:
    case = await a_verified(connection, office)
    await erasing.erase(connection, office.desk.buyer.person_id or 0, by=SYSTEM)
    rows = await connection.fetch("SELECT side, name, email FROM case_confirmation ORDER BY side")
    assert [row["email"] for row in rows] == [None, "binh@vien.example"]
    assert rows[0]["name"] is None
    assert await cases_counted(connection) == (case.id,)
    now = await connection.fetchval("SELECT now()")
    assert (await clock.tick(connection, now=now)).asked_again == 0  # nobody is left to be asked
