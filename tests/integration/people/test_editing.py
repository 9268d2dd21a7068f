"""An organisation says what it is: its own people at once or after the desk has looked, officers with their name."""

from dataclasses import replace
from typing import Any

import pytest

from matchmaker.audit import service as audit
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import Conflict, InvalidInput, NotAllowed, NotFound
from matchmaker.people import accounts, editing, proposed_changes
from matchmaker.people import service as people
from matchmaker.people.proposed_changes import Change
from matchmaker.people.service import OrganisationDraft
from matchmaker.privacy import erasing
from matchmaker.rules.actors import SYSTEM, Actor, Organisation, OrganisationKind, Role
from tests.support.people import a_person, an_organisation
from tests.support.proposals import Desk, a_desk

TAX_CODE, PERSONAL = "0312345678", "079085001234"


@pytest.fixture
async def desk(connection: Connection) -> Desk:
    return await a_desk(connection)


async def own(connection: Connection, desk: Desk) -> Organisation:
    return await people.get(connection, desk.buyer.organisation_id or 0, by=SYSTEM)


async def edit(connection: Connection, desk: Desk, *, by: Actor, note: str | None = None, **wanted: Any) -> bool:  # noqa: ANN401
    organisation = await own(connection, desk)
    draft = OrganisationDraft(**{name: getattr(organisation, name) for name in editing.EDITED})
    return await editing.edit(connection, organisation.id, replace(draft, **wanted), note, by=by)


async def waiting(connection: Connection, desk: Desk) -> list[Change]:
    return await proposed_changes.waiting(connection, by=desk.broker)


async def told(connection: Connection, actor: Actor) -> list[str]:
    rows = await connection.fetch("SELECT kind FROM notice WHERE person_id = $1 ORDER BY id", actor.person_id)
    return [row["kind"] for row in rows if row["kind"].startswith("change_")]


async def test_what_decides_counting_waits_and_the_rest_stands_at_once(connection: Connection, desk: Desk) -> None:
    place = "Phường Sài Gòn, Thành phố Hồ Chí Minh"
    assert await edit(connection, desk, by=desk.buyers_colleague, tax_code="031 234 5678", place=place)
    organisation = await own(connection, desk)
    assert (organisation.tax_code, organisation.place) == (None, place)
    [change] = await waiting(connection, desk)
    assert change.wanted == {"tax_code": TAX_CODE}
    assert await told(connection, desk.broker) == ["change_proposed"]
    await proposed_changes.decide(connection, change.id, granted=True, by=desk.broker)
    assert (await own(connection, desk)).tax_code == TAX_CODE
    assert await waiting(connection, desk) == []
    assert await told(connection, desk.buyers_colleague) == ["change_approved"]


async def test_a_refusal_gives_its_reason_and_changes_nothing(connection: Connection, desk: Desk) -> None:
    await edit(connection, desk, by=desk.buyer, kind="university")
    [change] = await waiting(connection, desk)
    with pytest.raises(InvalidInput) as refused:
        await proposed_changes.decide(connection, change.id, granted=False, reason=" ", by=desk.broker)
    assert refused.value.fields == {"reason": "required"}
    await proposed_changes.decide(
        connection, change.id, granted=False, reason="Chưa có quyết định thành lập", by=desk.broker
    )
    organisation = await own(connection, desk)
    last = await proposed_changes.last(connection, organisation, by=desk.buyer)
    assert last
    assert (organisation.kind, last.outcome, last.reason) == ("business", "refused", "Chưa có quyết định thành lập")
    assert await told(connection, desk.buyer) == ["change_refused"]


async def test_the_last_proposal_takes_the_place_of_the_one_before(connection: Connection, desk: Desk) -> None:
    await edit(connection, desk, by=desk.buyer, tax_code="0311111111")
    [first] = await waiting(connection, desk)
    await edit(connection, desk, by=desk.buyers_colleague, tax_code=TAX_CODE)
    [second] = await waiting(connection, desk)
    with pytest.raises(Conflict):
        await proposed_changes.decide(connection, first.id, granted=True, by=desk.broker)
    await edit(connection, desk, by=desk.buyer, tax_code=TAX_CODE)  # the same again
    assert [change.id for change in await waiting(connection, desk)] == [second.id]
    assert not await edit(connection, desk, by=desk.buyer)  # as it stands
    assert await waiting(connection, desk) == []


async def test_the_desk_writes_at_once_and_the_history_tells_what(connection: Connection, desk: Desk) -> None:
    assert not await edit(connection, desk, by=desk.broker, tax_code=TAX_CODE)
    *_, entry = await audit.history(connection, "organisation", desk.buyer.organisation_id or 0)
    assert (entry.action, entry.actor) == ("organisation:edit", desk.broker.name)
    assert (entry.details["old"], entry.details["new"]) == ({"tax_code": None}, {"tax_code": TAX_CODE})


