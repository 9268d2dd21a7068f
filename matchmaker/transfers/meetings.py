"""Meetings and milestones of a case as a calendar file (RFC 5545) that every calendar takes."""

from datetime import UTC, datetime, timedelta

from icalendar import Calendar, Event

from matchmaker.db import Connection, Record
from matchmaker.errors import NotFound
from matchmaker.i18n import CITY_TIME
from matchmaker.people.model import Actor
from matchmaker.transfers.moving import look_at
from matchmaker.transfers.statements import queries

MEDIA_TYPE = "text/calendar"
_DOMAIN = "matchmaker"


async def calendar_file(
    connection: Connection, case_id: int, *, by: Actor, event_id: int | None = None, now: datetime | None = None
) -> bytes:
    """All events of a case, or one. A file of a later version replaces what a calendar took from an earlier one.

    Raises NotFound.
    """
    opened = await look_at(connection, case_id, by=by)
    rows = await queries.events_of(connection, case_id=case_id)
    wanted = [row for row in rows if event_id in (None, row["id"])]
    if event_id is not None and not wanted:
        raise NotFound()
    calendar = Calendar()
    calendar.add("prodid", "-//AI Matchmaker//Ho Chi Minh City//VI")
    calendar.add("version", "2.0")
    for row in wanted:
        calendar.add_component(_event(row, opened.title, now or datetime.now(UTC)))
    content: bytes = calendar.to_ical()
    return content


def _event(row: Record, solution: str, now: datetime) -> Event:
    event = Event()
    event.add("uid", f"{row['key']}@{_DOMAIN}")
    event.add("dtstamp", now)
    event.add("sequence", row["changes"])
    event.add("summary", row["title"])
    event.add("description", solution)
    if row["place"]:
        event.add("location", row["place"])
    if row["minutes"] is None:  # a milestone is a day
        event.add("dtstart", row["starts_at"].astimezone(CITY_TIME).date())
        return event
    event.add("dtstart", row["starts_at"].astimezone(UTC))
    event.add("dtend", (row["starts_at"] + timedelta(minutes=row["minutes"])).astimezone(UTC))
    return event
