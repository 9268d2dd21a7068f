"""What falls due of passports: for the desk's list, and for the mail that reminds each owner once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from matchmaker.ground.db import Connection, Record
from matchmaker.listings.passports.statements import queries
from matchmaker.regulations.service import regulations
from matchmaker.rules.actors import Actor
from matchmaker.rules.passport import Due, Passport, dues_of
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import require


@dataclass(frozen=True, kw_only=True)
class PassportDue:
    """One thing of one passport, with whom to tell."""

    due: Due
    passport: Passport
    title: str
    organisation_id: int
    organisation_name: str
    contact_name: str
    contact_locale: str
    contact_email: str | None

    @property
    def month(self) -> date:
        """The first day of the one in which it falls due."""
        return self.due.on.replace(day=1)


async def all_dues(connection: Connection) -> Sequence[PassportDue]:
    """Of all solutions that are not closed, the earliest first."""
    rules = await regulations(connection)
    rows = [(Passport.from_row(row), row) for row in await queries.passports_that_hold(connection)]
    dues = [_of_row(passport, due, row) for passport, row in rows for due in dues_of(passport, rules)]
    return sorted(dues, key=lambda each: (each.due.on, each.passport.solution_id))


async def listing(connection: Connection, month: date | None, *, by: Actor) -> Sequence[PassportDue]:
    """For officers; those of one month, or all. Raises NotAllowed."""
    require(by, Permission.USE_DESK)
    dues = await all_dues(connection)
    return [each for each in dues if month is None or each.month == month]


def _of_row(passport: Passport, due: Due, row: Record) -> PassportDue:
    names = ("title", "organisation_id", "organisation_name", "contact_name", "contact_locale", "contact_email")
    return PassportDue(due=due, passport=passport, **{name: row[name] for name in names})
