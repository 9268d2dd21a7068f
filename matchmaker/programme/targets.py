"""Targets of the programme: those that follow from the counting settings, and those that are set for themselves.

Each change adds one version, valid from a day on, and stands in the history with who made it. Nothing is taken away:
what was set wrongly is set anew from the same day.
"""

import tomllib
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path

from matchmaker.audit.model import HistoryEntry
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import Conflict, InvalidInput, NotFound
from matchmaker.ground.text import nfc
from matchmaker.programme.service import counting_settings, save_setting, setting, setting_history, take_turn_to_set
from matchmaker.rules.actors import Actor
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import require
from matchmaker.rules.target import Target, TargetBook, plan_targets, target_problems

SETTING = "targets"


@dataclass(frozen=True, kw_only=True)
class TargetChange:
    """One entry of the history: the version that was set, and the one that it came after, None for a new target."""

    by: str
    at: datetime
    before: Target | None
    target: Target


@cache
def shipped() -> TargetBook:
    """What the program came with, in the file beside this one."""
    read = tomllib.loads(Path(__file__).with_name("targets.toml").read_text(encoding="utf-8"))
    return TargetBook(versions=tuple(Target.from_stored(each) for each in read["target"]))


async def book(connection: Connection) -> TargetBook:
    """Every version of the targets that are set for themselves."""
    stored = await setting(connection, SETTING)
    set_here = tuple(Target.from_stored(each) for each in stored["versions"]) if stored else ()
    return TargetBook(versions=(*shipped().versions, *set_here))


async def targets_on(connection: Connection, day: date) -> tuple[Target, ...]:
    """All that are in force on a day: the plan's first."""
    return (*plan_targets(await counting_settings(connection)), *(await book(connection)).on(day))


async def set_target(connection: Connection, target: Target, *, seen: int, by: Actor) -> None:
    """Adds a version of a target, a new one where its code is new; `seen` is how many versions its reader knew.

    Raises NotAllowed, InvalidInput, NotFound for a target of the plan, which the counting settings hold, and Conflict
    when somebody else has set one meanwhile.
    """
    require(by, Permission.SET_PROGRAMME)
    if problems := target_problems(target):
        raise InvalidInput(problems)
    await take_turn_to_set(connection, SETTING)
    if target.code in {each.code for each in plan_targets(await counting_settings(connection))}:
        raise NotFound()
    present = await book(connection)
    if len(present.versions) != seen:
        raise Conflict(seen=seen, stored=len(present.versions))
    versions = present.with_version(target).versions[len(shipped().versions) :]
    await save_setting(connection, SETTING, {"versions": [each.stored() for each in versions]}, by=by)


def cleaned(text: str) -> str:
    """A name or a source as it is stored."""
    return nfc(" ".join(text.split()))


def changes(entries: list[HistoryEntry]) -> list[TargetChange]:
    """The history out of the entries of the audit, oldest first."""
    made = []
    for entry in entries:
        versions = TargetBook(versions=tuple(Target.from_stored(each) for each in entry.details["value"]["versions"]))
        target = versions.versions[-1]
        before = TargetBook(versions=(*shipped().versions, *versions.versions[:-1])).newest(target.code)
        made.append(TargetChange(by=entry.actor, at=entry.at, before=before, target=target))
    return made


async def history(connection: Connection) -> list[HistoryEntry]:
    """Who set which version when, oldest first."""
    return await setting_history(connection, SETTING)
