"""Owners are told before a publication ends, twice and once each, and when it has ended."""

from collections.abc import Mapping
from functools import partial

from matchmaker.ground import rounds
from matchmaker.ground.city_time import CITY_TIME
from matchmaker.ground.db import Connection, Record
from matchmaker.ground.rounds import Job
from matchmaker.listings.statements import queries
from matchmaker.notices import service as notices
from matchmaker.notices.letters import ListingExpires
from matchmaker.notices.model import Link, Mail, NoticeKind
from matchmaker.people.membership import member_ids

DAYS = (14, 3)  # before the end; as in the table's own check
JOBS = {"need": Job.TELL_NEED_EXPIRY, "solution": Job.TELL_SOLUTION_EXPIRY}
PATHS = {"need": "needs", "solution": "solutions"}


async def tell_owners(connection: Connection) -> int:
    """Tells whoever is to be told by now and was not; gives of how many records. Doing it twice tells nothing twice.

    A mail goes to the organisation's authorised contact, else to the contact that the owner gave with the record; of
    records that others entered and nobody has confirmed only members are told.
    """
    early, late = DAYS
    due = await queries.expiring(connection, early=early, late=late)
    count = 0
    for subject, job in JOBS.items():
        rows = {row["subject_id"]: row for row in due if row["subject"] == subject}
        count += await rounds.over(connection, job, rows, partial(_tell, connection, rows))
    return count


async def _tell(connection: Connection, rows: Mapping[int, Record], record_id: int) -> bool:
    row = rows[record_id]
    reminder = {name: row[name] for name in ("subject", "subject_id", "expires_at", "days")}
    if await queries.tell_expiring(connection, **reminder) is None:
        return False
    expires_on = row["expires_at"].astimezone(CITY_TIME).date()
    if row["days"] and row["email"]:
        letter = ListingExpires(
            name=row["name"],
            subject=row["subject"],
            title=row["title"],
            expires_on=expires_on,
            link=Link(path=f"/{PATHS[row['subject']]}/{record_id}"),
        )
        mail = Mail(to=row["email"], locale=row["locale"], letter=letter)
        await notices.queue_mail(connection, mail, dedupe_key=None)
    kind = NoticeKind.LISTING_EXPIRES if row["days"] else NoticeKind.LISTING_EXPIRED
    params = {"title": row["title"], "expires_on": expires_on.isoformat()}
    for member in await member_ids(connection, row["organisation_id"]):
        await notices.notify(connection, member, kind, subject=row["subject"], subject_id=record_id, params=params)
    return True
