"""The folder that mails of the local mode land in."""

import os
from email.message import EmailMessage
from pathlib import Path

import pytest

from matchmaker.notices.folder import FolderTransport
from matchmaker.notices.outbox import MailState


async def nothing() -> None:
    """Nobody is handed anything."""


async def test_a_mail_and_its_name_are_on_disk_for_good_before_it_counts_as_sent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[str] = []
    monkeypatch.setattr(os, "fsync", lambda file: synced.append(os.readlink(f"/proc/self/fd/{file}")))
    message = EmailMessage()
    message["Message-ID"] = "<one@so.example>"
    outcome = await FolderTransport(tmp_path).send(message, nothing)
    assert outcome.state is MailState.SENT
    assert synced == [f"{tmp_path}/.one", str(tmp_path)]
