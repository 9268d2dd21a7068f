"""Forms of needs and solutions, as far as the tables of their fields say how each is read and shown."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from matchmaker.rules.actors import OrganisationKind
from matchmaker.rules.fields import Field, Part, Shape, Table
from matchmaker.rules.need import Need, NeedDraft
from matchmaker.rules.solution import Solution, SolutionDraft
from web.ground.edit_conflict import Merged, merge, with_seen
from web.ground.forms import (
    OLDER,
    SEEN,
    TAB,
    VERSION,
    FormState,
    code_or,
    contact_text,
    filled,
    read_contact,
    record_form,
)
from web.ground.reading import Reader
from web.listings import behalf
from web.listings.questions import REPLY

POSTED = behalf.FIELDS | {TAB}
EDITED = POSTED | {REPLY, VERSION, SEEN, OLDER}
"""What forms say besides a record's fields: those of new records, and of records that are there, with which the
fields of a new one may come back."""

_OWN = frozenset({"phone", "email"})  # a form has one field for both
_ASKED = frozenset({"organisation", "organisation_kind", "contact"})
_READ = frozenset({Shape.NUMBER, Shape.DAY})  # stored otherwise than typed


def typed_fields(table: Table) -> list[Field]:
    """Those that a form has a field of its own for, read as their shape says."""
    content = (field for field in table if field.part is Part.CONTENT)
    return [field for field in content if field.shape is not Shape.OWN and field.name not in _OWN]


def known(table: Table) -> frozenset[str]:
    """The names of a form's fields, those of the owner and the contact among them."""
    return _ASKED | {field.name for field in typed_fields(table)}


def lists(table: Table) -> frozenset[str]:
    """Of which more than one value is chosen."""
    return frozenset(field.name for field in typed_fields(table) if field.shape is Shape.CODES)


def read_values(
    table: Table, form: FormState, stored: Need | Solution | None, *, kind: OrganisationKind
) -> tuple[dict[str, Any], dict[str, str]]:
    """What the form says, as a draft holds it, and the code of what is wrong with it, by field of the form.

    `kind` is an owner's whose form does not say it. What is `stored` and stands there unchanged is never wrong.
    """
    reader = Reader(form, stored)
    values = {field.name: _read(field, form, reader) for field in typed_fields(table)}
    contact = read_contact(form, stored)
    owner = {
        "organisation": form.stripped("organisation") or "",
        "organisation_kind": code_or(form.text("organisation_kind"), OrganisationKind, kind),
        "phone": contact.phone,
        "email": contact.email,
    }
    return values | owner, reader.problems | ({"contact": contact.problem} if contact.problem else {})


def _read(field: Field, form: FormState, reader: Reader) -> object:
    if field.shape is Shape.CODES:
        return tuple(form.many(field.name))
    if field.shape is Shape.LINES:
        return _lines(form.stripped(field.name))
    if field.shape is Shape.NUMBER:
        return reader.read(field.name, field.read)
    if field.span is not None:
        return reader.day(field.name, field.span.also(getattr(reader.stored, field.name, None)))
    return form.stripped(field.name) or ("" if field.is_required else None)


def _lines(text: str | None) -> tuple[str, ...]:
    """One text a line; list marks that people type are not part of it."""
    lines = (line.strip().lstrip("-•*").strip() for line in (text or "").split("\n"))
    return tuple(line for line in lines if line)


def form_of(table: Table, record: Need | Solution, kind: OrganisationKind, **own: object) -> FormState:
    """The form as its owner left it; `own` are the fields that the table does not say how to show."""
    return with_seen(record_form(record, known(table), kind=kind, **{**_joined(table, record), **own}))


def merged_with(
    table: Table, typed: FormState, stored: FormState, draft: NeedDraft | SolutionDraft, **own: object
) -> Merged:
    """What was typed, read as the `draft`, together with what is stored now."""
    values = {field.name: getattr(draft, field.name) for field in typed_fields(table) if field.shape in _READ}
    read = filled({**values, "contact": contact_text(draft), **_joined(table, draft), **own})
    return merge(replace(typed, values={**typed.values, **read}), stored, known(table) | own.keys() | {REPLY})


def _joined(table: Table, record: Need | Solution | NeedDraft | SolutionDraft) -> Mapping[str, str]:
    """Several texts as one field of a form holds them."""
    several = [field.name for field in typed_fields(table) if field.shape is Shape.LINES]
    return {name: "\n".join(getattr(record, name)) for name in several}
