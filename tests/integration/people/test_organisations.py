"""Organisations against a real database: one is one row, and who may know of it."""

import asyncio

import pytest

from matchmaker.ground.db import Connection, Pool, transaction
from matchmaker.ground.errors import InvalidInput, NotFound
from matchmaker.listings.needs import service as needs
from matchmaker.listings.solutions import service as solutions
from matchmaker.people import service as people
from matchmaker.people.service import OrganisationDraft
from matchmaker.rules.actors import IMPORTER, LOCAL_PERSON, VISITOR, Actor, OrganisationKind, Role
from matchmaker.rules.solution import SolutionFilter
from tests.support.listings import make_need, make_solution, need_draft, solution_draft

BUSINESS = Actor(name="business-1", role=Role.BUSINESS)
ANOTHER_BUSINESS = Actor(name="business-2", role=Role.BUSINESS)
INSTITUTE = Actor(name="institute-1", role=Role.INSTITUTE)


def draft(**values: str) -> OrganisationDraft:
    return OrganisationDraft(**{"name": "Công ty Minh Anh", "kind": "business", **values})


async def test_the_same_organisation_is_saved_once(connection: Connection) -> None:
    first, written = await people.save(connection, draft(tax_code="0301111111"), by=IMPORTER)
    again, written_again = await people.save(connection, draft(tax_code="0301111111"), by=IMPORTER)
    assert (first.id, written, written_again) == (again.id, True, False)


async def test_what_a_later_row_leaves_out_is_kept(connection: Connection) -> None:
    await people.save(connection, draft(tax_code="0301111111"), by=IMPORTER)
    after, written = await people.save(connection, draft(website="https://minhanh.example"), by=IMPORTER)
    assert (after.tax_code, after.website, written) == ("0301111111", "https://minhanh.example", True)


async def test_two_companies_of_one_name_do_not_become_one(connection: Connection) -> None:
    await people.save(connection, draft(tax_code="0301111111"), by=IMPORTER)
    with pytest.raises(InvalidInput) as refused:
        await people.save(connection, draft(tax_code="0302222222"), by=IMPORTER)
    assert refused.value.fields == {"tax_code": "same_name_other_tax_code"}


@pytest.mark.parametrize(
    ("first", "again", "kept"),
    [
        ("0301111111001", "0301111111-001", "0301111111-001"),
        ("0301111111 - 001", "0301111111001", "0301111111-001"),
        ("079 085 001 234", "079085001234", "079085001234"),
        ("03.011.11111", "0301111111", "0301111111"),
    ],
)
async def test_a_tax_code_is_the_same_however_it_is_written(
    connection: Connection, first: str, again: str, kept: str
) -> None:
    one, _ = await people.save(connection, draft(tax_code=first), by=IMPORTER)
    other, _ = await people.save(connection, draft(name="Minh Anh JSC", tax_code=again), by=IMPORTER)
    assert (one.id, one.tax_code, other.tax_code) == (other.id, kept, kept)


@pytest.mark.parametrize(
    ("wrong", "field", "code"),
    [
        ({"name": ""}, "name", "required"),
        ({"name": "x"}, "name", "too_short"),
        ({"kind": "club"}, "kind", "unknown_code"),
        ({"tax_code": "301111111"}, "tax_code", "tax_code_lost_zero"),
        ({"tax_code": "abc"}, "tax_code", "not_a_tax_code"),
        ({"website": "minhanh.example"}, "website", "not_a_link"),
        ({"website": "https://abc(.vn"}, "website", "link_leads_nowhere"),
        ({"website": "https://[x"}, "website", "link_leads_nowhere"),
    ],
)
def test_a_wrong_field_is_named(wrong: dict[str, str], field: str, code: str) -> None:
    assert people.problems_of(draft(**wrong)) == {field: code}


