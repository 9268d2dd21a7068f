"""What an officer writes into a report of a period, kept apart from what is generated."""

from datetime import date

from matchmaker.audit import service as audit
from matchmaker.audit.model import Action
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import Conflict, InvalidInput
from matchmaker.ground.text import nfc
from matchmaker.intake.old_encodings import problem_of
from matchmaker.reports.report_words import WRITTEN_PARTS
from matchmaker.reports.statements import queries
from matchmaker.rules.actors import Actor
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import require

LONGEST = 50_000


async def write_part(
    connection: Connection, begin: date, end: date, part: str, body: str, *, version: int, by: Actor
) -> None:
    """`version` is that of the text which was changed, 0 for the template's.

    Raises NotAllowed, InvalidInput, Conflict when somebody else has written meanwhile.
    """
    require(by, Permission.PREPARE_REPORT)
    text = nfc(body.strip())
    if part not in WRITTEN_PARTS or len(text) > LONGEST or end < begin:
        raise InvalidInput({"body": "too_long" if len(text) > LONGEST else "unknown_code"})
    if soup := problem_of(text):
        raise InvalidInput({"body": soup})
    written = await queries.save_text(
        connection, period_from=begin, period_to=end, part=part, body=text, version=version, edited_by=by.name
    )
    if written is None:
        raise Conflict()
    await audit.append(connection, Action.REPORT_WRITE, written, by=by, details={"part": part})
