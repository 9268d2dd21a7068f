"""Mails to people who asked about their own data. What was answered stands on their page and in no mail."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from matchmaker.notices.kinds import MailKind
from matchmaker.notices.letters import DataRequestTold


@dataclass(frozen=True, kw_only=True)
class DataRequestAnswered(DataRequestTold):
    """The first answer is there; by when it is carried out."""

    kind: ClassVar[MailKind] = MailKind.DATA_REQUEST_ANSWERED
    complete_by: date


@dataclass(frozen=True, kw_only=True)
class DataRequestExtended(DataRequestTold):
    """A withdrawal of consent takes longer, until when and why."""

    kind: ClassVar[MailKind] = MailKind.DATA_REQUEST_EXTENDED
    complete_by: date
    reason: str


@dataclass(frozen=True, kw_only=True)
class DataRequestCompleted(DataRequestTold):
    """What was asked for is done."""

    kind: ClassVar[MailKind] = MailKind.DATA_REQUEST_COMPLETED
