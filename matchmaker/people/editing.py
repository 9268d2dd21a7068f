"""What an organisation says of itself: its own people edit it; what it is, and so what counts, the desk looks at first.

Kind and tax code decide counting, and a name is what was verified. Of these an organisation's people propose; an
officer who does not belong to it approves, refuses with a reason, or writes them at once.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from matchmaker.audit import service as audit
from matchmaker.audit.model import Action
from matchmaker.ground.db import Connection, Record
from matchmaker.ground.errors import InvalidInput
from matchmaker.intake import tax_codes
from matchmaker.intake.cleaning import clean_line
from matchmaker.notices import service as notices
from matchmaker.notices.model import NoticeKind
from matchmaker.people import accounts, directory
from matchmaker.people import service as people
from matchmaker.people.service import OrganisationDraft
from matchmaker.people.statements import queries
from matchmaker.rules.actors import Actor, Organisation, OrganisationKind, Role, role_in
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import Matter, may, require

LOOKED_AT = ("name", "name_en", "kind", "tax_code")
AT_ONCE = ("abbreviation", "website", "place")
EDITED = (*LOOKED_AT, *AT_ONCE)
LONGEST_WORDS, LONGEST_NOTE = 300, 1000

Words = Mapping[str, str | None]


async def held(connection: Connection, organisation_id: int, *, by: Actor) -> Organisation:
    """For whoever edits it, until the transaction ends. Raises NotFound, NotAllowed."""
    require(
        by, Permission.EDIT_ORGANISATION, Matter.of_organisation(await people.get(connection, organisation_id, by=by))
    )
    await queries.lock_organisation(connection, organisation_id=organisation_id)
    return await people.get(connection, organisation_id, by=by)


async def edit(
    connection: Connection, organisation_id: int, wanted: OrganisationDraft, note: str | None, *, by: Actor
) -> bool:
    """Writes what the draft says, empty fields too, and gives whether some of it waits for the desk.

    `note` tells the desk where it can check that. Proposing again takes the place of what waits; proposing what stands
    already takes it back. Raises NotFound, NotAllowed, InvalidInput.
    """
    organisation = await held(connection, organisation_id, by=by)
    wanted, note = _checked(wanted, note)
    decides = may(by, Permission.DECIDE_ORGANISATION, Matter.of_organisation(organisation))
    changed = {name: getattr(wanted, name) for name in EDITED if getattr(wanted, name) != getattr(organisation, name)}
    at_once = {name: value for name, value in changed.items() if decides or name in AT_ONCE}
    await write(connection, organisation, at_once, Action.ORGANISATION_EDIT, by=by)
    if decides:
        return False
    proposed = {name: value for name, value in changed.items() if name in LOOKED_AT}
    return await _propose(connection, organisation, proposed, note, by=by)


async def _propose(
    connection: Connection, organisation: Organisation, values: Words, note: str | None, *, by: Actor
) -> bool:
    """Whether anything waits now."""
    waiting = await queries.waiting_change(connection, organisation_id=organisation.id)
    if waiting is not None:
        if wanted_by(waiting) == values and waiting["note"] == note:
            return True
        await queries.end_change(
            connection, change_id=waiting["id"], outcome="replaced", reason=None, decided_by=by.name
        )
    if not values:
        return False
    said = dict.fromkeys(LOOKED_AT) | dict(values)
    await queries.insert_change(
        connection, organisation_id=organisation.id, fields=sorted(values), note=note, person_id=by.person_id, **said
    )
    details = {"fields": sorted(values)}
    await audit.append(connection, Action.ORGANISATION_PROPOSE_CHANGE, organisation.id, by=by, details=details)
    for person_id in await directory.people_of(connection, [Role.BROKER, Role.ADMINISTRATOR]):
        await notices.notify(
            connection,
            person_id,
            NoticeKind.CHANGE_PROPOSED,
            subject="organisation_change",
            subject_id=organisation.id,
            params={"title": organisation.name},
        )
    return True


def wanted_by(change: Record) -> dict[str, str | None]:
    """What a stored change asks for, by field."""
    return {name: change[name] for name in LOOKED_AT if name in change["fields"]}


async def write(
    connection: Connection,
    organisation: Organisation,
    values: Words,
    action: Action,
    *,
    by: Actor,
    details: Mapping[str, int] | None = None,
) -> None:
    """Changes these fields and records it. Raises InvalidInput where another organisation has the name or tax code."""
    if not values:
        return
    row = await queries.lock_organisation(connection, organisation_id=organisation.id)
    await _refuse_taken(connection, row, values)
    columns = {name: row[name] for name in _COLUMNS} | dict(values)
    await queries.update_organisation(connection, organisation_id=organisation.id, **columns, **people.derived(columns))
    await audit.append(connection, action, organisation.id, by=by, details=_changes(row, values) | dict(details or {}))
    if "kind" in values:
        await follow_kind(connection, organisation.id, OrganisationKind(str(values["kind"])), by=by)


_COLUMNS = ("key", "name", "name_en", "abbreviation", "kind", "tax_code", "website", "place", "note", "source")


def cleaned(wanted: OrganisationDraft) -> OrganisationDraft:
    """As it would be stored; a tax code that cannot be read stays as it was typed."""
    texts: dict[str, Any] = {name: clean_line(getattr(wanted, name) or "") or None for name in EDITED}
    if not tax_codes.problem_of(texts["tax_code"]):
        texts["tax_code"] = tax_codes.stored(texts["tax_code"])
    return replace(wanted, **texts | {name: texts[name] or "" for name in ("name", "kind")})


def _checked(wanted: OrganisationDraft, note: str | None) -> tuple[OrganisationDraft, str | None]:
    """As it is stored. Raises InvalidInput."""
    wanted, note = cleaned(wanted), clean_line(note or "") or None
    problems = {name: "too_long" for name in EDITED if len(getattr(wanted, name) or "") > LONGEST_WORDS}
    problems |= people.problems_of(wanted)
    if note and len(note) > LONGEST_NOTE:
        problems["note"] = "too_long"
    if problems:
        raise InvalidInput(problems)
    return wanted, note


async def _refuse_taken(connection: Connection, row: Record, values: Words) -> None:
    if "name" in values:
        people.refuse_damaged("name", str(values["name"]))
        await queries.take_turn_to_name(connection, name=values["name"])
    wanted = {"name": values.get("name"), "tax_code": values.get("tax_code")}
    others = await queries.others_like(connection, organisation_id=row["id"], **wanted)
    if wanted["tax_code"] and wanted["tax_code"] in [other["tax_code"] for other in others]:
        raise InvalidInput({"tax_code": "tax_code_taken"})
    if others:
        raise InvalidInput({"name": "name_taken"})


def _changes(row: Record, values: Words) -> dict[str, object]:
    """For the history; of a number of a person only that it changed."""
    old, new = (_public({name: each[name] for name in LOOKED_AT if name in values}) for each in (row, values))
    return {"fields": sorted(values), "old": old, "new": new}


def _public(values: Words) -> Words:
    return {name: tax_codes.public(value) if name == "tax_code" else value for name, value in values.items()}


async def follow_kind(connection: Connection, organisation_id: int, kind: OrganisationKind, *, by: Actor) -> None:
    """Who posts needs for a business lists solutions for a university: members have the role of their kind."""
    both = [Role.BUSINESS.value, Role.INSTITUTE.value]
    role = role_in(kind)
    for member in await queries.members_of_roles(connection, organisation_id=organisation_id, roles=both):
        if member["role"] != role:
            await accounts.follow_organisation(connection, member["id"], Role(member["role"]), role, by=by)
