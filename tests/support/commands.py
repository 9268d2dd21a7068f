"""The command line without the seconds of a new Python: what a command prints, and its exit code."""

import io
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path
from shutil import rmtree

import pytest

from matchmaker.cli import main


def execute(
    arguments: Sequence[str], environment: Mapping[str, str], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> "subprocess.CompletedProcess[str]":
    """Runs a command with these settings and no others, in a folder that holds no `.env`."""
    output, errors = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
    with monkeypatch.context() as patched, redirect_stdout(output), redirect_stderr(errors):
        for name in [name for name in os.environ if name.startswith("MATCHMAKER_") or name == "DATABASE_URL"]:
            patched.delenv(name)
        for name, value in environment.items():
            patched.setenv(name, value)
        patched.chdir(folder)
        # In a thread: tests that have a loop of their own call it too, and a command runs its own.
        with ThreadPoolExecutor(1) as thread:
            code = thread.submit(main.execute, list(arguments)).result(timeout=240)
    printed, said = (stream.buffer.getvalue().decode() for stream in (output, errors))
    return subprocess.CompletedProcess(list(arguments), code, printed, said)


COMMAND = Path(sys.executable).with_name("matchmaker")
ROOT = Path(__file__).resolve().parents[2]
Run = Callable[..., "subprocess.CompletedProcess[str]"]


@contextmanager
def data_folder() -> Iterator[Path]:
    """The place of a data folder that the database's own user can get into."""
    folder = Path(tempfile.mkdtemp(prefix="matchmaker-cli-"))
    folder.chmod(0o755)
    yield folder / "home"
    rmtree(folder)


def environment_of(home: Path) -> dict[str, str]:
    """English, so that tests can be read; a folder of its own; nothing of the developer's settings."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("MATCHMAKER_")}
    kept.pop("DATABASE_URL", None)
    return kept | {"MATCHMAKER_HOME": str(home), "MATCHMAKER_LANGUAGE": "en"}
