"""Statements of a queries.sql, called by name."""

from datetime import UTC
from pathlib import Path

import aiosql
import pytest

import matchmaker
from matchmaker.ground.db import Connection, load_queries
from tests.support.statements import PARTS

queries = load_queries(Path(__file__).parent)
NOUNS = sorted(path.parent for path in Path(matchmaker.__file__).parent.rglob("queries.sql"))


async def test_a_plain_query_returns_its_rows(connection: Connection) -> None:
    rows = await queries.list_numbers(connection, up_to=3)
    assert [row["number"] for row in rows] == [1, 2, 3]


async def test_one_row_or_none(connection: Connection) -> None:
    assert await queries.find_setting(connection, name="target") is None
    await queries.add_setting(connection, name="target", value={"số": [1, None]})
    assert dict(await queries.find_setting(connection, name="target")) == {
        "name": "target",
        "value": {"số": [1, None]},
    }


async def test_a_value_an_insert_and_a_removal(connection: Connection) -> None:
    changed_at = await queries.add_setting(connection, name="target", value=0)
    assert changed_at.tzinfo == UTC
    assert await queries.count_settings(connection) == 1
    assert await queries.remove_setting(connection, name="target") == "DELETE 1"


async def test_many_rows_in_one_call(connection: Connection) -> None:
    await queries.add_settings(connection, [{"name": "a", "value": 1}, {"name": "b", "value": 2}])
    assert await queries.count_settings(connection) == 2


@pytest.mark.parametrize("parameters", [{}, {"name": "a", "nmae": "b"}])
async def test_a_parameter_missing_or_too_many_is_refused(connection: Connection, parameters: dict[str, str]) -> None:
    with pytest.raises(TypeError, match="find_setting takes"):
        await queries.find_setting(connection, **parameters)


def test_a_query_that_does_not_exist_is_named() -> None:
    with pytest.raises(AttributeError, match="no query is named find_setings"):
        queries.find_setings  # noqa: B018  # the access is what is tested


def test_a_misspelt_parameter_is_refused_when_the_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "queries.sql").write_text("-- name: find(need_id)^\n-- One.\nSELECT :ned_id;\n")
    with pytest.raises(aiosql.SQLParseException):
        load_queries(tmp_path)


@pytest.mark.parametrize("noun", NOUNS, ids=lambda folder: folder.name)
async def test_the_server_understands_every_statement(connection: Connection, noun: Path) -> None:
    for statement in load_queries(noun, PARTS.get(noun.name)).statements.values():
        await connection.prepare(statement)


def test_a_part_that_is_not_given_is_refused_when_the_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "queries.sql").write_text("-- name: find()^\n-- One.\nSELECT <content>;\n")
    assert load_queries(tmp_path, {"content": "1, 2"}).statements == {"find": "SELECT 1, 2;"}
    with pytest.raises(KeyError, match="content"):
        load_queries(tmp_path)
