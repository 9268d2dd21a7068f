"""The command line as a person uses it, judged by what it prints and its exit code."""

import subprocess
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from playwright.async_api import Browser

from embeddings.encoder import Encoder
from tests.support.browser import launched
from tests.support.commands import COMMAND, Run, data_folder, environment_of, execute


@pytest.fixture(scope="session")
async def chromium() -> AsyncIterator[Browser]:
    """The browser that stories are played in."""
    async with launched() as browser:
        yield browser


@pytest.fixture
def model_at_hand(encoder: Encoder, model_folder: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The folder to give to a command of `run`, which opens the model without loading it again."""
    monkeypatch.setattr("embeddings.transformer.SentenceTransformerEncoder", {str(model_folder): encoder}.__getitem__)
    return str(model_folder)


@pytest.fixture
def home() -> Iterator[Path]:
    """A data folder of the test's own, which the database's own user can get into."""
    with data_folder() as folder:
        yield folder


@pytest.fixture
def environment(home: Path) -> dict[str, str]:
    return environment_of(home)


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
