"""The file that an index is kept in: a header that says whose vectors these are, byte parts, and a hash of all.

FAISS itself loads a file with a flipped bit without a word; here every byte is covered.
"""

import hashlib
import json
import os
import tempfile
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from embeddings.encoder import ModelIdentity
from embeddings.errors import IndexDamaged

_FORMAT = 1
_MAGIC = b"VECINDEX"
_DIGEST = 32
_LENGTH = 4


def write_parts(path: Path, identity: ModelIdentity, parts: Sequence[bytes]) -> None:
    """Write beside the old file, flush to the disk, then swap: a reader sees the old or the new, never half."""
    header = json.dumps({"format": _FORMAT, **asdict(identity), "sizes": [len(part) for part in parts]}).encode()
    content = [len(header).to_bytes(_LENGTH, "little"), header, *parts]
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
        try:
            file.writelines([_MAGIC, _digest(content), *content])
            file.flush()
            os.fsync(file.fileno())
            Path(file.name).replace(path)
        except BaseException:
            Path(file.name).unlink(missing_ok=True)
            raise


def read_parts(path: Path, identity: ModelIdentity) -> list[bytes]:
    """The parts as written; raises IndexDamaged when the file is missing, altered or of another identity."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise IndexDamaged(f"the index file {path} cannot be read: {error.strerror}") from error
    body = memoryview(content)[len(_MAGIC) + _DIGEST :]
    if content[: len(_MAGIC)] != _MAGIC or content[len(_MAGIC) :][:_DIGEST] != _digest([body]):
        raise IndexDamaged(f"the index file {path} is truncated or altered")
    start = _LENGTH + int.from_bytes(body[:_LENGTH], "little")
    header = json.loads(bytes(body[_LENGTH:start]))
    _require_identity(header, identity, path)
    return _cut(body[start:], header["sizes"])


def _digest(content: Sequence[bytes | memoryview]) -> bytes:
    digest = hashlib.sha256()
    for part in content:
        digest.update(part)
    return digest.digest()


def _require_identity(header: dict[str, Any], identity: ModelIdentity, path: Path) -> None:
    expected = {"format": _FORMAT, **asdict(identity)}
    differing = [f"{name} {header[name]}, not {kept}" for name, kept in expected.items() if header[name] != kept]
    if differing:
        raise IndexDamaged(f"the index file {path} is of {'; '.join(differing)}")


def _cut(body: memoryview, sizes: Sequence[int]) -> list[bytes]:
    parts = []
    for size in sizes:
        parts.append(bytes(body[:size]))
        body = body[size:]
    return parts
