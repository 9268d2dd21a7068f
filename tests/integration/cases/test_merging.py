"""Two records of one organisation become one: everything goes with it, and no word that was given is lost."""

from dataclasses import replace
from datetime import timedelta

import pytest

from matchmaker.audit import service as audit
from matchmaker.cases import confirmations, merging
from matchmaker.cases.loading import all_cases, case_facts, city_today
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import InvalidInput, NotFound
from matchmaker.people import accounts, membership
from matchmaker.people import service as people
from matchmaker.people.service import OrganisationDraft
from matchmaker.programme.service import counting_settings
from matchmaker.proposals import consents, decisions, suggestions
from matchmaker.proposals.consents import Answer
from matchmaker.proposals.moves import look_at
from matchmaker.rules.actors import SYSTEM, VISITOR, Actor, Role
from matchmaker.rules.counting import judge
from matchmaker.rules.findings import Clause
from matchmaker.rules.proposal import ProposalState, Refusal, Side
from tests.support.cases import BUYER, YES, Office, a_verified, an_accepted, close, confirm, seen, token_to, verify
from tests.support.listings import make_need, make_solution
from tests.support.proposals import BUSINESS, a_contact, a_pair, a_person, an_asked

OTHER_NAME = "Minh Anh Trading JSC"


@pytest.fixture
async def administrator(connection: Connection) -> Actor:
    return (await a_person(connection, "quantri@so.example", Role.ADMINISTRATOR)).actor()


async def a_double(connection: Connection, name: str = OTHER_NAME, kind: str = "business") -> int:
    return (await people.save(connection, OrganisationDraft(name=name, kind=kind), by=SYSTEM))[0].id


async def counted(connection: Connection) -> list[int]:
    return list((await all_cases(connection)).count(await counting_settings(connection)).counted)


async def test_a_counted_case_counts_on_and_its_period_stands(
    connection: Connection, office: Office, administrator: Actor
) -> None:
    case = await a_verified(connection, office)
    today = await city_today(connection)
    await close(connection, today - timedelta(days=700), today, by=office.leader)
    before = await connection.fetch("SELECT * FROM period_closing")
    words = await connection.fetch("SELECT * FROM case_confirmation ORDER BY id")
    for party, kind in ((case.adopter_id, "business"), (case.supplier_id, "institute")):
        kept = await a_double(connection, f"Hồ sơ khác {kind}", kind)
        await merging.merge(connection, kept, party, by=administrator)
        assert kept in ((merged := await seen(connection, case.id)).adopter_id, merged.supplier_id)
        assert await counted(connection) == [case.id]
    assert await connection.fetch("SELECT * FROM period_closing") == before
    assert await connection.fetch("SELECT * FROM case_confirmation ORDER BY id") == words


async def test_words_stand_after_a_second_merging_and_new_ones_beside_them(
    connection: Connection, office: Office, administrator: Actor
) -> None:
    case = await an_accepted(connection, office)
    for name in (OTHER_NAME, "Minh Anh Holding"):
        kept = await a_double(connection, name)
        await merging.merge(connection, kept, (await seen(connection, case.id)).adopter_id, by=administrator)
    await confirm(connection, case, office, Side.SOLUTION)
    found = judge(
        await case_facts(connection, case.id), await counting_settings(connection), await city_today(connection)
    )
    for clause in (Clause.ADOPTER, Clause.ADOPTER_CONFIRMED, Clause.SUPPLIER_CONFIRMED):
        finding = found.of(clause)
        assert finding
        assert finding.holds, clause
    await verify(connection, case, office)
    assert await counted(connection) == [case.id]


async def test_an_open_link_is_answered_after_the_merging(
    connection: Connection, office: Office, administrator: Actor
) -> None:
    case = await an_accepted(connection, office)
    version = (await seen(connection, case.id)).version
    await confirmations.ask(connection, case.id, Side.NEED, by=office.broker, version=version)
    await merging.merge(connection, await a_double(connection), case.adopter_id, by=administrator)
    await confirmations.answer(connection, await token_to(connection, BUYER), YES, by=VISITOR)


