"""`matchmaker setup` and `matchmaker serve`."""

import asyncio
import errno
import gc
import logging
import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

import uvicorn
from fastapi import FastAPI

from embeddings.encoder import ModelIdentity
from matchmaker.bootstrap import Runtime, prepare_model, running
from matchmaker.cli.console import Console, Meter
from matchmaker.ground.db import transaction
from matchmaker.ground.errors import FileUnusable, PortTaken, StartFailed
from matchmaker.ground.keys import KeyFile
from matchmaker.people import accounts, demonstration, known_keys
from matchmaker.progress.clusters import load_clustering
from matchmaker.settings import LOOPBACK, Settings
from seeds.load import load_if_empty
from web.app import create_app
from web.assets import ensure_assets
from web.ground.protocol import PatientProtocol

GRACE_SECONDS = 10
YOUNG_OBJECTS = 50_000  # that a collection waits for


def prepare(console: Console) -> None:
    """Whatever a start needs and a clone does not hold. Raises StartFailed."""
    ensure_assets(console.progress)
    prepare_model(console.settings, console.progress)


def serve(console: Console, *, empty: bool) -> None:
    """Until Ctrl-C or SIGTERM, which end it well whatever it is doing then. Raises StartFailed."""
    for ours in ("matchmaker", "embeddings", "web", "seeds"):
        logging.getLogger(ours).setLevel(console.settings.log_level.upper())
    asyncio.run(_serve_until_stopped(console, empty=empty))


class _Stop:
    """What Ctrl-C and SIGTERM do: give up the start, later let the server finish, at last nothing any more."""

    def __init__(self, act: Callable[[], object]) -> None:
        self.act = act

    def __call__(self) -> None:
        self.act()


async def _serve_until_stopped(console: Console, *, empty: bool) -> None:
    loop = asyncio.get_running_loop()
    stop = _Stop(lambda: None)
    serving = asyncio.create_task(_serve(console, stop, empty=empty))
    stop.act = serving.cancel
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop)
    with suppress(asyncio.CancelledError):
        await serving
    console.say("Stopped.")


async def _serve(console: Console, stop: _Stop, *, empty: bool) -> None:
    with _own_port(console.settings) as taken:
        await asyncio.to_thread(prepare, console)
        meter = Meter(console, console.translate("texts embedded"))
        async with running(console.settings, progress=console.progress, embedded=meter) as runtime:
            await load_if_empty(runtime, decline=empty, progress=console.progress)
            await look_at_keys(console, runtime)
            await _prepare_accounts(console, runtime)
            server = Server(create_app(runtime), console.settings.port, lambda: _welcome(console))
            stop.act = server.stop
            await _serve_with_model(server, runtime, taken)
            stop.act = lambda: None  # what ends now must end in order
            console.say("Stopping…")


async def look_at_keys(console: Console, runtime: Runtime) -> None:
    """Says which key is another one than this database knows, or lies open; records those that it does not know yet.

    Raises FileUnusable for one that is damaged.
    """
    folder = runtime.settings.data_folder
    async with transaction(runtime.pool) as connection:
        faults = await known_keys.remember(connection, folder)
    paths = [folder / file for file in KeyFile]
    for fault in (*faults, *(FileUnusable("key_exposed", path=path) for path in paths if known_keys.exposed(path))):
        console.explain(fault)


async def _prepare_accounts(console: Console, runtime: Runtime) -> None:
    """The demonstration's accounts where they are wanted. Raises StartFailed for a public server nobody administers."""
    settings = runtime.settings
    async with transaction(runtime.pool) as connection:
        if settings.demo:
            await demonstration.ensure(connection)
        elif not await accounts.has_administrator(connection):
            if settings.host not in LOOPBACK:
                raise StartFailed("no_administrator")
            console.say("Nobody can sign in yet: make an administrator with `matchmaker user create`.")


async def _serve_with_model(server: "Server", runtime: Runtime, taken: socket.socket) -> None:
    """Serves while the model is loading; a model that cannot be loaded ends it. Raises ModelUnusable then."""
    model = asyncio.ensure_future(runtime.encoder.identity())
    settling = asyncio.create_task(_settle(model, server))
    await server.serve(sockets=[taken])
    if model.done():
        model.result()
    settling.cancel()
    model.cancel()


async def _settle(model: asyncio.Future[ModelIdentity], server: "Server") -> None:
    try:
        await model
    except Exception:  # raised again by whoever serves
        server.stop()
        return
    await asyncio.to_thread(load_clustering)
    keep_what_is_loaded()


def keep_what_is_loaded() -> None:
    """Once the model is in memory: no collection looks through what is loaded again, and collections are rarer.

    Pages that make many values for a moment, such as the figures of all cases, take half the time.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG_OBJECTS, 20, 20)


def _welcome(console: Console) -> None:
    settings = console.settings
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    console.say("Ready: http://%(host)s:%(port)s (Ctrl-C stops everything)", host=host, port=settings.port)


class Server(uvicorn.Server):
    """Tells when it answers, and leaves the signals to us: its own way of passing them on ends in exit code ≠ 0."""

    def __init__(self, app: FastAPI, port: int, on_ready: Callable[[], None]) -> None:
        super().__init__(
            uvicorn.Config(
                app,
                log_config=None,
                access_log=False,
                http=PatientProtocol,
                ws="none",  # no page of ours opens a socket
                proxy_headers=False,  # whom to believe about addresses is a setting of ours
                server_header=False,  # which program and version answer is nobody's business
                lifespan="on",
                timeout_graceful_shutdown=GRACE_SECONDS,
            )
        )
        self._port = port
        self._on_ready = on_ready

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        try:
            await super().startup(sockets=sockets)
        except OSError as error:  # two that started at once have both bound the port; one may listen
            if error.errno == errno.EADDRINUSE:
                raise PortTaken(port=self._port) from error
            raise
        if self.started:
            self._on_ready()

    def stop(self) -> None:
        """The first time lets open requests finish, the second does not."""
        self.force_exit = self.should_exit
        self.should_exit = True


@contextmanager
def _own_port(settings: Settings) -> Iterator[socket.socket]:
    """The port, taken before anything starts but not answering yet. Raises PortTaken or StartFailed."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    with socket.socket(family) as taken:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            taken.bind((settings.host, settings.port))
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                raise PortTaken(port=settings.port) from error
            raise StartFailed(reason=f"{settings.host}:{settings.port}: {error.strerror}") from error
        yield taken
