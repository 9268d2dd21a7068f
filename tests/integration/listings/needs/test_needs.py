"""The life of a need against a real database."""

import unicodedata

import asyncpg
import pytest

from matchmaker.audit import service as audit
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import Conflict, InvalidInput, NotAllowed, NotFound, WrongState
from matchmaker.listings.needs import service as needs
from matchmaker.rules.actors import LOCAL_PERSON, SYSTEM, VISITOR
from matchmaker.rules.listing import ListingState
from matchmaker.rules.need import NeedFilter
from tests.support.listings import make_need, need_draft


async def test_three_fields_are_enough_to_post_a_need(connection: Connection) -> None:
    need = await needs.submit(connection, need_draft(), by=LOCAL_PERSON)
    assert need.state is ListingState.SUBMITTED
    assert need.title.startswith("Chúng tôi mất 3 ngày")
    assert need.organisation_name == "Công ty TNHH Thử Nghiệm"


@pytest.mark.parametrize(
    ("wrong", "field", "code"),
    [
        ({"problem": "ngắn"}, "problem", "too_short"),
        ({"problem": "  "}, "problem", "required"),
        ({"organisation": ""}, "organisation", "required"),
        ({"email": None}, "contact", "contact_required"),
        ({"email": "không phải email"}, "email", "not_an_email"),
        ({"email": None, "phone": "123"}, "phone", "not_a_phone"),
        ({"sector": "ma thuật"}, "sector", "unknown_code"),
        ({"sector": "other"}, "sector_other", "required"),
        ({"technologies": ("magic",)}, "technologies", "unknown_code"),
        ({"budget": "nhiều"}, "budget", "unknown_code"),
        ({"confidentiality": "secret"}, "confidentiality", "unknown_code"),
        ({"title": "x" * 201}, "title", "too_long"),
    ],
)
async def test_a_wrong_field_is_named_and_nothing_is_written(
    connection: Connection, wrong: dict[str, object], field: str, code: str
) -> None:
    with pytest.raises(InvalidInput) as refused:
        await needs.submit(connection, need_draft(**wrong), by=LOCAL_PERSON)
    assert refused.value.fields[field] == code
    assert await connection.fetchval("SELECT count(*) FROM need") == 0
    assert await connection.fetchval("SELECT count(*) FROM organisation") == 0


async def test_every_step_is_recorded_with_old_and_new_state(connection: Connection) -> None:
    need = await make_need(connection)
    steps = await audit.history(connection, "need", need.id)
    assert [(s.action, s.old_state, s.new_state) for s in steps] == [
        ("need:post", None, "submitted"),
        ("need:move", "submitted", "published"),
    ]


async def test_publishing_starts_its_time_and_overdue_needs_expire(connection: Connection) -> None:
    need = await make_need(connection)
    assert need.published_at is not None
    assert need.expires_at is not None
    await connection.execute("UPDATE need SET expires_at = now() - interval '1 day'")
    assert await needs.expire_overdue(connection, by=SYSTEM) == 1
    assert (await needs.get(connection, need.id, by=LOCAL_PERSON)).state is ListingState.EXPIRED


async def test_a_skipped_step_names_both_states(connection: Connection) -> None:
    need = await needs.submit(connection, need_draft(), by=LOCAL_PERSON)
    with pytest.raises(WrongState, match="'old': 'submitted', 'new': 'paused'"):
        await needs.set_state(connection, need.id, ListingState.PAUSED, by=LOCAL_PERSON)


async def test_editing_an_old_version_is_a_conflict(connection: Connection) -> None:
    need = await make_need(connection)
    edited = await needs.edit(
        connection, need.id, need_draft(outcome="Nhập xong trong 1 giờ"), by=LOCAL_PERSON, version=need.version
    )
    assert edited.outcome == "Nhập xong trong 1 giờ"
    with pytest.raises(Conflict):
        await needs.edit(connection, need.id, need_draft(), by=LOCAL_PERSON, version=need.version)


async def test_a_closed_need_cannot_be_edited(connection: Connection) -> None:
    need = await make_need(connection)
    await needs.set_state(connection, need.id, ListingState.CLOSED, by=LOCAL_PERSON)
    with pytest.raises(WrongState):
        await needs.edit(connection, need.id, need_draft(), by=LOCAL_PERSON)


