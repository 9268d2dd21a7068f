"""Templates of papers: tried before they are kept, in force from a day on, taken back; one comes with the program."""

import asyncio
import hashlib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from matchmaker.audit import service as audit
from matchmaker.audit.model import Action
from matchmaker.document_templates.made_up import just_begun, made_up
from matchmaker.document_templates.model import TemplateInForce, TemplateKind, TemplateVersion, in_force
from matchmaker.document_templates.shipped import shipped_dossier
from matchmaker.documents.templated import MEDIA_TYPE, render
from matchmaker.foreign.process import Readers
from matchmaker.ground.db import Connection, Record, load_queries
from matchmaker.ground.errors import Conflict, InvalidInput, NotFound
from matchmaker.ground.i18n import LOCALES
from matchmaker.ground.text import normalise_spaces
from matchmaker.intake import dates
from matchmaker.intake.file_names import file_name
from matchmaker.rules.actors import Actor
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import require

queries = load_queries(Path(__file__).parent)

LONGEST_NOTE = 1000
SHORTEST_REASON, LONGEST_REASON = 3, 1000


@dataclass(frozen=True, kw_only=True)
class TemplateDraft:
    """A template that an administrator brings, in force from a day on that is not past."""

    kind: TemplateKind
    language: str
    content: bytes
    file_name: str
    valid_from: date
    note: str = ""


@dataclass(frozen=True)
class Tried:
    """A draft that wrote a full paper and an empty one; `tried` alone makes it."""

    draft: TemplateDraft


async def tried(readers: Readers, draft: TemplateDraft) -> Tried:
    """Hold no connection meanwhile. Raises TemplateRefused with everything that is broken, and InvalidInput."""
    if problems := draft_problems(draft):
        raise InvalidInput(problems)
    for paper in (made_up(draft.language), just_begun(draft.language)):
        await render(readers, draft.content, paper.fields())
    return Tried(draft)


async def preview(readers: Readers, content: bytes, language: str) -> bytes:
    """What the made-up dossier looks like by a template. Hold no connection meanwhile. Raises as `render` does."""
    return await render(readers, content, made_up(language).fields())


async def add(connection: Connection, tried: Tried, *, by: Actor) -> int:
    """Keeps a template; gives its number. Papers of earlier days keep theirs. Raises NotAllowed."""
    require(by, Permission.SET_PROGRAMME)
    draft, digest = tried.draft, hashlib.sha256(tried.draft.content)
    number: int = await queries.add_template(
        connection,
        kind=draft.kind.value,
        language=draft.language,
        content=draft.content,
        sha256=digest.digest(),
        file_name=file_name(draft.file_name, MEDIA_TYPE),
        note=normalise_spaces(draft.note),
        valid_from=draft.valid_from,
        added_by=by.name,
    )
    details = {
        "kind": draft.kind.value,
        "language": draft.language,
        "valid_from": draft.valid_from.isoformat(),
        "sha256": digest.hexdigest(),
    }
    await audit.append(connection, Action.TEMPLATE_ADD, number, by=by, details=details)
    return number


async def take_back(connection: Connection, number: int, reason: str, *, by: Actor) -> None:
    """Papers are written by the one before it again; it stays in the history.

    Raises NotAllowed, NotFound, InvalidInput, Conflict where it was taken back before.
    """
    require(by, Permission.SET_PROGRAMME)
    reason = normalise_spaces(reason)
    if not SHORTEST_REASON <= len(reason) <= LONGEST_REASON:
        raise InvalidInput({"reason": "too_long" if len(reason) > LONGEST_REASON else "too_short"})
    if await queries.take_back_template(connection, template_id=number, taken_back_by=by.name, reason=reason) is None:
        await content_of(connection, number, by=by)
        raise Conflict("template_taken_back")
    await audit.append(connection, Action.TEMPLATE_TAKE_BACK, number, by=by, details={"reason": reason})


async def versions(connection: Connection, kind: TemplateKind, language: str) -> list[TemplateVersion]:
    """All that were brought, newest first, those that were taken back too."""
    rows = await queries.templates_of(connection, kind=kind.value, language=language)
    return [_version(row) for row in rows]


async def content_of(connection: Connection, number: int, *, by: Actor) -> tuple[TemplateVersion, bytes]:
    """A version with its file. Raises NotAllowed, NotFound."""
    require(by, Permission.SET_PROGRAMME)
    row = await queries.get_template(connection, template_id=number)
    if row is None:
        raise NotFound()
    return _version(row), row["content"]


async def current(connection: Connection, kind: TemplateKind, language: str, day: date) -> TemplateInForce:
    """What a paper of this day is written by."""
    version = in_force(await versions(connection, kind, language), day)
    if version is None:
        return TemplateInForce(number=None, content=await shipped(language))
    row = await queries.get_template(connection, template_id=version.number)
    return TemplateInForce(number=version.number, content=row["content"])


async def shipped(language: str) -> bytes:
    """The one that comes with the program; made anew each time, in a fraction of a second."""
    return await asyncio.to_thread(shipped_dossier, language)


def draft_problems(draft: TemplateDraft) -> dict[str, str]:
    """Code of what is wrong, by field."""
    problems = {}
    if draft.language not in LOCALES:
        problems["template_language"] = "required"
    if draft.valid_from < dates.today():
        problems["template_from"] = "template_past"
    if len(draft.note) > LONGEST_NOTE:
        problems["template_note"] = "too_long"
    return problems


def _version(row: Record) -> TemplateVersion:
    return TemplateVersion(
        number=row["id"],
        kind=TemplateKind(row["kind"]),
        language=row["language"],
        file_name=row["file_name"],
        note=row["note"],
        valid_from=row["valid_from"],
        added_by=row["added_by"],
        added_at=row["added_at"],
        taken_back_by=row["taken_back_by"],
        taken_back_at=row["taken_back_at"],
        reason=row["reason"],
    )
