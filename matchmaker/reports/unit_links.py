"""A unit's own link: whoever holds it reports for one unit and one year, without an account.

Opening it only reads. It takes what the unit sends, and sends again, until the Department's own report is due; a newer
link leaves older ones as they are.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import partial

from matchmaker.audit import service as audit
from matchmaker.audit.model import Action
from matchmaker.cases.loading import city_today
from matchmaker.documents.xlsx_file import MEDIA_TYPE
from matchmaker.ground import links
from matchmaker.ground.city_time import CITY_TIME
from matchmaker.ground.db import Connection, Record
from matchmaker.ground.errors import Conflict, InvalidInput
from matchmaker.ground.keys import new_token
from matchmaker.ground.links import MailedLink, Purpose
from matchmaker.intake.addresses import email_problem
from matchmaker.notices import service as notices
from matchmaker.notices.letters import ContributionDue
from matchmaker.notices.model import Attachment, Link, Mail
from matchmaker.people import accounts, throttle
from matchmaker.people.throttle import Trial
from matchmaker.reports import contributions, filled_form
from matchmaker.reports.contributions import Contribution, Deadlines, UnitYear
from matchmaker.reports.statements import queries
from matchmaker.rules.actors import LINK_HOLDER, Actor
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import require

LOCALE = "vi"  # in which units are written to


async def _ends(connection: Connection, row: Record) -> datetime:
    """When the day after the last one begins, which moves with the Department's own date."""
    last_day = (await contributions.deadlines(connection)).last_day(row["year"])
    return datetime.combine(last_day + timedelta(days=1), time(), CITY_TIME)


UNIT_LINK = Purpose(
    name="unit_report",
    page="/unit-reports",
    keep=queries.insert_unit_link,
    find=partial(queries.find_unit_link, locale=LOCALE),
    ends=_ends,
)


@dataclass(frozen=True, kw_only=True)
class Officer:
    """Whom a unit asks: the officer who named it."""

    name: str
    email: str
    phone: str | None


@dataclass(frozen=True, kw_only=True)
class UnitReport:
    """What a link shows. It takes answers until the end of `last_day`; `over` tells that this has passed."""

    unit: UnitYear
    year: int
    due: date
    last_day: date
    over: bool
    officer: Officer | None


def attachment() -> Attachment:
    """The workbook that goes with each letter."""
    return Attachment(name=filled_form.NAME, media_type=MEDIA_TYPE, content=filled_form.empty_form())


async def ask(connection: Connection, unit_id: int, year: int, *, by: Actor) -> None:
    """Mails the unit a link of its own now.

    Raises NotAllowed, NotFound, InvalidInput for a unit without an address that mails can go to, Conflict when the
    year's time is over.
    """
    require(by, Permission.PREPARE_REPORT)
    unit = await contributions.unit_of_year(connection, unit_id, year)
    dates = await contributions.deadlines(connection)
    if wrong := email_problem(unit.email) if unit.email else "required":
        raise InvalidInput({"unit_email": wrong})
    if dates.last_day(year) < await city_today(connection):
        raise Conflict("unit_report_over")
    await mail(connection, unit, year, dates, attachment(), dedupe_key=None, by=by)


async def mail(
    connection: Connection,
    unit: UnitYear,
    year: int,
    dates: Deadlines,
    form: Attachment,
    *,
    dedupe_key: str | None,
    by: Actor,
) -> None:
    """The letter with a new link, once a `dedupe_key` where there is one. The unit has an address."""
    token = new_token()
    letter = ContributionDue(
        name=unit.name,
        due=dates.of_units(year),
        last_day=dates.last_day(year),
        link=Link(path=UNIT_LINK.path(token)),
    )
    message = Mail(to=unit.email or "", locale=LOCALE, letter=letter, attachments=(form,))
    if await notices.queue_mail(connection, message, dedupe_key=dedupe_key) is None:
        return
    await links.keep(connection, UNIT_LINK, token, unit_id=unit.id, year=year)
    await audit.append(connection, Action.REPORT_ASK_UNIT, unit.id, by=by, details={"year": year})


async def open_link(connection: Connection, token: str) -> UnitReport:
    """Shows what is asked and what was sent, and changes nothing. Raises LinkUnusable for a link that is not ours."""
    return await _report(connection, await links.find(connection, UNIT_LINK, token))


async def send(connection: Connection, token: str, what: Contribution, sender: str, *, by: Actor) -> int:
    """In place of what the unit sent before, which stays stored; gives its number.

    `sender` is the name of who sends. Raises LinkUnusable, InvalidInput, TooManyAttempts.
    """
    link = await links.find(connection, UNIT_LINK, token)
    link.require_open()
    report = await _report(connection, link)
    cleaned, name = contributions.clean(what), accounts.clean_name(sender)
    if problems := contributions.problems_of(cleaned) | _name_problems(name):
        raise InvalidInput(problems)
    who = by if by.person_id is not None else replace(LINK_HOLDER, origin=by.origin)
    unit_id = report.unit.id
    sent = await contributions.store(connection, unit_id, report.year, cleaned, by=who, sender=name)
    await throttle.take(connection, Trial.UNIT_REPORT, account=str(unit_id), address=by.origin)
    return sent


async def _report(connection: Connection, link: MailedLink) -> UnitReport:
    row, dates = link.row, await contributions.deadlines(connection)
    return UnitReport(
        unit=await contributions.unit_of_year(connection, row["unit_id"], row["year"]),
        year=row["year"],
        due=dates.of_units(row["year"]),
        last_day=dates.last_day(row["year"]),
        over=link.over,
        officer=_officer(row),
    )


def _name_problems(name: str) -> dict[str, str]:
    if accounts.SHORTEST_NAME <= len(name) <= accounts.LONGEST_NAME:
        return {}
    return {"sender_name": "too_long" if len(name) > accounts.LONGEST_NAME else "too_short" if name else "required"}


def _officer(row: Record) -> Officer | None:
    if row["officer_name"] is None:
        return None
    return Officer(name=row["officer_name"], email=row["officer_email"], phone=row["officer_phone"])
