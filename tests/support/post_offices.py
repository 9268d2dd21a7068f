"""A real SMTP server in the test's own loop, that refuses, dawdles and vanishes as the test asks."""

import asyncio
import ssl
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP as SMTP_POLICY

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from matchmaker.notices.smtp import SmtpTransport
from tests.support.servers import free_port

SENDER = "thongbao@ketnoi.example"


def read(raw: bytes) -> EmailMessage:
    return message_from_bytes(raw, _class=EmailMessage, policy=SMTP_POLICY)


class PostOffice:
    """Keeps what it took. `answers` are given once each, by command: "MAIL", "RCPT" or "DATA"; then it is kind."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.taken: list[bytes] = []
        self.offered: list[bytes] = []  # what it refused included
        self.answers: dict[str, list[str]] = {}
        self.open_lines = 0
        self.on_data: Callable[[], None] | None = None  # called when a whole mail is there, before it is answered
        self.users: list[tuple[bytes, bytes]] = []

    @property
    def mails(self) -> list[EmailMessage]:
        return [read(raw) for raw in self.taken]

    def _answer(self, command: str, usual: str = "250 OK") -> str:
        return self.answers[command].pop(0) if self.answers.get(command) else usual

    async def handle_MAIL(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        envelope.mail_from = address
        return self._answer("MAIL")

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        answer = self._answer("RCPT")
        if answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        answer = self._answer("DATA")
        assert isinstance(envelope.original_content, bytes)
        self.offered.append(envelope.original_content)
        if answer.startswith("250"):
            self.taken.append(envelope.original_content)
        if self.on_data:
            self.on_data()
        return answer

    def check(self, server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: object) -> AuthResult:
        assert isinstance(data, LoginPassword)
        self.users.append((data.login, data.password))
        return AuthResult(success=True)

    async def quiet(self) -> None:
        """Waits until every connection has ended."""
        async with asyncio.timeout(10):
            while self.open_lines:
                await asyncio.sleep(0.01)


@asynccontextmanager
async def serving(office: PostOffice, *, tls: ssl.SSLContext | None = None) -> AsyncIterator[PostOffice]:
    """The office is open as long as the block runs."""

    class Line(SMTP):
        def connection_made(self, transport: asyncio.BaseTransport) -> None:
            if not isinstance(transport, asyncio.sslproto._SSLProtocolTransport):  # still the same line
                office.open_lines += 1
            super().connection_made(transport)

        def connection_lost(self, error: Exception | None) -> None:
            office.open_lines -= 1
            super().connection_lost(error)

    def line() -> SMTP:
        # without TLS too it would take a password, if one were told
        return Line(
            office, hostname="mail.example", tls_context=tls, authenticator=office.check, auth_require_tls=bool(tls)
        )

    server = await asyncio.get_running_loop().create_server(line, "127.0.0.1", office.port)
    try:
        yield office
    finally:
        server.close()
        await server.wait_closed()


@asynccontextmanager
async def open_office() -> AsyncIterator[PostOffice]:
    async with serving(PostOffice(free_port())) as office:
        yield office


def transport_to(port: int, **overrides: object) -> SmtpTransport:
    values: dict[str, object] = {
        "host": "127.0.0.1",
        "port": port,
        "security": "none",
        "user": None,
        "password": None,
        "sender": SENDER,
        "local_name": "ketnoi.example",
    }
    return SmtpTransport(**values | overrides)  # type: ignore[arg-type]
