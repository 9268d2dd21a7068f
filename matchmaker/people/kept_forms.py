"""Forms that came when their sender's session was over: sealed for that person, for an hour."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import timedelta

from matchmaker.ground.db import Connection
from matchmaker.ground.errors import KeptFormOver
from matchmaker.ground.keys import Safe
from matchmaker.people.statements import queries
from matchmaker.rules.actors import Actor

KEPT = timedelta(hours=1)
MOST_KEPT = 5  # of one person; the oldest goes first


@dataclass(frozen=True, kw_only=True)
class KeptForm:
    """What a form said. `place` is where it was sent to, `secret` and `files` name what is asked for anew."""

    place: str
    fields: Sequence[tuple[str, str]]
    secret: Sequence[str]
    files: Sequence[str]
    key: str


async def keep(connection: Connection, safe: Safe, person_id: int, form: KeptForm) -> int:
    """Keeps it for this person alone, and drops what was kept too long; gives its number."""
    content = json.dumps(asdict(form), ensure_ascii=False).encode()
    kept_id: int = await queries.keep_form(
        connection, person_id=person_id, sealed=safe.seal(content, owner=_owner(person_id))
    )
    await queries.keep_newest_forms(connection, person_id=person_id, most=MOST_KEPT)
    await tidy(connection)
    return kept_id


async def get(connection: Connection, safe: Safe, kept_id: int, *, by: Actor) -> KeptForm:
    """Raises KeptFormOver when its hour is over, for somebody else's, and for what another key has sealed."""
    row = await queries.kept_form(connection, kept_id=kept_id, person_id=by.person_id, seconds=KEPT.total_seconds())
    content = safe.open(row["sealed"], owner=_owner(row["person_id"])) if row else None
    if content is None:
        raise KeptFormOver()
    stored = json.loads(content)
    return KeptForm(**stored | {"fields": [(name, text) for name, text in stored["fields"]]})


async def tidy(connection: Connection) -> None:
    """Drops what was kept for its hour."""
    await queries.drop_kept_forms(connection, seconds=KEPT.total_seconds())


def _owner(person_id: int) -> str:
    return f"kept form {person_id}"
