"""A database that tests use one after another: no test meets anything of another."""

import asyncpg
import pytest

from matchmaker.ground.db import Connection, transaction
from tests.support.databases import MOST_USES, Databases, KeptDatabase
from tests.support.listings import make_need, make_solution
from tests.support.servers import both_roles

# Each changes more of a database than its rows.
CHANGES = {
    "a table": "CREATE TABLE more ()",
    "a table emptied at once": "TRUNCATE form_draft",
    "a column": "ALTER TABLE need ADD COLUMN more text",
    "a trigger that is off": "ALTER TABLE audit_entry DISABLE TRIGGER audit_entry_linked",
    "a right": "GRANT DELETE ON audit_entry TO matchmaker_app",
    "a right on a column": "GRANT UPDATE (actor) ON audit_entry TO matchmaker_app",
    "a function": "CREATE OR REPLACE FUNCTION audit_field(value text) RETURNS text LANGUAGE sql AS 'SELECT value'",
    "a rule": "ALTER TABLE need DROP CONSTRAINT need_pkey CASCADE",
    "how numbers are given": "ALTER SEQUENCE need_id_seq INCREMENT 2",
}
WRITTEN = "need solution organisation audit_entry audit_link change_feed holiday".split()


async def write(used: KeptDatabase) -> int:
    """Records with their entries in the audit, and a change of what the beginning holds; the number of a record."""
    async with transaction(await used.pool(both_roles(used.address).application)) as connection:
        need = await make_need(connection)
        await make_solution(connection)
        await connection.execute("UPDATE holiday SET name = 'Ngày hội' WHERE day = (SELECT min(day) FROM holiday)")
    return need.id


async def rows_of(connection: Connection) -> dict[str, list[str]]:
    rows = "SELECT coalesce(array_agg(row::text ORDER BY row::text), '{{}}') FROM {0} AS row"
    return {table: await connection.fetchval(rows.format(table)) for table in (*WRITTEN, "schema_migration")}


async def test_a_test_meets_nothing_of_the_one_before(databases: Databases, template: str) -> None:
    async with databases.lent(template) as used:
        before = await rows_of(used.owner)
        number = await write(used)
        assert all(rows != before[table] for table, rows in (await rows_of(used.owner)).items() if table in WRITTEN)
    async with databases.lent(template) as again:
        assert again is used
        assert await rows_of(again.owner) == before
        assert await write(again) == number
        after = await rows_of(again.owner)
        assert len(after["audit_link"]) == len(after["audit_entry"])  # the triggers of the audit are on


async def test_whoever_is_still_connected_is_sent_away(databases: Databases, template: str) -> None:
    async with databases.lent(template) as used:
        left_over, kept = await asyncpg.connect(used.address), await used.pool(used.address)
        await left_over.execute("BEGIN; DELETE FROM holiday")
    async with databases.lent(template) as again:
        assert again is used
        with pytest.raises((asyncpg.PostgresConnectionError, asyncpg.InterfaceError)):
            await left_over.execute("COMMIT")
        assert await (await again.pool(used.address)).fetchval("SELECT count(*) FROM holiday") > 0
        assert not kept.is_closing()


async def test_a_pool_that_has_not_got_all_back_is_not_lent_again(databases: Databases, template: str) -> None:
    async with databases.lent(template) as used:
        pool = await used.pool(used.address)
        held = await pool.acquire()
        await held.execute("DELETE FROM holiday")
    async with databases.lent(template) as again:
        assert again is used
        assert await again.pool(used.address) is not pool


@pytest.mark.parametrize("change", CHANGES)
async def test_a_database_of_another_make_is_not_used_again(databases: Databases, template: str, change: str) -> None:
    async with databases.lent(template) as used:
        await used.owner.execute(CHANGES[change])
    async with databases.lent(template) as other:
        assert other is not used


async def test_what_was_left_in_a_database_is_told_when_it_ends(
    databases: Databases, template: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    lending = databases.lent(template)
    used = await lending.__aenter__()
    used.uses = MOST_USES - 1
    monkeypatch.setattr(used, "_put_back", lambda: used.owner.execute("DELETE FROM holiday"))
    with pytest.raises(AssertionError):
        await lending.__aexit__(None, None, None)
