"""A table belongs to one room: it alone writes it, and whoever reads it stands above. Read from the SQL files."""

import ast
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.support.rooms import ROOMS
from tests.support.sources import PACKAGES, ROOT, sources
from tests.support.statements import OWN_TABLES, OWNER, migrated_tables, statements, tables_read, tables_written

# Which statements of a room read which table of a room above it, each with the reason why it stands.
READ_UPWARDS: Mapping[tuple[str, str], set[str]] = {
    # Whether an organisation may be known follows from what is public of its records: one function of the database,
    # so that no list of organisations forgets it.
    ("people", "need"): {"get_organisation", "list_organisations", "organisation_names"},
    ("people", "solution"): {"get_organisation", "list_organisations", "organisation_names"},
}


def stands_above(room: str, other: str) -> bool:
    return ROOMS.index(other) < ROOMS.index(room)


def test_every_table_belongs_to_one_room() -> None:
    assert Counter(" ".join(OWN_TABLES.values()).split()) == Counter(migrated_tables())
    assert OWN_TABLES.keys() <= set(ROOMS)


ROOMS_WITH_SQL = sorted({statement.room for statement in statements()})


@pytest.mark.parametrize("room", sorted(OWN_TABLES.keys() - {"ground"}))
def test_a_room_writes_its_own_tables_only(room: str) -> None:
    written = {(s.name, table) for s in statements() if s.room == room for table in tables_written(s.sql)}
    assert written
    assert {(name, table) for name, table in written if OWNER[table] != room} == set()


@pytest.mark.parametrize("room", ROOMS_WITH_SQL)
def test_a_room_reads_tables_of_rooms_below_it_only(room: str) -> None:
    upwards: dict[tuple[str, str], set[str]] = {}
    for statement in statements():
        for table in tables_read(statement.sql) if statement.room == room else ():
            if OWNER[table] != room and not stands_above(room, OWNER[table]):
                upwards.setdefault((room, table), set()).add(statement.name)
    assert upwards == {arrow: names for arrow, names in READ_UPWARDS.items() if arrow[0] == room}


def texts_in(path: Path) -> Iterator[str]:
    """Every text that stands in a Python file."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def test_no_python_writes_a_table_past_its_room() -> None:
    for path in sources(*PACKAGES):
        written = {table for text in texts_in(path) for table in tables_written(text)}
        ground = "ground" in path.parts
        assert {table for table in written if not (ground and OWNER[table] == "ground")} == set(), path


def test_rooms_keep_their_sql_in_one_file() -> None:
    for path in sources(*(f"matchmaker/{room}" for room in ROOMS_WITH_SQL)):
        assert [text for text in texts_in(path) if re.match(r"\s*(SELECT|WITH|INSERT|UPDATE|DELETE)\s", text)] == [], (
            path
        )


FROM_STATEMENTS = re.compile(r"^from (matchmaker[\w.]*)\.\w+ import [^\n]*\bqueries\b", re.MULTILINE)


def statements_called(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "queries":
            yield node.attr


@pytest.mark.parametrize("path", sources("matchmaker"), ids=lambda p: str(p.relative_to(ROOT)))
def test_every_statement_that_is_called_is_in_the_file_that_is_loaded(path: Path) -> None:
    """It would come to light at the call only."""
    text = path.read_text(encoding="utf-8")
    imported = FROM_STATEMENTS.search(text)
    folder = ROOT / imported[1].replace(".", "/") if imported else path.parent
    if imported or "queries = load_queries(" in text:
        there = set(re.findall(r"^-- name: (\w+)", (folder / "queries.sql").read_text(encoding="utf-8"), re.MULTILINE))
        assert {*statements_called(ast.parse(text))} - {"statements"} <= there


@pytest.mark.parametrize(
    ("sql", "written", "read"),
    [
        ("UPDATE need SET title = 'FROM person' WHERE id = 1 RETURNING id", {"need"}, set()),
        ("INSERT INTO claim (note) SELECT title FROM need ON CONFLICT DO UPDATE SET note = ''", {"claim"}, {"need"}),
        ("WITH a AS (DELETE FROM mail RETURNING id) SELECT id, person FROM a -- FROM need", {"mail"}, {"mail"}),
        (
            "SELECT FROM person p, need AS n, a JOIN claim USING (id) FOR UPDATE OF p",
            set(),
            {"person", "need", "claim"},
        ),
        ("DELETE FROM mail_attachment USING mail WHERE mail_id = id", {"mail_attachment"}, {"mail_attachment", "mail"}),
        ("SELECT FROM organisation o WHERE organisation_is_public(o)", set(), {"organisation", "need", "solution"}),
    ],
)
def test_what_a_statement_reads_and_writes_is_seen(sql: str, written: set[str], read: set[str]) -> None:
    assert (tables_written(sql), tables_read(sql)) == (written, read)
