"""Runs the installed command as a person does: a process of its own, judged by what it prints and its exit code."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import rmtree

import pytest

from embeddings.bundled import ensure_model
from tests.browser.conftest import chromium

__all__ = ["chromium"]  # the browser that stories are played in

COMMAND = Path(sys.executable).with_name("matchmaker")
ROOT = Path(__file__).resolve().parents[2]
Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="session")
def model_folder() -> Path:
    """The converted default model: made once under the data folder and shared by every run."""
    home = Path(os.environ.get("MATCHMAKER_HOME", ROOT / "var"))
    return ensure_model(home / "models" / "multilingual-e5-small", lambda _: None)


@pytest.fixture
def home() -> Iterator[Path]:
    """A data folder of the test's own, which the database's own user can get into."""
    folder = Path(tempfile.mkdtemp(prefix="matchmaker-cli-"))
    folder.chmod(0o755)
    yield folder / "home"
    rmtree(folder)


@pytest.fixture
def environment(home: Path) -> dict[str, str]:
    """English, so that tests can be read; a folder of its own; nothing of the developer's settings."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("MATCHMAKER_")}
    kept.pop("DATABASE_URL", None)
    return kept | {"MATCHMAKER_HOME": str(home), "MATCHMAKER_LANGUAGE": "en"}


@pytest.fixture
def run(environment: dict[str, str], tmp_path: Path) -> Run:
    def run(*arguments: str, **settings: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [COMMAND, *arguments],
            env=environment | settings,
            cwd=tmp_path,  # no .env there
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=240,
        )

    return run
