"""No room is forgotten: what refers to people is told to them and erased, read from the statements that really run."""

from collections.abc import Awaitable

import pytest

from matchmaker.ground.db import Connection
from matchmaker.notices import service as notices
from matchmaker.notices.model import NoticeKind
from matchmaker.privacy import erasing, exporting
from matchmaker.rules.actors import SYSTEM, Person
from tests.support.listings import make_need
from tests.support.people import a_person
from tests.support.statements import tables_read, tables_written

# They hold the number of somebody's row, which stays, and no text that is theirs.
KEEP_A_NUMBER = {
    "fit_link",  # opens a page for whoever has the mail, and goes by its own time
    "indicator_entry",  # what the city did, entered by an officer
    "period_closing",  # figures that a leader approved
}
SHOWN_TO_EVERYBODY = {"desk_contact"}  # the office's own number and mailbox, which stand under every page
# Columns in which an address, a number or a name of somebody stands who need not have an account.
NAMES = ("answered_name", "contact_name", "email", "phone", "recipient", "sender_name")


@pytest.fixture
async def person(connection: Connection) -> Person:
    return await a_person(connection)


async def statements_of(connection: Connection, act: Awaitable[object]) -> list[str]:
    """What the server is asked to do meanwhile."""
    asked: list[str] = []
    with connection.query_logger(lambda query: asked.append(query.query)):
        await act
    return asked


async def tables_of_people(connection: Connection) -> set[str]:
    """Tables with a reference to people, or with a column that names them."""
    rows = await connection.fetch(
        "SELECT conrelid::regclass::text AS name FROM pg_constraint WHERE confrelid = 'person'::regclass UNION "
        "SELECT table_name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = ANY ($1)",
        NAMES,
    )
    assert len(rows) > 20
    return {row["name"] for row in rows}


async def test_every_table_that_refers_to_people_is_in_the_export(connection: Connection, person: Person) -> None:
    asked = await statements_of(connection, exporting.own_data(connection, by=person.actor()))
    assert await tables_of_people(connection) - set[str]().union(*map(tables_read, asked)) == SHOWN_TO_EVERYBODY


async def test_every_table_that_refers_to_people_is_erased(connection: Connection, person: Person) -> None:
    asked = await statements_of(connection, erasing.erase(connection, person.id, by=SYSTEM))
    assert (
        await tables_of_people(connection) - set[str]().union(*map(tables_written, asked))
        == KEEP_A_NUMBER | SHOWN_TO_EVERYBODY
    )


async def test_an_address_that_an_earlier_release_kept_in_letters_is_found_as_well(connection: Connection) -> None:
    person = await a_person(connection, email="lan@công-ty.vn")
    need = (await make_need(connection, problem="Hỏi lan@công-ty.vn hay lan@xn--cng-ty-ixa.vn về hóa đơn.")).id
    await connection.execute("UPDATE need SET email = 'Lan@công-ty.vn', phone = NULL WHERE id = $1", need)
    await connection.execute(
        "INSERT INTO reporting_unit (name, email, created_by) VALUES ('Sở', 'lan@công-ty.vn', 'system')"
    )
    held = await exporting.own_data(connection, by=person.actor())
    assert [each["id"] for each in held["needs"]] == [need]
    await erasing.erase(connection, person.id, by=SYSTEM)
    kept = await connection.fetchrow("SELECT problem, email FROM need")
    assert kept
    assert tuple(kept) == ("Hỏi [đã xóa] hay [đã xóa] về hóa đơn.", None)
    assert await connection.fetchval("SELECT email FROM reporting_unit") is None


async def test_a_notice_to_somebody_else_loses_the_words(connection: Connection, person: Person) -> None:
    other = await a_person(connection, email="binh@congty.example")
    told = {"title": "Đọc hóa đơn", "reason": f"{person.name} ({person.email}) xin rút."}
    await notices.notify(connection, other.id, NoticeKind.LISTING_CLOSED, subject="need", subject_id=1, params=told)
    await erasing.erase(connection, person.id, by=SYSTEM)
    [kept] = await connection.fetch("SELECT params FROM notice")
    assert kept["params"] == {"title": "Đọc hóa đơn", "reason": "[đã xóa] ([đã xóa]) xin rút."}
