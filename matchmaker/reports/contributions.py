"""What departments and localities report every year before 25 November (the plan's III.7), and who has not sent yet."""

from dataclasses import asdict, dataclass
from datetime import date, datetime

from matchmaker.audit import service as audit
from matchmaker.audit.model import Action, HistoryEntry
from matchmaker.ground.db import Connection, Record
from matchmaker.ground.errors import InvalidInput, NotFound
from matchmaker.ground.invalid import InvalidValue
from matchmaker.ground.text import nfc, normalise_spaces
from matchmaker.intake import cleaning, old_encodings
from matchmaker.intake.addresses import read_email
from matchmaker.programme.service import save_setting, setting, setting_history, take_turn_to_set
from matchmaker.reports.statements import queries
from matchmaker.rules.actors import Actor
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import require

DATES = "report_dates"
YEARS = range(2023, 2101)
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
    """A unit and what it sent for a year; `sent` None while it has not.

    `sender` is who sent it by the unit's link, as they gave their name; `entered_by` whose account it was entered with.
    `asked_at` is when the unit's newest link of that year was made.
    """

    id: int
    name: str
    email: str | None
    sent: Contribution | None
    sent_at: datetime | None
    by_link: bool
    sender: str | None
    entered_by: str | None
    asked_at: datetime | None


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

    def last_day(self, year: int) -> date:
        """Until when what a unit sends itself is taken: the Department's own day, never before that of the units."""
        return max(self.of_units(year), self.of_department(year))


async def deadlines(connection: Connection) -> Deadlines:
    stored = await setting(connection, DATES)
    return Deadlines(department=(stored["day"], stored["month"])) if stored else Deadlines()


async def take_turn_to_set_dates(connection: Connection) -> None:
    """Whoever comes second reads what the first has set."""
    await take_turn_to_set(connection, DATES)


async def dates_history(connection: Connection) -> list[HistoryEntry]:
    """Who set the Department's own date when, oldest first."""
    return await setting_history(connection, DATES)


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
    return [_unit_year(row) for row in await queries.units_of_year(connection, year=year, unit_id=None)]


async def unit_of_year(connection: Connection, unit_id: int, year: int) -> UnitYear:
    """Raises NotFound, also for a year that no report is of."""
    rows = await queries.units_of_year(connection, year=year, unit_id=unit_id) if year in YEARS else []
    if not rows:
        raise NotFound()
    return _unit_year(rows[0])


async def add_unit(connection: Connection, name: str, email: str, *, by: Actor) -> None:
    """A name that is there already adds nothing. Raises NotAllowed, InvalidInput."""
    require(by, Permission.PREPARE_REPORT)
    cleaned = normalise_spaces(nfc(name))
    problems = {} if 2 <= len(cleaned) <= 300 else {"unit_name": "too_short" if cleaned else "required"}
    try:
        address = read_address(email)
    except InvalidInput as wrong:
        raise InvalidInput(problems | dict(wrong.fields)) from wrong
    if problems:
        raise InvalidInput(problems)
    written = await queries.insert_unit(connection, name=cleaned, email=address, created_by=by.name)
    if written is not None:
        await audit.append(connection, Action.REPORT_ADD_UNIT, written, by=by)


async def set_email(connection: Connection, unit_id: int, email: str, *, by: Actor) -> None:
    """Links that went to another address open nothing any more. Raises NotAllowed, NotFound, InvalidInput."""
    require(by, Permission.PREPARE_REPORT)
    address = read_address(email)
    if await held_address(connection, unit_id) == address:
        return
    await queries.set_unit_email(connection, unit_id=unit_id, email=address)
    await queries.drop_unit_links(connection, unit_id=unit_id)
    await audit.append(connection, Action.REPORT_SET_EMAIL, unit_id, by=by)


async def held_address(connection: Connection, unit_id: int) -> str | None:
    """The unit's e-mail address, which stays as it is until the transaction ends. Raises NotFound."""
    unit = await queries.lock_unit(connection, unit_id=unit_id)
    if unit is None:
        raise NotFound()
    address: str | None = unit["email"]
    return address


def read_address(email: str) -> str | None:
    """What was typed as it is stored; None for an empty field. Raises InvalidInput."""
    try:
        return read_email(email) if email.strip() else None
    except InvalidValue as wrong:
        raise InvalidInput({"unit_email": wrong.code}) from wrong


async def send(connection: Connection, unit_id: int, year: int, what: Contribution, *, by: Actor) -> int:
    """In place of what the unit sent before, which stays stored; gives its number.

    Raises NotAllowed, NotFound, InvalidInput.
    """
    require(by, Permission.PREPARE_REPORT)
    cleaned = clean(what)
    problems = problems_of(cleaned) | ({} if year in YEARS else {"year": "not_a_year"})
    if problems:
        raise InvalidInput(problems)
    return await store(connection, unit_id, year, cleaned, by=by)


def clean(what: Contribution) -> Contribution:
    """As it is stored."""
    return Contribution(**{name: cleaning.clean(text).strip() for name, text in asdict(what).items()})


def problems_of(what: Contribution) -> dict[str, str]:
    """Code of what is wrong, by field."""
    texts = asdict(what)
    problems = {name: "too_long" for name, most in _LONGEST.items() if len(texts[name]) > most}
    problems |= {name: soup for name in texts if (soup := old_encodings.problem_of(texts[name]))}
    return problems if what.results else problems | {"results": "required"}


async def store(
    connection: Connection, unit_id: int, year: int, what: Contribution, *, by: Actor, sender: str | None = None
) -> int:
    """Writes what was found right; gives its number. Raises NotFound.

    `sender` is who sent it by the unit's link; None for what an officer enters.
    """
    await held_address(connection, unit_id)
    values = {"entered_by": by.name, "by_link": sender is not None, "sender_name": sender}
    written: int = await queries.insert_contribution(connection, unit_id=unit_id, year=year, **asdict(what), **values)
    details = {"year": year, "by_link": sender is not None}
    await audit.append(connection, Action.REPORT_CONTRIBUTE, written, by=by, details=details)
    return written


def _unit_year(row: Record) -> UnitYear:
    return UnitYear(
        id=row["id"],
        name=row["name"],
        email=row["email"],
        sent=Contribution(**{name: row[name] for name in _LONGEST}) if row["contribution_id"] else None,
        sent_at=row["entered_at"],
        by_link=bool(row["by_link"]),
        sender=row["sender_name"],
        entered_by=row["entered_by_name"],
        asked_at=row["asked_at"],
    )
