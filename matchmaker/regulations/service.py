"""The rules of law that the service reminds of: which hold, adding a version, confirming one, taking one back."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path

from matchmaker.audit import service as audit
from matchmaker.audit.model import Action
from matchmaker.ground.city_time import CITY_TIME
from matchmaker.ground.db import Connection, Record, load_queries
from matchmaker.ground.errors import Conflict, InvalidInput, NotFound
from matchmaker.ground.text import normalise_spaces
from matchmaker.intake.addresses import link_problem
from matchmaker.regulations.shipped import shipped
from matchmaker.rules.actors import Actor
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import require
from matchmaker.rules.regulations import (
    SHAPES,
    Regulation,
    RegulationKey,
    Regulations,
    Unit,
    Value,
    stored,
    value_of,
)

queries = load_queries(Path(__file__).parent)

SHORTEST_SOURCE, LONGEST_SOURCE = 5, 500
SHORTEST_REASON, LONGEST_REASON = 3, 1000
LONGEST_ADDRESS = 500
MOST_LINES = 200
HIGHEST: Mapping[Unit, int] = {  # beyond which a number is a slip of the hand: dates and clocks are reckoned from it
    Unit.DAYS: 365,
    Unit.WORKING_DAYS: 60,
    Unit.MONTHS: 600,
    Unit.YEARS: 50,
    Unit.COUNT: 1_000_000,
    Unit.PERCENT: 100,
    Unit.DONG: 10**15,
}


@dataclass(frozen=True, kw_only=True)
class RegulationDraft:
    """A version that an administrator would add."""

    key: RegulationKey
    value: Value
    valid_from: date
    source: str
    source_on: date | None = None
    address: str | None = None


@dataclass(frozen=True, kw_only=True)
class Version:
    """A version with what became of it; `reason` says why it was taken back."""

    regulation: Regulation
    taken_back: bool = False
    reason: str | None = None


async def regulations(connection: Connection) -> Regulations:
    """Those that came with the program and those that administrators added, in one statement."""
    rows = [_regulation(row) for row in await queries.standing_versions(connection)]
    confirmed = {(row.key, row.valid_from) for row in rows if row.shipped}
    untouched = [version for version in shipped() if (version.key, version.valid_from) not in confirmed]
    return Regulations([*untouched, *sorted(rows, key=lambda row: not row.shipped)])


async def history(connection: Connection, key: RegulationKey) -> list[Version]:
    """Every version of one rule, those that were taken back too, by the days from which they hold, the newest first."""
    rows = [
        Version(regulation=_regulation(row), taken_back=row["taken_back_at"] is not None, reason=row["reason"])
        for row in await queries.versions_of_key(connection, key=key.value)
    ]
    kept = {each.regulation.valid_from for each in rows if each.regulation.shipped}
    came = [Version(regulation=each) for each in shipped() if each.key is key and each.valid_from not in kept]
    ordered = [*came, *sorted(rows, key=lambda each: not each.regulation.shipped)]
    return sorted(ordered, key=lambda each: each.regulation.valid_from)[::-1]


def previewed(draft: RegulationDraft) -> Regulation:
    """What the draft would be. Raises InvalidInput."""
    if problems := draft_problems(draft):
        raise InvalidInput(problems)
    return Regulation(**{field.name: getattr(draft, field.name) for field in fields(draft)})


async def add(connection: Connection, draft: RegulationDraft, *, by: Actor) -> int:
    """A version that holds from its day on; gives its number. What lies before that day keeps its rule.

    Raises NotAllowed, InvalidInput.
    """
    require(by, Permission.SET_PROGRAMME)
    if problems := draft_problems(draft):
        raise InvalidInput(problems)
    await queries.take_turn_to_change(connection)
    number = await _insert(connection, draft, shipped=False, by=by)
    details = {"key": draft.key.value, "value": stored(draft.value), "valid_from": draft.valid_from.isoformat()}
    await audit.append(connection, Action.REGULATION_ADD, number, by=by, details=details)
    return number


async def confirm(connection: Connection, key: RegulationKey, number: int | None, day: date, *, by: Actor) -> int:
    """Somebody compared the version with the document: the one of this number, or the shipped one from `day` on.

    Gives its number; once more changes nothing. Raises NotAllowed, NotFound.
    """
    require(by, Permission.SET_PROGRAMME)
    await queries.take_turn_to_change(connection)
    version = _version(await regulations(connection), key, number, day)
    if version.confirmed and version.number is not None:
        return version.number
    confirmed = version.number or await _keep_shipped(connection, version, by=by)
    await queries.confirm_version(connection, version_id=confirmed, confirmed_by=by.name)
    details = {"key": key.value, "value": stored(version.value), "valid_from": version.valid_from.isoformat()}
    await audit.append(connection, Action.REGULATION_CONFIRM, confirmed, by=by, details=details)
    return confirmed


async def take_back(connection: Connection, number: int, reason: str, *, by: Actor) -> None:
    """A version that an administrator added holds no more, on no day; it stays in the history.

    What came with the program stays: a version from the same day on replaces it. Raises NotAllowed, NotFound,
    InvalidInput, Conflict where it was taken back before.
    """
    require(by, Permission.SET_PROGRAMME)
    reason = normalise_spaces(reason)
    if not SHORTEST_REASON <= len(reason) <= LONGEST_REASON:
        raise InvalidInput({"rule_back_reason": "too_long" if len(reason) > LONGEST_REASON else "too_short"})
    await queries.take_turn_to_change(connection)
    if not any(each.number == number and not each.shipped for each in await _standing(connection)):
        raise Conflict("regulation_not_standing")
    await queries.take_back_version(connection, version_id=number, taken_back_by=by.name, reason=reason)
    await audit.append(connection, Action.REGULATION_TAKE_BACK, number, by=by, details={"reason": reason})


def draft_problems(draft: RegulationDraft) -> dict[str, str]:
    """Code of what is wrong, by field."""
    value = _value_problem(draft.key, draft.value)
    return source_problems(draft.source, draft.address) | ({"rule_value": value} if value else {})


def source_problems(source: str, address: str | None) -> dict[str, str]:
    """Code of what is wrong with where a rule stands, by field."""
    problems = {}
    source = normalise_spaces(source)
    if not SHORTEST_SOURCE <= len(source) <= LONGEST_SOURCE:
        problems["rule_source"] = "too_long" if len(source) > LONGEST_SOURCE else "too_short"
    if address and len(address) > LONGEST_ADDRESS:
        problems["rule_link"] = "too_long"
    elif address and (unlinked := link_problem(address)):
        problems["rule_link"] = unlinked
    return problems


def _value_problem(key: RegulationKey, value: Value) -> str | None:
    unit = SHAPES[key][0]
    if isinstance(value, tuple):
        codes = [line.code for line in value]
        return None if len(set(codes)) == len(codes) <= MOST_LINES and codes else "not_lines"
    if isinstance(value, int):
        return None if 1 <= value <= HIGHEST[unit] else "out_of_range"
    return None


async def _standing(connection: Connection) -> list[Regulation]:
    return [_regulation(row) for row in await queries.standing_versions(connection)]


async def _keep_shipped(connection: Connection, version: Regulation, *, by: Actor) -> int:
    """A row of what came with the program, so that what was confirmed stays whatever a later program brings."""
    draft = RegulationDraft(
        key=version.key,
        value=version.value,
        valid_from=version.valid_from,
        source=version.source,
        source_on=version.source_on,
        address=version.address,
    )
    return await _insert(connection, draft, shipped=True, by=by)


async def _insert(connection: Connection, draft: RegulationDraft, *, shipped: bool, by: Actor) -> int:
    number: int = await queries.add_version(
        connection,
        key=draft.key.value,
        value=stored(draft.value),
        valid_from=draft.valid_from,
        source=normalise_spaces(draft.source),
        source_on=draft.source_on,
        address=draft.address,
        shipped=shipped,
        added_by=by.name,
    )
    return number


def _version(known: Regulations, key: RegulationKey, number: int | None, day: date) -> Regulation:
    """Raises NotFound."""
    of_key = known.versions(key)
    same = [each for each in of_key if (each.number == number if number else each.shipped and each.valid_from == day)]
    if not same:
        raise NotFound()
    return same[-1]


def _regulation(row: Record) -> Regulation:
    key = RegulationKey(row["key"])
    confirmed_at = row["confirmed_at"]
    return Regulation(
        key=key,
        value=value_of(key, row["value"]),
        valid_from=row["valid_from"],
        source=row["source"],
        source_on=row["source_on"],
        address=row["address"],
        confirmed_by=row["confirmed_by"],
        confirmed_on=confirmed_at.astimezone(CITY_TIME).date() if confirmed_at else None,
        number=row["id"],
        shipped=row["shipped"],
    )
