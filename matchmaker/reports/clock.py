"""Reminds of the two days of the year's report: units that have not sent yet by mail, officers by a notice."""

from datetime import date, datetime

from matchmaker.ground import rounds
from matchmaker.ground.city_time import CITY_TIME
from matchmaker.ground.db import Connection
from matchmaker.ground.rounds import Job
from matchmaker.notices import service as notices
from matchmaker.notices.model import NoticeKind
from matchmaker.programme.service import take_turn_to_set
from matchmaker.reports import contributions, unit_links
from matchmaker.reports.contributions import Deadlines, UnitYear
from matchmaker.reports.statements import queries
from matchmaker.rules.actors import SYSTEM

DAYS_BEFORE = (30, 7, 1)


async def tick(connection: Connection, *, now: datetime) -> None:
    """Each reminder goes out once, however many processes keep house and however often."""
    await take_turn_to_set(connection, "report_clock")
    today = now.astimezone(CITY_TIME).date()
    dates = await contributions.deadlines(connection)
    due = dates.of_units(today.year)
    missing = [unit for unit in await contributions.of_year(connection, today.year) if unit.sent is None]
    if missing and (step := _step(today, due)):
        await _ask(connection, missing, dates, today.year, step)
        await _tell(connection, NoticeKind.CONTRIBUTIONS_DUE, due, step)
    due = dates.of_department(today.year)
    if step := _step(today, due):
        await _tell(connection, NoticeKind.REPORT_DUE, due, step)


def _step(today: date, due: date) -> int | None:
    """How many days before the reminder of today is for; None outside of all of them."""
    left = (due - today).days
    return min((days for days in DAYS_BEFORE if 0 <= left <= days), default=None)


async def _ask(connection: Connection, units: list[UnitYear], dates: Deadlines, year: int, step: int) -> None:
    form, due = unit_links.attachment(), dates.of_units(year)
    reached = {unit.id: unit for unit in units if unit.email}

    async def ask(unit_id: int) -> None:
        key = f"contribution_due:{unit_id}:{due}:{step}"
        await unit_links.mail(connection, reached[unit_id], year, dates, form, dedupe_key=key, by=SYSTEM)

    await rounds.over(connection, Job.REMIND_UNITS, reached, ask)


async def _tell(connection: Connection, kind: NoticeKind, due: date, step: int) -> None:
    key = f"{due}:{step}"
    params = {"key": key, "title": f"{due:%d/%m/%Y}"}

    async def tell(officer_id: int) -> None:
        await notices.notify(connection, officer_id, kind, subject="report", subject_id=due.year, params=params)

    untold = [row["id"] for row in await queries.officers_untold(connection, kind=kind.value, key=key)]
    await rounds.over(connection, Job.REMIND_OFFICERS, untold, tell)
