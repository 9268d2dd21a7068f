"""A disk without room: known by whatever says so, and files that are on it whole or not at all."""

import errno
import os
import secrets
from pathlib import Path

_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_NO_ROOM_FOR_POSTGRES = "53100"  # disk_full


def is_full(error: BaseException) -> bool:
    """Whether the system, or the database server, says that there is no room left."""
    if isinstance(error, OSError):
        return error.errno in _NO_ROOM
    return getattr(error, "sqlstate", None) == _NO_ROOM_FOR_POSTGRES


def write_whole(path: Path, content: bytes) -> None:
    """Writes a file in place of the one of this name, which stays as it was where writing fails. Raises OSError.

    What is no plain file, such as a pipe, is written to as it is, and so is a file whose folder takes no other.
    """
    target = path.resolve()
    if target.exists() and not target.is_file():
        target.write_bytes(content)
        return
    part = target.with_name(f".{target.name[:100]}.{secrets.token_hex(4)}.part")
    try:
        part.write_bytes(content)
        if target.exists():
            part.chmod(target.stat().st_mode & 0o777)
        os.replace(part, target)
    except PermissionError:
        part.unlink(missing_ok=True)
        if not target.exists():
            raise
        target.write_bytes(content)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
