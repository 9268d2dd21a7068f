"""A wire to the database that breaks at a commit: the server has it or not, and the program never hears which."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from enum import Enum
from tempfile import TemporaryDirectory
from urllib.parse import parse_qs, urlsplit

from matchmaker.ground.db import Pool, create_pool


class Cut(Enum):
    AFTER = "the server has committed"
    BEFORE = "the server never hears of it"


class Wire:
    """Passes everything on, until `cut` is set: then the next commit of whoever has sent `marked` is the last."""

    def __init__(self, server: str, marked: bytes) -> None:
        self.cut: Cut | None = None
        self._server, self._marked = server, marked

    async def connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        from_server, to_server = await asyncio.open_unix_connection(self._server)
        answers = asyncio.create_task(_pass_on(from_server, writer))
        seen = b""
        while sent := await reader.read(65536):
            seen += sent
            if self.cut and self._marked in seen and b"COMMIT;" in sent:
                answers.cancel()
                await asyncio.wait([answers])
                if self.cut is Cut.AFTER:
                    to_server.write(sent)
                    while b"COMMIT" not in await from_server.read(65536):
                        pass
                break
            to_server.write(sent)
        writer.close()
        to_server.close()


async def _pass_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while sent := await reader.read(65536):
        writer.write(sent)
    writer.close()


@asynccontextmanager
async def cut_wire(dsn: str, marked: str) -> AsyncIterator[tuple[Wire, Pool]]:
    """A wire in front of the server, and a pool that uses it."""
    [sockets] = parse_qs(urlsplit(dsn).query)["host"]
    name = ".s.PGSQL.5432"
    wire = Wire(f"{sockets}/{name}", marked.encode())
    with TemporaryDirectory(prefix="wire-") as folder:  # a short path: that of a socket has 107 bytes at most
        listening = await asyncio.start_unix_server(wire.connected, f"{folder}/{name}")
        pool = await create_pool(dsn.replace(sockets, folder))
        try:
            yield wire, pool
        finally:
            pool.terminate()
            listening.close()
