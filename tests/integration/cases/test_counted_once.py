"""What was tried to make a case count that should not, or twice: by papers, words, near copies and second cases."""

from dataclasses import replace
from datetime import date

import pytest

from matchmaker.cases import clock, confirmations, evidence, opening, verification, views
from matchmaker.cases.confirmed_facts import facts_hash
from matchmaker.cases.contacts import ContactDraft
from matchmaker.cases.erasing import ConfirmedText
from matchmaker.cases.loading import cases, city_today
from matchmaker.cases.moves import OpenedCase
from matchmaker.cases.opening import AfterwardsDraft
from matchmaker.cases.statements import queries
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import Conflict, InvalidInput, LinkUnusable
from matchmaker.privacy import erasing
from matchmaker.programme.service import counting_settings, set_counting
from matchmaker.rules.actors import LOCAL_PERSON, SYSTEM, VISITOR
from matchmaker.rules.facts import ContactBody
from matchmaker.rules.findings import Clause, Why
from matchmaker.rules.proposal import Side
from tests.support.cases import (
    BUYER,
    GOOD,
    K,
    Office,
    a_case,
    a_verified,
    an_accepted,
    an_introduction,
    confirm,
    days_ago,
    near,
    paper,
    seen,
    state,
    token_to,
    verify,
    with_adopter,
)
from tests.support.counts import counted, why
from tests.support.listings import make_solution
from tests.support.proposals import INSTITUTE


async def afterwards(connection: Connection, solution_id: int, adopter_id: int | None) -> AfterwardsDraft:
    met = ContactDraft(body=ContactBody.DOST, happened_on=await days_ago(connection, 1), named_both=True)
    return AfterwardsDraft(solution_id=solution_id, adopter_id=adopter_id or 0, contact=met)


async def test_a_newer_version_of_the_contract_moves_no_signature_behind_the_contact(
    connection: Connection, office: Office
) -> None:
    case = await a_case(connection, office)  # the contact was 400 days ago
    contract = await paper(connection, case, K.CONTRACT, 440, by=office.broker)
    assert await why(connection, case, Clause.ATTRIBUTION) is Why.CONTACT_AFTER_SIGNING
    second = await paper(connection, case, K.CONTRACT, 300, by=office.broker, replaces_id=contract)
    third = await paper(connection, case, K.CONTRACT, 290, by=office.broker, replaces_id=second)
    assert await why(connection, case, Clause.ATTRIBUTION) is Why.CONTACT_AFTER_SIGNING
    [held] = [c.evidence for c in await cases(connection, [case.id])]
    assert [(each.id, each.dated_on) for each in held] == [(third, await days_ago(connection, 440))]
    day = await days_ago(connection, 301)  # the date was typed wrongly: that is corrected where it stands
    await evidence.correct(connection, case.id, contract, kind="contract", dated_on=day, by=office.broker)
    assert await why(connection, case, Clause.ATTRIBUTION) is Why.HOLDS
    [shown] = [each for each in (await views.get(connection, case.id, by=office.verifier)).evidence if each.corrections]
    assert (shown.id, shown.replaced_by) == (contract, "Người hoa@so.example")
    [made] = shown.corrections
    assert (made.old_dated_on, made.dated_on) == (await days_ago(connection, 440), day)


async def test_a_newer_version_does_not_move_the_date_of_the_result_and_is_of_the_same_kind(
    connection: Connection, office: Office
) -> None:
    case = await an_accepted(connection, office)
    before = (await verification.checklist(connection, case.id)).result_on
    [invoice] = [e.id for c in await cases(connection, [case.id]) for e in c.documents((K.INVOICE,))]
    with pytest.raises(InvalidInput) as refused:
        await paper(connection, case, K.OTHER, 5, by=office.broker, replaces_id=invoice)
    assert refused.value.fields == {"kind": "another_kind_than_replaced"}
    await paper(connection, case, K.INVOICE, 5, by=office.broker, replaces_id=invoice)
    assert (await verification.checklist(connection, case.id)).result_on == before == await days_ago(connection, 200)


