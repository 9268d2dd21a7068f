"""The embedded PostgreSQL server, used only when no DATABASE_URL is given.

It listens on a Unix socket in a folder that nobody else may enter, never on TCP. It knows its callers by
their operating-system user ("peer"), so there is no password to keep or to leak. They may call as its owner, who
migrates, or as the application's role, whose rights `matchmaker.ground.roles` sets.
"""

import errno
import fcntl
import logging
import os
import pwd
import shutil
import signal
import socket
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from matchmaker.ground.errors import DatabaseUnusable
from matchmaker.ground.postgres_place import MAJOR, Account, Place, check_private, find_place, identity, run_as

DATABASE = OWNER = "matchmaker"
APPLICATION = "matchmaker_app"
# After a kill, the old server's processes need about a second to notice; until then a start is refused.
LEFTOVERS_SECONDS = 30.0
STOP_SECONDS = 300
_LEFTOVERS = ('"postmaster.pid" already exists', "pre-existing shared memory block")
_DISK_FULL = (errno.ENOSPC, errno.EDQUOT)
_NO_SPACE = (*(os.strerror(number) for number in _DISK_FULL), "Check free disk space")
_NOT_WRITABLE = (errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOTDIR, errno.EEXIST)
_LARGEST_LOG = 10_000_000

log = logging.getLogger(__name__)


class EmbeddedPostgres:
    """One server per folder, shared by all processes that use the folder; the last one to leave stops it.

    Data is never removed, nor is `postmaster.pid`: what a crash left behind, PostgreSQL recovers itself.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._in_use: IO[bytes] | None = None
        self._turn = threading.Lock()
        self._leaving = threading.Event()

    def start(self) -> str:
        """Starts the server, or joins the one that runs; returns its owner's address once it is ready.

        Recovery after a crash may take minutes: progress is logged. Calling it again after the server has
        died starts it anew. Raises DatabaseUnusable with the reason.
        """
        with self._turn, _file_errors_explained(self._folder):
            self._folder.mkdir(parents=True, exist_ok=True)
            with _locked(self._folder / "lock"):
                place = find_place(self._folder)
                _prepare(place)
                if _await_ready(place, lambda: self._wanted() and _listens(place)):
                    _let_application_in(place)
                else:
                    _launch(place, self._wanted)
                self._in_use = self._in_use or _share(self._folder / "in-use")
        return f"postgresql://{OWNER}@/{DATABASE}?host={place.sockets}"

    def stop(self) -> None:
        """Leaves the server, and stops it cleanly unless another process still uses it.

        Called from another thread it also ends a `start` that is still waiting.
        """
        self._leaving.set()
        with self._turn:
            self._leaving.clear()
            if self._in_use is None:
                return
            with _locked(self._folder / "lock"):
                if _is_last(self._in_use):
                    _shut_down(find_place(self._folder))
                self._in_use.close()
                self._in_use = None

    def _wanted(self) -> bool:
        return not self._leaving.is_set()


def application_address(owner_address: str) -> str:
    """Where the application's role reaches the database that `EmbeddedPostgres.start` gave the address of."""
    return owner_address.replace(f"//{OWNER}@", f"//{APPLICATION}@", 1)


def _prepare(place: Place) -> None:
    """Leaves data of the right version in folders that nobody else may enter."""
    if not place.data.exists():
        place.make_private(place.folder)
        _initialise(place)
    check_private(place.data, place.account)
    version = (place.data / "PG_VERSION").read_text().strip()
    if version != MAJOR:
        raise DatabaseUnusable("database_other_version", path=str(place.data), found=version, needed=MAJOR)


def _initialise(place: Place) -> None:
    """Builds the data aside and renames it, so that an interrupted start leaves nothing half made."""
    log.info("making a new database in %s", place.data)
    unfinished = place.folder / "data.unfinished"
    shutil.rmtree(unfinished, ignore_errors=True)
    options = ["--username", OWNER, "--encoding", "UTF8", "--locale", "C.UTF-8", "--lc-messages", "C"]
    access = ["--auth-local", "peer", "--auth-host", "reject", "--no-instructions"]
    _run(place, "initdb", "-D", str(unfinished), *options, *access)
    single = ["--single", "-D", str(unfinished), "-c", "exit_on_error=on", "template1"]
    _run(place, "postgres", *single, stdin_text=f"CREATE DATABASE {DATABASE};\n")
    unfinished.rename(place.data)


def _write_access_rules(data: Path, account: Account) -> None:
    callers = sorted({account.name, pwd.getpwuid(os.geteuid()).pw_name})
    names = "".join(f'callers "{caller}" {role}\n' for caller in callers for role in (OWNER, APPLICATION))
    (data / "pg_ident.conf").write_text(names, "utf-8")
    (data / "pg_hba.conf").write_text(f"local all {OWNER},{APPLICATION} peer map=callers\n", "utf-8")


def _let_application_in(place: Place) -> None:
    """A server that an earlier version of this program left running knows the owner only."""
    if APPLICATION not in (place.data / "pg_hba.conf").read_text("utf-8"):
        _write_access_rules(place.data, place.account)
        _run(place, "pg_ctl", "reload", "-D", str(place.data))


