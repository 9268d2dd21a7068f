"""Drafts of forms: what somebody has typed and not sent yet, kept as typed. Nobody else sees them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Self

from matchmaker.ground import once
from matchmaker.ground.db import Connection, Record
from matchmaker.ground.errors import Conflict, NotFound
from matchmaker.intake.cleaning import clean
from matchmaker.listings.holding import Subject
from matchmaker.listings.statements import queries
from matchmaker.rules.actors import Actor

MOST_DRAFTS = 30  # of one person; the one untouched longest goes first


@dataclass(frozen=True, kw_only=True)
class Saved:
    """A draft as it was kept just now."""

    id: int
    saved_at: datetime


@dataclass(frozen=True, kw_only=True)
class Draft:
    """`key` is the form's own: sending the form takes its draft away. `record_id` is the record being edited."""

    id: int
    subject: Subject
    record_id: int | None
    key: str
    typed: Mapping[str, Sequence[str]]
    saved_at: datetime
    tab: str | None  # in which it was saved last

    @classmethod
    def from_row(cls, row: Record) -> Self:
        return cls(**{f.name: row[f.name] for f in fields(cls)})


async def save(
    connection: Connection,
    subject: Subject,
    key: str,
    typed: Mapping[str, Sequence[str]],
    *,
    by: Actor,
    record_id: int | None = None,
    tabs: Sequence[str] = (),
) -> Saved | None:
    """Keeps the form as it stands, in place of what was kept of it before.

    `tabs` are the one in which it stands and those whose last save is seen there. None when the form was sent
    meanwhile: a save that comes late brings nothing back. Raises NotFound to visitors, Conflict where another tab has
    saved something else.
    """
    person_id = _person(by)
    if await once.was_done(connection, key, subject):
        return None
    row = await queries.save_draft(
        connection,
        person_id=person_id,
        subject=subject,
        record_id=record_id,
        key=key,
        typed={name: [clean(value) for value in values] for name, values in typed.items()},
        tab=next(iter(tabs), None),
        tabs=list(tabs),
    )
    if row is None:
        raise Conflict()
    await queries.keep_newest_drafts(connection, person_id=person_id, most=MOST_DRAFTS)
    return Saved(id=row["id"], saved_at=row["saved_at"])


def is_blank(typed: Mapping[str, Sequence[str]]) -> bool:
    """Whether a form says nothing but what stands in a fresh one: no draft is worth keeping of it."""
    return not any(value.strip() for name, values in typed.items() if name not in _CHOSEN_BEFORE for value in values)


_CHOSEN_BEFORE = frozenset({"organisation_kind", "confidentiality", "kind"})


async def own(connection: Connection, *, by: Actor) -> list[Draft]:
    """The actor's, the one saved last first."""
    return [Draft.from_row(row) for row in await queries.drafts_of(connection, person_id=_person(by))]


async def get(connection: Connection, draft_id: int, *, by: Actor) -> Draft:
    """Raises NotFound, also for somebody else's."""
    row = await queries.get_draft(connection, draft_id=draft_id, person_id=_person(by))
    if row is None:
        raise NotFound()
    return Draft.from_row(row)


async def drop(connection: Connection, draft_id: int, *, by: Actor) -> None:
    """Raises NotFound, also for somebody else's."""
    if await queries.drop_draft(connection, draft_id=draft_id, person_id=_person(by)) is None:
        raise NotFound()


async def sent(
    connection: Connection,
    subject: Subject,
    key: str,
    *,
    by: Actor,
    record_id: int | None = None,
    older: Sequence[int] = (),
) -> None:
    """The form was accepted: what was kept of it goes, as do `older` drafts of the same record that its page named.

    One that another tab has begun since stays: it may hold what is saved nowhere. Nothing was kept of a visitor's.
    """
    if by.person_id is not None:
        await queries.drop_drafts_of_form(
            connection, person_id=by.person_id, subject=subject, key=key, record_id=record_id, older=older
        )


def _person(by: Actor) -> int:
    if by.person_id is None:
        raise NotFound()
    return by.person_id
