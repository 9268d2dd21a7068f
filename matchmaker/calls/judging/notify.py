"""Notices and mails of judging: everybody hears once what waits for them in a call."""

from collections.abc import Sequence

from matchmaker.calls.judging.letters import ConflictsToDeclare, EntriesToScore
from matchmaker.calls.judging.statements import queries
from matchmaker.ground.db import Connection
from matchmaker.notices import service as notices
from matchmaker.notices.letters import CallTold
from matchmaker.notices.model import Link, Mail, NoticeKind
from matchmaker.people import accounts
from matchmaker.rules.actors import Person
from matchmaker.rules.call import Call, Duty


async def judges_with_work(connection: Connection, call: Call) -> None:
    """Tells every judge who has entries to score: inside the service, and by one mail a call."""
    for row in await queries.unscored_of(connection, call_id=call.id):
        person = await accounts.get(connection, row["person_id"])
        letter = EntriesToScore(name=person.name or "", title=call.title, entries=row["entries"], link=_link(call))
        await _tell(connection, call, person, letter, NoticeKind.ENTRIES_TO_SCORE)


async def council_to_declare(connection: Connection, call: Call) -> None:
    """Asks the judges and the chair what ties them to entrants."""
    for person_id in sorted(call.appointed(Duty.JUDGE) | call.appointed(Duty.CHAIR)):
        person = await accounts.get(connection, person_id)
        letter = ConflictsToDeclare(name=person.name or "", title=call.title, link=_link(call))
        await _tell(connection, call, person, letter, NoticeKind.CONFLICTS_TO_DECLARE)


async def run_the_council(connection: Connection, call: Call, kind: NoticeKind, duties: Sequence[Duty]) -> None:
    """Tells whoever runs it that a judge is missing now; who does is led to who judges what, or to the call."""
    for duty in duties:
        page = "call_assignment" if duty is Duty.SECRETARY else "call"
        for person_id in sorted(call.appointed(duty)):
            params = {"title": call.title}
            await notices.notify(connection, person_id, kind, subject=page, subject_id=call.id, params=params)


async def _tell(connection: Connection, call: Call, person: Person, letter: CallTold, kind: NoticeKind) -> None:
    params = {"title": call.title}
    await notices.remind(connection, [person.id], kind, subject="judging", subject_id=call.id, params=params)
    if person.email is not None:
        mail = Mail(to=person.email, locale=person.locale, letter=letter)
        await notices.queue_mail(connection, mail, dedupe_key=f"{letter.kind}:{call.id}:{person.id}")


def _link(call: Call) -> Link:
    return Link(path=f"/calls/{call.id}/judging")