async def test_an_officer_of_the_organisation_proposes_like_everybody_there(connection: Connection, desk: Desk) -> None:
    member = replace(desk.colleague, organisation_id=desk.buyer.organisation_id)
    assert await edit(connection, desk, by=member, tax_code=TAX_CODE)
    [change] = await waiting(connection, desk)
    with pytest.raises(NotAllowed):
        await proposed_changes.decide(connection, change.id, granted=True, by=member)
    assert await proposed_changes.waiting(connection, by=member) == []


async def test_nobody_else_edits_or_sees_what_was_asked(connection: Connection, desk: Desk) -> None:
    await edit(connection, desk, by=desk.buyer, tax_code=TAX_CODE)
    organisation = await own(connection, desk)
    for actor in (desk.lab, desk.stranger):
        with pytest.raises(NotFound):
            await edit(connection, desk, by=actor, place="Huế")
        assert await proposed_changes.last(connection, organisation, by=actor) is None


async def test_a_proposal_tells_nothing_of_others_and_the_desk_all(connection: Connection, desk: Desk) -> None:
    hidden, _ = await people.save(
        connection, OrganisationDraft(name="Công ty Giấu Tên", kind="business", tax_code=TAX_CODE), by=SYSTEM
    )
    assert await edit(connection, desk, by=desk.buyer, tax_code=TAX_CODE)
    [change] = await waiting(connection, desk)
    assert [other.id for other in change.others] == [hidden.id]
    with pytest.raises(InvalidInput) as taken:
        await proposed_changes.decide(connection, change.id, granted=True, by=desk.broker)
    assert taken.value.fields == {"tax_code": "tax_code_taken"}
    with pytest.raises(InvalidInput) as taken:
        await edit(connection, desk, by=desk.broker, name="công ty  giấu tên")
    assert taken.value.fields == {"name": "name_taken"}


async def test_who_posts_needs_for_a_business_lists_solutions_for_a_university(
    connection: Connection, desk: Desk
) -> None:
    await edit(connection, desk, by=desk.broker, kind=OrganisationKind.UNIVERSITY.value)
    roles = [(await accounts.get(connection, a.person_id or 0)).role for a in (desk.buyer, desk.buyers_colleague)]
    assert roles == [Role.INSTITUTE, Role.INSTITUTE]


@pytest.mark.parametrize(
    ("wrong", "field", "code"),
    [
        ({"name": ""}, "name", "required"),
        ({"kind": "club"}, "kind", "unknown_code"),
        ({"tax_code": "abc"}, "tax_code", "not_a_tax_code"),
        ({"website": "minhanh.example"}, "website", "not_a_link"),
        ({"place": "x" * 301}, "place", "too_long"),
        ({"note": "x" * 1001}, "note", "too_long"),
    ],
)
async def test_all_that_is_wrong_is_named_and_nothing_is_written(
    connection: Connection, desk: Desk, wrong: dict[str, str], field: str, code: str
) -> None:
    with pytest.raises(InvalidInput) as refused:
        await edit(connection, desk, by=desk.buyer, **{"abbreviation": "MA", **wrong})
    assert refused.value.fields == {field: code}
    assert (await own(connection, desk)).abbreviation is None


async def test_a_number_of_a_person_stands_in_no_history_and_goes_with_the_last_account(connection: Connection) -> None:
    shop = await an_organisation(connection, "Hộ kinh doanh Bà Tư")
    person = await a_person(connection, organisation_id=shop.id)
    draft = OrganisationDraft(name=shop.name, kind="business", tax_code=PERSONAL)
    await editing.edit(connection, shop.id, draft, "Hỏi Nguyễn Thị Lan", by=person.actor())
    await editing.edit(connection, shop.id, draft, None, by=SYSTEM)
    entries = await audit.history(connection, "organisation", shop.id)
    assert [e.details["new"] for e in entries if "new" in e.details] == [{"tax_code": None}]
    await erasing.erase(connection, person.id, by=SYSTEM)
    kept = await connection.fetchrow("SELECT tax_code, note FROM organisation_change")
    assert kept
    assert tuple(kept) == (None, "Hỏi [đã xóa]")


@pytest.mark.parametrize(("name", "waits"), [("Hộ kinh doanh Tư Lan", {"name": "Hộ kinh doanh Tư Lan"}), (None, None)])
async def test_a_number_that_is_erased_is_no_wish_to_have_none(
    connection: Connection, name: str | None, waits: dict[str, str] | None
) -> None:
    shop = await an_organisation(connection, "Hộ kinh doanh Bà Tư")
    person = await a_person(connection, organisation_id=shop.id)
    draft = OrganisationDraft(name=name or shop.name, kind="business", tax_code=PERSONAL)
    await editing.edit(connection, shop.id, draft, None, by=person.actor())
    await erasing.erase(connection, person.id, by=SYSTEM)
    assert [change.wanted for change in await proposed_changes.waiting(connection, by=SYSTEM)] == (
        [waits] if waits else []
    )


async def test_whoever_may_decide_is_told_that_something_waits(connection: Connection, desk: Desk) -> None:
    administrator = (await a_person(connection, email="qt@so.example", role=Role.ADMINISTRATOR)).actor()
    await edit(connection, desk, by=desk.buyer, tax_code=TAX_CODE)
    assert await told(connection, administrator) == ["change_proposed"]