async def test_an_undated_version_takes_the_date_of_the_others(connection: Connection, office: Office) -> None:
    case = await a_case(connection, office)
    first = await paper(connection, case, K.CONTRACT, None, by=office.broker)
    second = await paper(connection, case, K.CONTRACT, 20, by=office.broker, replaces_id=first)
    await paper(connection, case, K.CONTRACT, None, by=office.broker, replaces_id=second)
    [held] = [c.evidence for c in await cases(connection, [case.id])]
    assert [each.dated_on for each in held] == [await days_ago(connection, 20)]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("sector", "logistics"),
        ("ai_risk", "high"),
        ("use_until", date(2029, 1, 1)),
        ("standing", "spin_off"),
        ("also_product", True),
        ("process", "Việc khác"),
    ],
)
async def test_whatever_the_parties_are_shown_is_confirmed_anew_when_it_changes(
    connection: Connection, office: Office, field: str, value: object
) -> None:
    case = await a_case(connection, office)
    await confirm(connection, case, office, Side.SOLUTION)
    version = (await seen(connection, case.id)).version
    await confirmations.ask(connection, case.id, Side.NEED, by=office.broker, version=version)
    assert await why(connection, case, Clause.SUPPLIER_CONFIRMED) is Why.HOLDS
    await state(connection, case, office, **{field: value})
    assert await why(connection, case, Clause.SUPPLIER_CONFIRMED) is Why.FACTS_CHANGED
    with pytest.raises(LinkUnusable) as void:
        await confirmations.open_link(connection, await token_to(connection, BUYER), by=VISITOR)
    assert void.value.code == "link_void"


async def test_a_word_of_before_stands_for_what_was_shown_then(connection: Connection, office: Office) -> None:
    case = await a_case(connection, office)
    await confirm(connection, case, office, Side.SOLUTION)
    facts = facts_hash(await seen(connection, case.id), 1)
    await connection.execute("UPDATE case_confirmation SET facts = $1, facts_form = 1", facts)
    await state(connection, case, office, sector="logistics")  # was not hashed then
    assert await why(connection, case, Clause.SUPPLIER_CONFIRMED) is Why.HOLDS
    await state(connection, case, office, contract_value=7)
    assert await why(connection, case, Clause.SUPPLIER_CONFIRMED) is Why.FACTS_CHANGED


async def a_teams_case(connection: Connection, office: Office) -> OpenedCase:
    team = await make_solution(connection, organisation=INSTITUTE, kind="capability", title="Nhóm thị giác máy tính")
    draft = await afterwards(connection, team.id, office.desk.buyer.organisation_id)
    case = await seen(connection, await opening.enter_afterwards(connection, draft, by=office.broker))
    return await state(connection, case, office, route="transferred", form="development")


async def test_what_a_team_delivered_is_described_and_the_form_said(connection: Connection, office: Office) -> None:
    case = await a_teams_case(connection, office)
    assert await why(connection, case, Clause.ROUTE) is Why.NOT_DESCRIBED
    await state(connection, case, office, title="Nhóm Thị giác  máy tính.")  # the same words
    assert await why(connection, case, Clause.ROUTE) is Why.NOT_DESCRIBED
    await connection.execute("UPDATE solution SET title = 'Nhóm khác' WHERE kind = 'capability'")
    assert await why(connection, case, Clause.ROUTE) is Why.NOT_DESCRIBED  # renaming the listing describes nothing
    await state(connection, case, office, title="Máy đếm sản phẩm lỗi")
    assert await why(connection, case, Clause.ROUTE) is Why.HOLDS
    await confirm(connection, case, office, Side.NEED)
    await state(connection, case, office, title="Máy đếm mọi sản phẩm")
    assert await why(connection, case, Clause.ADOPTER_CONFIRMED) is Why.FACTS_CHANGED
    await state(connection, case, office, form=None)
    assert await why(connection, case, Clause.ROUTE) is Why.FORM_NOT_SAID


async def test_a_title_that_was_confirmed_stays_to_the_letter_when_somebody_is_erased(
    connection: Connection, office: Office
) -> None:
    case = await a_teams_case(connection, office)
    buyer = office.desk.buyer.person_id or 0
    title = "Máy đếm của Nguyễn Thị Hồng Nhung"
    await connection.execute("UPDATE person SET name = 'Nguyễn Thị Hồng Nhung' WHERE id = $1", buyer)
    await state(connection, case, office, title=title)
    await confirm(connection, case, office, Side.NEED)
    told = await erasing.confirmed_texts(connection, buyer, by=LOCAL_PERSON)
    assert told == [ConfirmedText(case_id=case.id, field="title", body=title)]
    await erasing.erase(connection, buyer, by=SYSTEM)
    assert (await seen(connection, case.id)).title == title
    assert await why(connection, case, Clause.ADOPTER_CONFIRMED) is Why.HOLDS


