"""The application behind the product's own server, and a client that sends it whatever bytes it likes."""

import asyncio
import socket
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass

from fastapi import FastAPI

from matchmaker.cli.serving import Server

PATIENCE = 60  # seconds, on a busy machine
GO_ON = b"HTTP/1.1 100 Continue\r\n\r\n"


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What came back before the server closed; status 0 where that was nothing."""

    status: int
    headers: Mapping[str, str]
    body: str


@asynccontextmanager
async def served(app: FastAPI) -> AsyncIterator[int]:
    """The port that the application answers on."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = int(listener.getsockname()[1])
        ready = asyncio.Event()
        server = Server(app, port, ready.set)
        serving = asyncio.create_task(server.serve(sockets=[listener]))
        await ready.wait()
        try:
            yield port
        finally:
            server.stop()
            await serving


async def answer_to(port: int, raw: bytes, *, gone: bool = False) -> Answer:
    """Sends the bytes on a connection of their own. `gone`: whoever sent them does not wait for the answer."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(raw)
    if gone:
        await writer.drain()
        writer.close()
        return Answer(status=0, headers={}, body="")
    received = b""
    try:
        async with asyncio.timeout(PATIENCE):
            received = await reader.read()
    except ConnectionError:  # it answered and closed before all was sent
        pass
    finally:
        writer.close()
    return _parsed(received)


def _parsed(received: bytes) -> Answer:
    head, _, body = received.removeprefix(GO_ON).partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    headers = {name: value for name, _, value in (line.partition(": ") for line in lines)}
    status = int(first.split(" ")[1]) if first.startswith("HTTP/1.1 ") else 0
    return Answer(status=status, headers=headers, body=body.decode("utf-8", "replace"))
