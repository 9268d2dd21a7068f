"""The letters in which entrants hear what became of their entries."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from matchmaker.notices.letters import CallTold
from matchmaker.notices.model import MailKind


@dataclass(frozen=True, kw_only=True)
class CallResult(CallTold):
    """The council's decision on an entry; `outcome` in the reader's words."""

    kind: ClassVar[MailKind] = MailKind.CALL_RESULT
    number: int
    outcome: str
    object_until: datetime


@dataclass(frozen=True, kw_only=True)
class CallResultCorrected(CallTold):
    """The same after the council has corrected its decision: why, and until when one may object to the new one."""

    kind: ClassVar[MailKind] = MailKind.CALL_RESULT_CORRECTED
    number: int
    outcome: str
    reason: str
    object_until: datetime


@dataclass(frozen=True, kw_only=True)
class CallCancelled(CallTold):
    """To whoever has entered a call, or begun to, that it ends without a result."""

    kind: ClassVar[MailKind] = MailKind.CALL_CANCELLED
    reason: str


@dataclass(frozen=True, kw_only=True)
class CallResultChanged(CallTold):
    """The same once it is another, since the papers of a winner did not hold."""

    kind: ClassVar[MailKind] = MailKind.CALL_RESULT_CHANGED
    number: int
    outcome: str


@dataclass(frozen=True, kw_only=True)
class ObjectionAnswered(CallTold):
    kind: ClassVar[MailKind] = MailKind.OBJECTION_ANSWERED
    answer: str
    upheld: bool
