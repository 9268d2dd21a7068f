"""Without settings, the running system puts its mails into the data folder."""

import asyncio
import stat
from pathlib import Path

from matchmaker.bootstrap import running
from matchmaker.ground.db import transaction
from matchmaker.notices import service as notices
from matchmaker.settings import load_settings
from tests.support.encoders import HASHED
from tests.support.letters import MINUTES, make_mail


async def test_a_mail_of_the_running_system_lands_in_the_folder_and_is_listed(tmp_path: Path, database: str) -> None:
    settings = load_settings(MATCHMAKER_HOME=tmp_path, DATABASE_URL=database)
    async with running(settings, encoder=HASHED) as runtime:
        async with transaction(runtime.pool) as connection:
            await notices.queue_mail(connection, make_mail(attachments=(MINUTES,)), dedupe_key=None)
        async with asyncio.timeout(5):
            while not (mails := notices.local_mails(settings.mail_folder)):
                await asyncio.sleep(0.02)
    (mail,) = mails
    assert (mail.to, mail.attachments) == ("ngocanh@hcmut.example", (MINUTES.name,))
    assert mail.subject == "Xác nhận địa chỉ thư điện tử – Kết nối cung cầu AI"
    assert "http://127.0.0.1:8000/tai-khoan/xac-nhan/m4aDxQ" in mail.text
    assert stat.S_IMODE(settings.mail_folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in settings.mail_folder.iterdir()} == {0o600}


def test_where_no_mail_was_written_none_is_listed(tmp_path: Path) -> None:
    assert notices.local_mails(tmp_path / "mail") == []