async def test_what_sides_agreed_to_stands_and_the_last_one_introduces(
    connection: Connection, office: Office, administrator: Actor
) -> None:
    proposal = await an_asked(connection, office.desk)
    await consents.answer_as_contact(connection, proposal.id, Answer(agrees=True), by=office.desk.buyer)
    kept = await a_double(connection)
    await merging.merge(connection, kept, office.desk.buyer.organisation_id or 0, by=administrator)
    assert (await look_at(connection, proposal.id, by=SYSTEM)).stands
    await consents.answer_as_contact(connection, proposal.id, Answer(agrees=True), by=office.desk.lab)
    assert (await look_at(connection, proposal.id, by=SYSTEM)).proposal.state is ProposalState.INTRODUCED


async def test_two_sides_of_a_case_or_a_proposal_are_never_one(
    connection: Connection, office: Office, administrator: Actor
) -> None:
    desk = office.desk
    buyer, lab = desk.buyer.organisation_id or 0, desk.lab.organisation_id or 0
    need, solution = await a_pair(connection, desk)
    pair = await suggestions.pair_by_hand(connection, need.id, solution.id, "Cùng việc", by=desk.broker)
    with pytest.raises(InvalidInput) as refused:
        await merging.merge(connection, lab, buyer, by=administrator)
    assert refused.value.fields == {"gone": "merge_sides_of_proposal"}
    refusal = Refusal(reason="conflict_of_interest")
    await decisions.decline(connection, pair.id, refusal, by=desk.broker, version=pair.version)
    assert (await merging.look(connection, lab, buyer, by=administrator)).possible
    await a_verified(connection, office)
    with pytest.raises(InvalidInput) as refused:
        await merging.merge(connection, buyer, lab, by=administrator)
    assert refused.value.fields == {"gone": "merge_sides_of_case"}


async def test_what_has_ended_hinders_no_merging_and_what_the_engine_suggests_ends_with_it(
    connection: Connection, office: Office, administrator: Actor
) -> None:
    desk = office.desk
    kept, gone = desk.lab.organisation_id or 0, desk.buyer.organisation_id or 0
    need, solution = await a_pair(connection, desk)
    pair = await suggestions.pair_by_hand(connection, need.id, solution.id, "Cùng việc", by=desk.broker)
    await connection.execute(
        "UPDATE proposal SET by_hand = false, engine = '{}', round = 1, approved_text = sha256('') WHERE id = $1",
        pair.id,
    )
    possible = {}
    for state in ProposalState:
        await connection.execute("UPDATE proposal SET state = $1 WHERE id = $2", state, pair.id)
        possible[state.value] = (await merging.look(connection, kept, gone, by=administrator)).possible
    assert {state for state in possible if possible[state]} == {"suggested", "declined", "refused", "withdrawn"}
    await connection.execute("UPDATE proposal SET state = 'suggested' WHERE id = $1", pair.id)
    await merging.merge(connection, kept, gone, by=administrator)
    assert await connection.fetchval("SELECT state FROM proposal WHERE id = $1", pair.id) == "declined"
    assert not await connection.fetchval("SELECT count(*) FROM proposal_decision")


async def test_everything_stands_under_the_record_that_stays_and_the_other_leads_there(
    connection: Connection, office: Office, administrator: Actor
) -> None:
    gone = office.desk.buyer.organisation_id or 0
    kept = await a_double(connection)
    need = await make_need(connection, organisation=BUSINESS)
    await merging.merge(connection, kept, gone, by=administrator)
    stays = await people.get(connection, kept, by=SYSTEM)
    assert (stays.name, stays.tax_code, stays.authorised_contact_id) == (
        OTHER_NAME,
        "0301234567",
        office.desk.buyer.person_id,
    )
    assert stays.verified_at
    assert await connection.fetchval("SELECT organisation_id FROM need WHERE id = $1", need.id) == kept
    assert (await accounts.get(connection, office.desk.buyers_colleague.person_id or 0)).organisation_id == kept
    assert await people.merged_into(connection, gone) == kept
    with pytest.raises(NotFound):
        await people.get(connection, gone, by=SYSTEM)
    assert BUSINESS not in await people.names(connection, by=SYSTEM)
    for number, details in ((kept, {"merged": gone}), (gone, {"into": kept})):
        assert (await audit.history(connection, "organisation", number))[-1].details == details


