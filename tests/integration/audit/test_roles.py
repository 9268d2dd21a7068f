"""The application's role works with everything, and can only read and add to the audit."""

from collections.abc import AsyncIterator
from urllib.parse import urlsplit
from uuid import uuid4

import asyncpg
import pytest

from matchmaker.audit import service as audit
from matchmaker.ground.db import Pool, transaction
from matchmaker.ground.errors import DatabaseUnusable
from matchmaker.ground.postgres import APPLICATION
from matchmaker.ground.roles import Addresses, bring_up_to_date, opened
from matchmaker.rules.actors import LOCAL_PERSON
from tests.support.audit import fill, verified
from tests.support.listings import make_need, make_solution

BORROWED = """CREATE TEMP TABLE mine (LIKE audit_entry);
    CREATE TRIGGER borrowed AFTER INSERT ON mine FOR EACH ROW EXECUTE FUNCTION chain_audit_entry()"""
REFUSED = {
    "changing an entry": "UPDATE audit_entry SET actor = 'x'",
    "changing a link": "UPDATE audit_link SET hash = sha256('')",
    "deleting entries": "DELETE FROM audit_entry",
    "deleting links": "DELETE FROM audit_link",
    "emptying the audit": "TRUNCATE audit_entry CASCADE",
    "emptying the chain": "TRUNCATE audit_link",
    "writing a link": "INSERT INTO audit_link VALUES (1, 1, sha256(''))",
    "linking an entry by hand": "SELECT link_audit_entry(e) FROM audit_entry AS e",
    "a trigger of its own that links": BORROWED,
    "a trigger of its own on the audit": "CREATE TRIGGER t BEFORE INSERT ON audit_entry EXECUTE FUNCTION note_change()",
    "switching the chain off": "ALTER TABLE audit_entry DISABLE TRIGGER audit_entry_linked",
    "switching all triggers off": "ALTER TABLE audit_entry DISABLE TRIGGER ALL",
    "passing by the triggers": "SET session_replication_role = replica",
    "dropping the trigger": "DROP TRIGGER audit_entry_linked ON audit_entry",
    "dropping the function": "DROP FUNCTION chain_audit_entry() CASCADE",
    "replacing the function": "CREATE OR REPLACE FUNCTION audit_field(text) RETURNS text LANGUAGE sql AS ''",
    "altering the audit": "ALTER TABLE audit_entry ADD COLUMN more text",
    "dropping the audit": "DROP TABLE audit_entry, audit_link",
    "a time of its own": """INSERT INTO audit_entry (action, subject, subject_id, actor, at)
        VALUES ('need:post', 'need', 1, 'local', now() - interval '1 year')""",
    "a number of its own": """INSERT INTO audit_entry (id, action, subject, subject_id, actor)
        OVERRIDING SYSTEM VALUE VALUES (99, 'need:post', 'need', 1, 'local')""",
    "setting back the numbers": "ALTER TABLE audit_entry ALTER id RESTART",
    "forgetting a migration": "DELETE FROM schema_migration",
    "a table of its own": "CREATE TABLE mine ()",
    "becoming the owner": "SET ROLE matchmaker",
}


@pytest.mark.parametrize("statement", REFUSED.values(), ids=REFUSED)
async def test_the_application_is_refused(pool: Pool, statement: str) -> None:
    await fill(pool, 1)
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await pool.execute(statement)


async def test_the_application_works_with_everything_else(pool: Pool) -> None:
    async with transaction(pool) as connection:
        need = await make_need(connection, by=LOCAL_PERSON)
        await make_solution(connection, by=LOCAL_PERSON)
        assert len(await audit.history(connection, "need", need.id)) == 2
    assert (await verified(pool)).fault is None


async def test_it_may_read_and_write_every_other_table(pool: Pool) -> None:
    tables = await pool.fetch("""
        SELECT relname AS name, has_table_privilege(oid, 'SELECT') AND has_table_privilege(oid, 'INSERT')
            AND has_table_privilege(oid, 'UPDATE') AND has_table_privilege(oid, 'DELETE') AS usable
        FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'""")
    assert {row["name"] for row in tables if not row["usable"]} == {"audit_entry", "audit_link", "schema_migration"}


async def test_tables_of_later_migrations_are_usable(addresses: Addresses, pool: Pool) -> None:
    async with opened(addresses.owner) as owner:
        await owner.execute("CREATE TABLE later (id bigint GENERATED ALWAYS AS IDENTITY, n serial, word text)")
    await pool.execute("INSERT INTO later (word) VALUES ('a')")
    await pool.execute("UPDATE later SET word = 'b'")
    assert await pool.fetchval("DELETE FROM later RETURNING word") == "b"


async def test_whether_a_role_may_change_the_audit(owner: Pool, pool: Pool) -> None:
    assert await may_change(owner, APPLICATION) is False
    assert await may_change(owner, "matchmaker") is True
    assert await may_change(owner, "nobody_of_this_name") is None


