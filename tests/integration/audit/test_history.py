"""What the audit tells of one record, and what it never holds."""

import pytest

from matchmaker.audit import service as audit
from matchmaker.ground.db import Connection, Pool, Record, transaction
from matchmaker.listings.needs import service as needs
from matchmaker.listings.solutions import service as solutions
from matchmaker.people import service as people
from matchmaker.people.service import OrganisationDraft
from matchmaker.rules.actors import IMPORTER, LOCAL_PERSON
from tests.support.audit import add
from tests.support.listings import make_need, make_solution, need_draft, solution_draft


async def test_the_last_of_a_history_comes_newest_first_and_says_that_there_is_more(connection: Connection) -> None:
    for _ in range(7):
        await add(connection, 1)
        await add(connection, 2)
    page = await audit.newest(connection, "need", 1, size=3)
    assert [entry.id for entry in page.entries] == [row["id"] for row in await oldest_last(connection)][:3]
    assert page.older


async def oldest_last(connection: Connection) -> list[Record]:
    return await connection.fetch("SELECT id FROM audit_entry WHERE subject_id = 1 ORDER BY id DESC")


async def test_a_full_page_with_nothing_older_is_the_last(connection: Connection) -> None:
    for _ in range(3):
        await add(connection, 1)
    page = await audit.newest(connection, "need", 1, size=3)
    assert (len(page.entries), page.older) == (3, False)
    assert (await audit.newest(connection, "need", 2)).entries == []


PERSONAL = {"contact_name": "Trần Thị Bưởi", "phone": "0987654321", "email": "buoi@rieng.example"}
CHANGED = {"contact_name": "Lê Văn Cam", "phone": "0912345678", "email": "cam@rieng.example"}


@pytest.mark.parametrize("value", [*PERSONAL.values(), *CHANGED.values(), "Đơn vị Kín", "0301234567"])
async def test_no_name_address_or_number_is_kept_in_the_audit(pool: Pool, value: str) -> None:
    async with transaction(pool) as connection:
        need = await make_need(connection, by=LOCAL_PERSON, **PERSONAL, organisation="Đơn vị Kín")
        await needs.edit(connection, need.id, need_draft(**CHANGED, organisation="Đơn vị Kín"), by=LOCAL_PERSON)
        solution = await make_solution(connection, by=LOCAL_PERSON, **PERSONAL, organisation="Đơn vị Kín")
        draft = solution_draft(**CHANGED, organisation="Đơn vị Kín")
        await solutions.edit(connection, solution.id, draft, by=LOCAL_PERSON)
        organisation = OrganisationDraft(name="Đơn vị Kín", kind="business", tax_code="0301234567", note="Lê Văn Cam")
        await people.save(connection, organisation, by=IMPORTER)
    held = await pool.fetch("SELECT row_to_json(e)::text AS entry FROM audit_entry AS e")
    actions = {row["action"] for row in await pool.fetch("SELECT action FROM audit_entry")}
    assert actions >= {"need:edit", "solution:edit", "organisation:edit"}
    assert [row["entry"] for row in held if value in row["entry"]] == []


async def test_what_changed_is_kept_by_the_names_of_fields(connection: Connection) -> None:
    need = await make_need(connection, by=LOCAL_PERSON, **PERSONAL)
    await needs.edit(connection, need.id, need_draft(**CHANGED), by=LOCAL_PERSON)
    (newest, *_) = (await audit.newest(connection, "need", need.id)).entries
    assert set(newest.details) == {"fields"}
    assert {"contact_name", "phone", "email"} <= set(newest.details["fields"])
