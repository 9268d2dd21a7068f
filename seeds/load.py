"""Loads what really exists: the plan's orientations, organisations of the city, published solutions, support schemes.

Everything goes through the services, in one transaction, and loading again writes nothing that is there already.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from matchmaker.bootstrap import Runtime
from matchmaker.ground.db import Connection, transaction
from matchmaker.intake.cleaning import clean
from matchmaker.intake.dates import stored_day
from matchmaker.listings.solutions import service as solutions
from matchmaker.people import service as people
from matchmaker.people.service import OrganisationDraft
from matchmaker.programme import service as programme
from matchmaker.programme.service import OrientationDraft
from matchmaker.rules.actors import SEED_LOADER, OrganisationKind
from matchmaker.rules.scheme import SchemeDraft
from matchmaker.rules.solution import SolutionDraft
from matchmaker.schemes import service as schemes

DATA = Path(__file__).with_name("data")
SETTING = "seeds"
LOADED, DECLINED = "loaded", "declined"
LISTS = frozenset({"capabilities", "sectors", "technologies", "languages"})


@dataclass(frozen=True, kw_only=True)
class Loaded:
    """How many rows of each kind were new or changed."""

    organisations: int
    orientations: int
    solutions: int
    schemes: int


async def load_if_empty(runtime: Runtime, *, decline: bool, progress: Callable[[str], None]) -> Loaded | None:
    """Loads the seeds into an empty database that has never been asked; `decline` remembers to leave it without.

    None when nothing was to be done.
    """
    async with transaction(runtime.pool) as connection:
        await programme.take_turn_to_set(connection, SETTING)
        if await programme.setting(connection, SETTING) is not None or await people.names(connection, by=SEED_LOADER):
            return None
        if decline:
            await programme.save_setting(connection, SETTING, DECLINED, by=SEED_LOADER)
            return None
        progress("Loading organisations, orientations and solutions")
        loaded = await load(connection)
        await programme.save_setting(connection, SETTING, LOADED, by=SEED_LOADER)
    return loaded


async def load(connection: Connection) -> Loaded:
    """Writes what is new in the seed files, in the caller's transaction.

    Organisations and orientations are brought up to date; a solution that is there is its owner's to change.
    """
    return Loaded(
        organisations=await _load_organisations(connection),
        orientations=await _load_orientations(connection),
        solutions=await _load_solutions(connection),
        schemes=await _load_schemes(connection),
    )


async def _load_organisations(connection: Connection) -> int:
    known = {f.name for f in fields(OrganisationDraft)}
    written = 0
    for row in rows("organisations.jsonl"):
        draft = OrganisationDraft(**{name: row[name] for name in known & row.keys()})
        written += (await people.save(connection, draft, by=SEED_LOADER))[1]
    return written


async def _load_orientations(connection: Connection) -> int:
    written = 0
    for position, row in enumerate(rows("orientations.jsonl"), start=1):
        draft = OrientationDraft(position=position, **row)
        written += await programme.save_orientation(connection, draft, by=SEED_LOADER)
    return written


async def _load_solutions(connection: Connection) -> int:
    written = 0
    for path in sorted(DATA.glob("solutions_*.jsonl")):
        for row in rows(path.name):
            written += await solutions.save_imported(connection, solution_draft(row), by=SEED_LOADER)
    return written


async def _load_schemes(connection: Connection) -> int:
    """What is there already is the administrators' to change."""
    written = 0
    for row in rows("schemes.jsonl"):
        key = row.pop("key")
        days = {name: stored_day(row[name]) for name in row.keys() & {"opens_on", "closes_on", "source_on"}}
        written += await schemes.add(connection, SchemeDraft(**row | days), key=key, by=SEED_LOADER) is not None
    return written


def solution_draft(row: dict[str, Any]) -> SolutionDraft:
    """A row as the service takes it. Its owner has not entered it, so it stays unconfirmed until claimed."""
    known = {f.name for f in fields(SolutionDraft)}
    values: dict[str, Any] = {
        name: tuple(value) if name in LISTS else value for name, value in row.items() if name in known
    }
    return SolutionDraft(
        **values,
        import_key=f"seed:{row['key']}",
        organisation_kind=OrganisationKind.UNIVERSITY,
        confirmed=False,
    )


def rows(name: str) -> Iterator[dict[str, Any]]:
    for line in (DATA / name).read_text(encoding="utf-8").splitlines():
        if line.strip():
            yield json.loads(clean(line))
