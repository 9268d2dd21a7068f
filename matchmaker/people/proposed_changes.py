"""What organisations ask to have changed of themselves: as the desk sees it, and what the desk decides."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from matchmaker.audit import service as audit
from matchmaker.audit.model import Action
from matchmaker.ground.db import Connection, Record
from matchmaker.ground.errors import Conflict, InvalidInput, NotFound
from matchmaker.intake import tax_codes
from matchmaker.intake.cleaning import clean_line
from matchmaker.notices import service as notices
from matchmaker.notices.model import NoticeKind
from matchmaker.people import editing
from matchmaker.people import service as people
from matchmaker.people.statements import queries
from matchmaker.rules.actors import SYSTEM, Actor, Organisation
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import Matter, may, require


@dataclass(frozen=True, kw_only=True)
class Change:
    """What an organisation asked: `wanted` by field, where `organisation` is as it stands.

    `outcome` is None while it waits, else approved or refused; `others` are organisations that have such a name or this
    tax code already, told to the desk alone. Times are in UTC.
    """

    id: int
    organisation: Organisation
    wanted: Mapping[str, str | None]
    note: str | None
    person_name: str | None
    made_at: datetime
    outcome: str | None
    reason: str | None
    decided_at: datetime | None
    others: Sequence[Organisation] = ()

    @property
    def has_doubtful_tax_code(self) -> bool:
        """Whether the code does not fit its own check digit: mistyped, perhaps."""
        code = self.wanted.get("tax_code")
        return bool(code) and not tax_codes.is_personal(code) and not tax_codes.fits_check_digit(str(code))


async def last(connection: Connection, organisation: Organisation, *, by: Actor) -> Change | None:
    """What was asked last, for those who may edit the organisation; None for everybody else."""
    if not may(by, Permission.EDIT_ORGANISATION, Matter.of_organisation(organisation)):
        return None
    row = await queries.last_change(connection, organisation_id=organisation.id)
    return None if row is None else _change(row, organisation)


async def waiting(connection: Connection, *, by: Actor) -> list[Change]:
    """Those that this actor may decide, the one that waits longest first."""
    rows = await queries.waiting_changes(connection)
    concerned = [(row, await people.get(connection, row["organisation_id"], by=SYSTEM)) for row in rows]
    return [
        _change(row, organisation, await _others(connection, row))
        for row, organisation in concerned
        if may(by, Permission.DECIDE_ORGANISATION, Matter.of_organisation(organisation))
    ]


async def count_waiting(connection: Connection, *, by: Actor) -> int:
    """How many this actor may decide."""
    rows = await queries.waiting_changes(connection)
    concerned = [Matter(organisation_id=row["organisation_id"]) for row in rows]
    return sum(may(by, Permission.DECIDE_ORGANISATION, matter) for matter in concerned)


async def decide(
    connection: Connection, change_id: int, *, granted: bool, reason: str | None = None, by: Actor
) -> None:
    """Writes what was asked, or refuses it with a reason, and tells whoever asked.

    Raises NotFound, NotAllowed on one's own organisation's, InvalidInput for a refusal without a reason or a name or
    tax code that another organisation has, Conflict once it is decided or something else is asked.
    """
    organisation_id = await queries.organisation_of_change(connection, change_id=change_id)
    if organisation_id is None:
        raise NotFound()
    # before its change, as editing and merging do
    organisation = await editing.held(connection, organisation_id, by=by)
    require(by, Permission.DECIDE_ORGANISATION, Matter.of_organisation(organisation))
    row: Record = await queries.lock_change(connection, change_id=change_id)
    if row["outcome"] is not None:
        raise Conflict("change_decided")
    reason = clean_line(reason or "") or None
    if not granted and (reason is None or len(reason) > editing.LONGEST_NOTE):
        raise InvalidInput({"reason": "too_long" if reason else "required"})
    if granted:
        await _approve(connection, organisation, row, by=by)
    else:
        details = {"change": change_id, "fields": row["fields"]}
        await audit.append(connection, Action.ORGANISATION_REFUSE_CHANGE, organisation.id, by=by, details=details)
    outcome = "approved" if granted else "refused"
    await queries.end_change(connection, change_id=change_id, outcome=outcome, reason=reason, decided_by=by.name)
    await notices.notify(
        connection,
        row["person_id"],
        NoticeKind.CHANGE_APPROVED if granted else NoticeKind.CHANGE_REFUSED,
        subject="organisation",
        subject_id=organisation.id,
        params={"title": organisation.name},
    )


async def _approve(connection: Connection, organisation: Organisation, row: Record, *, by: Actor) -> None:
    await editing.write(
        connection,
        organisation,
        {name: value for name, value in editing.wanted_by(row).items() if value != getattr(organisation, name)},
        Action.ORGANISATION_APPROVE_CHANGE,
        by=by,
        details={"change": row["id"]},
    )


async def _others(connection: Connection, row: Record) -> list[Organisation]:
    wanted = {"name": row["name"], "tax_code": row["tax_code"]}
    rows = await queries.others_like(connection, organisation_id=row["organisation_id"], **wanted)
    return [people.organisation_of(other) for other in rows]


def _change(row: Record, organisation: Organisation, others: Sequence[Organisation] = ()) -> Change:
    kept = ("id", "note", "person_name", "made_at", "outcome", "reason", "decided_at")
    values = {name: row[name] for name in kept}
    return Change(**values, organisation=organisation, wanted=editing.wanted_by(row), others=others)
