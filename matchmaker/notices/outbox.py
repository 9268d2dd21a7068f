"""A mail on its way: its states, how a try ended, and the mail as the outbox holds it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from matchmaker.notices.model import MailKind


class MailState(StrEnum):
    """`WAITING` → `SENDING` → `SENT`, or back to waiting after a failure that may pass.

    `STOPPED` will not be tried again, and was not delivered. `UNSURE`: the last byte was handed to the mail server
    and its answer was lost; it most likely arrived, and is never sent again unless a person asks for it.
    """

    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    STOPPED = "stopped"
    UNSURE = "unsure"


@dataclass(frozen=True, kw_only=True)
class QueuedMail:
    """A mail as the outbox holds it. Times are in UTC."""

    id: int
    key: UUID
    kind: MailKind
    locale: str
    recipient: str
    subject: str
    state: MailState
    reason: str | None
    due_at: datetime
    created_at: datetime
    ended_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """How a try ended; `reason` is None only when it was sent."""

    state: MailState
    reason: str | None = None