WAYS = {
    "a right on the entries": "GRANT UPDATE ON audit_entry TO {role}",
    "a right on one column": "GRANT UPDATE (actor) ON audit_entry TO {role}",
    "a right for everybody": "GRANT DELETE ON audit_link TO PUBLIC",
    "writing links": "GRANT INSERT (seq, entry_id, hash) ON audit_link TO {role}",
    "linking": "GRANT EXECUTE ON FUNCTION link_audit_entry(audit_entry) TO {role}",
    "borrowing the trigger": "GRANT EXECUTE ON FUNCTION chain_audit_entry() TO PUBLIC",
    "triggers": "GRANT TRIGGER ON audit_entry TO {role}",
    "passing by the triggers": "GRANT SET ON PARAMETER session_replication_role TO {role}",
    "membership of the owner": "GRANT matchmaker TO {role}",
    "a role that writes everything": "GRANT pg_write_all_data TO {role}",
    "a role that runs programs": "GRANT pg_execute_server_program TO {role}",
    "making roles": "ALTER ROLE {role} CREATEROLE",
    "administering": "ALTER ROLE {role} SUPERUSER",
    "owning the audit": "ALTER TABLE audit_link OWNER TO {role}",
    "owning the schema": "ALTER SCHEMA public OWNER TO {role}",
}


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
async def test_every_way_to_change_the_audit_is_noticed(owner: Pool, way: str) -> None:
    async with owner.acquire() as connection:
        changes = connection.transaction()
        await changes.start()
        await connection.execute("CREATE ROLE another")
        assert await audit.may_change(connection, "another") is False
        await connection.execute(way.format(role="another"))
        assert await audit.may_change(connection, "another") is True
        await changes.rollback()


async def test_a_right_that_was_given_is_taken_back_by_the_next_start(addresses: Addresses, owner: Pool) -> None:
    await owner.execute(f"GRANT UPDATE, DELETE ON audit_entry, audit_link TO {APPLICATION}, PUBLIC")
    await owner.execute("GRANT EXECUTE ON FUNCTION chain_audit_entry() TO PUBLIC")
    assert await may_change(owner, APPLICATION) is True
    await bring_up_to_date(addresses)
    assert await may_change(owner, APPLICATION) is False


async def test_two_addresses_of_one_role_take_nothing_from_it(external: Addresses) -> None:
    await bring_up_to_date(Addresses(owner=external.owner, application=external.owner + "?application_name=other"))
    async with opened(external.owner) as pool:
        assert await pool.fetchval("SELECT has_table_privilege('audit_entry', 'UPDATE')")


async def may_change(pool: Pool, role: str) -> bool | None:
    async with transaction(pool) as connection:
        return await audit.may_change(connection, role)


@pytest.fixture
async def external(debian_postgres: str) -> AsyncIterator[Addresses]:
    """A database on a server of one's own, and two plain roles of it, neither of which administers anything."""
    name = uuid4().hex
    admin = await asyncpg.connect(debian_postgres)
    for role in (f"owner_{name}", f"worker_{name}"):
        await admin.execute(f"CREATE ROLE {role} LOGIN PASSWORD 'secret'")
    await admin.execute(f"CREATE DATABASE db_{name} OWNER owner_{name}")
    reach = debian_postgres.replace("matchmaker:matchmaker@", "{}:secret@").replace("/postgres", f"/db_{name}")
    yield Addresses(owner=reach.format(f"owner_{name}"), application=reach.format(f"worker_{name}"))
    await admin.execute(f"DROP DATABASE db_{name} WITH (FORCE)")
    await admin.execute(f"DROP ROLE owner_{name}")
    await admin.execute(f"DROP ROLE worker_{name}")
    await admin.close()


async def test_on_a_server_of_ones_own_two_given_roles_do_the_same(external: Addresses) -> None:
    assert await bring_up_to_date(external) != []
    assert await bring_up_to_date(external) == []
    async with opened(external.application) as pool:
        async with transaction(pool) as connection:
            await make_need(connection)
        await fill(pool, 2)
        assert (await verified(pool)).count == 2 + 3
        role = await pool.fetchval("SELECT current_user")
        assert await may_change(pool, role) is False
        for statement in REFUSED.values():
            with pytest.raises(asyncpg.InsufficientPrivilegeError):
                await pool.execute(statement)


async def test_what_an_extension_left_in_the_schema_is_left_alone(external: Addresses, debian_postgres: str) -> None:
    admin = await asyncpg.connect(debian_postgres.removesuffix("/postgres") + urlsplit(external.owner).path)
    await admin.execute("CREATE VIEW not_ours AS SELECT 1 AS one")
    await admin.close()
    assert await bring_up_to_date(external) != []


async def test_a_role_that_does_not_own_the_tables_cannot_migrate_and_is_told_so(external: Addresses) -> None:
    turned = Addresses(owner=external.application, application=external.owner)
    with pytest.raises(DatabaseUnusable) as caught:
        await bring_up_to_date(turned)
    assert caught.value.code == "database_not_owned"


async def test_the_application_alone_cannot_migrate_and_is_told_so(external: Addresses) -> None:
    await bring_up_to_date(external)
    with pytest.raises(DatabaseUnusable) as caught:
        await bring_up_to_date(Addresses(owner=external.application, application=external.application))
    assert caught.value.code == "database_not_owned"
