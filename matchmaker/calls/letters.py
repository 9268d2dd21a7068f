"""Mails around a call before anybody enters it."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from matchmaker.notices.letters import CallTold
from matchmaker.notices.model import Link, MailKind


@dataclass(frozen=True, kw_only=True)
class CallToRead(CallTold):
    """To a scientist: whether they understand it, and would enter."""

    kind: ClassVar[MailKind] = MailKind.CALL_TO_READ
    answer_until: datetime


@dataclass(frozen=True, kw_only=True)
class CallAppointed(CallTold):
    """To somebody who has a duty in a call; `duty` in the reader's words."""

    kind: ClassVar[MailKind] = MailKind.CALL_APPOINTED
    duty: str


@dataclass(frozen=True, kw_only=True)
class CallAppointmentEnded(CallTold):
    kind: ClassVar[MailKind] = MailKind.CALL_APPOINTMENT_ENDED
    duty: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class CallOpened(CallTold):
    """To whoever may have a solution."""

    kind: ClassVar[MailKind] = MailKind.CALL_OPENED
    closes_at: datetime


@dataclass(frozen=True, kw_only=True)
class CallInSector(CallTold):
    """To whoever follows calls of a sector, which is in the reader's words; `ends_at` is where they end it."""

    kind: ClassVar[MailKind] = MailKind.CALL_IN_SECTOR
    sector: str
    closes_at: datetime
    ends_at: Link


@dataclass(frozen=True, kw_only=True)
class CallForNeed(CallTold):
    """To the owner of a need for which solutions are called."""

    kind: ClassVar[MailKind] = MailKind.CALL_FOR_NEED
    closes_at: datetime
