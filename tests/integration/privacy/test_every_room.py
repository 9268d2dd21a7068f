"""No room is forgotten: what refers to people is told to them and erased, read from the statements that really run."""

from collections.abc import Awaitable

import pytest

from matchmaker.db import Connection
from matchmaker.people.model import SYSTEM, Person
from matchmaker.privacy import erasing, exporting
from tests.integration.people.conftest import a_person
from tests.statements import tables_read, tables_written

# They hold the number of somebody's row, which stays, and no text that is theirs.
KEEP_A_NUMBER = {
    "fit_link",  # opens a page for whoever has the mail, and goes by its own time
    "indicator_entry",  # what the city did, entered by an officer
    "period_closing",  # figures that a leader approved
}
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
    assert await tables_of_people(connection) - set[str]().union(*map(tables_read, asked)) == set()


async def test_every_table_that_refers_to_people_is_erased(connection: Connection, person: Person) -> None:
    asked = await statements_of(connection, erasing.erase(connection, person.id, by=SYSTEM))
    assert await tables_of_people(connection) - set[str]().union(*map(tables_written, asked)) == KEEP_A_NUMBER
