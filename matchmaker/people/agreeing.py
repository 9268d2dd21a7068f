"""Consent to the use of personal data: given with a tick of one's own, for one version of the privacy notice."""

from datetime import datetime

from matchmaker.audit import service as audit
from matchmaker.audit.model import Action
from matchmaker.db import Connection
from matchmaker.people.model import Actor
from matchmaker.people.statements import queries
from matchmaker.privacy.model import NOTICE_VERSION, Purpose


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
