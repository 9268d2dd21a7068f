"""Another key than the one that a database was used with does not pass unseen, at the start and by `doctor`."""

from pathlib import Path

import pytest

from matchmaker.bootstrap import running
from matchmaker.cli.checks import check_database, check_secret_key, check_signing_key
from matchmaker.cli.console import Console
from matchmaker.cli.keys import _accept
from matchmaker.cli.serving import look_at_keys
from matchmaker.ground.db import Connection
from matchmaker.ground.keys import KeyFile, fingerprint_of, load_secret
from matchmaker.people import known_keys
from matchmaker.settings import Settings, load_settings
from tests.support.encoders import HASHED

FIRST = {KeyFile.SECRET: b"a" * 32, KeyFile.SIGNING: b"b" * 32}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """One that has its keys, as those made by earlier versions do."""
    for file, secret in FIRST.items():
        (tmp_path / file).write_bytes(secret)
        (tmp_path / file).chmod(0o600)
    return tmp_path


async def codes(connection: Connection, home: Path) -> list[str]:
    return [fault.code for fault in await known_keys.compare(connection, home)]


async def test_the_first_start_records_the_keys_of_a_home_and_no_key_follows_from_that(
    connection: Connection, home: Path
) -> None:
    assert await codes(connection, home) == []
    assert await known_keys.remember(connection, home) == []
    assert await known_keys.remember(connection, home) == []
    rows = await connection.fetch("SELECT file, fingerprint FROM key_fingerprint ORDER BY id")
    assert {row["file"]: row["fingerprint"] for row in rows} == {f: fingerprint_of(s) for f, s in FIRST.items()}
    assert len(rows) == len(KeyFile)
    assert not {bytes(row["fingerprint"]) for row in rows} & set(FIRST.values())
    assert {file: load_secret(home, file) for file in KeyFile} == FIRST, "they stay what they were"


async def test_a_new_home_gets_its_keys_and_they_are_known(connection: Connection, tmp_path: Path) -> None:
    assert await known_keys.remember(connection, tmp_path / "home") == []
    assert await codes(connection, tmp_path / "home") == []


@pytest.mark.parametrize(("file", "code"), [(KeyFile.SECRET, "secret"), (KeyFile.SIGNING, "signing")])
async def test_another_key_is_named_until_it_is_brought_back_or_accepted(
    connection: Connection, home: Path, file: KeyFile, code: str
) -> None:
    await known_keys.remember(connection, home)
    (home / file).write_bytes(b"z" * 32)
    assert await codes(connection, home) == [f"key_other_{code}"]
    assert [fault.code for fault in await known_keys.remember(connection, home)] == [f"key_other_{code}"]
    assert await codes(connection, home) == [f"key_other_{code}"], "a start alone does not make it the right one"
    (home / file).write_bytes(FIRST[file])
    assert await codes(connection, home) == []
    (home / file).unlink()
    assert await codes(connection, home) == [f"key_missing_{code}"]
    assert [fault.code for fault in await known_keys.remember(connection, home)] == [f"key_missing_{code}"]
    assert await codes(connection, home) == [f"key_other_{code}"], "the start made a new one"
    assert await known_keys.accept(connection, home) == [file]
    assert await codes(connection, home) == []
    assert await known_keys.accept(connection, home) == []


@pytest.mark.parametrize("language", ["vi", "en"])
async def test_start_and_doctor_say_what_another_key_means_and_what_to_do(
    database: str, home: Path, capsys: pytest.CaptureFixture[str], language: str
) -> None:
    console = Console(settings=settings_of(database, home, language))
    async with running(console.settings, encoder=HASHED) as runtime:
        await look_at_keys(console, runtime)
        assert capsys.readouterr().err == ""
        (home / KeyFile.SECRET).write_bytes(b"z" * 32)
        (home / KeyFile.SIGNING).chmod(0o644)
        await look_at_keys(console, runtime)
    told = capsys.readouterr().err.splitlines()
    assert len(told) == 2
    assert "accept-keys" in told[0]
    assert f"chmod 600 {home / KeyFile.SIGNING}" in told[1]
    [keys] = [finding for finding in await check_database(console, None) if finding.name == "keys"]
    assert (keys.ok, keys.detail) == (False, told[0])
    assert check_secret_key(console).ok
    assert check_signing_key(console).detail == told[1]
    await _accept(console)
    [keys] = [finding for finding in await check_database(console, None) if finding.name == "keys"]
    assert keys.ok


def settings_of(database: str, home: Path, language: str) -> Settings:
    return load_settings(MATCHMAKER_HOME=str(home), DATABASE_URL=database, MATCHMAKER_LANGUAGE=language)


def test_doctor_looks_at_every_key(home: Path, database: str) -> None:
    console = Console(settings=settings_of(database, home, "en"))
    assert (check_secret_key(console).ok, check_signing_key(console).ok) == (True, True)
    for check, file in ((check_secret_key, KeyFile.SECRET), (check_signing_key, KeyFile.SIGNING)):
        (home / file).write_bytes(b"short")
        assert "is damaged: bring it back" in check(console).detail
        assert check(console).ok is False
