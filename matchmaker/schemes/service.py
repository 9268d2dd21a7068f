"""The catalogue of support schemes, and which of them one may ask for in a need or a case."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

from matchmaker.audit import service as audit
from matchmaker.audit.model import Action, HistoryEntry
from matchmaker.ground.db import Connection, load_queries
from matchmaker.ground.errors import Conflict, InvalidInput, NotFound
from matchmaker.ground.text import nfc
from matchmaker.intake import dates
from matchmaker.people import display_names
from matchmaker.rules.actors import Actor, OrganisationKind
from matchmaker.rules.listing import Row, values_of
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import require
from matchmaker.rules.scheme import Chance, Moment, Scheme, SchemeDraft, Situation, chances

queries = load_queries(Path(__file__).parent)


async def catalogue(connection: Connection) -> list[Scheme]:
    """Every scheme, also those that are over, in the order in which they were entered."""
    return [_scheme(row) for row in await queries.all_schemes(connection)]


async def get(connection: Connection, scheme_id: int) -> Scheme:
    """Raises NotFound."""
    scheme = next((each for each in await catalogue(connection) if each.id == scheme_id), None)
    if scheme is None:
        raise NotFound()
    return scheme


async def fitting(connection: Connection, situation: Situation) -> list[Chance]:
    """What either side may ask for today."""
    return chances(await catalogue(connection), situation, dates.today())


async def add(connection: Connection, draft: SchemeDraft, *, by: Actor, key: str | None = None) -> int | None:
    """Enters a scheme and gives its number; None where one of this key is there. Raises NotAllowed, InvalidInput."""
    require(by, Permission.SET_PROGRAMME)
    added: int | None = await queries.add_scheme(connection, key=key, **_stored(draft))
    if added is not None:
        await audit.append(connection, Action.SCHEME_ADD, added, by=by, details=_said(draft))
    return added


async def edit(connection: Connection, scheme_id: int, draft: SchemeDraft, *, version: int, by: Actor) -> None:
    """Says a scheme anew; what it said stays in the history.

    Raises NotAllowed, NotFound, InvalidInput, and Conflict where somebody else has changed it meanwhile.
    """
    require(by, Permission.SET_PROGRAMME)
    stored = _stored(draft)
    await get(connection, scheme_id)
    if await queries.edit_scheme(connection, scheme_id=scheme_id, version=version, **stored) is None:
        raise Conflict()
    await audit.append(connection, Action.SCHEME_EDIT, scheme_id, by=by, details=_said(draft))


async def end(connection: Connection, scheme_id: int, *, by: Actor) -> None:
    """Takes a scheme out of the catalogue; again changes nothing. Raises NotAllowed, NotFound."""
    require(by, Permission.SET_PROGRAMME)
    await get(connection, scheme_id)
    if await queries.end_scheme(connection, scheme_id=scheme_id) is not None:
        await audit.append(connection, Action.SCHEME_END, scheme_id, by=by)


async def history(connection: Connection, scheme_id: int, *, by: Actor) -> list[HistoryEntry]:
    """Who said what of it, oldest first, by name. Raises NotAllowed."""
    require(by, Permission.SET_PROGRAMME)
    return await display_names.history(connection, "scheme", scheme_id, by=by)


def _stored(draft: SchemeDraft) -> dict[str, Any]:
    """As columns hold it. Raises InvalidInput."""
    if problems := draft.problems():
        raise InvalidInput(problems)
    values = {name: nfc(value).strip() if isinstance(value, str) else value for name, value in asdict(draft).items()}
    return values | {name: sorted(value) for name, value in values.items() if isinstance(value, frozenset)}


def _said(draft: SchemeDraft) -> dict[str, Any]:
    """As the audit keeps it: what is stated, in words of JSON."""
    values = {name: value for name, value in _stored(draft).items() if value not in ("", [], None)}
    return {name: value.isoformat() if hasattr(value, "isoformat") else value for name, value in values.items()}


def _scheme(row: Row) -> Scheme:
    sets = {"applicants": OrganisationKind, "moments": Moment, "sectors": str}
    values = values_of(Scheme, row)
    return Scheme(**values | {name: frozenset(map(kind, values[name])) for name, kind in sets.items()})
