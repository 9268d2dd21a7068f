"""What somebody agreed to."""

from dataclasses import dataclass
from datetime import datetime

from matchmaker.db import Connection
from matchmaker.people.model import Actor
from matchmaker.people.policy import Permission, require
from matchmaker.privacy.model import Purpose
from matchmaker.privacy.statements import queries


@dataclass(frozen=True, kw_only=True)
class Consent:
    """To one version of the privacy notice; `withdrawn_at` is None while it is in force. Times are in UTC."""

    purpose: Purpose
    notice_version: str
    given_at: datetime
    withdrawn_at: datetime | None


async def of_person(connection: Connection, *, by: Actor) -> list[Consent]:
    """The actor's own, the newest first. Raises NotAllowed."""
    require(by, Permission.USE_OWN_ACCOUNT)
    rows = await queries.consents_of(connection, person_id=by.person_id)
    return [Consent(**dict(row) | {"purpose": Purpose(row["purpose"])}) for row in rows]
