"""A mail worker that is killed at a chosen point: `python -m tests.integration.notices.dying`.

Arguments: the database's address, "smtp:PORT" or "folder:PATH", and the point (`tests.support.mortal`).
"""

import asyncio
import os
import sys
from collections.abc import Callable
from pathlib import Path
from stat import S_ISDIR
from typing import Any

from aiosmtplib import SMTP
from aiosmtplib.protocol import SMTPProtocol

from matchmaker.notices import smtp, worker
from matchmaker.notices.composing import Sender
from matchmaker.notices.folder import FolderTransport
from matchmaker.notices.statements import queries
from tests.support.mortal import CALL, OPERATION, MortalQueries, calls, mortal, pass_by
from tests.support.post_offices import SENDER, transport_to

DSN, PLACE = sys.argv[1:3]


class MortalSMTP(SMTP):
    async def connect(self, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
        return await mortal("connect", super().connect)(*args, **kwargs)

    async def execute_command(self, *args: bytes, **kwargs: Any) -> Any:  # noqa: ANN401
        return await mortal(args[0].decode(), super().execute_command)(*args, **kwargs)


def half_a_text(write: Callable[[SMTPProtocol, bytes], None]) -> Callable[[SMTPProtocol, bytes], None]:
    def run(self: SMTPProtocol, data: bytes) -> None:
        if not data.startswith(b"From:"):
            return write(self, data)
        calls["text"] += 1
        write(self, data[: len(data) // 2])
        pass_by("during", "text")
        return write(self, data[len(data) // 2 :])

    return run


def half_a_file(fsync: Callable[[int], None]) -> Callable[[int], None]:
    def run(file: int) -> None:
        if S_ISDIR(os.fstat(file).st_mode):  # the name, once the file is whole
            return fsync(file)
        calls["file"] += 1
        if OPERATION == "file" and calls["file"] == int(CALL):
            os.ftruncate(file, 100)
        pass_by("during", "file")
        return fsync(file)

    return run


async def main() -> None:
    for owner, name, mortal_one in (
        (worker, "queries", MortalQueries(queries)),
        (smtp, "SMTP", MortalSMTP),
        (SMTPProtocol, "write", half_a_text(SMTPProtocol.write)),
        (os, "fsync", half_a_file(os.fsync)),
    ):
        setattr(owner, name, mortal_one)
    way, _, place = PLACE.partition(":")
    transport = transport_to(int(place)) if way == "smtp" else FolderTransport(Path(place))
    sender = Sender(address=SENDER, base_address="https://ketnoi.example")
    await worker.MailWorker(DSN, transport, sender).empty_outbox()


asyncio.run(main())
