"""Each field of a need and a solution is stored, read again, and loses the words of whoever is erased."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from matchmaker.ground.db import Connection
from matchmaker.ground.text import folded_tokens, sort_key_vi
from matchmaker.listings.needs import erasing as erasing_needs
from matchmaker.listings.needs import service as needs
from matchmaker.listings.solutions import erasing as erasing_solutions
from matchmaker.listings.solutions import service as solutions
from matchmaker.rules.actors import LOCAL_PERSON, Identity
from matchmaker.rules.fields import IN_TABLE, Erasure, Table, names
from matchmaker.rules.need import NEED_FIELDS, NeedClause
from matchmaker.rules.reading import ClauseKind
from matchmaker.rules.solution import SOLUTION_FIELDS
from tests.support.listings import behalf, need_draft, solution_draft
from tests.support.stated import NAMED, everything

LAN = Identity(
    person_id=0,
    actor=LOCAL_PERSON.name,
    email="lan@congty.example",
    emails=["lan@congty.example"],
    name=NAMED,
    phone=None,
    organisation_id=None,
    words=[NAMED, " ".join(folded_tokens(NAMED))],
)
TABLES = pytest.mark.parametrize(
    ("table", "rows"), [("need", NEED_FIELDS), ("solution", SOLUTION_FIELDS)], ids=["needs", "solutions"]
)


@TABLES
async def test_every_column_is_described(connection: Connection, table: str, rows: Table) -> None:
    found = await connection.fetch(
        "SELECT attname FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped",
        table,
    )
    columns = {row["attname"] for row in found}
    described = set(names(rows, *IN_TABLE))
    assert columns - described == set(), f"describe these columns of {table} in {table.upper()}_FIELDS"
    assert described - columns == set(), f"a migration has to add these columns to {table}"


async def test_every_field_of_a_need_is_stored_edited_and_erased(connection: Connection) -> None:
    line = NeedClause(kind=ClauseKind.WANT, text=f"Hỏi {NAMED} nhé", source=f"Phải hỏi {NAMED}")
    said = everything(NEED_FIELDS) | {"clauses": (line,)}
    need = await needs.submit(connection, need_draft(**said), by=LOCAL_PERSON, behalf=behalf())
    assert {name: getattr(need, name) for name in said} == said
    bare = replace(needs.draft_of(need), source=None, import_key=None)
    assert await needs.edit(connection, need.id, bare, by=LOCAL_PERSON) == replace(
        need, version=2, updated_at=need.updated_at
    )
    await erasing_needs.erase(connection, LAN)
    row = await connection.fetchrow("SELECT * FROM need")
    assert row
    assert kept_words(NEED_FIELDS, dict(row)) == set()


async def test_every_field_of_a_solution_is_stored_edited_and_erased(connection: Connection) -> None:
    said = everything(SOLUTION_FIELDS)
    solution = await solutions.submit(connection, solution_draft(**said), by=LOCAL_PERSON, behalf=behalf())
    assert {name: getattr(solution, name) for name in said} == said
    bare = replace(solutions.draft_of(solution), source=None, import_key=None)
    assert await solutions.edit(connection, solution.id, bare, by=LOCAL_PERSON) == replace(
        solution, version=2, updated_at=solution.updated_at
    )
    await erasing_solutions.erase(connection, LAN)
    row = await connection.fetchrow("SELECT * FROM solution")
    assert row
    assert kept_words(SOLUTION_FIELDS, dict(row)) == set()


def kept_words(table: Table, row: Mapping[str, Any]) -> set[str]:
    """Fields that still name them, in any spelling, and should not, or hold the place in lists of another title."""
    naming = {name for name in names(table, *IN_TABLE) if any(words in str(row[name]) for words in LAN.words)}
    stale = {"sort_key"} if row["sort_key"] != sort_key_vi(row["title"]) else set()
    return (naming | stale) - {field.name for field in table if field.erasure is Erasure.NEVER}
