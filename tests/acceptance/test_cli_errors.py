"""Whatever is wrong: one clear line on standard error, no traceback, and the exit code that docs/cli.md promises."""

import socket
import subprocess
from pathlib import Path

import asyncpg
import pytest

from matchmaker.cli.exits import MEANINGS, ExitCode
from matchmaker.ground.i18n import LOCALES, translate
from matchmaker.sentences import STEPS
from tests.support.commands import ROOT, Run

PROBLEM = "Nhập tay 2.000 hóa đơn mỗi tháng mất ba ngày"


def only_line(finished: "subprocess.CompletedProcess[str]") -> str:
    """The last line, after what the command said it was doing; nothing may stand on standard output."""
    assert finished.stdout == ""
    assert "Traceback" not in finished.stderr
    lines = [line for line in finished.stderr.splitlines() if line not in STEPS]
    assert len(lines) == 1, finished.stderr
    return lines[0]


def test_help_tells_every_command_and_exit_code(run: Run) -> None:
    finished = run("--help")
    assert finished.returncode == ExitCode.OK
    commands = ["serve", "import", "match", "evaluate", "reindex", "doctor", "export", "bench", "setup"]
    assert all(f"  {name} " in finished.stdout for name in commands)
    assert all(f"{code.value}  {meaning}" in finished.stdout for code, meaning in MEANINGS.items())


def test_help_speaks_the_language_of_the_settings(run: Run) -> None:
    assert "Xuất toàn bộ dữ liệu" in run("export", "--help", MATCHMAKER_LANGUAGE="vi").stdout


def test_help_does_not_load_the_model_or_the_server_or_what_understands_texts() -> None:
    heavy = {"torch", "faiss", "fastapi", "numpy", "matchmaker.understanding"}
    program = f"import sys, matchmaker.cli.main; print({heavy} & sys.modules.keys())"
    finished = subprocess.run(
        [ROOT / ".venv" / "bin" / "python", "-c", program], capture_output=True, encoding="utf-8", check=True
    )
    assert finished.stdout.strip() == "set()"


def test_the_documentation_tells_the_same_exit_codes() -> None:
    documented = (ROOT / "docs" / "cli.md").read_text("utf-8")
    for code, meaning in MEANINGS.items():
        assert f"| {code.value} | {meaning} |" in documented
        assert all(translate(meaning, locale) for locale in LOCALES)


# Settings that cannot be read leave the language unknown: Vietnamese speaks then.
START_FAILURES: list[tuple[str, dict[str, str], str]] = [
    ("a port that is no number", {"MATCHMAKER_PORT": "abc"}, "Không dùng được MATCHMAKER_PORT=abc"),
    ("an address for everybody", {"MATCHMAKER_HOST": "0.0.0.0"}, "Không dùng được MATCHMAKER_PUBLIC_ADDRESS="),
    ("no database server", {"DATABASE_URL": "postgresql://127.0.0.1:1/x"}, "does not answer"),
    ("no database address", {"DATABASE_URL": "mysql://me:secret@x"}, "Không dùng được DATABASE_URL=…"),
]


@pytest.mark.parametrize(("what", "settings", "said"), START_FAILURES, ids=[row[0] for row in START_FAILURES])
def test_it_does_not_start_with(run: Run, what: str, settings: dict[str, str], said: str) -> None:
    finished = run("export", "needs", **settings)
    assert finished.returncode == ExitCode.CANNOT_START
    assert said in only_line(finished)


def test_a_taken_port_is_told_before_anything_starts(start: Run, home: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        finished = start("serve", MATCHMAKER_PORT=str(port))
    assert finished.returncode == ExitCode.CANNOT_START
    assert f"Port {port} is taken" in only_line(finished)
    assert not home.exists()


def test_a_model_that_is_not_there(run: Run, database: str) -> None:
    finished = run("match", "--text", "Đếm xe", MATCHMAKER_MODEL="/nowhere", DATABASE_URL=database)
    assert finished.returncode == ExitCode.CANNOT_START
    said = "The embedding model /nowhere cannot be loaded: there is no model folder /nowhere. Correct MATCHMAKER_MODEL."
    assert finished.stderr.splitlines()[-1] == said
    assert "Traceback" not in finished.stderr


async def test_a_database_of_a_newer_version(run: Run, database: str) -> None:
    connection = await asyncpg.connect(database)
    await connection.execute("INSERT INTO schema_migration (number, name, sha256) VALUES (9999, '9999_later', '')")
    await connection.close()
    finished = run("export", "needs", DATABASE_URL=database)
    assert finished.returncode == ExitCode.CANNOT_START
    assert "newer version" in only_line(finished)


def test_a_need_that_is_not_there(run: Run, database: str, model_at_hand: str) -> None:
    finished = run("match", "4711", DATABASE_URL=database, MATCHMAKER_MODEL=model_at_hand)
    assert finished.returncode == ExitCode.REJECTED
    assert "4711" in finished.stderr.splitlines()[-1]


def test_a_file_with_problems_is_told_cell_by_cell(start: Run, tmp_path: Path) -> None:
    file = tmp_path / "needs.csv"
    file.write_text(f"Bài toán,Đơn vị,Điện thoại\n{PROBLEM},Công ty A,901234567\nngắn,,0901234567\n", encoding="utf-8")
    finished = start("import", "needs", str(file), "--dry-run")
    assert finished.returncode == ExitCode.REJECTED
    assert finished.stdout == ""
    told = [line for line in finished.stderr.splitlines() if line.startswith("row")]
    assert told == [
        "row 2, column “Điện thoại”: A leading zero seems to be missing; in a spreadsheet, format the column as text. "
        "[901234567]",
        "row 3, column “Bài toán”: This is too short. [ngắn]",
        "row 3, column “Đơn vị”: Please fill this in.",
    ]


def test_a_folder_that_is_no_set(run: Run, tmp_path: Path) -> None:
    finished = run("evaluate", str(tmp_path))
    assert finished.returncode == ExitCode.REJECTED
    assert "corpus.jsonl" in only_line(finished)


def test_a_place_that_cannot_be_written(run: Run, database: str) -> None:
    finished = run("export", "needs", "--out", "/nowhere/needs.json", DATABASE_URL=database)
    assert finished.returncode == ExitCode.FAILED
    assert "/nowhere/needs.json" in only_line(finished)
