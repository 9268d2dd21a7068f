"""What writers and the desk say of a part to each other: said, and settled when it is done."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from matchmaker.audit import service as audit
from matchmaker.audit.model import Action
from matchmaker.dossiers import notify
from matchmaker.dossiers import service as dossiers
from matchmaker.dossiers.statements import queries
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import InvalidInput, NotFound
from matchmaker.ground.text import nfc
from matchmaker.people import display_names
from matchmaker.rules.actors import Actor
from matchmaker.rules.dossier_parts import DossierPart
from matchmaker.rules.listing import text_problems, values_of
from matchmaker.rules.permissions import Permission

LONGEST_COMMENT = 2_000  # characters


@dataclass(frozen=True, kw_only=True)
class Comment:
    """`written_by` and `settled_by` are names, or None once erased."""

    id: int
    part: DossierPart
    body: str
    written_by: str | None
    written_at: datetime
    settled_by: str | None
    settled_at: datetime | None


async def say(connection: Connection, dossier_id: int, part: DossierPart, body: str, *, by: Actor) -> int:
    """A remark on a part; the others who write are told. Raises NotFound, NotAllowed, InvalidInput."""
    dossier = await dossiers.hold(connection, dossier_id, Permission.COMMENT_DOSSIER, by=by)
    text = nfc(body).strip()
    if problems := text_problems("dossier_comment", text, LONGEST_COMMENT):
        raise InvalidInput(problems)
    made: int = await queries.insert_comment(
        connection, dossier_id=dossier_id, part=part.value, body=text, person_id=by.person_id, written_by=by.name
    )
    details = {"part": part.value, "comment": made}
    await audit.append(connection, Action.DOSSIER_COMMENT, dossier_id, by=by, details=details)
    await notify.commented(connection, dossier, by=by)
    return made


async def settle(connection: Connection, dossier_id: int, comment_id: int, *, by: Actor) -> DossierPart:
    """It is done, or answered; gives its part. Raises NotFound, also where it was settled before."""
    await dossiers.hold(connection, dossier_id, Permission.COMMENT_DOSSIER, by=by)
    part = await queries.settle_comment(connection, dossier_id=dossier_id, comment_id=comment_id, by=by.name)
    if part is None:
        raise NotFound()
    details = {"part": part, "comment": comment_id}
    await audit.append(connection, Action.DOSSIER_SETTLE_COMMENT, dossier_id, by=by, details=details)
    return DossierPart(part)


async def of_dossier(connection: Connection, dossier_id: int) -> Mapping[DossierPart, Sequence[Comment]]:
    """By part, oldest first; for whoever may see the dossier, who reads the names of those who write it."""
    rows = await queries.comments_of(connection, dossier_id=dossier_id)
    names = await display_names.names(
        connection, {row[key] for row in rows for key in ("written_by", "settled_by")} - {None}
    )
    said = [
        Comment(
            **values_of(Comment, row, part=DossierPart)
            | {key: names.get(row[key]) for key in ("written_by", "settled_by")}
        )
        for row in rows
    ]
    return {part: [each for each in said if each.part is part] for part in DossierPart}
