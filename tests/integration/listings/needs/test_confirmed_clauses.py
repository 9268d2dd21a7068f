"""What an owner confirmed of their need is stored with it; where they said otherwise than was read is an example."""

from dataclasses import replace
from datetime import date
from typing import Any

from matchmaker.ground.db import Connection
from matchmaker.listings.needs import examples
from matchmaker.listings.needs import service as needs
from matchmaker.listings.needs.clauses import Example
from matchmaker.privacy import erasing
from matchmaker.rules.actors import LOCAL_PERSON, SYSTEM
from matchmaker.rules.need import Need, NeedClause
from matchmaker.rules.reading import ClauseKind
from tests.support.listings import make_need
from tests.support.people import a_person

BACKGROUND = "Xưởng có 40 thợ may làm hai ca."
WANT = "Cần đếm sản phẩm lỗi trên chuyền."
CORRECTED = NeedClause(kind=ClauseKind.CONSTRAINT, text=BACKGROUND, source=BACKGROUND)
REWORDED = NeedClause(kind=ClauseKind.WANT, text="Đếm lỗi đường may", source=WANT)
LEARNED = [
    Example(field="clause_kind", clause=BACKGROUND, system_said="background", owner_said="constraint"),
    Example(field="clause", clause=WANT, system_said=WANT, owner_said="Đếm lỗi đường may"),
]


async def corrected_need(connection: Connection, **said: Any) -> Need:  # noqa: ANN401  # any field
    return await make_need(connection, problem=f"{BACKGROUND} {WANT}", clauses=(CORRECTED, REWORDED), **said)


async def kept(connection: Connection) -> list[Example]:
    """Where owners said otherwise than was read, the oldest first."""
    rows = await connection.fetch(
        "SELECT field, clause, system_said, owner_said FROM understanding_example"
        " WHERE system_said <> owner_said ORDER BY id"
    )
    return [Example(**row) for row in rows]


async def test_confirmed_lines_are_stored_and_corrections_are_examples(connection: Connection) -> None:
    need = await corrected_need(connection)
    stored = await needs.get(connection, need.id, by=LOCAL_PERSON)
    assert stored.clauses == (CORRECTED, REWORDED)
    assert stored.wants == (BACKGROUND, "Đếm lỗi đường may")
    assert await kept(connection) == LEARNED


async def test_saving_again_keeps_no_example_twice_and_one_taken_back_goes(connection: Connection) -> None:
    need = await corrected_need(connection)
    await needs.edit(connection, need.id, needs.draft_of(need), by=LOCAL_PERSON)
    assert await kept(connection) == LEARNED
    await needs.edit(connection, need.id, replace(needs.draft_of(need), clauses=(REWORDED,)), by=LOCAL_PERSON)
    assert await kept(connection) == LEARNED[1:]


async def test_an_anonymous_or_confidential_need_never_becomes_an_example(connection: Connection) -> None:
    need = await corrected_need(connection)
    for hidden in ("anonymous", "brokers"):
        await corrected_need(connection, confidentiality=hidden, organisation=f"Đơn vị {hidden}")
    assert await connection.fetchval("SELECT count(DISTINCT need_id) FROM understanding_example") == 1
    await needs.edit(connection, need.id, replace(needs.draft_of(need), confidentiality="anonymous"), by=LOCAL_PERSON)
    assert await connection.fetchval("SELECT count(*) FROM understanding_example") == 0


async def test_a_field_that_says_otherwise_than_was_read_is_an_example(connection: Connection) -> None:
    problem = f"{WANT} Cần hoàn thành trước ngày 30/06/2031."
    for stated in (date(2031, 6, 30), date(2031, 9, 30)):
        await make_need(connection, problem=problem, deadline=stated)
    learned = [each for each in await kept(connection) if each.field == "deadline"]
    assert [(each.system_said, each.owner_said) for each in learned] == [("2031-06-30", "2031-09-30")]


async def test_erasing_a_person_takes_their_examples(connection: Connection) -> None:
    person, other = [await a_person(connection, email=f"{name}@xuong.example") for name in ("lan", "binh")]
    for each in (person, other):
        await examples.keep(connection, await corrected_need(connection), by=each.actor())
    await erasing.erase(connection, person.id, by=SYSTEM)
    writers = await connection.fetch("SELECT DISTINCT created_by AS name FROM understanding_example")
    assert [row["name"] for row in writers] == [other.actor().name]
