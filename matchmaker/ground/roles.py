"""Two roles of the database: the owner migrates, the application works and cannot change what the audit holds.

What the application's role may do stands here in full and is set anew at every start, so that a restored dump or a
new table needs no care of its own.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import asyncpg

from matchmaker.ground.db import MIGRATION_LOCK, Connection, Pool, create_pool, migrate, transaction
from matchmaker.ground.errors import DatabaseUnusable

# What a writer of the audit says; number and time of an entry are the database's own.
_ENTRY_COLUMNS = "action, subject, subject_id, actor, origin, old_state, new_state, details"
_ON_TABLES = "SELECT, INSERT, UPDATE, DELETE"
_ON_SEQUENCES = "USAGE, SELECT"


def _has_all(kind: str, rights: str) -> str:
    """SQL: whether the role $1 has each of the rights on the table or sequence."""
    return " AND ".join(f"has_{kind}_privilege($1::text, oid, '{right}')" for right in rights.split(", "))


# A schema can hold what is not ours, such as the views of an extension; and most starts have nothing to give.
_USUAL_RIGHTS = f"""
    SELECT format('GRANT %s ON %s TO %I',
                  CASE relkind WHEN 'S' THEN '{_ON_SEQUENCES}' ELSE '{_ON_TABLES}' END,
                  CASE relkind WHEN 'S' THEN 'SEQUENCE ' ELSE 'TABLE ' END || oid::regclass, $1::text) AS statement
    FROM pg_class
    WHERE relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = current_schema())
        AND relkind IN ('r', 'p', 'v', 'S') AND pg_has_role(relowner, 'USAGE')
        AND NOT CASE relkind WHEN 'S' THEN {_has_all("sequence", _ON_SEQUENCES)}
                             ELSE {_has_all("table", _ON_TABLES)} END
"""


@dataclass(frozen=True, kw_only=True)
class Addresses:
    """One database as its two roles reach it; both addresses are the same where only one role is given.

    `role` names the application's role where this program makes it itself, as on the embedded server.
    """

    owner: str
    application: str
    role: str | None = None

    @property
    def are_two(self) -> bool:
        return self.owner != self.application


async def bring_up_to_date(addresses: Addresses) -> list[str]:
    """Migrates as the owner and gives the application's role its rights; the names of the migrations applied.

    Raises DatabaseUnusable, also where the owner's role does not own the tables, and SchemaTooNew.
    """
    async with opened(addresses.owner) as pool:
        try:
            applied = await migrate(pool)
            if addresses.are_two:
                await _entitle(pool, await application_role(addresses), make=addresses.role is not None)
        except asyncpg.InsufficientPrivilegeError as error:
            raise DatabaseUnusable("database_not_owned", reason=str(error)) from error
    return applied


async def application_role(addresses: Addresses) -> str:
    """The name of the role that the application works as. Raises DatabaseUnusable."""
    if addresses.role:
        return addresses.role
    async with opened(addresses.application) as pool:
        return str(await pool.fetchval("SELECT current_user"))


@asynccontextmanager
async def opened(address: str) -> AsyncIterator[Pool]:
    """A single connection, as a pool. Raises DatabaseUnusable."""
    pool = await create_pool(address, max_size=1)
    try:
        yield pool
    finally:
        await pool.close()


async def _entitle(pool: Pool, role: str, *, make: bool) -> None:
    async with transaction(pool) as connection:
        await connection.execute("SELECT pg_advisory_xact_lock($1)", MIGRATION_LOCK)
        if await connection.fetchval("SELECT current_user") == role:
            return  # two addresses of one role: nothing may be taken from the owner
        if make:
            await _make(connection, role)
        usual = await connection.fetch(_USUAL_RIGHTS, role)
        name = await connection.fetchval("SELECT quote_ident($1)", role)
        schema = await connection.fetchval("SELECT quote_ident(current_schema())")
        await connection.execute(";".join((*(row["statement"] for row in usual), *_rights(name, schema))))


async def _make(connection: Connection, role: str) -> None:
    if await connection.fetchval("SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = $1)", role):
        return
    try:
        async with connection.transaction():
            await connection.execute(f"CREATE ROLE {role} LOGIN")
    except (asyncpg.DuplicateObjectError, asyncpg.UniqueViolationError):
        return  # roles belong to all databases of a server: another one's start was faster


def _rights(role: str, schema: str) -> list[str]:
    """What later tables give by themselves; and of the audit only reading and adding entries."""
    to_come = f"ALTER DEFAULT PRIVILEGES IN SCHEMA {schema} GRANT"
    return [
        f"GRANT USAGE ON SCHEMA {schema} TO {role}",
        f"REVOKE CREATE ON SCHEMA {schema} FROM {role}, PUBLIC",
        f"{to_come} {_ON_TABLES} ON TABLES TO {role}",
        f"{to_come} {_ON_SEQUENCES} ON SEQUENCES TO {role}",
        f"REVOKE ALL ON audit_entry, audit_link, schema_migration FROM {role}, PUBLIC",
        f"GRANT SELECT ON audit_entry, audit_link, schema_migration TO {role}",
        f"GRANT INSERT ({_ENTRY_COLUMNS}) ON audit_entry TO {role}",
        # as in the migration that made them; a dump restored without its privileges has lost it
        f"REVOKE EXECUTE ON FUNCTION chain_audit_entry(), link_audit_entry(audit_entry) FROM {role}, PUBLIC",
    ]
