"""What departments and localities report every year before 25 November (the plan's III.7), and who has not sent yet."""

from dataclasses import asdict, dataclass
from datetime import date, datetime

from matchmaker.audit import service as audit
from matchmaker.audit.model import Action
from matchmaker.db import Connection
from matchmaker.errors import InvalidInput, NotFound
from matchmaker.listings.model import EMAIL
from matchmaker.people.model import Actor
from matchmaker.people.policy import Permission, require
from matchmaker.programme.service import save_setting, setting
from matchmaker.reports.statements import queries
from matchmaker.text import nfc, normalise_spaces

DATES = "report_dates"
_LONGEST = {"results": 20_000, "difficulties": 20_000, "proposals": 20_000, "next_year": 20_000, "document": 300}


@dataclass(frozen=True, kw_only=True)
class Contribution:
    """`document` is number and date of the unit's letter."""

    results: str
    difficulties: str = ""
    proposals: str = ""
    next_year: str = ""
    document: str = ""


@dataclass(frozen=True, kw_only=True)
class UnitYear:
    """A unit and what it sent for a year; `sent` None while it has not."""

    id: int
    name: str
    email: str | None
    sent: Contribution | None
    sent_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class Deadlines:
    """Day and month by which units report to the Department, and the Department to the People's Committee.

    The plan says the first; the second is not in it.
    """

    units: tuple[int, int] = (25, 11)
    department: tuple[int, int] = (15, 12)

    def of_units(self, year: int) -> date:
        return date(year, self.units[1], self.units[0])

    def of_department(self, year: int) -> date:
        return date(year, self.department[1], self.department[0])


async def deadlines(connection: Connection) -> Deadlines:
    stored = await setting(connection, DATES)
    return Deadlines(department=(stored["day"], stored["month"])) if stored else Deadlines()


async def set_department_date(connection: Connection, day: int, month: int, *, by: Actor) -> None:
    """Raises NotAllowed, InvalidInput for a day that not every year has."""
    require(by, Permission.SET_PROGRAMME)
    try:
        date(2023, month, day)
    except ValueError as wrong:
        raise InvalidInput({"department_date": "not_a_date"}) from wrong
    await save_setting(connection, DATES, {"day": day, "month": month}, by=by)


async def of_year(connection: Connection, year: int) -> list[UnitYear]:
    """Every unit that reports, in the order of the list."""
    return [
        UnitYear(
            id=row["id"],
            name=row["name"],
            email=row["email"],
            sent=Contribution(**{name: row[name] for name in _LONGEST}) if row["contribution_id"] else None,
            sent_at=row["entered_at"],
        )
        for row in await queries.units_of_year(connection, year=year)
    ]


async def add_unit(connection: Connection, name: str, email: str, *, by: Actor) -> None:
    """A name that is there already adds nothing. Raises NotAllowed, InvalidInput."""
    require(by, Permission.PREPARE_REPORT)
    cleaned, address = normalise_spaces(nfc(name)), email.strip()
    problems = {} if 2 <= len(cleaned) <= 300 else {"unit_name": "too_short" if cleaned else "required"}
    if address and not (address.isascii() and EMAIL.match(address)):
        problems["unit_email"] = "not_an_email"
    if problems:
        raise InvalidInput(problems)
    written = await queries.insert_unit(connection, name=cleaned, email=address or None, created_by=by.name)
    if written is not None:
        await audit.append(connection, Action.REPORT_ADD_UNIT, written, by=by)


async def send(
    connection: Connection, unit_id: int, year: int, what: Contribution, *, form_key: str, by: Actor
) -> None:
    """In place of what the unit sent before, which stays stored. Raises NotAllowed, NotFound, InvalidInput."""
    require(by, Permission.PREPARE_REPORT)
    cleaned = {name: nfc(text.strip()) for name, text in asdict(what).items()}
    problems = {name: "too_long" for name, most in _LONGEST.items() if len(cleaned[name]) > most}
    if not cleaned["results"]:
        problems["results"] = "required"
    if not 2023 <= year <= 2100:
        problems["year"] = "not_a_year"
    if problems:
        raise InvalidInput(problems)
    if await queries.lock_unit(connection, unit_id=unit_id) is None:
        raise NotFound()
    written = await queries.insert_contribution(
        connection, unit_id=unit_id, year=year, form_key=form_key, **cleaned, entered_by=by.name
    )
    if written is not None:
        await audit.append(connection, Action.REPORT_CONTRIBUTE, written, by=by, details={"year": year})
