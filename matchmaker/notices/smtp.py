"""Handing one mail to a mail server, with the moment marked from which the server may have it.

RFC 5321 lets a server take a mail only when it has seen the line with a single dot that ends the text. The text is
therefore sent first, then the outbox is told, then the dot goes out: whoever dies before the outbox was told has
delivered nothing.
"""

import asyncio
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from email.message import EmailMessage
from typing import Literal

from aiosmtplib import SMTP, SMTPDataError, SMTPException, SMTPRecipientRefused, SMTPSenderRefused
from aiosmtplib.errors import SMTPResponseException, SMTPServerDisconnected

from matchmaker.notices.outbox import MailState, Outcome

COMMAND_SECONDS = 60.0
TEXT_SECONDS = 180.0
# RFC 5321, 4.5.3.2.6: a server may think for ten minutes about a text; who waits less doubts too early.
ANSWER_SECONDS = 600.0
DRAIN_SECONDS = 0.01
LONGEST_REASON = 500

GO_AHEAD = 354
TAKEN = 250

_REFUSALS = (SMTPSenderRefused, SMTPRecipientRefused, SMTPDataError)


@dataclass(frozen=True, kw_only=True)
class SmtpTransport:
    """Sends through one server, a connection a mail. The password appears in no representation of it."""

    host: str
    port: int
    security: Literal["starttls", "tls", "none"]
    user: str | None
    password: str | None = field(repr=False)
    sender: str
    local_name: str

    async def send(self, message: EmailMessage, hand_over: Callable[[], Awaitable[None]]) -> Outcome:
        """Tries once. What `hand_over` raises comes out of here, and the server has not taken the mail then."""
        smtp = self._client()
        try:
            if refused := await self._offer(smtp, message):
                return refused
            await hand_over()
            return await _finish(smtp)
        finally:
            _leave(smtp)

    def _client(self) -> SMTP:
        return SMTP(
            hostname=self.host,
            port=self.port,
            username=self.user,
            password=self.password,
            local_hostname=self.local_name,
            use_tls=self.security == "tls",
            start_tls=self.security == "starttls",
            timeout=COMMAND_SECONDS,
        )

    async def _offer(self, smtp: SMTP, message: EmailMessage) -> Outcome | None:
        """Everything but the dot. None when the server is ready to take the mail."""
        try:
            await smtp.connect()
            await smtp.mail(self.sender)
            await smtp.rcpt(message["To"].addresses[0].addr_spec)
            await _send_text(smtp, message.as_bytes())
        except _REFUSALS as refusal:
            return _refused(refusal)
        except (SMTPException, OSError) as error:  # timeouts and failed certificates are among them
            return Outcome(state=MailState.WAITING, reason=_reason(error))
        return None


async def _send_text(smtp: SMTP, text: bytes) -> None:
    answer = await smtp.execute_command(b"DATA")
    if answer.code != GO_AHEAD:
        raise SMTPDataError(answer.code, answer.message)
    protocol = smtp.protocol
    if protocol is None:
        raise SMTPServerDisconnected("Connection lost")
    protocol.write(_stuffed(text))
    async with asyncio.timeout(TEXT_SECONDS):
        # nothing may wait here in our process when the dot is due
        while isinstance(protocol.transport, asyncio.WriteTransport) and protocol.transport.get_write_buffer_size():
            await asyncio.sleep(DRAIN_SECONDS)


def _stuffed(text: bytes) -> bytes:
    """RFC 5321, 4.5.2: a line that begins with a dot gets one more, so that only ours ends the text."""
    lines = text if text.endswith(b"\r\n") else text + b"\r\n"
    return re.sub(rb"^\.", b"..", lines, flags=re.MULTILINE)


async def _finish(smtp: SMTP) -> Outcome:
    """The dot and the server's answer to it; without an answer nobody knows whether the server has the mail."""
    try:
        answer = await smtp.execute_command(b".", timeout=ANSWER_SECONDS)
    except (SMTPException, OSError):
        return Outcome(state=MailState.UNSURE, reason="mail_unanswered")
    if answer.code == TAKEN:
        return Outcome(state=MailState.SENT)
    return _refused(SMTPDataError(answer.code, answer.message))


def _refused(refusal: SMTPResponseException) -> Outcome:
    state = MailState.STOPPED if refusal.code >= 500 else MailState.WAITING
    return Outcome(state=state, reason=_reason(refusal))


def _reason(error: Exception) -> str:
    """What went wrong, on one line: the server's own words, or the kind of failure."""
    if isinstance(error, SMTPResponseException):
        text = f"{error.code} {error.message}"
    else:
        text = f"{type(error).__name__}: {error}"
    return " ".join(re.sub(r"[^\x20-\x7e]+", " ", text).split())[:LONGEST_REASON]


def _leave(smtp: SMTP) -> None:
    """Says goodbye without waiting for the answer: what the outbox learns must not be late for a courtesy."""
    if smtp.protocol and smtp.is_connected:
        smtp.protocol.write(b"QUIT\r\n")
    smtp.close()