def _launch(place: Place, wanted: Callable[[], bool]) -> None:
    """Starts the server and waits until it answers, however long recovery takes, while it is `wanted`."""
    if not place.sockets.exists():
        place.make_private(place.sockets)
    check_private(place.sockets, place.account)
    _write_access_rules(place.data, place.account)
    deadline = time.monotonic() + LEFTOVERS_SECONDS
    while (output := _launch_once(place, wanted)) is not None:
        if not any(sign in output for sign in _LEFTOVERS) or time.monotonic() > deadline:
            raise _failure(place, output)
        time.sleep(0.3)


def _launch_once(place: Place, wanted: Callable[[], bool]) -> str | None:
    """None when the server is ready, otherwise what it wrote before it gave up."""
    if place.log_file.exists() and place.log_file.stat().st_size > _LARGEST_LOG:
        place.log_file.replace(place.log_file.with_suffix(".log.1"))
    with place.log_file.open("ab") as output:
        start = output.tell()
        server = subprocess.Popen(  # type: ignore[call-overload]
            [str(place.programs / "postgres"), "-D", str(place.data), *_settings(place)],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            **identity(place.account),
        )
    ready = False
    try:
        ready = _await_ready(place, lambda: wanted() and server.poll() is None)
    finally:
        if not ready:  # given up during recovery, or Ctrl-C: nobody would be left to stop it
            server.send_signal(signal.SIGINT)
            server.wait()
    # A server that dies must not stay as a zombie: the next start would take it for a running one.
    threading.Thread(target=server.wait, name="embedded-postgres", daemon=True).start()
    return None if ready else place.log_file.read_bytes()[start:].decode("utf-8", "replace")


def _settings(place: Place) -> list[str]:
    settings = {
        "listen_addresses": "",
        "unix_socket_directories": str(place.sockets),
        "unix_socket_permissions": "0700",
        "timezone": "UTC",
        "log_timezone": "UTC",
        "log_error_verbosity": "terse",  # the details of an error are the values of a row
    }
    return [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]


def _await_ready(place: Place, alive: Callable[[], bool]) -> bool:
    """True when the server takes connections, False when it is no longer `alive` before that."""
    next_word = time.monotonic() + 5
    while alive():
        if _status(place) == "ready" and _listens(place):
            return True
        if time.monotonic() > next_word:
            log.info("PostgreSQL is still starting (%s); after a crash it recovers its data first", place.log_file)
            next_word += 10
        time.sleep(0.02)
    return False


def _status(place: Place) -> str:
    """The server's own word on its state: the eighth line of postmaster.pid."""
    try:
        lines = (place.data / "postmaster.pid").read_text().splitlines()
    except FileNotFoundError:
        return "stopped"
    return lines[7].strip() if len(lines) > 7 else "starting"


def _listens(place: Place) -> bool:
    with socket.socket(socket.AF_UNIX) as probe:
        try:
            probe.connect(str(place.sockets / ".s.PGSQL.5432"))
        except (FileNotFoundError, ConnectionRefusedError):
            return False
    return True


def _shut_down(place: Place) -> None:
    if not _listens(place):
        return
    log.info("stopping PostgreSQL")
    _run(place, "pg_ctl", "stop", "-D", str(place.data), "-m", "fast", "-w", "-t", str(STOP_SECONDS))
    if place.sockets.parent != place.folder:
        place.sockets.rmdir()


def _run(place: Place, program: str, *arguments: str, stdin_text: str = "") -> None:
    done = run_as(place.account, [str(place.programs / program), *arguments], input=stdin_text)
    if done.returncode != 0:
        raise _failure(place, done.stdout)


def _complaint(output: str) -> str:
    """The last line of a program's output that says what went wrong."""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    errors = [line for line in lines if "FATAL" in line or "PANIC" in line or "error:" in line]
    return (errors or lines or ["no output"])[-1]


def _failure(place: Place, output: str) -> DatabaseUnusable:
    path = str(place.folder)
    if any(sign in output for sign in _NO_SPACE):
        return DatabaseUnusable("disk_full", path=path)
    if any(os.strerror(number) in output for number in _NOT_WRITABLE):
        return DatabaseUnusable("folder_not_writable", path=path)
    return DatabaseUnusable("database_start_failed", reason=_complaint(output), log=str(place.log_file))


@contextmanager
def _file_errors_explained(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        path = str(error.filename or folder)
        if error.errno in _DISK_FULL:
            raise DatabaseUnusable("disk_full", path=path) from error
        if error.errno in _NOT_WRITABLE:
            raise DatabaseUnusable("folder_not_writable", path=path) from error
        raise DatabaseUnusable("database_start_failed", reason=str(error), log=str(folder)) from error


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """One process at a time starts or stops a folder's server; the system frees the lock of a dead one."""
    with path.open("ab") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _share(path: Path) -> IO[bytes]:
    file = path.open("ab")
    fcntl.flock(file, fcntl.LOCK_SH)
    return file


def _is_last(in_use: IO[bytes]) -> bool:
    try:
        fcntl.flock(in_use, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
