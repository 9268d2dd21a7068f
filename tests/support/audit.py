"""Entries of the audit, and what a check of them finds."""

from matchmaker.audit import service as audit
from matchmaker.audit.chain import Report
from matchmaker.audit.model import Action
from matchmaker.ground.db import Connection, Pool, transaction
from matchmaker.rules.actors import Actor, Role

PERSON = Actor(
    name="person:7b1c4a52-8f0e-4d43-9a57-1f6f0d6f2b11", role=Role.BROKER, origin="203.0.113.7", organisation_id=1
)


async def add(connection: Connection, subject_id: int, *, by: Actor = PERSON) -> None:
    """One entry that has a value in every field."""
    details = {"fields": ["title", "đơn vị"], "count": 1.50, "none": None}
    await audit.append(
        connection, Action.NEED_MOVE, subject_id, by=by, old_state="draft", new_state="submitted", details=details
    )


async def fill(pool: Pool, entries: int) -> None:
    """So many entries, each in a transaction of its own."""
    for number in range(1, entries + 1):
        async with transaction(pool) as connection:
            await add(connection, number)


async def verified(pool: Pool, noted_head: str | None = None) -> Report:
    async with transaction(pool) as connection:
        return await audit.verify(connection, noted_head=bytes.fromhex(noted_head) if noted_head else None)


CUT_OFF = ["DELETE FROM audit_link WHERE seq > 3", "DELETE FROM audit_entry WHERE id > 3"]


async def tamper(owner: Pool, *statements: str) -> None:
    """What somebody does who may do everything with the tables and passes by all triggers."""
    async with transaction(owner) as connection:
        await connection.execute("SET LOCAL session_replication_role = replica")
        for statement in statements:
            await connection.execute(statement)
