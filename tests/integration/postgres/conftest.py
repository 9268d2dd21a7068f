"""Folders of embedded servers, made once and copied."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from matchmaker.ground.postgres import EmbeddedPostgres
from tests.support.embedded_servers import copied
from tests.support.servers import folder_of_a_server


@pytest.fixture(scope="module")
def outside() -> Iterator[Path]:
    """A folder that the server's own user can reach even when the tests run as root."""
    folder = folder_of_a_server()
    yield folder
    shutil.rmtree(folder)


@pytest.fixture(scope="module")
def stopped(outside: Path) -> Path:
    """The folder of a server that was started once and stopped; to be copied."""
    folder = outside / "stopped"
    postgres = EmbeddedPostgres(folder)
    postgres.start()
    postgres.stop()
    return folder


@pytest.fixture
def folder(stopped: Path) -> Iterator[Path]:
    copy = Path(tempfile.mkdtemp(prefix="home-", dir=stopped.parent))
    copy.chmod(0o755)
    yield copied(stopped, copy / "postgres")
    shutil.rmtree(copy)
