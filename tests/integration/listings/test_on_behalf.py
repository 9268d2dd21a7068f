"""Officers and a business association enter records for others, and say with whose consent."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from matchmaker.ground.db import Connection
from matchmaker.ground.errors import InvalidInput, NotAllowed, NotFound
from matchmaker.listings import behalf as on_behalf
from matchmaker.listings.behalf import problems_of
from matchmaker.listings.needs import service as needs
from matchmaker.listings.solutions import service as solutions
from matchmaker.rules.actors import LOCAL_PERSON, VISITOR, Role
from matchmaker.rules.listing import ListingState
from matchmaker.rules.need import NeedFilter
from tests.support.associations import ASSOCIATION, COMPANY, Cast
from tests.support.listings import behalf, need_draft, solution_draft

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("said", "problems"),
    [
        ({}, {}),
        ({"source": " "}, {"behalf_source": "required"}),
        ({"person": "A"}, {"behalf_person": "too_short"}),
        ({"source": "x" * 501}, {"behalf_source": "too_long"}),
        ({"consented_on": None}, {"behalf_date": "required"}),
        ({"consented_on": TODAY}, {}),
        ({"consented_on": TODAY + timedelta(days=1)}, {"behalf_date": "in_the_future"}),
    ],
)
def test_source_person_and_day_are_all_asked_for(said: dict[str, object], problems: dict[str, str]) -> None:
    assert problems_of(behalf(**said), today=TODAY) == problems


@pytest.mark.parametrize("who", ["secretary", "broker"])
async def test_what_is_entered_for_another_is_unconfirmed_and_remembers_who_agreed(
    connection: Connection, cast: Cast, who: str
) -> None:
    by = getattr(cast, who)
    need = await needs.submit(connection, need_draft(organisation=COMPANY), by=by, behalf=behalf())
    solution = await solutions.submit(connection, solution_draft(organisation=COMPANY), by=by, behalf=behalf())
    assert (need.organisation_id, need.confirmed) == (cast.company_id, False)
    assert (solution.organisation_id, solution.confirmed) == (cast.company_id, False)
    for of in ({"need_id": need.id}, {"solution_id": solution.id}):
        entry = await on_behalf.entry(connection, **of)
        assert entry
        told = behalf()
        assert (entry.source, entry.person, entry.consented_on) == (told.source, told.person, told.consented_on)


@pytest.mark.parametrize("who", ["secretary", "broker"])
async def test_without_a_consenting_person_nothing_is_entered(connection: Connection, cast: Cast, who: str) -> None:
    by = getattr(cast, who)
    for said in (None, behalf(person="")):
        with pytest.raises(InvalidInput) as refused:
            await needs.submit(connection, need_draft(organisation=COMPANY), by=by, behalf=said)
        assert "behalf_person" in refused.value.fields
        with pytest.raises(InvalidInput):
            await solutions.submit(connection, solution_draft(organisation=COMPANY), by=by, behalf=said)
    assert await connection.fetchval("SELECT count(*) FROM need") == 0


async def test_for_ones_own_organisation_nobody_else_has_to_agree(connection: Connection, cast: Cast) -> None:
    own = await needs.submit(connection, need_draft(organisation=ASSOCIATION), by=cast.secretary)
    assert (own.confirmed, own.entered_by_id) == (True, None)
    members = await needs.submit(connection, need_draft(), by=cast.owner, behalf=behalf())
    assert members.confirmed
    assert await on_behalf.entry(connection, need_id=members.id) is None


async def test_an_association_enters_for_others_only_while_it_is_verified(connection: Connection, cast: Cast) -> None:
    unverified = replace(cast.secretary, association=False)
    need = await needs.submit(connection, need_draft(organisation=COMPANY), by=unverified)
    assert need.organisation_name == ASSOCIATION  # whatever was typed: members write for their own
    with pytest.raises(NotAllowed):
        await solutions.submit(connection, solution_draft(organisation=COMPANY), by=unverified, behalf=behalf())


async def test_the_association_looks_after_what_it_entered_and_sees_nothing_else_of_the_company(
    connection: Connection, cast: Cast
) -> None:
    draft = need_draft(organisation=COMPANY, confidentiality="brokers")
    entered = await needs.submit(connection, draft, by=cast.secretary, behalf=behalf())
    hidden = await needs.submit(connection, draft, by=cast.owner)
    seen = await needs.get(connection, entered.id, by=cast.secretary)
    assert seen.email == draft.email
    await needs.edit(connection, entered.id, replace(draft, outcome="Nhanh hơn"), by=cast.secretary)
    with pytest.raises(NotFound):
        await needs.get(connection, hidden.id, by=cast.secretary)
    for wanted in (NeedFilter(), NeedFilter(only_own=True)):
        listed = await needs.listing(connection, wanted, by=cast.secretary)
        assert [need.id for need in listed.items] == [entered.id]
    with pytest.raises(NotFound):
        await needs.set_state(connection, entered.id, ListingState.PUBLISHED, by=cast.secretary)
    for nobody in (cast.stranger, VISITOR):
        with pytest.raises(NotFound):
            await needs.get(connection, entered.id, by=nobody)


async def test_who_looks_after_a_public_need_is_not_told_to_others(connection: Connection, cast: Cast) -> None:
    need = await needs.submit(connection, need_draft(organisation=COMPANY), by=cast.secretary, behalf=behalf())
    await needs.set_state(connection, need.id, ListingState.PUBLISHED, by=LOCAL_PERSON)
    assert (await needs.get(connection, need.id, by=VISITOR)).entered_by_id is None
    assert (await needs.get(connection, need.id, by=cast.broker)).entered_by_id == cast.secretary.organisation_id


async def test_ones_own_list_holds_the_own_organisations_records_alone(connection: Connection, cast: Cast) -> None:
    mine = await needs.submit(connection, need_draft(), by=cast.owner)
    theirs = await needs.submit(connection, need_draft(), by=cast.stranger)
    await needs.set_state(connection, theirs.id, ListingState.PUBLISHED, by=LOCAL_PERSON)
    listed = await needs.listing(connection, NeedFilter(only_own=True), by=cast.owner)
    assert [need.id for need in listed.items] == [mine.id]
    assert (await needs.listing(connection, NeedFilter(only_own=True), by=cast.broker)).total == 0


async def test_what_an_import_brings_is_not_its_owners_word(connection: Connection) -> None:
    await needs.save_imported(connection, need_draft(import_key="k1"), by=LOCAL_PERSON)
    [need] = (await needs.listing(connection, NeedFilter(), by=LOCAL_PERSON)).items
    assert not need.confirmed


async def test_an_officer_without_an_organisation_always_writes_for_others(connection: Connection, cast: Cast) -> None:
    administrator = replace(cast.broker, role=Role.ADMINISTRATOR)
    with pytest.raises(InvalidInput):
        await needs.submit(connection, need_draft(organisation="Công ty Mới Tinh"), by=administrator)
