"""The local mode's post: every mail lands as an .eml file in a folder, exactly once, and is read from there."""

import asyncio
import os
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import parsedate_to_datetime
from pathlib import Path

from matchmaker.ground.file_store import move
from matchmaker.notices.outbox import MailState, Outcome


@dataclass(frozen=True, kw_only=True)
class LocalMail:
    """A mail as it would have arrived; `name` is the file's. `sent_at` is in UTC."""

    name: str
    to: str
    subject: str
    sent_at: datetime
    text: str
    attachments: tuple[str, ...]


class FolderTransport:
    """Writes each mail under a name from its Message-ID: writing it once more changes nothing."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    async def send(self, message: EmailMessage, hand_over: Callable[[], Awaitable[None]]) -> Outcome:
        """A file can be written again, so that there is no moment of which nobody knows: nothing is handed over."""
        try:
            await asyncio.to_thread(self._write, message)
        except OSError as error:
            return Outcome(state=MailState.WAITING, reason=f"{type(error).__name__}: {error.strerror}")
        return Outcome(state=MailState.SENT)

    def _write(self, message: EmailMessage) -> None:
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        name = message["Message-ID"].strip("<>").split("@")[0]
        draft = self._folder / f".{name}"
        try:
            with open(draft, "wb", opener=_private) as file:
                file.write(message.as_bytes())
                file.flush()
                os.fsync(file.fileno())
            move(draft, self._folder / f"{name}.eml")
        finally:
            draft.unlink(missing_ok=True)  # where the disk had no room for all of it


def local_mails(folder: Path, *, limit: int = 100) -> list[LocalMail]:
    """The newest mails of the folder, newest first; none when there is no folder yet."""
    files = sorted(folder.glob("*.eml"), key=lambda path: path.stat().st_mtime_ns, reverse=True)
    return [_read(path) for path in files[:limit]]


def forget(folder: Path, address: str) -> int:
    """Deletes every mail to this address; gives how many there were."""
    mails = [path for path in folder.glob("*.eml") if _read(path).to.lower() == address.lower()]
    for path in mails:
        path.unlink(missing_ok=True)
    return len(mails)


def _read(path: Path) -> LocalMail:
    message = message_from_bytes(path.read_bytes(), _class=EmailMessage, policy=SMTP)
    body = message.get_body()
    return LocalMail(
        name=path.name,
        to=str(message["To"]),
        subject=str(message["Subject"]),
        sent_at=parsedate_to_datetime(message["Date"]),
        text=body.get_content() if body else "",
        attachments=tuple(part.get_filename() or "" for part in message.iter_attachments()),
    )


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
