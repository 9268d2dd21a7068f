"""Mails of judging."""

from dataclasses import dataclass
from typing import ClassVar

from matchmaker.notices.letters import CallTold
from matchmaker.notices.model import MailKind


@dataclass(frozen=True, kw_only=True)
class EntriesToScore(CallTold):
    """To a judge: so many entries wait for their scores."""

    kind: ClassVar[MailKind] = MailKind.ENTRIES_TO_SCORE
    entries: int


@dataclass(frozen=True, kw_only=True)
class ConflictsToDeclare(CallTold):
    """To a judge or the chair, before they see an entry."""

    kind: ClassVar[MailKind] = MailKind.CONFLICTS_TO_DECLARE
