"""Meetings and milestones of a case as a calendar file (RFC 5545) that every calendar takes."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from icalendar import Calendar, Event

from matchmaker.cases.moves import look_at
from matchmaker.cases.statements import queries
from matchmaker.cases.stored_parts import CaseEvent
from matchmaker.ground.city_time import CITY_TIME
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import NotFound
from matchmaker.intake.cleaning import clean
from matchmaker.rules.actors import Actor

MEDIA_TYPE = "text/calendar"
_DOMAIN = "matchmaker"


async def calendar_file(
    connection: Connection, case_id: int, *, by: Actor, event_id: int | None = None, now: datetime | None = None
) -> bytes:
    """All events of a case, or one. A file of a later version replaces what a calendar took from an earlier one.

    Raises NotFound.
    """
    opened = await look_at(connection, case_id, by=by)
    events = [CaseEvent.from_row(row) for row in await queries.events_of(connection, case_id=case_id)]
    wanted = [event for event in events if event_id in (None, event.id)]
    if event_id is not None and not wanted:
        raise NotFound()
    return written(wanted, opened.title, now or datetime.now(UTC))


def written(events: Sequence[CaseEvent], solution: str, now: datetime) -> bytes:
    """The file of these events of a case, which is about the solution of that title."""
    calendar = Calendar()
    calendar.add("prodid", "-//AI Matchmaker//Ho Chi Minh City//VI")
    calendar.add("version", "2.0")
    for event in events:
        calendar.add_component(_entry(event, solution, now))
    content: bytes = calendar.to_ical()
    return content


def _entry(planned: CaseEvent, solution: str, now: datetime) -> Event:
    event = Event()
    event.add("uid", f"{planned.key}@{_DOMAIN}")
    event.add("dtstamp", now)
    event.add("sequence", planned.changes)
    event.add("summary", clean(planned.title))
    event.add("description", clean(solution))
    if planned.place:
        event.add("location", clean(planned.place))
    if planned.minutes is None:  # a milestone is a day
        event.add("dtstart", planned.starts_at.astimezone(CITY_TIME).date())
        return event
    event.add("dtstart", planned.starts_at.astimezone(UTC))
    event.add("dtend", (planned.starts_at + timedelta(minutes=planned.minutes)).astimezone(UTC))
    return event
