"""Dossiers: looked at, held, written part by part, and confirmed; each change is audited in its transaction."""

from collections.abc import Mapping, Sequence
from typing import Any

from matchmaker.audit import service as audit
from matchmaker.audit.model import Action
from matchmaker.dossiers.statements import queries
from matchmaker.ground.db import Connection, Record
from matchmaker.ground.errors import Conflict, InvalidInput, NotFound
from matchmaker.ground.text import nfc
from matchmaker.rules.actors import Actor
from matchmaker.rules.dossier import Dossier, DossierStatus, Mark, Origin, Section, Source
from matchmaker.rules.dossier_gaps import Answer
from matchmaker.rules.dossier_parts import (
    CODES,
    ELIGIBLE,
    TABLES,
    Content,
    DossierField,
    DossierPart,
    Shape,
    Value,
    cell,
    cells_of,
    rows_of,
)
from matchmaker.rules.listing import values_of
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import Matter, may, require

TITLE = "task_title"


async def get(connection: Connection, dossier_id: int, *, by: Actor) -> Dossier:
    """The dossier. Raises NotFound, also for one that is none of the actor's business."""
    row = await queries.get_dossier(connection, dossier_id=dossier_id)
    if row is None:
        raise NotFound()
    dossier = await _dossier(connection, row)
    if not may(by, Permission.SEE_DOSSIER, Matter.of_dossier(dossier)):
        raise NotFound()
    return dossier


async def hold(connection: Connection, dossier_id: int, permission: Permission, *, by: Actor) -> Dossier:
    """Held until the transaction ends, for one who may do this. Raises NotFound, NotAllowed, WrongState."""
    await queries.lock_dossier(connection, dossier_id=dossier_id)
    dossier = await get(connection, dossier_id, by=by)
    require(by, permission, Matter.of_dossier(dossier))
    return dossier


async def write(
    connection: Connection, dossier_id: int, part: DossierPart, content: Content, *, version: int, by: Actor
) -> int:
    """What a part says from now on; gives its version. What was prefilled and reads otherwise now is its writer's.

    A sum that does not come out is kept as it is. Raises NotFound, NotAllowed, WrongState, InvalidInput, and Conflict
    when another version of this part is stored: other parts may be written meanwhile.
    """
    dossier = await hold(connection, dossier_id, Permission.WRITE_DOSSIER, by=by)
    stored = dossier.sections[part]
    if version != stored.version:
        raise Conflict(seen=version, stored=stored.version)
    said = tidy(part, content)
    if problems := problems_of(part, said):
        raise InvalidInput(problems)
    if said == stored.content:
        return stored.version
    await _store(connection, dossier_id, part, stored.version + 1, said, by=by)
    changed = [name for name in {*said, *stored.content} if said.get(name) != stored.content.get(name)]
    await queries.confirm_marks(connection, dossier_id=dossier_id, part=part.value, fields=changed, by=by.name)
    title = str(said.get(TITLE, "")) if part is DossierPart.AIMS else None
    await queries.touch_dossier(connection, dossier_id=dossier_id, title=title)
    details = {"part": part.value, "version": stored.version + 1}
    await audit.append(connection, Action.DOSSIER_WRITE, dossier_id, by=by, details=details)
    return stored.version + 1


async def confirm(
    connection: Connection, dossier_id: int, part: DossierPart, names: Sequence[str], *, version: int, by: Actor
) -> None:
    """Says that these prefilled fields hold as the actor has read them; those of the whole part where none is named.

    Raises NotFound, NotAllowed, WrongState, and Conflict when the part says something else by now.
    """
    dossier = await hold(connection, dossier_id, Permission.WRITE_DOSSIER, by=by)
    if version != dossier.sections[part].version:
        raise Conflict(seen=version, stored=dossier.sections[part].version)
    fields = list(names) or list(dossier.unconfirmed_in(part))
    count = await queries.confirm_marks(connection, dossier_id=dossier_id, part=part.value, fields=fields, by=by.name)
    if not count:
        return
    await queries.touch_dossier(connection, dossier_id=dossier_id, title=None)
    details = {"part": part.value, "fields": fields}
    await audit.append(connection, Action.DOSSIER_CONFIRM, dossier_id, by=by, details=details)


