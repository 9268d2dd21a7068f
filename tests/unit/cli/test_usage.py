"""Commands typed wrongly: told in a line or two, with the exit code for it, before anything is opened."""

from pathlib import Path

import pytest

from matchmaker.cli import main, users
from matchmaker.cli.exits import ExitCode
from matchmaker.ground.logs import PlainFormatter

USAGE: list[list[str]] = [
    ["match"],
    ["match", "1", "--text", "Đếm xe"],
    ["match", "--text", "  "],
    ["match", "--text", "Đếm xe", "--top", "0"],
    ["match", "--text", "Đếm xe", "--top", "1_0"],
    ["match", "1_0"],
    ["report", "--year", "2_026"],
    ["import", "needs"],
    ["import", "needs", "missing.csv"],
    ["import", "wishes", "missing.csv"],
    ["export", "all", "--format", "csv"],
    ["bench", "--sizes", "many"],
    ["bench", "--sizes", "1_000"],
    ["report", "--from", "0026-01-01", "--to", "2026-06-30"],
    ["report", "--from", "01/01/26", "--to", "30/06/2026"],
]


@pytest.mark.parametrize("arguments", USAGE, ids=" ".join)
def test_a_command_typed_wrongly(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)  # no .env there, and no missing.csv
    monkeypatch.setenv("MATCHMAKER_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(main, "_log_to", lambda _: None)  # it would keep this test's standard error
    assert main.execute(arguments) == ExitCode.USAGE
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err
    assert not (tmp_path / "home").exists()


def test_what_was_not_foreseen_is_told_without_its_words(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    def fail(*_: object) -> None:
        raise ValueError(f"{'lan'}@congty.example")

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(main, "_log_to", lambda _: None)  # it would keep this test's standard error
    monkeypatch.setattr(users, "disable", fail)
    assert main.execute(["user", "disable", "an@vidu.vn"]) == ExitCode.FAILED
    told = capsys.readouterr().err
    assert "Chương trình gặp lỗi" in told
    [record] = caplog.records
    assert "ValueError" in (written := PlainFormatter().format(record))
    assert "lan@" not in told + written
