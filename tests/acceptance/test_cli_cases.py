"""`export-case` and `verify-bundle` as an auditor runs them: the second on a machine without a database."""

import hashlib
import json
import subprocess
import zipfile
from pathlib import Path

import pytest

from matchmaker.bundle.signing import load_signing_key
from matchmaker.cases.evidence import store_beside
from matchmaker.cli.exits import ExitCode
from matchmaker.ground.db import Pool, transaction
from matchmaker.ground.keys import KeyFile
from tests.support.cases import K, a_case, an_office, paper
from tests.support.commands import Run

NOWHERE = {"DATABASE_URL": "postgresql://nobody@127.0.0.1:1/nothing"}


@pytest.fixture
async def case_id(pool: Pool, home: Path) -> int:
    """A case with one paper on disk."""
    async with transaction(pool) as connection:
        office = await an_office(connection)
        case = await a_case(connection, office)
        await paper(connection, case, K.CONTRACT, 3, by=office.broker)
        stored = await connection.fetchval("SELECT stored_name FROM case_evidence")
    folder = store_beside(home / "files").folder
    folder.mkdir(parents=True)
    (folder / stored).write_bytes(b"contract")
    return case.id


async def test_a_bundle_is_written_checked_and_found_changed(
    run: Run, database: str, case_id: int, home: Path, tmp_path: Path
) -> None:
    written = run("export-case", str(case_id), DATABASE_URL=database)
    assert written.returncode == ExitCode.OK, written.stderr
    fingerprint, sha256 = (line.split()[-1] for line in written.stdout.splitlines())
    assert (home / KeyFile.SIGNING).stat().st_mode & 0o777 == 0o600
    bundle = tmp_path / f"case-{case_id}.zip"
    assert sha256 == hashlib.sha256(bundle.read_bytes()).hexdigest()

    whole = run("verify-bundle", str(bundle), "--key", fingerprint.upper(), **NOWHERE)
    assert whole.returncode == ExitCode.OK, whole.stderr
    assert f"Case: {case_id}. Papers: 1." in whole.stdout
    assert "The bundle is whole, and signed by the key that you named." in whole.stdout
    uncompared = run("verify-bundle", str(bundle), **NOWHERE)
    assert uncompared.returncode == ExitCode.OK
    assert "whole" not in uncompared.stdout
    assert "compare the key below" in uncompared.stdout
    assert {fingerprint, sha256} <= set(uncompared.stdout.split())

    other = run("verify-bundle", str(bundle), "--key", "0" * 64, MATCHMAKER_LANGUAGE="vi", **NOWHERE)
    assert other.returncode == ExitCode.BUNDLE_BROKEN
    assert f"Gói được ký bằng khóa khác với khóa đã nêu: {fingerprint}" in other.stdout
    assert "nguyên vẹn" not in other.stdout
    assert run("verify-bundle", str(bundle), "--key", "abc").returncode == ExitCode.USAGE

    changed = bytearray(bundle.read_bytes())
    changed[len(changed) // 2] ^= 1
    bundle.write_bytes(changed)
    broken = run("verify-bundle", str(bundle), "--json", **NOWHERE)
    assert broken.returncode == ExitCode.BUNDLE_BROKEN
    assert "seal" in {found["fault"] for found in json.loads(broken.stdout)["faults"]}


async def test_openssl_alone_checks_the_signature(run: Run, database: str, case_id: int, tmp_path: Path) -> None:
    """As the sheet in the bundle tells who would rather not trust this program."""
    written = run("export-case", str(case_id), "--out", "one.zip", DATABASE_URL=database)
    with zipfile.ZipFile(tmp_path / "one.zip") as archive:
        archive.extractall(tmp_path)
    der = subprocess.run(
        ["openssl", "pkey", "-pubin", "-in", "key.pem", "-outform", "DER"],
        cwd=tmp_path,
        capture_output=True,
        check=True,
    )
    assert hashlib.sha256(der.stdout).hexdigest() in written.stdout
    signed = ["-pubin", "-inkey", "key.pem", "-rawin", "-in", "manifest.json", "-sigfile", "manifest.sig"]
    checked = subprocess.run(
        ["openssl", "pkeyutl", "-verify", *signed], cwd=tmp_path, capture_output=True, check=False, encoding="utf-8"
    )
    assert checked.returncode == 0, checked.stderr


def test_doctor_tells_the_fingerprint_and_makes_no_key_by_itself(run: Run, home: Path) -> None:
    assert signature(run) == {"ok": True, "detail": "not made yet: the first start makes it"}
    assert not (home / KeyFile.SIGNING).exists()
    fingerprint = load_signing_key(home).public.fingerprint
    assert signature(run) == {"ok": True, "detail": f"bundles are signed by the key {fingerprint}"}
    (home / KeyFile.SIGNING).write_bytes(b"short")
    assert signature(run)["ok"] is False


def signature(run: Run) -> dict[str, object]:
    findings = json.loads(run("doctor", "--json").stdout)["findings"]
    [found] = [each for each in findings if each["name"] == "signature"]
    return {"ok": found["ok"], "detail": found["detail"]}


async def test_a_key_that_was_cut_short_is_no_reason_to_make_another(
    run: Run, database: str, case_id: int, home: Path
) -> None:
    (home / KeyFile.SIGNING).write_bytes(b"short")
    refused = run("export-case", str(case_id), DATABASE_URL=database)
    assert refused.returncode == ExitCode.FAILED
    assert "is damaged: bring it back from your copy" in refused.stderr
    assert (home / KeyFile.SIGNING).read_bytes() == b"short"


@pytest.mark.parametrize(
    ("language", "sentence"),
    [("vi", "Không có hồ sơ chuyển giao số 999999."), ("en", "There is no transfer case with the number 999999.")],
)
async def test_a_case_that_is_not_there_is_told_by_its_number(
    run: Run, database: str, language: str, sentence: str
) -> None:
    missing = run("export-case", "999999", DATABASE_URL=database, MATCHMAKER_LANGUAGE=language)
    assert missing.returncode == ExitCode.REJECTED
    assert missing.stderr.strip() == sentence
    assert run("export-case", str(2**63), DATABASE_URL=database).returncode == ExitCode.USAGE


def test_what_is_no_bundle_is_told_and_what_cannot_be_read_too(run: Run, tmp_path: Path) -> None:
    (tmp_path / "letter.zip").write_bytes(b"PK\x03\x04 nothing of ours")
    told = run("verify-bundle", "letter.zip", MATCHMAKER_LANGUAGE="vi", **NOWHERE)
    assert told.returncode == ExitCode.BUNDLE_BROKEN
    assert "Đây không phải gói hồ sơ, hoặc không đọc được." in told.stdout
    absent = run("verify-bundle", "absent.zip", **NOWHERE)
    assert absent.returncode == ExitCode.FAILED
    assert "absent.zip cannot be used" in absent.stderr
