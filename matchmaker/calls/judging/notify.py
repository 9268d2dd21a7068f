"""Notices and mails of judging: each judge hears once what waits for them in a call."""

from matchmaker.calls.judging.letters import EntriesToScore
from matchmaker.calls.judging.statements import queries
from matchmaker.ground.db import Connection
from matchmaker.notices import service as notices
from matchmaker.notices.model import Link, Mail, NoticeKind
from matchmaker.people import accounts
from matchmaker.rules.call import Call


async def judges_with_work(connection: Connection, call: Call) -> None:
    """Tells every judge who has entries to score: inside the service, and by one mail a call."""
    unscored = await queries.unscored_of(connection, call_id=call.id)
    people = [row["person_id"] for row in unscored]
    await notices.remind(connection, people, NoticeKind.ENTRIES_TO_SCORE, subject="judging", subject_id=call.id)
    for row in unscored:
        person = await accounts.get(connection, row["person_id"])
        if person.email is not None:
            letter = EntriesToScore(
                name=person.name or "",
                title=call.title,
                entries=row["entries"],
                link=Link(path=f"/calls/{call.id}/judging"),
            )
            mail = Mail(to=person.email, locale=person.locale, letter=letter)
            await notices.queue_mail(connection, mail, dedupe_key=f"entries_to_score:{call.id}:{person.id}")
