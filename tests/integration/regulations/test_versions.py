"""Versions of a rule: added from a day on, confirmed, taken back; nothing is lost of what was."""

from dataclasses import replace
from datetime import date

import pytest

from matchmaker.audit import service as audit
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import Conflict, InvalidInput, NotAllowed, NotFound
from matchmaker.regulations import service
from matchmaker.regulations.service import RegulationDraft
from matchmaker.rules.actors import SYSTEM, VISITOR
from matchmaker.rules.regulations import Line, RegulationKey

ANSWER, LIST = RegulationKey.DATA_ANSWER_DAYS, RegulationKey.AI_HIGH_RISK
FIRST, NEW = date(2026, 1, 1), date(2027, 7, 1)
DRAFT = RegulationDraft(key=ANSWER, value=3, valid_from=NEW, source="Nghị định 99/2027/NĐ-CP, Điều 5")


async def days_on(connection: Connection, day: date) -> int:
    return (await service.regulations(connection)).number(ANSWER, day)


async def test_a_new_version_holds_from_its_day_on_and_what_was_before_keeps_its_rule(connection: Connection) -> None:
    number = await service.add(connection, DRAFT, by=SYSTEM)
    assert [await days_on(connection, day) for day in (FIRST, date(2027, 6, 30), NEW)] == [2, 2, 3]
    (entry,) = await audit.history(connection, "regulation", number)
    assert (entry.action, entry.details["key"], entry.details["value"]) == ("regulation:add", "data_answer_days", 3)


async def test_a_version_of_the_day_of_the_shipped_one_stands_instead_of_it(connection: Connection) -> None:
    await service.confirm(connection, ANSWER, None, FIRST, by=SYSTEM)
    await service.add(connection, replace(DRAFT, valid_from=FIRST), by=SYSTEM)
    assert await days_on(connection, FIRST) == 3


async def test_what_came_with_the_program_is_confirmed_and_then_kept(connection: Connection) -> None:
    number = await service.confirm(connection, LIST, None, date(2026, 6, 30), by=SYSTEM)
    held = (await service.regulations(connection)).on(LIST, NEW)
    assert held
    assert (held.number, held.confirmed_by, held.shipped) == (number, SYSTEM.name, True)
    assert held.confirmed_on
    assert await service.confirm(connection, LIST, None, date(2026, 6, 30), by=SYSTEM) == number
    assert [e.action for e in await audit.history(connection, "regulation", number)] == ["regulation:confirm"]


async def test_a_version_that_was_added_is_confirmed_too(connection: Connection) -> None:
    number = await service.add(connection, DRAFT, by=SYSTEM)
    assert await service.confirm(connection, ANSWER, number, NEW, by=SYSTEM) == number
    held = (await service.regulations(connection)).on(ANSWER, NEW)
    assert held
    assert held.confirmed
    with pytest.raises(NotFound):
        await service.confirm(connection, LIST, number, NEW, by=SYSTEM)


async def test_what_is_taken_back_holds_on_no_day(connection: Connection) -> None:
    number = await service.add(connection, DRAFT, by=SYSTEM)
    with pytest.raises(InvalidInput):
        await service.take_back(connection, number, " ", by=SYSTEM)
    await service.take_back(connection, number, "Nhầm số nghị định", by=SYSTEM)
    assert await days_on(connection, NEW) == 2
    with pytest.raises(Conflict):
        await service.take_back(connection, number, "Nhầm số nghị định", by=SYSTEM)


async def test_the_history_holds_every_version_and_why_one_was_taken_back(connection: Connection) -> None:
    number = await service.add(connection, DRAFT, by=SYSTEM)
    await service.take_back(connection, number, "Nhầm số nghị định", by=SYSTEM)
    await service.confirm(connection, ANSWER, None, FIRST, by=SYSTEM)
    newest, oldest = await service.history(connection, ANSWER)
    assert (newest.regulation.valid_from, newest.taken_back, newest.reason) == (NEW, True, "Nhầm số nghị định")
    assert (oldest.regulation.valid_from, oldest.taken_back, oldest.regulation.confirmed) == (FIRST, False, True)


async def test_what_came_with_the_program_is_replaced_and_never_taken_back(connection: Connection) -> None:
    number = await service.confirm(connection, ANSWER, None, FIRST, by=SYSTEM)
    with pytest.raises(Conflict):
        await service.take_back(connection, number, "Không còn đúng", by=SYSTEM)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"source": " "}, "rule_source"),
        ({"source": "x" * 501}, "rule_source"),
        ({"address": "vanban.chinhphu.vn"}, "rule_link"),
        ({"value": 0}, "rule_value"),
        ({"key": LIST, "value": ()}, "rule_value"),
        ({"key": LIST, "value": (Line(code="a", vi="a", en="a"),) * 2}, "rule_value"),
    ],
)
async def test_a_version_without_source_or_value_is_refused(
    connection: Connection, wrong: dict[str, object], field: str
) -> None:
    with pytest.raises(InvalidInput) as refused:
        await service.add(connection, replace(DRAFT, **wrong), by=SYSTEM)  # type: ignore[arg-type]
    assert list(refused.value.fields) == [field]


async def test_only_those_who_set_the_programme_change_rules(connection: Connection) -> None:
    with pytest.raises(NotAllowed):
        await service.add(connection, DRAFT, by=VISITOR)
    with pytest.raises(NotAllowed):
        await service.confirm(connection, ANSWER, None, FIRST, by=VISITOR)