async def test_a_list_that_calls_it_by_its_former_name_finds_it_and_renames_nothing(
    connection: Connection, office: Office, administrator: Actor
) -> None:
    kept = await a_double(connection)
    await merging.merge(connection, kept, office.desk.buyer.organisation_id or 0, by=administrator)
    draft = OrganisationDraft(name=BUSINESS, kind="university", website="https://minhanh.example")
    found, written = await people.save(connection, draft, by=SYSTEM)
    assert (found.id, found.name, found.kind, written) == (kept, OTHER_NAME, "business", True)


async def test_people_of_a_record_that_nobody_verified_ask_to_join(
    connection: Connection, office: Office, administrator: Actor
) -> None:
    gone = await a_double(connection)
    founder = await a_person(connection, "la@nguoi.example", Role.BUSINESS, gone)
    kept = office.desk.buyer.organisation_id or 0
    await merging.merge(connection, kept, gone, by=administrator)
    asks = await accounts.get(connection, founder.id)
    assert (asks.organisation_id, asks.joining_id) == (None, kept)
    await membership.admit(connection, founder.id, by=office.desk.buyer)


async def test_nor_do_they_get_into_a_record_of_the_catalogue_to_which_nobody_has_come_yet(
    connection: Connection, administrator: Actor
) -> None:
    listed = await make_solution(connection, organisation="Viện Có Sẵn Trong Danh Mục")
    gone = await a_double(connection)
    stranger = await a_person(connection, "la@nguoi.example", Role.INSTITUTE, gone)
    await membership.name_contact(connection, gone, stranger.id, by=administrator)
    await merging.merge(connection, listed.organisation_id, gone, by=administrator)
    asks = await accounts.get(connection, stranger.id)
    assert (asks.organisation_id, asks.joining_id, asks.authorised_contact) == (None, listed.organisation_id, False)
    assert (await people.get(connection, listed.organisation_id, by=SYSTEM)).authorised_contact_id is None


async def test_nor_do_people_of_an_unverified_record_get_into_the_verified_one_that_goes_into_it(
    connection: Connection, office: Office, administrator: Actor
) -> None:
    kept, desk = await a_double(connection), office.desk
    founder = await a_person(connection, "la@nguoi.example", Role.BUSINESS, kept)
    await membership.name_contact(connection, kept, founder.id, by=administrator)
    await merging.merge(connection, kept, desk.buyer.organisation_id or 0, by=administrator)
    asks = await accounts.get(connection, founder.id)
    assert (asks.organisation_id, asks.joining_id, asks.authorised_contact) == (None, kept, False)
    stays = await people.get(connection, kept, by=SYSTEM)
    assert (stays.verified_at is not None, stays.authorised_contact_id) == (True, desk.buyer.person_id)
    members = [await accounts.get(connection, each.person_id or 0) for each in (desk.buyer, desk.buyers_colleague)]
    assert {member.organisation_id for member in members} == {kept}


async def test_of_two_tax_codes_or_of_one_record_nothing_is_merged(
    connection: Connection, office: Office, administrator: Actor
) -> None:
    kept, gone = await a_double(connection), office.desk.buyer.organisation_id or 0
    await connection.execute("UPDATE organisation SET tax_code = '0309999999' WHERE id = $1", kept)
    for other, code in ((gone, "merge_tax_codes_differ"), (kept, "merge_with_itself")):
        with pytest.raises(InvalidInput) as refused:
            await merging.merge(connection, kept, other, by=administrator)
        assert refused.value.fields == {"gone": code}


async def test_an_administrator_alone_merges_and_not_their_own(
    connection: Connection, office: Office, administrator: Actor
) -> None:
    kept, gone = await a_double(connection), office.desk.buyer.organisation_id or 0
    member = replace(administrator, organisation_id=gone)
    for actor in (office.broker, office.desk.buyer, office.leader, member):
        with pytest.raises(Exception, match=r".*") as refused:
            await merging.merge(connection, kept, gone, by=actor)
        assert type(refused.value).__name__ in ("NotAllowed", "NotFound")
    assert await a_contact(connection, "x@y.example", "Công ty Z", "business", Role.BUSINESS)
