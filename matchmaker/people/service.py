"""Organisations: found by key, tax code or name, so that one organisation is one row."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace

import asyncpg

from matchmaker.audit import service as audit
from matchmaker.audit.model import Action
from matchmaker.ground.db import Connection, Record
from matchmaker.ground.errors import InvalidInput, NotAllowed, NotFound
from matchmaker.ground.invalid import InvalidValue
from matchmaker.ground.text import sort_key_vi
from matchmaker.intake import old_encodings, tax_codes
from matchmaker.intake.addresses import link_problem
from matchmaker.intake.cleaning import clean_line, refuse_disguise, refuse_lost_letters
from matchmaker.people.statements import queries
from matchmaker.rules.actors import Actor, Organisation, OrganisationKind
from matchmaker.rules.listing import Named, unknown_codes
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import Matter, may, own_records
from matchmaker.rules.search import ListPage, search_patterns, search_text


@dataclass(frozen=True, kw_only=True)
class OrganisationDraft:
    """What is said of an organisation; only name and kind are needed."""

    name: str
    kind: str
    key: str | None = None
    name_en: str | None = None
    abbreviation: str | None = None
    tax_code: str | None = None
    website: str | None = None
    place: str | None = None
    note: str | None = None
    source: str | None = None


def problems_of(draft: OrganisationDraft) -> dict[str, str]:
    problems = {}
    if not 2 <= len(draft.name) <= 300:
        problems["name"] = "required" if not draft.name else "too_short" if len(draft.name) < 2 else "too_long"
    elif soup := old_encodings.problem_of(draft.name):
        problems["name"] = soup
    if unknown_codes([draft.kind], OrganisationKind):
        problems["kind"] = "unknown_code"
    if wrong := tax_codes.problem_of(draft.tax_code):
        problems["tax_code"] = wrong
    if draft.website and (wrong := link_problem(draft.website)):
        problems["website"] = wrong
    return problems


async def get(connection: Connection, organisation_id: int, *, by: Actor) -> Organisation:
    """Raises NotFound, also for one that the actor may not know of."""
    row = await queries.get_organisation(connection, organisation_id=organisation_id, **_knowing(by))
    if row is None:
        raise NotFound()
    return _as_seen_by(organisation_of(row), by)


async def save(connection: Connection, draft: OrganisationDraft, *, by: Actor) -> tuple[Organisation, bool]:
    """Adds the organisation, or brings the one found by key, tax code or name up to date.

    Returns it and whether anything was written. Raises InvalidInput, also when another organisation of that name
    has another tax code: two companies must not become one.
    """
    problems = problems_of(draft)
    if problems:
        raise InvalidInput(problems)
    draft = replace(draft, tax_code=tax_codes.stored(draft.tax_code))
    name = clean_line(draft.name)
    row = await queries.find_organisation(connection, key=draft.key, name=name, tax_code=draft.tax_code)
    if row is None:
        refuse_damaged("name", name)
        return await _insert(connection, draft, by=by), True
    if row["former"]:  # so it was called before it was merged: it goes on under the name that it has
        draft = replace(draft, name=row["name"], kind=row["kind"], key=row["key"])
    if draft.tax_code and row["tax_code"] and draft.tax_code != row["tax_code"]:
        raise InvalidInput({"tax_code": "same_name_other_tax_code"})
    if all(row[name] == value for name, value in columns_of(draft).items() if value is not None):
        return organisation_of(row), False
    return await _update(connection, row, draft, by=by), True


async def merged_into(connection: Connection, organisation_id: int) -> int | None:
    """Which organisation a record was merged into; None for one that stands by itself."""
    into_id: int | None = await queries.merged_into(connection, organisation_id=organisation_id)
    return into_id


async def find(connection: Connection, name: str, tax_code: str | None) -> Organisation | None:
    """The organisation of that tax code or name, whoever may know of it: for the program itself."""
    name = clean_line(name)
    row = await queries.find_organisation(connection, key=None, name=name, tax_code=tax_code)
    return organisation_of(row) if row else None


async def find_or_add(connection: Connection, name: str, kind: OrganisationKind, *, by: Actor) -> Organisation:
    """The organisation of that name as it is; a new one of that kind when there is none."""
    name = clean_line(name)
    organisation = await find(connection, name, None)
    if organisation is None:
        refuse_damaged("organisation", name)
    return organisation or await _insert(connection, OrganisationDraft(name=name, kind=kind), by=by)


def refuse_damaged(field: str, name: str) -> None:
    """Of a new name: an organisation that has such a one already goes on under it. Raises InvalidInput."""
    try:
        refuse_lost_letters(name)
        refuse_disguise(name)
    except InvalidValue as damage:
        raise InvalidInput({field: damage.code}) from damage


async def owner(connection: Connection, name: str, kind: OrganisationKind, *, by: Actor, was: int | None = None) -> int:
    """Whose record it is that the actor writes: their own organisation's; whoever writes for others names it.

    `was` is whose it is already. Raises NotAllowed for somebody with an account who belongs to no organisation and has
    asked to join none.
    """
    owner_id = await _owner(connection, name, kind, by=by)
    return owner_id if owner_id == was else (await standing(connection, owner_id)).id


async def _owner(connection: Connection, name: str, kind: OrganisationKind, *, by: Actor) -> int:
    if by.person_id is None or may(by, Permission.POST_FOR_OTHERS):
        return (await find_or_add(connection, name, kind, by=by)).id
    if by.organisation_id is not None:
        return by.organisation_id
    joining = await queries.joining_of(connection, person_id=by.person_id)
    if joining is None:
        raise NotAllowed("no_organisation")
    return int(joining["id"])


async def standing(connection: Connection, organisation_id: int) -> Organisation:
    """That organisation, or the one that it was merged into meanwhile, which nobody merges until the transaction ends.

    Without it, what is written while two become one would stay behind with the one that goes. Raises NotFound.
    """
    row = await queries.hold_organisation(connection, organisation_id=organisation_id)
    if row is None:
        raise NotFound()
    into = row["merged_into_id"]
    return organisation_of(row) if into is None else await standing(connection, into)


async def listing(
    connection: Connection,
    *,
    by: Actor,
    text: str = "",
    named: Sequence[Named] = (),
    kind: str | None = None,
    page: int = 1,
    limit: int = 50,
) -> ListPage[Organisation]:
    """Those that the actor may know of, in Vietnamese order."""
    rows = await queries.list_organisations(
        connection,
        patterns=search_patterns(text, named),
        kind=kind,
        **_knowing(by),
        limit=limit,
        offset=(page - 1) * limit,
    )
    items = [_as_seen_by(organisation_of(row), by) for row in rows]
    return ListPage.of(rows, items, page=page, limit=limit)


async def names(connection: Connection, *, by: Actor) -> list[str]:
    """Names of the organisations that this actor may know of, in Vietnamese order."""
    rows = await queries.organisation_names(connection, **_knowing(by))
    return [row["name"] for row in rows]


async def drop_if_only_named(connection: Connection, organisation_id: int, *, by: Actor) -> None:
    """Deletes an organisation that is here by the name alone that `by` wrote; it stays where others refer to it."""
    try:
        async with connection.transaction():
            await queries.drop_organisation_of_nobody(connection, organisation_id=organisation_id, created_by=by.name)
    except asyncpg.ForeignKeyViolationError:  # it is not this person's alone
        return


async def every(connection: Connection) -> list[Record]:
    """All rows as stored, for the export."""
    return list(await queries.all_organisations(connection))


def _knowing(by: Actor) -> dict[str, object]:
    """What decides of which organisations an actor may know: all, or the public ones and their own."""
    return {"sees_all": may(by, Permission.SEE_HIDDEN), **own_records(by)}


def _as_seen_by(organisation: Organisation, by: Actor) -> Organisation:
    """Without a tax code that is a person's number, unless it is theirs to see."""
    if may(by, Permission.SEE_PERSONAL_NUMBER, Matter.of_organisation(organisation)):
        return organisation
    return replace(organisation, tax_code=tax_codes.public(organisation.tax_code))


