"""The letter that tells an entrant what was received."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from matchmaker.notices.letters import CallTold
from matchmaker.notices.model import MailKind


@dataclass(frozen=True, kw_only=True)
class EntryReceived(CallTold):
    """The receipt of a submission; `receipt` in hexadecimal digits, `code` what judges call the entry."""

    kind: ClassVar[MailKind] = MailKind.ENTRY_RECEIVED
    code: str
    received_at: datetime
    receipt: str
    changes_until: datetime
