"""A password travels encrypted to a server that proved who it is, or not at all."""

import ssl
import subprocess
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from matchmaker.ground.db import Pool, transaction
from matchmaker.ground.errors import SettingsInvalid
from matchmaker.notices import service as notices
from matchmaker.notices.composing import Sender
from matchmaker.notices.folder import FolderTransport
from matchmaker.notices.smtp import SmtpTransport
from matchmaker.notices.worker import MailWorker, transport_of
from matchmaker.sentences import describe
from matchmaker.settings import load_settings
from tests.support.letters import make_mail
from tests.support.post_offices import SENDER, PostOffice, serving, transport_to
from tests.support.servers import free_port

FROM = Sender(address=SENDER, base_address="https://ketnoi.example")


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate of 127.0.0.1 with its key, trusted by nobody yet."""
    file = tmp_path_factory.mktemp("tls") / "both.pem"
    subject = "-subj /CN=127.0.0.1 -addext subjectAltName=IP:127.0.0.1 -days 2"
    command = f"openssl req -x509 -newkey rsa:2048 -nodes -keyout {file}.key -out {file}.crt {subject}"
    subprocess.run(command.split(), check=True, capture_output=True)
    file.write_bytes(Path(f"{file}.key").read_bytes() + Path(f"{file}.crt").read_bytes())
    return file


@pytest.fixture
async def encrypted(certificate: Path) -> AsyncIterator[PostOffice]:
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(certificate)
    async with serving(PostOffice(free_port()), tls=tls) as office:
        yield office


async def send(database: str, pool: Pool, port: int) -> tuple[str, str | None]:
    """One try with a password over STARTTLS; the mail's state and reason after it."""
    async with transaction(pool) as connection:
        await notices.queue_mail(connection, make_mail(), dedupe_key=None)
    transport = transport_to(port, security="starttls", user="ketnoi", password="khong-ai-biet")
    worker = MailWorker(database, transport, FROM)
    await worker.empty_outbox()
    await worker.stop()
    row = await pool.fetchrow("SELECT state, reason FROM mail")
    assert row
    return row["state"], row["reason"]


async def test_a_password_reaches_a_trusted_server(
    database: str, pool: Pool, encrypted: PostOffice, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    assert await send(database, pool, encrypted.port) == ("sent", None)
    assert encrypted.users == [(b"ketnoi", b"khong-ai-biet")]


async def test_a_server_that_nobody_vouches_for_gets_neither_password_nor_mail(
    database: str, pool: Pool, encrypted: PostOffice
) -> None:
    state, reason = await send(database, pool, encrypted.port)
    assert state == "waiting"
    assert "certificate" in (reason or "").lower()
    assert (encrypted.users, encrypted.taken) == ([], [])


async def test_a_server_that_does_not_encrypt_gets_neither_password_nor_mail(database: str, pool: Pool) -> None:
    async with serving(PostOffice(free_port())) as plain:
        state, _ = await send(database, pool, plain.port)
    assert state == "waiting"
    assert (plain.users, plain.taken) == ([], [])


@pytest.mark.parametrize(
    ("wrong", "name"),
    [
        ({"MATCHMAKER_MAIL_FROM": None}, "MATCHMAKER_MAIL_FROM"),
        ({"MATCHMAKER_MAIL_FROM": "Kết nối <a@b.example>"}, "MATCHMAKER_MAIL_FROM"),
        ({"MATCHMAKER_SMTP_SECURITY": "none", "MATCHMAKER_SMTP_PASSWORD": "khong-ai-biet"}, "MATCHMAKER_SMTP_SECURITY"),
        ({"MATCHMAKER_SMTP_PASSWORD": ["khong-ai-biet"]}, "MATCHMAKER_SMTP_PASSWORD"),
        ({"MATCHMAKER_MAIL_FROM": "đức@b.example"}, "MATCHMAKER_MAIL_FROM"),
        ({"MATCHMAKER_MAIL_FROM": "mailto:a@b.example"}, "MATCHMAKER_MAIL_FROM"),
        ({"MATCHMAKER_SMTP_HOST": "smtp://thu.example"}, "MATCHMAKER_SMTP_HOST"),
        ({"MATCHMAKER_SMTP_HOST": "thu.example:587"}, "MATCHMAKER_SMTP_HOST"),
        ({"MATCHMAKER_PUBLIC_ADDRESS": "ketnoi.example"}, "MATCHMAKER_PUBLIC_ADDRESS"),
        ({"MATCHMAKER_PUBLIC_ADDRESS": "https://ketnoi.example/ai"}, "MATCHMAKER_PUBLIC_ADDRESS"),
        ({"MATCHMAKER_PUBLIC_ADDRESS": "https://a@ketnoi.example"}, "MATCHMAKER_PUBLIC_ADDRESS"),
    ],
)
def test_settings_that_cannot_send_are_refused_at_the_start(wrong: dict[str, object], name: str) -> None:
    right = {"MATCHMAKER_SMTP_HOST": "thu.example", "MATCHMAKER_MAIL_FROM": "thongbao@ketnoi.example"}
    with pytest.raises(SettingsInvalid) as refused:
        load_settings(**right | wrong)
    assert refused.value.params["name"] == name
    assert "khong-ai-biet" not in str(refused.value)


def test_a_wrong_setting_is_told_in_the_readers_language() -> None:
    with pytest.raises(SettingsInvalid) as refused:
        load_settings(MATCHMAKER_PUBLIC_ADDRESS="https://ketnoi.example/ai")
    assert "không kèm đường dẫn và tên người dùng. Hãy sửa" in describe(refused.value, "vi")


def test_names_of_servers_are_kept_in_the_spelling_that_programs_use() -> None:
    given = load_settings(
        MATCHMAKER_SMTP_HOST="Thư.VN",
        MATCHMAKER_MAIL_FROM="ThongBao@Công-ty.VN",
        MATCHMAKER_PUBLIC_ADDRESS="HTTPS://Công-ty.VN:443/",
    )
    assert given.smtp_host == "xn--th-e0a.vn"
    assert given.mail_from == "ThongBao@xn--cng-ty-ixa.vn"
    assert given.base_address == "https://xn--cng-ty-ixa.vn"


def test_mails_go_to_the_server_of_the_settings_or_else_into_the_folder(tmp_path: Path) -> None:
    local = load_settings(MATCHMAKER_HOME=tmp_path, MATCHMAKER_PORT=8080)
    assert isinstance(transport_of(local, FROM), FolderTransport)
    assert local.base_address == "http://127.0.0.1:8080"
    public = load_settings(
        MATCHMAKER_SMTP_HOST="thu.example",
        MATCHMAKER_MAIL_FROM="thongbao@ketnoi.example",
        MATCHMAKER_SMTP_PASSWORD="khong-ai-biet",
        MATCHMAKER_PUBLIC_ADDRESS="https://ketnoi.example/",
    )
    transport = transport_of(public, FROM)
    assert isinstance(transport, SmtpTransport)
    assert (transport.port, transport.security, transport.password) == (587, "starttls", "khong-ai-biet")
    assert public.base_address == "https://ketnoi.example"
    assert "khong-ai-biet" not in repr(public) + repr(transport)