def columns_of(draft: OrganisationDraft) -> dict[str, str | None]:
    values = {f.name: getattr(draft, f.name) for f in fields(draft)}
    return {name: clean_line(v) if isinstance(v, str) else v for name, v in values.items()}


def derived(columns: Mapping[str, str | None]) -> dict[str, str]:
    """What an organisation is sorted and found by."""
    return {
        "sort_key": sort_key_vi(columns["name"] or ""),
        "search_text": search_text(columns["name"], columns["name_en"], columns["abbreviation"], columns["place"]),
    }


async def _insert(connection: Connection, draft: OrganisationDraft, *, by: Actor) -> Organisation:
    columns = columns_of(draft)
    await queries.take_turn_to_name(connection, name=columns["name"])
    row = await queries.insert_organisation(
        connection, **columns, **derived(columns), confirmed=False, created_by=by.name
    )
    if row is None:  # somebody else was faster; waiting for their commit has made theirs visible
        other = await queries.find_organisation(connection, key=None, name=columns["name"], tax_code=None)
        return organisation_of(other)
    await audit.append(connection, Action.ORGANISATION_ADD, row["id"], by=by)
    return organisation_of(row)


async def _update(connection: Connection, stored: Record, draft: OrganisationDraft, *, by: Actor) -> Organisation:
    # What the draft leaves out is kept as it was.
    columns = {name: stored[name] if value is None else value for name, value in columns_of(draft).items()}
    row = await queries.update_organisation(connection, organisation_id=stored["id"], **columns, **derived(columns))
    changed = sorted(name for name in columns if stored[name] != columns[name])
    await audit.append(connection, Action.ORGANISATION_EDIT, row["id"], by=by, details={"fields": changed})
    return organisation_of(row)


def organisation_of(row: Record) -> Organisation:
    """The organisation in a whole row of its table."""
    values = {f.name: row[f.name] for f in fields(Organisation)}
    values["kind"] = OrganisationKind(row["kind"])
    return Organisation(**values)
