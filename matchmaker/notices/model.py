"""A mail as it is queued, and a notice as its reader finds it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from matchmaker.notices.kinds import MailKind as MailKind
from matchmaker.notices.kinds import NoticeKind as NoticeKind
from matchmaker.notices.letters import Letter
from matchmaker.notices.link import Link as Link


@dataclass(frozen=True, kw_only=True)
class Attachment:
    name: str
    media_type: str  # such as "application/pdf"
    content: bytes


@dataclass(frozen=True, kw_only=True)
class Mail:
    """A letter to one address, in the reader's language ("vi" or "en")."""

    to: str
    locale: str
    letter: Letter
    attachments: tuple[Attachment, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Notice:
    """Something told to a person inside the service; `read_at` is None while unread."""

    id: int
    kind: NoticeKind
    subject: str
    subject_id: int
    params: Mapping[str, Any]
    created_at: datetime
    read_at: datetime | None