async def test_a_near_copy_that_counts_since_has_to_be_looked_at_and_what_was_looked_at_is_recorded(
    connection: Connection, office: Office
) -> None:
    first, copy = await an_accepted(connection, office), await an_accepted(connection, office)
    await verify(connection, first, office)
    for unread in ([], [copy.id], [first.id + 10_000]):
        with pytest.raises(Conflict) as refused:
            await verify(connection, copy, office, replace(GOOD, nearest=unread))
        assert refused.value.code == "nearest_unseen"
    assert (await counted(connection)).counted == (first.id,)
    await verify(connection, copy, office, replace(GOOD, nearest=[first.id, 99_999]))
    [decided] = await queries.verifications_of(connection, case_id=copy.id)
    assert decided["nearest"] == [first.id]  # what the service found, not what was sent


async def test_solutions_of_an_earlier_year_are_looked_at_too(connection: Connection, office: Office) -> None:
    first = await a_verified(connection, office)
    copy = await an_accepted(connection, office)
    today, seen_settings = await city_today(connection), await counting_settings(connection)
    later = replace(seen_settings, period_from=today, period_to=today)
    await set_counting(connection, later, seen=seen_settings, by=LOCAL_PERSON)
    assert (await counted(connection)).counted == ()
    assert await near(connection, copy, office) == [first.id]


async def test_one_adopter_and_one_solution_have_one_case(connection: Connection, office: Office) -> None:
    listed = await make_solution(connection, organisation=INSTITUTE, title="Đọc hóa đơn")
    draft = await afterwards(connection, listed.id, office.desk.buyer.organisation_id)
    first = await opening.enter_afterwards(connection, draft, by=office.broker)
    with pytest.raises(Conflict) as refused:
        await opening.enter_afterwards(connection, draft, by=office.broker)
    assert (refused.value.code, refused.value.params["case"]) == ("same_case", first)
    other = replace(draft, adopter_id=office.desk.stranger.organisation_id or 0)
    await opening.enter_afterwards(connection, other, by=office.broker)
    await connection.execute("UPDATE transfer_case SET stage = 'stopped', reason = 'budget' WHERE id = $1", first)
    assert await opening.enter_afterwards(connection, draft, by=office.broker) > first


async def test_a_second_introduction_of_the_same_two_waits_until_the_first_case_has_ended(
    connection: Connection, office: Office
) -> None:
    proposal_id = await an_introduction(connection, office)
    row = await connection.fetchrow(
        "SELECT p.solution_id, n.organisation_id FROM proposal p JOIN need n ON n.id = p.need_id WHERE p.id = $1",
        proposal_id,
    )
    assert row
    draft = await afterwards(connection, row["solution_id"], row["organisation_id"])
    first = await opening.enter_afterwards(connection, draft, by=office.broker)
    now = await connection.fetchval("SELECT now()")
    assert (await clock.tick(connection, now=now)).opened == 0
    await connection.execute("UPDATE transfer_case SET stage = 'stopped', reason = 'budget' WHERE id = $1", first)
    assert (await clock.tick(connection, now=now)).opened == 1
    assert (await clock.tick(connection, now=now)).opened == 0


async def test_a_joined_case_of_the_same_adopter_is_neither_counted_nor_a_replication(
    connection: Connection, office: Office
) -> None:
    first, again = await a_verified(connection, office), await a_verified(connection, office)
    await with_adopter(connection, again, first, office.desk.buyer.organisation_id or 0)
    found = await counted(connection)
    assert (found.counted, found.replications, found.repeated) == ((first.id,), (), (again.id,))
    shown = await views.get(connection, again.id, by=office.broker)
    assert (shown.counted, shown.replication, shown.repeated) == (False, False, True)
    await with_adopter(connection, again, first, office.desk.stranger.organisation_id or 0)
    found = await counted(connection)
    assert (found.counted, found.replications, found.repeated) == ((first.id,), (again.id,), ())
