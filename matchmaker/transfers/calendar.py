"""A meeting or a milestone as a calendar file (RFC 5545), which replaces the one that was fetched before."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from matchmaker.db import Record

_LINE = 75  # octets; a longer line goes on after a blank


def calendar_file(case: Record, event: Record, *, address: str, stamp: datetime) -> bytes:
    """`address` is that of the case's page, `stamp` the time at which the file is made."""
    starts_at: datetime = event["starts_at"]
    parties = f"{case['adopter_name']} – {case['supplier_name']}"
    told = {
        "UID": f"{event['key']}@matchmaker",
        "SEQUENCE": str(event["changes"]),
        "DTSTAMP": _utc(stamp),
        "DTSTART": _utc(starts_at),
        "DTEND": _utc(starts_at + timedelta(minutes=event["minutes"] or 0)),
        "SUMMARY": _text(event["title"]),
        "LOCATION": _text(event["place"] or ""),
        "DESCRIPTION": _text(f"{case['title']}\n{parties}"),
        "URL": address,
    }
    if event["minutes"] is None:  # a milestone is a moment
        del told["DTEND"]
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//HCMC DOST//AI Matchmaker//VI", "BEGIN:VEVENT"]
    lines += [f"{name}:{value}" for name, value in told.items() if value]
    lines += ["END:VEVENT", "END:VCALENDAR"]
    return b"".join(b"\r\n ".join(_folded(line)) + b"\r\n" for line in lines)


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _text(value: str) -> str:
    for plain, escaped in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        value = value.replace(plain, escaped)
    return value


def _folded(line: str) -> Iterator[bytes]:
    """In stretches of at most `_LINE` octets with the blank before them, no letter torn apart."""
    part = b""
    for letter in line:
        octets = letter.encode()
        if len(part) + len(octets) >= _LINE:
            yield part
            part = b""
        part += octets
    yield part
