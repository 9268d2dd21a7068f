"""Contacts that named both parties: what a result is attributed to."""

from dataclasses import dataclass
from datetime import date

from matchmaker.audit import service as audit
from matchmaker.audit.model import Action
from matchmaker.cases.loading import city_today
from matchmaker.cases.moves import carried, clean_note, clean_text, hold, require_on
from matchmaker.cases.statements import queries
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import InvalidInput, WrongState
from matchmaker.intake.faults import Faults
from matchmaker.rules.actors import Actor
from matchmaker.rules.facts import ContactBody
from matchmaker.rules.permissions import Permission
from matchmaker.rules.stages import EDITABLE

LONGEST_BODY_NAME = 300


@dataclass(frozen=True, kw_only=True)
class ContactDraft:
    """Who brought the parties together, and when; `body_name` names a body other than the department."""

    body: ContactBody
    happened_on: date
    named_both: bool
    body_name: str | None = None
    note: str | None = None


def problems_of(draft: ContactDraft, today: date) -> dict[str, str]:
    """Code of what is wrong, by field."""
    problems = {}
    if draft.happened_on > today:
        problems["happened_on"] = "in_the_future"
    if draft.body is not ContactBody.DOST and not (draft.body_name or "").strip():
        problems["body_name"] = "required"
    wrong = Faults()
    with wrong.also():
        clean_text(draft.body_name, "body_name", LONGEST_BODY_NAME)
    with wrong.also():
        clean_note(draft.note)
    return problems | wrong.problems


async def record_contact(connection: Connection, case_id: int, draft: ContactDraft, *, by: Actor) -> int:
    """Another contact, recorded today. Raises NotFound, NotAllowed, WrongState once verified, InvalidInput."""
    opened = await hold(connection, case_id, by=by)
    require_on(opened, Permission.FOLLOW_CASE, by=by)
    if opened.stage not in EDITABLE:
        raise WrongState(old=opened.stage.value, new=opened.stage.value)
    today = await city_today(connection)
    if problems := problems_of(draft, today):
        raise InvalidInput(problems)
    made = await insert_contact(connection, case_id, draft, recorded_on=today, by=by)
    await queries.touch_case(connection, case_id=case_id)
    await carried(connection, opened, by=by)
    await audit.append(
        connection, Action.CASE_RECORD_CONTACT, case_id, by=by, details={"happened_on": draft.happened_on.isoformat()}
    )
    return made


async def insert_contact(
    connection: Connection, case_id: int, draft: ContactDraft, *, recorded_on: date, by: Actor
) -> int:
    """The row itself."""
    made: int = await queries.insert_contact(
        connection,
        case_id=case_id,
        body=draft.body.value,
        body_name=clean_text(draft.body_name, "body_name", LONGEST_BODY_NAME),
        named_both=draft.named_both,
        happened_on=draft.happened_on,
        recorded_on=recorded_on,
        note=clean_note(draft.note),
        recorded_by=by.name,
    )
    return made
