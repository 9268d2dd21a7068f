"""Owners are reminded once of each thing of a passport that falls due."""

from datetime import timedelta

from matchmaker.ground import rounds
from matchmaker.ground.db import Connection
from matchmaker.ground.i18n import term
from matchmaker.ground.rounds import Job
from matchmaker.intake.dates import today
from matchmaker.listings.passports.dues import PassportDue, all_dues
from matchmaker.listings.passports.statements import queries
from matchmaker.notices import service as notices
from matchmaker.notices.letters import PassportFallsDue
from matchmaker.notices.model import Link, Mail, NoticeKind
from matchmaker.people.membership import member_ids

DAYS_BEFORE = 60


async def tell_owners(connection: Connection) -> int:
    """Gives to how many solutions' owners something was told. Doing it twice tells nothing twice."""
    soon, dues = today() + timedelta(days=DAYS_BEFORE), await all_dues(connection)
    due: dict[int, list[PassportDue]] = {}
    for each in dues:
        if today() <= each.due.on <= soon:
            due.setdefault(each.passport.solution_id, []).append(each)

    async def tell(solution_id: int) -> bool:
        return any([await _tell(connection, each) for each in due[solution_id]])

    return await rounds.over(connection, Job.TELL_PASSPORTS, due, tell)


async def _tell(connection: Connection, each: PassportDue) -> bool:
    solution_id = each.passport.solution_id
    kind, on = each.due.kind, each.due.on
    first = await queries.tell_passport_due(connection, passport_id=each.passport.id, kind=kind.value, due_on=on)
    if first is None:
        return False
    if each.contact_email:
        letter = PassportFallsDue(
            name=each.contact_name,
            title=each.title,
            what=term("passport_due", kind, each.contact_locale),
            due_on=on,
            link=Link(path=f"/solutions/{solution_id}"),
        )
        mail = Mail(to=each.contact_email, locale=each.contact_locale, letter=letter)
        await notices.queue_mail(connection, mail, dedupe_key=None)
    params = {"title": each.title, "due": kind.value, "due_on": on.isoformat()}
    for member in await member_ids(connection, each.organisation_id):
        await notices.notify(
            connection, member, NoticeKind.PASSPORT_DUE, subject="solution", subject_id=solution_id, params=params
        )
    return True