async def test_posts_that_name_a_new_organisation_at_once_make_one(pool: Pool) -> None:
    async def post() -> int:
        async with transaction(pool) as connection:
            return (await needs.submit(connection, need_draft(), by=LOCAL_PERSON)).organisation_id

    assert len(set(await asyncio.gather(*(post() for _ in range(4))))) == 1


async def test_names_stand_in_vietnamese_order(connection: Connection) -> None:
    for name in ("Đại học B", "Dược C", "Ánh Dương", "An Bình"):
        await people.find_or_add(connection, name, OrganisationKind.BUSINESS, by=IMPORTER)
    assert await people.names(connection, by=LOCAL_PERSON) == ["An Bình", "Ánh Dương", "Dược C", "Đại học B"]


@pytest.mark.parametrize(("confidentiality", "known"), [("public", True), ("anonymous", False), ("brokers", False)])
async def test_a_visitor_knows_of_an_owner_only_through_what_is_public(
    connection: Connection, confidentiality: str, known: bool
) -> None:
    need = await make_need(connection, confidentiality=confidentiality)
    assert bool(await people.names(connection, by=VISITOR)) is known
    assert bool((await people.listing(connection, by=VISITOR)).total) is known
    assert await people.names(connection, by=LOCAL_PERSON) == [need.organisation_name]
    if not known:
        with pytest.raises(NotFound):
            await people.get(connection, need.organisation_id, by=VISITOR)


async def test_suppliers_are_counted_once_each(connection: Connection) -> None:
    await make_solution(connection)
    await make_solution(connection)
    await make_solution(connection, organisation="Viện Thứ Hai")
    assert await solutions.count_suppliers(connection) == 2


async def test_who_posts_sees_and_edits_their_own_record_and_nobody_elses(connection: Connection) -> None:
    mine = await needs.submit(connection, need_draft(confidentiality="brokers"), by=BUSINESS)
    assert (await needs.get(connection, mine.id, by=BUSINESS)).email == need_draft().email
    edited = await needs.edit(connection, mine.id, need_draft(outcome="Nhanh hơn"), by=BUSINESS)
    assert edited.outcome == "Nhanh hơn"
    with pytest.raises(NotFound):
        await needs.edit(connection, mine.id, need_draft(), by=ANOTHER_BUSINESS)
    supplied = await solutions.submit(connection, solution_draft(), by=INSTITUTE)
    assert (await solutions.get(connection, supplied.id, by=INSTITUTE)).id == supplied.id
    with pytest.raises(NotFound):
        await solutions.get(connection, supplied.id, by=BUSINESS)


async def test_an_anonymous_need_shows_nothing_that_names_its_owner(connection: Connection) -> None:
    need = await make_need(
        connection, confidentiality="anonymous", data_owner="Phòng kế toán Công ty Minh Anh", place="Quận 1"
    )
    seen = await needs.get(connection, need.id, by=VISITOR)
    assert (seen.data_owner, seen.place, seen.source, seen.contact_name) == (None, None, None, None)


async def test_a_renamed_owner_is_found_under_the_new_name(connection: Connection) -> None:
    solution = await make_solution(connection, organisation="Trường Cũ")
    await people.save(connection, OrganisationDraft(name="Trường Cũ", kind="university", key="t"), by=IMPORTER)
    await people.save(connection, OrganisationDraft(name="Trường Mới", kind="university", key="t"), by=IMPORTER)
    found = await solutions.listing(connection, SolutionFilter(text="truong moi"), by=VISITOR)
    assert [s.id for s in found.items] == [solution.id]


async def test_an_edit_that_changes_nothing_names_no_field(connection: Connection) -> None:
    solution = await make_solution(connection, sectors=("health",), capabilities=("Đọc ảnh X-quang.",))
    await solutions.edit(connection, solution.id, solutions.draft_of(solution), by=LOCAL_PERSON)
    details = await connection.fetchval("SELECT details FROM audit_entry WHERE action = 'solution:edit'")
    assert details == {"fields": []}
