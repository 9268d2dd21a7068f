"""The plan's orientations and the programme's settings."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from matchmaker.audit import service as audit
from matchmaker.audit.model import Action, HistoryEntry
from matchmaker.ground.db import Connection, Record, load_queries
from matchmaker.ground.errors import Conflict, InvalidInput, NotFound
from matchmaker.ground.text import nfc
from matchmaker.rules.actors import Actor
from matchmaker.rules.listing import Named
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import require
from matchmaker.rules.programme import CountingSettings, Orientation, Sector, counting_problems
from matchmaker.rules.search import search_patterns, search_text

queries = load_queries(Path(__file__).parent)

COUNTING = "counting"


@dataclass(frozen=True, kw_only=True)
class OrientationDraft:
    key: str
    position: int
    sector: str
    title_vi: str
    title_en: str
    text_vi: str
    text_en: str
    paragraph: str
    source: str


async def save_orientation(connection: Connection, draft: OrientationDraft, *, by: Actor) -> bool:
    """Adds an orientation or brings it up to date; False when it already says this."""
    require(by, Permission.IMPORT)
    values = {k: nfc(v) if isinstance(v, str) else v for k, v in asdict(draft).items()}
    found_by = search_text(draft.title_vi, draft.title_en, draft.text_vi, draft.text_en)
    written = await queries.save_orientation(connection, **values, search_text=found_by)
    if written is None:
        return False
    await audit.append(connection, Action.ORIENTATION_SAVE, written, by=by)
    return True


async def get_orientation(connection: Connection, orientation_id: int) -> Orientation:
    """Raises NotFound."""
    row = await queries.get_orientation(connection, orientation_id=orientation_id)
    if row is None:
        raise NotFound()
    return orientation_of(row)


async def orientations(
    connection: Connection, *, text: str = "", named: Sequence[Named] = (), sector: str | None = None
) -> list[Orientation]:
    """What the city looks for, in the plan's order, narrowed by words and sector."""
    rows = await queries.list_orientations(connection, patterns=search_patterns(text, named), sector=sector)
    return [orientation_of(row) for row in rows]


async def setting(connection: Connection, name: str) -> Any:  # noqa: ANN401  # whatever JSON was stored
    """The stored value, or None when it was never set."""
    row = await queries.get_setting(connection, name=name)
    return row["value"] if row else None


async def take_turn_to_set(connection: Connection, name: str) -> None:
    """Whoever comes second waits until the first has committed, and then reads what was set."""
    await queries.take_turn_to_set(connection, name=name)


async def save_setting(connection: Connection, name: str, value: object, *, by: Actor) -> None:
    """Raises NotAllowed."""
    require(by, Permission.IMPORT)
    setting_id = await queries.save_setting(connection, name=name, value=value, changed_by=by.name)
    await audit.append(connection, Action.SETTING_CHANGE, setting_id, by=by, details={"name": name, "value": value})


async def counting_settings(connection: Connection) -> CountingSettings:
    """Target, period and thresholds as they are set; the defaults before anybody has set them."""
    return CountingSettings.from_stored(await setting(connection, COUNTING) or {})


async def set_counting(connection: Connection, new: CountingSettings, *, seen: CountingSettings, by: Actor) -> None:
    """Changes target, period or thresholds; what they were stays in the history. `seen` is what was changed.

    Raises NotAllowed, InvalidInput, Conflict when somebody else has changed them meanwhile.
    """
    require(by, Permission.SET_PROGRAMME)
    if problems := counting_problems(new):
        raise InvalidInput(problems)
    await take_turn_to_set(connection, COUNTING)
    if await counting_settings(connection) != seen:
        raise Conflict()
    await save_setting(connection, COUNTING, new.stored(), by=by)


async def counting_history(connection: Connection) -> list[HistoryEntry]:
    """Of what counting goes by."""
    return await setting_history(connection, COUNTING)


async def setting_history(connection: Connection, name: str) -> list[HistoryEntry]:
    """Who set what when, oldest first: `details` holds the whole value."""
    setting_id = await queries.setting_id(connection, name=name)
    return await audit.history(connection, "setting", setting_id) if setting_id is not None else []


def orientation_of(row: Record) -> Orientation:
    values = {f.name: row[f.name] for f in fields(Orientation)}
    values["sector"] = Sector(row["sector"])
    return Orientation(**values)
