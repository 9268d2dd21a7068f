"""Records entered on behalf of others: from where they are known, and who of their owner agreed to it, when."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from matchmaker.ground.city_time import CITY_TIME
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import InvalidInput
from matchmaker.ground.text import nfc, normalise_spaces
from matchmaker.listings.statements import queries
from matchmaker.rules.actors import Actor, Role
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import may

LIMITS: Mapping[str, tuple[int, int]] = {"behalf_source": (3, 500), "behalf_person": (2, 300)}


@dataclass(frozen=True, kw_only=True)
class Behalf:
    """What the law and the owner may ask about: `person` agreed on `consented_on`, `source` is where it stands."""

    source: str
    person: str
    consented_on: date | None


@dataclass(frozen=True, kw_only=True)
class Entry:
    """The same as stored."""

    source: str
    person: str
    consented_on: date
    entered_at: datetime


def is_needed(by: Actor, organisation_id: int) -> bool:
    """Whether the actor writes for somebody else, and so has to say with whose consent."""
    return by.role is not Role.SYSTEM and may(by, Permission.POST_FOR_OTHERS) and by.organisation_id != organisation_id


def keeper(by: Actor) -> int | None:
    """The association that looks after what it entered; officers see every record anyway."""
    return by.organisation_id if by.association else None


def problems_of(behalf: Behalf, *, today: date) -> dict[str, str]:
    """Code of what is wrong, by field of the form."""
    texts = {"behalf_source": behalf.source.strip(), "behalf_person": behalf.person.strip()}
    problems = {}
    for name, (least, most) in LIMITS.items():
        if not texts[name]:
            problems[name] = "required"
        elif not least <= len(texts[name]) <= most:
            problems[name] = "too_short" if len(texts[name]) < least else "too_long"
    if behalf.consented_on is None:
        problems["behalf_date"] = "required"
    elif behalf.consented_on > today:
        problems["behalf_date"] = "in_the_future"
    return problems


def check(behalf: Behalf | None) -> Behalf:
    """What was said, where nothing is wrong with it. Raises InvalidInput, also where nothing was said at all."""
    said = behalf or Behalf(source="", person="", consented_on=None)
    if problems := problems_of(said, today=datetime.now(CITY_TIME).date()):
        raise InvalidInput(problems)
    return said


async def keep(
    connection: Connection, behalf: Behalf, *, by: Actor, need_id: int | None = None, solution_id: int | None = None
) -> None:
    """Stores what was checked, with the record that it is about."""
    await queries.insert_behalf(
        connection,
        need_id=need_id,
        solution_id=solution_id,
        source=normalise_spaces(nfc(behalf.source)),
        person=normalise_spaces(nfc(behalf.person)),
        consented_on=behalf.consented_on,
        entered_by=by.name,
    )


async def entry(connection: Connection, *, need_id: int | None = None, solution_id: int | None = None) -> Entry | None:
    """How a record was entered, for the desk; None where its owner entered it or it was read from public sources."""
    row = await queries.behalf_of(connection, need_id=need_id, solution_id=solution_id)
    return Entry(**row) if row else None
