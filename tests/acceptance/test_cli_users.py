"""Accounts from the command line: the first administrator, and whoever is locked out."""

import json
import subprocess

from matchmaker.cli.exits import ExitCode
from tests.support.commands import COMMAND, Run

PASSWORD = "ba con mèo trèo cây cau"
EMAIL = "qt@so.example"


def create(environment: dict[str, str], typed: str, *arguments: str) -> "subprocess.CompletedProcess[str]":
    command = [str(COMMAND), "user", "create", "--email", EMAIL, "--role", "administrator", *arguments]
    return subprocess.run(
        command, env=environment, input=typed, capture_output=True, encoding="utf-8", check=False, timeout=120
    )


def test_the_first_administrator_is_made_listed_given_another_role_and_disabled(
    run: Run, environment: dict[str, str], database: str
) -> None:
    system = {"DATABASE_URL": database}
    made = create(environment | system, f"{PASSWORD}\n", "--name", "Trần Thị Quản")
    assert made.returncode == ExitCode.OK, made.stderr
    assert PASSWORD not in made.stdout + made.stderr
    [person] = json.loads(run("user", "list", "--json", **system).stdout)["people"]
    assert (person["email"], person["role"], person["disabled"]) == (EMAIL, "administrator", False)
    changed = run("user", "change-role", EMAIL, "--role", "broker", **system)
    assert changed.returncode == ExitCode.OK, changed.stderr
    assert run("user", "change-role", EMAIL, "--role", "visitor", **system).returncode == ExitCode.USAGE
    assert run("user", "reset-second-factor", EMAIL, **system).returncode == ExitCode.OK
    assert run("user", "disable", EMAIL, **system).returncode == ExitCode.OK
    listed = run("user", "list", **system).stdout
    assert "[disabled]" in listed
    assert "Broker" in listed


def test_what_is_wrong_is_told_and_nothing_is_made(run: Run, environment: dict[str, str], database: str) -> None:
    system = {"DATABASE_URL": database}
    weak = create(environment | system, "password1234\n")
    assert weak.returncode == ExitCode.REJECTED
    assert "easily guessed" in weak.stderr
    assert create(environment | system, f"{PASSWORD}\n", "--organisation", "Không có").returncode == ExitCode.REJECTED
    assert json.loads(run("user", "list", "--json", **system).stdout)["people"] == []
    unknown = run("user", "disable", "khong@ai.example", **system)
    assert unknown.returncode == ExitCode.REJECTED
    assert "no account" in unknown.stderr


def test_a_password_is_never_an_argument(run: Run) -> None:
    assert run("user", "create", "--email", EMAIL, "--role", "broker", "--password", PASSWORD).returncode == 2
