"""Invitations that nobody has accepted yet: who sees them, takes them back, sends them once more."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Self

from matchmaker.audit import service as audit
from matchmaker.audit.model import Action
from matchmaker.ground.db import Connection, Record
from matchmaker.ground.errors import NotFound
from matchmaker.people import invitations, throttle
from matchmaker.people.account_links import INVITATION
from matchmaker.people.statements import queries
from matchmaker.people.throttle import Trial
from matchmaker.rules.actors import Actor, Role
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import require


@dataclass(frozen=True, kw_only=True)
class Invited:
    """Who was invited as what; of the Department where there is no `organisation_id`."""

    id: int
    email: str
    role: Role
    organisation_id: int | None
    organisation: str
    inviter: str | None
    created_at: datetime
    expires_at: datetime

    @property
    def expired(self) -> bool:
        return self.expires_at <= datetime.now(UTC)

    @classmethod
    def from_row(cls, row: Record) -> Self:
        content: Mapping[str, Any] = row["content"]
        return cls(
            id=row["id"],
            email=row["email"],
            role=Role(content["role"]),
            organisation_id=content["organisation_id"],
            organisation=content["organisation"],
            inviter=row["inviter"],
            created_at=row["created_at"],
            expires_at=row["expires_at"],
        )


async def waiting(connection: Connection, *, by: Actor) -> list[Invited]:
    """Those of the Department first, then the newest. Raises NotAllowed to all but those who manage people."""
    require(by, Permission.MANAGE_PEOPLE)
    rows = await queries.open_invitations(connection, purpose=INVITATION.name)
    invitations = [Invited.from_row(row) for row in rows]
    return sorted(invitations, key=lambda invited: invited.organisation_id is not None)


async def take_back(connection: Connection, invitation_id: int, *, by: Actor) -> None:
    """Its link opens nothing any more. Raises NotAllowed, NotFound where it was accepted or is gone."""
    row = await _taken(connection, invitation_id, by=by)
    await _record(connection, Action.PERSON_TAKE_BACK_INVITATION, row, by=by)


async def send_again(connection: Connection, invitation_id: int, *, by: Actor) -> None:
    """A new link to the same mailbox, for as long as any; the one before opens nothing any more.

    Raises NotAllowed, NotFound where it was accepted or is gone, TooManyAttempts.
    """
    row = await _taken(connection, invitation_id, by=by)
    await throttle.take(connection, Trial.INVITATION, account=by.name, address=by.origin)
    await invitations.mail(connection, row["email"], row["content"], by=by)
    await _record(connection, Action.PERSON_INVITE, row, by=by)


async def _taken(connection: Connection, invitation_id: int, *, by: Actor) -> Record:
    require(by, Permission.MANAGE_PEOPLE)
    row: Record | None = await queries.take_invitation(connection, link_id=invitation_id, purpose=INVITATION.name)
    if row is None:
        raise NotFound()
    return row


async def _record(connection: Connection, action: Action, row: Record, *, by: Actor) -> None:
    details = {"role": row["content"]["role"], "organisation": row["content"]["organisation_id"]}
    await audit.append(connection, action, by.person_id or 0, by=by, details=details)
