"""Dates of calls that lie ahead, as a calendar file (RFC 5545): deadlines, and the end of objections."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from icalendar import Alarm, Calendar, Event

from matchmaker.calls import service as calls
from matchmaker.calls.outcome.statements import queries
from matchmaker.ground import i18n
from matchmaker.ground.db import Connection, Record
from matchmaker.intake.cleaning import clean
from matchmaker.rules.actors import Actor

MEDIA_TYPE = "text/calendar"
_DOMAIN = "matchmaker"
_REMINDED = timedelta(days=-2)


async def calendar_file(
    connection: Connection, *, by: Actor, locale: str, call_id: int | None = None, now: datetime | None = None
) -> bytes:
    """Of one call, or of all that everybody may see. A later file replaces what a calendar took from an earlier one.

    Raises NotFound.
    """
    now = now or datetime.now(UTC)
    if call_id is not None:
        await calls.get(connection, call_id, by=by)
    rows = [row for row in await queries.dates_ahead(connection, now=now) if call_id in (None, row["id"])]
    return written(rows, locale, now)


def written(rows: list[Record], locale: str, now: datetime) -> bytes:
    """The file of these calls' dates; each is an instant, and keeps its name when it is put off."""
    calendar = Calendar()
    calendar.add("prodid", "-//AI Matchmaker//Ho Chi Minh City//VI")
    calendar.add("version", "2.0")
    for row in rows:
        for event in _events(row, locale, now):
            calendar.add_component(event)
    content: bytes = calendar.to_ical()
    return content


def _events(row: Record, locale: str, now: datetime) -> Iterator[Event]:
    for name in ("closes_at", "objections_end"):
        at = row[name]
        if at is None or at <= now:
            continue
        event = Event()
        event.add("uid", f"call-{row['id']}-{name}@{_DOMAIN}")
        event.add("dtstamp", now)
        event.add("sequence", row["version"])
        event.add("summary", f"{i18n.term('call_date', name, locale)}: {clean(row['title'])}")
        event.add("dtstart", at.astimezone(UTC))
        event.add("dtend", at.astimezone(UTC))
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", clean(row["title"]))
        alarm.add("trigger", _REMINDED)
        event.add_component(alarm)
        yield event
