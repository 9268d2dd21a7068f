"""The words of the report: a file beside this one, or what an administrator has put in its place."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any

from matchmaker.audit.model import HistoryEntry
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import InvalidInput
from matchmaker.ground.text import nfc
from matchmaker.intake.old_encodings import problem_of
from matchmaker.programme.service import save_setting, setting, setting_history, take_turn_to_set
from matchmaker.rules.actors import Actor
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import require

SETTING = "report_words"
LONGEST = 60_000
WRITTEN_PARTS = ("overview", "difficulties", "next", "proposals")

Words = Mapping[str, Mapping[str, Any]]


@cache
def original() -> str:
    """The file that came with the program."""
    return Path(__file__).with_name("report.toml").read_text(encoding="utf-8")


async def current_text(connection: Connection) -> str:
    """As the administrator left it."""
    stored = await setting(connection, SETTING)
    return str(stored["text"]) if stored else original()


async def current(connection: Connection) -> Words:
    """What a later version of the program knows and an administrator's words do not yet, is as it came."""
    given = tomllib.loads(await current_text(connection))
    return {part: {**known, **given.get(part, {})} for part, known in tomllib.loads(original()).items()}


async def take_turn(connection: Connection) -> None:
    """Whoever would replace them too waits until the transaction ends, and then reads what was written."""
    await take_turn_to_set(connection, SETTING)


async def history(connection: Connection) -> list[HistoryEntry]:
    """Who replaced them when, oldest first."""
    return await setting_history(connection, SETTING)


async def replace_words(connection: Connection, text: str, *, by: Actor) -> None:
    """Raises NotAllowed; InvalidInput for a text that is no TOML, lacks an entry or knows other blanks."""
    require(by, Permission.SET_PROGRAMME)
    cleaned = nfc(text.replace("\r\n", "\n"))
    if code := _problem(cleaned):
        raise InvalidInput({"words": code})
    await save_setting(connection, SETTING, {"text": cleaned}, by=by)


def _problem(text: str) -> str:
    if len(text) > LONGEST:
        return "too_long"
    try:
        given = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError):  # brackets in brackets, thousands deep
        return "words_no_toml"
    return (problem_of(text) or "") if _fits(tomllib.loads(original()), given) else "words_incomplete"


def _fits(known: object, given: object) -> bool:
    """Whether everything known is there, of the same shape, and asks for no blank that is never filled."""
    if isinstance(known, dict):
        return isinstance(given, dict) and all(name in given and _fits(known[name], given[name]) for name in known)
    if isinstance(known, list):
        # the issuer may have more lines or fewer; the columns of a table are as many as its figures
        return isinstance(given, list) and bool(given) and all(isinstance(each, str) for each in given)
    return isinstance(given, str) and _blanks(given) <= _blanks(str(known))


def _blanks(text: str) -> set[str]:
    try:
        return {name for _, name, _, _ in Formatter().parse(text) if name is not None}
    except ValueError:
        return {"{"}