async def begin(
    connection: Connection,
    columns: Mapping[str, Any],
    prefilled: Mapping[DossierPart, Mapping[str, tuple[Value, Source]]],
    *,
    by: Actor,
) -> int | None:
    """A dossier whose every word is marked as prefilled; None where one was begun from the same before."""
    title = prefilled.get(DossierPart.AIMS, {}).get(TITLE, ("", Source.NEED))[0]
    dossier_id: int | None = await queries.insert_dossier(connection, **columns, title=title, created_by=by.name)
    if dossier_id is None:
        return None
    for part, values in prefilled.items():
        content = tidy(part, {name: value for name, (value, _) in values.items()})
        if content:
            await _store(connection, dossier_id, part, 1, content, by=by)
        for name in content:
            source = values[name][1].value
            await queries.insert_mark(connection, dossier_id=dossier_id, part=part.value, field=name, source=source)
    new_state = DossierStatus.DRAFTING.value
    await audit.append(connection, Action.DOSSIER_BEGIN, dossier_id, by=by, new_state=new_state)
    return dossier_id


def tidy(part: DossierPart, content: Content) -> dict[str, Value]:
    """The content as it is stored: without blanks around texts, what is empty, and gaps between lines of a table."""
    kept = {name: nfc(value).strip() if isinstance(value, str) else value for name, value in content.items()}
    kept = {name: value for name, value in kept.items() if value != ""}
    table = TABLES.get(part)
    if table is None:
        return kept
    cells = {cell(table.name, row, field.name) for row in range(1, table.most + 1) for field in table.fields}
    made = {name: value for name, value in kept.items() if name not in cells}
    keep_numbers = part is DossierPart.WORK  # budget lines name work packages by their number
    for at, row in enumerate(rows_of(part, kept), start=1):
        for field in table.fields:
            if (value := kept.get(cell(table.name, row, field.name))) is not None:
                made[cell(table.name, row if keep_numbers else at, field.name)] = value
    return made


def problems_of(part: DossierPart, content: Content) -> dict[str, str]:
    """Code of what cannot be stored, by field; what is only missing waits until the dossier is finished."""
    known = dict(cells_of(part))
    problems = {}
    for name, value in content.items():
        if code := _problem(known.get(name), value) if name in known else _answer_problem(part, name, value):
            problems[name] = code
    return problems


def _problem(field: DossierField | None, value: Value) -> str | None:
    if field is None:
        return "unknown_code"
    if field.shape in (Shape.WHOLE, Shape.MONEY):
        least, most = field.limits
        return None if isinstance(value, int) and least <= value <= most else "out_of_range"
    if field.shape is Shape.CODE:
        return None if value in set(CODES[field.group]) else "unknown_code"
    return "too_long" if len(str(value)) > field.longest else None


def _answer_problem(part: DossierPart, name: str, value: Value) -> str | None:
    is_answer = part is DossierPart.ROUTE and name.startswith(ELIGIBLE) and value in set(Answer)
    return None if is_answer else "unknown_code"


async def _store(
    connection: Connection, dossier_id: int, part: DossierPart, version: int, content: Content, *, by: Actor
) -> None:
    await queries.insert_section(
        connection, dossier_id=dossier_id, part=part.value, version=version, content=content, saved_by=by.name
    )


async def _dossier(connection: Connection, row: Record) -> Dossier:
    stored = {each["part"]: each for each in await queries.sections_of(connection, dossier_id=row["id"])}
    marks = await queries.marks_of(connection, dossier_id=row["id"])
    codes = {"part": DossierPart, "source": Source}
    parts = {
        "sections": {part: _section(part, stored.get(part.value)) for part in DossierPart},
        "marks": tuple(Mark(**values_of(Mark, mark, **codes)) for mark in marks),
    }
    kinds = {"origin": Origin, "status": DossierStatus, "writer_ids": frozenset, "writer_organisation_ids": frozenset}
    return Dossier(**values_of(Dossier, dict(row) | parts, **kinds))


def _section(part: DossierPart, row: Record | None) -> Section:
    if row is None:
        return Section(part=part, version=0, content={})
    return Section(**values_of(Section, row, part=DossierPart))
