"""Consent to the use of personal data: given with a tick of one's own, for one version of the privacy notice."""

from dataclasses import dataclass
from datetime import datetime

from matchmaker.audit import service as audit
from matchmaker.audit.model import Action
from matchmaker.ground.db import Connection
from matchmaker.people.statements import queries
from matchmaker.rules.actors import Actor
from matchmaker.rules.permissions import Permission
from matchmaker.rules.personal_data import NOTICE_VERSION, Purpose
from matchmaker.rules.policy import require


@dataclass(frozen=True, kw_only=True)
class Consent:
    """To one version of the privacy notice; `withdrawn_at` is None while it is in force. Times are in UTC."""

    purpose: Purpose
    notice_version: str
    given_at: datetime
    withdrawn_at: datetime | None


def problems_of(consent: str | None) -> dict[str, str]:
    """Consent names the version of the notice that was read: the present one, or it is none."""
    return {} if consent == NOTICE_VERSION else {"consent": "consent_needed"}


async def record(connection: Connection, person_id: int, version: str, given_at: datetime, *, by: Actor) -> None:
    """What a person has agreed to; agreeing again to what is in force changes nothing."""
    written = await queries.insert_consent(
        connection,
        person_id=person_id,
        purpose=Purpose.MATCHMAKING.value,
        notice_version=version,
        given_at=given_at,
    )
    if written is not None:
        details = {"purpose": Purpose.MATCHMAKING.value, "notice": version}
        await audit.append(connection, Action.PERSON_CONSENT, person_id, by=by, details=details)


async def own(connection: Connection, *, by: Actor) -> list[Consent]:
    """What the actor agreed to, the newest first. Raises NotAllowed."""
    require(by, Permission.USE_OWN_ACCOUNT)
    rows = await queries.consents_of(connection, person_id=by.person_id)
    return [Consent(**dict(row) | {"purpose": Purpose(row["purpose"])}) for row in rows]


async def withdraw(connection: Connection, person_id: int) -> None:
    """From now on the person agrees to nothing. The caller checks and records it."""
    await queries.withdraw_consents(connection, person_id=person_id)
