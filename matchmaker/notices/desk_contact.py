"""Whom people call or write to who get no further: the office that runs the service, under every page and mail."""

from dataclasses import asdict, dataclass

from matchmaker.audit import service as audit
from matchmaker.audit.model import Action
from matchmaker.ground.current import CurrentRow
from matchmaker.ground.db import Connection, Pool
from matchmaker.ground.errors import InvalidInput
from matchmaker.intake import phones
from matchmaker.intake.addresses import email_problem, read_email
from matchmaker.intake.cleaning import clean_line
from matchmaker.intake.old_encodings import problem_of
from matchmaker.notices.statements import queries
from matchmaker.rules.actors import Actor
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import require

SHORTEST_NAME, LONGEST_NAME = 2, 200
LOOK_SECONDS = 30.0


@dataclass(frozen=True, kw_only=True)
class DeskContact:
    """Without a phone number and an e-mail address it is shown nowhere."""

    name_vi: str | None = None
    name_en: str | None = None
    phone: str | None = None
    email: str | None = None

    @property
    def given(self) -> bool:
        return bool(self.phone or self.email)

    def name(self, locale: str) -> str | None:
        """In the other language where there is none in this one."""
        return (self.name_en or self.name_vi) if locale == "en" else (self.name_vi or self.name_en)

    def line(self, locale: str) -> str:
        """Name, number and address on one line, as mails say it; empty where it is not given."""
        if not self.given:
            return ""
        return " · ".join(each for each in (self.name(locale), self.phone, self.email) if each)


def problems_of(contact: DeskContact) -> dict[str, str]:
    """Code of what is wrong, by field."""
    problems = {}
    for field in ("name_vi", "name_en"):
        name = clean_line(getattr(contact, field) or "")
        if name and not SHORTEST_NAME <= len(name) <= LONGEST_NAME:
            problems[field] = "too_short" if len(name) < SHORTEST_NAME else "too_long"
        elif damage := problem_of(name):
            problems[field] = damage
    if contact.phone and (wrong := phones.problem_of(contact.phone)):
        problems["phone"] = wrong
    if contact.email and (wrong := email_problem(contact.email)):
        problems["email"] = wrong
    return problems


async def contact(connection: Connection) -> DeskContact:
    """As it was said last; empty before anybody has."""
    row = await queries.desk_contact(connection)
    return DeskContact(**row) if row else DeskContact()


async def save_contact(connection: Connection, new: DeskContact, *, by: Actor) -> None:
    """The audit learns that it changed, not to whom. Raises NotAllowed, InvalidInput."""
    require(by, Permission.SET_PROGRAMME)
    if problems := problems_of(new):
        raise InvalidInput(problems)
    kept = DeskContact(
        name_vi=clean_line(new.name_vi or "") or None,
        name_en=clean_line(new.name_en or "") or None,
        phone=phones.stored(new.phone),
        email=read_email(new.email) if new.email else None,
    )
    await queries.save_desk_contact(connection, **asdict(kept))
    await audit.append(connection, Action.SETTING_CHANGE, 0, by=by, details={"name": "desk_contact"})


def current(pool: Pool) -> CurrentRow[DeskContact]:
    """As this process knows it, so that an error page names whom to ask without a database."""
    return CurrentRow(pool, contact, at_first=DeskContact(), seconds=LOOK_SECONDS, of="the contact of the desk")
