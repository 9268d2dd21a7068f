"""The command line as a person uses it, judged by what it prints and its exit code."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import rmtree

import pytest

from embeddings.bundled import ensure_model
from embeddings.encoder import Encoder
from tests.browser.conftest import chromium
from tests.commands import execute
from tests.integration.embeddings.conftest import loaded

__all__ = ["chromium"]  # the browser that stories are played in

COMMAND = Path(sys.executable).with_name("matchmaker")
ROOT = Path(__file__).resolve().parents[2]
Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="session")
def model_folder() -> Path:
    """The converted default model: made once under the data folder and shared by every run."""
    home = Path(os.environ.get("MATCHMAKER_HOME", ROOT / "var"))
    return ensure_model(home / "models" / "multilingual-e5-small", lambda _: None)


@pytest.fixture(scope="session")
def model(model_folder: Path) -> Encoder:
    """What lies in that folder, loaded once."""
    return loaded(str(model_folder))


@pytest.fixture
def model_at_hand(model: Encoder, model_folder: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The folder to give to a command of `run`, which opens the model without loading it again."""
    monkeypatch.setattr("embeddings.transformer.SentenceTransformerEncoder", {str(model_folder): model}.__getitem__)
    return str(model_folder)


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
def run(environment: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """A command as a person types it, judged by what it prints and its exit code, without the seconds of a new Python.

    What only a process can show, such as signals or what is imported, is shown by `start`.
    """

    def run(*arguments: str, **settings: str) -> "subprocess.CompletedProcess[str]":
        return execute(arguments, environment | settings, tmp_path, monkeypatch)

    return run


@pytest.fixture
def start(environment: dict[str, str], tmp_path: Path) -> Run:
    """The installed command in a process of its own."""

    def start(*arguments: str, **settings: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [COMMAND, *arguments],
            env=environment | settings,
            cwd=tmp_path,
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=240,
        )

    return start
