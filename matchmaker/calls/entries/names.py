"""Names that are left in what judges read of an entry, for its entrant and the secretary."""

import asyncio
import re
from collections.abc import Mapping, Sequence

from matchmaker.calls.entries.statements import queries
from matchmaker.ground.db import Connection
from matchmaker.intake.names_in_text import Known, NameLeft, names_left
from matchmaker.people.organisation_likeness import PUBLIC_MAILBOXES

_BETWEEN = re.compile(r"[,;\n]+")

Left = Mapping[str, Sequence[NameLeft]]
"""By the field or the file in which they stand; without those in which none does."""


async def known_of(connection: Connection, entry_id: int, *, co_authors: str) -> Known:
    """By what the entrant of an entry would be known, with these co-authors."""
    row = await queries.known_of(connection, entry_id=entry_id)
    organisations = [row[name] for name in ("organisation", "name_en", "abbreviation") if row[name]]
    abbreviation = f"{row['organisation']} ({row['abbreviation']})" if row["abbreviation"] else None
    return Known(
        people=[name for name in (row["name"], *row["colleagues"], *_BETWEEN.split(co_authors)) if name],
        organisations=[each for each in (*organisations, abbreviation) if each],
        emails=[email for email in dict.fromkeys((row["email"], *row["emails"])) if email],
        websites=[row["website"]] if row["website"] else [],
        numbers=[number for number in (row["phone"], row["tax_code"]) if number],
    )


async def left_in(texts: Mapping[str, str], known: Known) -> Left:
    """What is left of them in these texts; long ones take a moment, in which others are answered."""
    return await asyncio.to_thread(_left_in, texts, known)


def _left_in(texts: Mapping[str, str], known: Known) -> Left:
    left = {name: names_left(text, known, shared_domains=PUBLIC_MAILBOXES) for name, text in texts.items()}
    return {name: pieces for name, pieces in left.items() if pieces}
