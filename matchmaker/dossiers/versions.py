"""Every state of a part that was saved: listed, read again, and compared with the one before it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from matchmaker.dossiers import service as dossiers
from matchmaker.dossiers.statements import queries
from matchmaker.ground.db import Connection, Record
from matchmaker.ground.errors import NotFound
from matchmaker.people import display_names
from matchmaker.rules.actors import Actor
from matchmaker.rules.dossier import Dossier
from matchmaker.rules.dossier_parts import Content, DossierPart, Value

MOST_VERSIONS = 2**31 - 1  # what its column holds


@dataclass(frozen=True, kw_only=True)
class SavedState:
    """`saved_by` is a name, or None once erased."""

    part: DossierPart
    version: int
    saved_by: str | None
    saved_at: datetime


@dataclass(frozen=True, kw_only=True)
class Change:
    """A field that reads otherwise; None where nothing stood, or stands."""

    field: str
    before: Value | None
    after: Value | None


@dataclass(frozen=True, kw_only=True)
class Compared:
    """A saved state with what it changed; `before` is the version that it is held against, 0 for nothing."""

    state: SavedState
    content: Content
    before: int
    changes: Sequence[Change]


async def listing(connection: Connection, dossier_id: int, *, by: Actor) -> tuple[Dossier, Sequence[SavedState]]:
    """The newest first. Raises NotFound."""
    dossier = await dossiers.get(connection, dossier_id, by=by)
    rows = await queries.versions_of(connection, dossier_id=dossier_id)
    names = await display_names.names(connection, {row["saved_by"] for row in rows})
    return dossier, [_state(row, names) for row in rows]


async def compared(
    connection: Connection, dossier_id: int, part: DossierPart, version: int, *, with_version: int | None, by: Actor
) -> tuple[Dossier, Compared]:
    """One state against the one before it, or against the one that is named. Raises NotFound."""
    dossier = await dossiers.get(connection, dossier_id, by=by)
    before = version - 1 if with_version is None else with_version
    if max(version, before) > MOST_VERSIONS:
        raise NotFound()
    row = await _get(connection, dossier_id, part, version)
    older: Content = (await _get(connection, dossier_id, part, before))["content"] if before else {}
    names = await display_names.names(connection, {row["saved_by"]})
    return dossier, Compared(
        state=_state(row, names), content=row["content"], before=before, changes=changes(older, row["content"])
    )


def changes(before: Content, after: Content) -> list[Change]:
    """By field, in the order in which the older names them, then what is new."""
    names = [*before, *(name for name in after if name not in before)]
    return [
        Change(field=name, before=before.get(name), after=after.get(name))
        for name in names
        if before.get(name) != after.get(name)
    ]


async def _get(connection: Connection, dossier_id: int, part: DossierPart, version: int) -> Record:
    row = await queries.get_version(connection, dossier_id=dossier_id, part=part.value, version=version)
    if row is None:
        raise NotFound()
    stored: Record = row
    return stored


def _state(row: Record, names: Mapping[str, str]) -> SavedState:
    return SavedState(
        part=DossierPart(row["part"]),
        version=row["version"],
        saved_by=names.get(row["saved_by"]),
        saved_at=row["saved_at"],
    )
