"""Figures: held against a count written a second time in SQL; what closing a period freezes; what settings change."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from matchmaker.cases import verification
from matchmaker.cases.loading import all_cases, city_today
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import Conflict, InvalidInput, NotAllowed
from matchmaker.programme import service as programme
from matchmaker.progress import periods
from matchmaker.progress.funnel import Milestone
from matchmaker.progress.headline import Progress, forecast_of, progress
from matchmaker.rules.actors import SYSTEM
from matchmaker.rules.programme import PLAN_DATE, CountingSettings, TargetSpan
from matchmaker.rules.stages import Stage
from tests.support.cases import Office, a_case, a_verified, an_accepted, close, seen
from tests.support.independent_count import independent_count
from tests.support.many_cases import many_cases

SETTINGS = CountingSettings()


async def figures(connection: Connection) -> Progress:
    return await progress(connection, await all_cases(connection), await programme.counting_settings(connection))


@pytest.mark.parametrize("seed", [1, 2, 3])
async def test_the_figures_are_those_of_an_independent_count(connection: Connection, seed: int) -> None:
    await many_cases(connection, 150, seed=seed)
    found = (await figures(connection)).count
    row = await independent_count(connection)
    assert sorted(found.counted) == row["counted"]
    assert sorted(found.separate) == row["separate"]
    assert sorted(found.replications) == row["replications"]
    assert len(found.counted) >= 5
    assert found.replications


async def test_every_figure_is_the_number_of_ids_under_it(connection: Connection) -> None:
    await many_cases(connection, 120)
    found = await figures(connection)
    counted = set(found.count.counted)
    for parts in (found.by_sector, found.by_supplier, found.by_adopter, found.by_quarter):
        ids = [i for group in parts.values() for i in group]
        assert set(ids) == counted
        assert len(ids) == len(counted)
    under_way = await connection.fetch(
        "SELECT id FROM transfer_case WHERE stage NOT IN ('verified', 'withdrawn', 'stopped') ORDER BY id"
    )
    assert sorted(w.case_id for w in found.waiting) == [row["id"] for row in under_way]
    assert found.funnel[-1].milestone is Milestone.COUNTED
    assert len(found.funnel[-1].need_ids) == len(counted)


async def test_a_case_that_comes_after_the_ledger_was_read_waits_for_the_next_look(
    connection: Connection, office: Office
) -> None:
    ledger = await all_cases(connection)
    late = await a_case(connection, office)
    found = await progress(connection, ledger, SETTINGS)
    assert (found.waiting, found.names) == ((), {})
    assert [w.case_id for w in (await figures(connection)).waiting] == [late.id]


async def test_the_funnel_goes_from_needs_to_counted(connection: Connection, office: Office) -> None:
    await a_verified(connection, office)
    found = await figures(connection)
    assert [len(step.need_ids) for step in found.funnel] == [1] * len(Milestone)
    assert [step.conversion for step in found.funnel] == [None] + [1.0] * (len(Milestone) - 1)
    need_id = await connection.fetchval("SELECT id FROM need")
    assert found.funnel[0].need_ids == (need_id,)
    assert found.funnel[0].median_days is None
    assert all(step.median_days is not None for step in found.funnel[1:])


async def test_a_need_counts_from_the_day_of_its_verification(connection: Connection, office: Office) -> None:
    """Its papers are 200 days old; that it waited for the verifier since then is seen."""
    await a_verified(connection, office)
    await connection.execute("UPDATE case_step SET happened_on = now()::date - 30 WHERE new_stage = 'accepted'")
    assert (await figures(connection)).funnel[-1].median_days in (29, 30, 31)  # around midnight of the city


async def test_what_is_stuck_is_shown_with_whom(connection: Connection, office: Office) -> None:
    accepted = await an_accepted(connection, office)
    [waiting] = (await figures(connection)).waiting
    assert (waiting.case_id, waiting.waits_for, waiting.stage) == (accepted.id, "verifier", Stage.ACCEPTED)
    await connection.execute("UPDATE transfer_case SET since = now() - interval '40 days'")
    [waiting] = (await figures(connection)).waiting
    assert (waiting.days, waiting.late_days) == (40, 10)
    await connection.execute(
        "UPDATE case_confirmation SET answered_at = NULL, agreed = NULL, answered_by = NULL WHERE side = 'solution'"
    )
    [waiting] = (await figures(connection)).waiting
    assert waiting.waits_for == "supplier"


async def test_a_problem_of_a_public_body_stands_outside(connection: Connection, office: Office) -> None:
    await a_case(connection, office)
    before = (await figures(connection)).funnel[0].need_ids
    await connection.execute(
        "UPDATE organisation SET kind = 'public_body' WHERE id = $1", office.desk.buyer.organisation_id
    )
    assert len(before) == 1
    assert (await figures(connection)).funnel[0].need_ids == ()


def test_the_forecast_is_a_range_around_the_pace_of_the_last_year() -> None:
    today = date(2026, 12, 31)
    results = {i: today - timedelta(days=30 * i) for i in range(4)} | {9: date(2025, 1, 1)}
    found = forecast_of(results, replace(SETTINGS, period_to=date(2028, 12, 30)), today)
    assert found.recent == (0, 1, 2, 3)
    assert (found.low, found.high) == (5 + 2 * 2, 5 + 6 * 2)  # four a year, give or take two, for two years
    none = forecast_of({}, replace(SETTINGS, period_to=date(2028, 12, 30)), today)
    assert not none.has_data
    assert found.has_data
    over = forecast_of(results, replace(SETTINGS, period_to=date(2026, 6, 30)), today)
    assert (over.low, over.high) == (5, 5)


async def shown_to_everybody(connection: Connection) -> periods.Closing | None:
    return periods.headline(await periods.closings(connection), await programme.counting_settings(connection))


async def test_a_part_of_the_period_never_replaces_the_figure_of_the_whole(
    connection: Connection, office: Office
) -> None:
    await a_verified(connection, office)
    today = await city_today(connection)
    whole = await close(connection, PLAN_DATE, today, by=office.leader)
    await close(connection, date(2025, 1, 1), date(2025, 12, 31), by=office.leader)
    assert await shown_to_everybody(connection) == whole
    await close(connection, PLAN_DATE, date(2025, 12, 31), by=office.leader)  # older than what stands
    assert await shown_to_everybody(connection) == whole
    again = await close(connection, PLAN_DATE, today, by=office.leader)
    assert await shown_to_everybody(connection) == again


async def test_where_the_target_is_yearly_the_public_figure_is_that_of_a_year(
    connection: Connection, office: Office
) -> None:
    settings = replace(SETTINGS, span=TargetSpan.YEAR)
    year = await close(connection, date(2025, 1, 1), date(2025, 12, 31), by=office.leader)
    for begin, end in ((PLAN_DATE, date(2025, 12, 31)), (date(2026, 1, 2), date(2026, 2, 1))):
        await close(connection, begin, end, by=office.leader)
    assert periods.headline(await periods.closings(connection), settings) == year
    newer = await close(connection, date(2026, 1, 1), date(2026, 2, 1), by=office.leader)
    assert periods.headline(await periods.closings(connection), settings) == newer


async def test_a_period_outside_the_programmes_is_refused_by_field(connection: Connection, office: Office) -> None:
    with pytest.raises(InvalidInput) as refused:
        await close(connection, date(1900, 1, 1), date(1900, 12, 31), by=office.leader)
    assert refused.value.fields == {"period_from": "before_the_programme"}
    short = replace(SETTINGS, period_to=date(2025, 12, 31))
    await programme.set_counting(connection, short, seen=SETTINGS, by=SYSTEM)
    with pytest.raises(InvalidInput) as refused:
        await close(connection, PLAN_DATE, date(2026, 1, 1), by=office.leader)
    assert refused.value.fields == {"period_to": "after_the_programme"}


async def test_a_closed_period_stays_as_it_was_approved(connection: Connection, office: Office) -> None:
    case = await a_verified(connection, office)
    today = await city_today(connection)
    assert await shown_to_everybody(connection) is None
    with pytest.raises(NotAllowed):
        await close(connection, PLAN_DATE, today, by=office.broker)
    with pytest.raises(InvalidInput) as refused:
        await close(connection, PLAN_DATE, today + timedelta(days=1), by=office.leader)
    assert refused.value.fields == {"period_to": "period_not_over"}
    closed = await close(connection, PLAN_DATE, today, by=office.leader)
    assert closed.figures.counted == (case.id,)
    assert periods.adjustments(await all_cases(connection), closed) == periods.Change(added=(), removed=())
    version = (await seen(connection, case.id)).version
    await verification.withdraw(connection, case.id, "evidence_wrong", by=office.verifier, version=version)
    public = await shown_to_everybody(connection)
    assert public
    assert public.figures.counted == (case.id,)  # until a leader approves again
    assert periods.adjustments(await all_cases(connection), closed) == periods.Change(added=(), removed=(case.id,))
    again = await close(connection, PLAN_DATE, today, by=office.leader)
    assert (await shown_to_everybody(connection)) == again
    assert again.figures.counted == ()
    assert [each.id for each in await periods.closings(connection)] == [again.id, closed.id]


async def test_changing_a_threshold_shows_first_what_would_change(connection: Connection, office: Office) -> None:
    case = await a_verified(connection, office)
    administrator = SYSTEM
    present = await programme.counting_settings(connection)
    stricter = replace(present, attribution_months=1)
    shown = await periods.preview(connection, stricter)
    assert shown.change == periods.Change(added=(), removed=(case.id,))
    assert (await figures(connection)).count.counted == (case.id,)  # nothing is saved by looking
    with pytest.raises(NotAllowed):
        await programme.set_counting(connection, stricter, seen=present, by=office.broker)
    with pytest.raises(InvalidInput):
        await programme.set_counting(connection, replace(present, target=0), seen=present, by=administrator)
    await programme.set_counting(connection, stricter, seen=present, by=administrator)
    assert (await figures(connection)).count.counted == ()
    with pytest.raises(Conflict):
        await programme.set_counting(connection, present, seen=present, by=administrator)
    await programme.set_counting(connection, present, seen=stricter, by=administrator)
    history = await programme.counting_history(connection)
    assert [entry.details["value"]["attribution_months"] for entry in history] == [1, 24]
    assert await programme.counting_settings(connection) == present