async def test_a_visitor_neither_posts_nor_sees_contacts_or_hidden_needs(connection: Connection) -> None:
    public = await make_need(connection)
    hidden = await make_need(connection, confidentiality="brokers")
    anonymous = await make_need(connection, confidentiality="anonymous")
    with pytest.raises(NotAllowed):
        await needs.submit(connection, need_draft(), by=VISITOR)
    assert (await needs.get(connection, public.id, by=VISITOR)).email is None
    with pytest.raises(NotFound):
        await needs.get(connection, hidden.id, by=VISITOR)
    seen = await needs.get(connection, anonymous.id, by=VISITOR)
    assert (seen.organisation_name, seen.organisation_id) == ("", 0)
    listed = await needs.listing(connection, NeedFilter(), by=VISITOR)
    assert {n.id for n in listed.items} == {public.id, anonymous.id}


@pytest.mark.parametrize("confidentiality", ["public", "anonymous"])
async def test_no_result_tells_others_the_key_of_whoever_wrote_a_need(
    connection: Connection, confidentiality: str
) -> None:
    need = await make_need(connection, confidentiality=confidentiality)
    listed = await needs.listing(connection, NeedFilter(), by=VISITOR)
    seen = [await needs.get(connection, need.id, by=VISITOR), *listed.items]
    assert [each.created_by for each in seen] == ["", ""]
    assert (await needs.get(connection, need.id, by=LOCAL_PERSON)).created_by == LOCAL_PERSON.name


async def test_an_anonymous_need_is_not_found_through_its_owner(connection: Connection) -> None:
    need = await make_need(connection, confidentiality="anonymous")
    by_name = await needs.listing(connection, NeedFilter(text="Thử Nghiệm"), by=VISITOR)
    of_owner = await needs.listing(connection, NeedFilter(organisation_id=need.organisation_id), by=VISITOR)
    assert (by_name.total, of_owner.total) == (0, 0)


async def test_words_typed_without_diacritics_find_it_and_the_accented_match_comes_first(
    connection: Connection,
) -> None:
    exact = await make_need(connection, problem="Cần đo độ ẩm đất trồng bằng cảm biến trong nhà kính.")
    folded = await make_need(connection, problem="Can do do am dat trong bang cam bien trong nha kinh.")
    found = await needs.listing(connection, NeedFilter(text="đo độ ẩm"), by=VISITOR)
    assert [n.id for n in found.items] == [exact.id, folded.id]
    assert (await needs.listing(connection, NeedFilter(text="do do am"), by=VISITOR)).total == 2


async def test_decomposed_letters_are_composed_before_they_are_stored(connection: Connection) -> None:
    decomposed = unicodedata.normalize("NFD", "Dự báo nhu cầu hàng hóa theo tuần cho 40 cửa hàng")
    need = await make_need(connection, problem=decomposed)
    assert need.problem == unicodedata.normalize("NFC", decomposed)
    with pytest.raises(asyncpg.CheckViolationError):
        await connection.execute("UPDATE need SET problem = $1", decomposed)


async def test_an_unknown_need_is_not_found(connection: Connection) -> None:
    with pytest.raises(NotFound):
        await needs.get(connection, 4711, by=LOCAL_PERSON)
    with pytest.raises(NotFound):
        await needs.set_state(connection, 4711, ListingState.CLOSED, by=LOCAL_PERSON)


@pytest.mark.parametrize(
    ("problem", "wanted"),
    [
        ("Kho hàng hay thất lạc kiện. Cần biết kiện nằm ở đâu.", "biết kiện nằm ở đâu"),
        ("Cần AI. Cần biết kiện hàng nằm ở đâu trong kho.", "biết kiện hàng nằm ở đâu trong kho"),
    ],
)
async def test_a_need_without_a_title_is_named_by_what_it_asks_for(
    connection: Connection, problem: str, wanted: str
) -> None:
    title = (await needs.submit(connection, need_draft(problem=problem), by=LOCAL_PERSON)).title
    assert wanted in title.lower()
