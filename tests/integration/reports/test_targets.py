"""Targets of the programme: those it begins with, those that are set, what is reached, and what a closing keeps."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from matchmaker.cases.loading import all_cases
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import Conflict, InvalidInput, NotAllowed, NotFound
from matchmaker.programme import service as programme
from matchmaker.programme import targets
from matchmaker.progress import approval
from matchmaker.reports import indicators, target_figures
from matchmaker.reports.model import EntryDraft, IndicatorKind
from matchmaker.rules.actors import SYSTEM
from matchmaker.rules.programme import PLAN_DATE
from matchmaker.rules.target import MAIN, Counts, Target, TargetUnit
from matchmaker.rules.target_count import Reached
from tests.support.cases import Office, a_verified, an_office, days_ago
from tests.support.many_cases import many_cases

LICENSED = Target(
    code="target_1",
    name_vi="Giải pháp chuyển giao năm 2026",
    name_en="Solutions transferred in 2026",
    counts=Counts.TRANSFER,
    unit=TargetUnit.SOLUTION,
    period_from=PLAN_DATE,
    period_to=date(2030, 12, 31),
    wanted=4,
    source="Chương trình công tác năm 2026",
    valid_from=PLAN_DATE,
)


@pytest.fixture
async def office(connection: Connection) -> Office:
    return await an_office(connection)


async def lines(connection: Connection, until: date | None = None) -> dict[str, Reached]:
    ledger = await all_cases(connection)
    every = await target_figures.standing(connection, ledger, until or ledger.today, by=SYSTEM)
    return {each.target.code: each for each in every}


async def seen(connection: Connection) -> int:
    return len((await targets.book(connection)).versions)


async def add(connection: Connection, target: Target) -> None:
    await targets.set_target(connection, target, seen=await seen(connection), by=SYSTEM)


async def record(connection: Connection, kind: IndicatorKind, **details: str) -> int:
    draft = EntryDraft(
        kind=kind.value, happened_on=date(2026, 3, 1), title="Khóa học AI", source="Báo cáo 12", details=details
    )
    return await indicators.record(connection, draft, by=SYSTEM)


async def test_the_default_targets_give_the_figures_of_today(connection: Connection) -> None:
    await many_cases(connection, 200)
    ledger, settings = await all_cases(connection), await programme.counting_settings(connection)
    standing = await lines(connection)
    assert list(standing) == [MAIN, "product_2025", "product_2030", "marketed_2028", "trained"]
    counted = ledger.count(settings)
    assert standing[MAIN].cases == counted.counted
    assert (standing[MAIN].target.wanted, standing[MAIN].period) == (settings.target, settings.period(ledger.today))
    assert standing["product_2030"].flagged == counted.products
    assert standing["product_2030"].number == await indicators.products(connection, ledger.today) == 0
    assert standing["marketed_2028"].target.confirmed is False
    assert standing["trained"].target.wanted is None
    assert set(standing["marketed_2028"].cases) <= set(ledger.judgements(settings))


async def test_entries_of_courses_and_products_are_what_those_targets_count(connection: Connection) -> None:
    course = await record(connection, IndicatorKind.TRAINING, turns="120", distinct_people="90", completed="80")
    product = await record(
        connection, IndicatorKind.AI_PRODUCT, sector="health", ordering_agency="Sở Y tế", decision_number="12/QĐ"
    )
    standing = await lines(connection)
    assert (standing["trained"].number, standing["trained"].records) == (90, (course,))
    assert (standing["product_2030"].number, standing["product_2030"].records) == (1, (product,))
    assert standing["product_2025"].number == 0  # the entry is of 2026
    [entry] = await target_figures.entries_under(connection, standing["trained"])
    assert entry.id == course


async def test_a_target_is_added_changed_and_ended_and_its_history_says_by_whom(connection: Connection) -> None:
    today = (await all_cases(connection)).today
    await add(connection, LICENSED)
    assert (await lines(connection))["target_1"].target == LICENSED
    more = replace(LICENSED, wanted=6, valid_from=today)
    await add(connection, more)
    yesterday = await days_ago(connection, 1)
    assert (await lines(connection))["target_1"].target.wanted == 6
    assert (await lines(connection, yesterday))["target_1"].target.wanted == 4  # what held on its day
    await add(connection, replace(more, valid_from=yesterday, ended_on=today))
    await add(connection, replace(more, valid_from=today, ended_on=await days_ago(connection, -1)))
    assert "target_1" in await lines(connection)
    made = targets.changes(await targets.history(connection))
    assert [(each.before and each.before.wanted, each.target.wanted) for each in made[:2]] == [(None, 4), (4, 6)]
    assert made[0].by == SYSTEM.name
    tomorrow = await days_ago(connection, -1)
    assert "target_1" not in [each.code for each in await targets.targets_on(connection, tomorrow)]


@pytest.mark.parametrize(
    ("changed", "error"),
    [({"wanted": 0}, InvalidInput), ({"code": MAIN}, NotFound), ({"code": "product_2030"}, NotFound)],
)
async def test_what_is_no_target_is_refused(
    connection: Connection, changed: dict[str, Any], error: type[Exception]
) -> None:
    with pytest.raises(error):
        await add(connection, replace(LICENSED, **changed))


async def test_only_who_sets_the_programme_sets_targets_and_only_over_what_they_saw(
    connection: Connection, office: Office
) -> None:
    with pytest.raises(NotAllowed):
        await targets.set_target(connection, LICENSED, seen=await seen(connection), by=office.broker)
    before = await seen(connection)
    await add(connection, LICENSED)
    with pytest.raises(Conflict):
        await targets.set_target(connection, replace(LICENSED, wanted=5), seen=before, by=SYSTEM)


async def test_a_preview_says_what_another_version_would_count_and_writes_nothing(
    connection: Connection, office: Office
) -> None:
    case = await a_verified(connection, office)
    await add(connection, LICENSED)
    later = replace(LICENSED, period_from=await days_ago(connection, 10))
    ledger = await all_cases(connection)
    shown = await target_figures.with_version(connection, ledger, later, by=SYSTEM)
    assert (shown.added, shown.removed) == ((), (case.id,))
    assert shown.before
    assert MAIN in shown.before.also[case.id]
    new = await target_figures.with_version(connection, ledger, replace(LICENSED, code="target_2"), by=SYSTEM)
    assert (new.before, new.added) == (None, (case.id,))
    assert new.after.also[case.id][:1] == (MAIN,)
    assert (await lines(connection))["target_1"].cases == (case.id,)


async def test_a_closed_period_keeps_what_was_reached_though_targets_change(
    connection: Connection, office: Office
) -> None:
    case = await a_verified(connection, office)
    await add(connection, LICENSED)
    begin, end = PLAN_DATE, (await all_cases(connection)).today
    closing = await target_figures.approve(connection, begin, end, by=office.leader)
    await add(connection, replace(LICENSED, wanted=9, period_from=await days_ago(connection, 10)))
    kept = {each.target.code: each for each in (await target_figures.when_closed(connection, [closing]))[closing]}
    assert (kept["target_1"].number, kept["target_1"].target.wanted, kept["target_1"].cases) == (1, 4, (case.id,))
    assert kept[MAIN].number == 1
    assert (await lines(connection))["target_1"].number == 0


async def test_a_leader_who_saw_other_targets_is_shown_them_first(connection: Connection, office: Office) -> None:
    today = (await all_cases(connection)).today
    with pytest.raises(Conflict):
        await target_figures.approve(connection, PLAN_DATE, today, by=office.leader, seen_targets="0" * 16)


async def test_a_period_that_was_closed_before_targets_were_kept_has_none_and_its_figure_stays(
    connection: Connection, office: Office
) -> None:
    await a_verified(connection, office)
    today = (await all_cases(connection)).today
    closing = await approval.approve(connection, PLAN_DATE, today, by=office.leader)
    await add(connection, LICENSED)
    assert await target_figures.when_closed(connection, [closing]) == {}
    figure = await approval.public_figure(connection)
    assert figure
    assert figure.number == 1
