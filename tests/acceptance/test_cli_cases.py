"""`export-case` and `verify-bundle` as an auditor runs them: the second on a machine without a database."""

import json
from pathlib import Path

from matchmaker.cli.exits import ExitCode
from matchmaker.db import Pool, transaction
from matchmaker.transfers.evidence import folder_beside
from tests.acceptance.conftest import Run
from tests.integration.transfers.conftest import K, a_case, an_office, paper


async def test_a_bundle_is_written_checked_and_found_changed(
    run: Run, database: str, pool: Pool, home: Path, tmp_path: Path
) -> None:
    async with transaction(pool) as connection:
        office = await an_office(connection)
        case = await a_case(connection, office)
        await paper(connection, case, K.CONTRACT, 3, by=office.broker)
        stored = await connection.fetchval("SELECT stored_name FROM case_evidence")
    folder = folder_beside(home / "files")
    folder.mkdir(parents=True)
    (folder / stored).write_bytes(b"contract")
    written = run("export-case", str(case.id), DATABASE_URL=database)
    assert written.returncode == ExitCode.OK, written.stderr
    bundle = tmp_path / f"case-{case.id}.zip"
    nowhere = "postgresql://nobody@127.0.0.1:1/nothing"
    whole = run("verify-bundle", str(bundle), DATABASE_URL=nowhere)
    assert whole.returncode == ExitCode.OK, whole.stderr
    assert f"The bundle is whole. Case: {case.id}. Papers: 1." in whole.stdout
    assert written.stdout.split()[-1] == whole.stdout.split()[-1]  # the hash to note
    changed = bytearray(bundle.read_bytes())
    changed[len(changed) // 2] ^= 1
    bundle.write_bytes(changed)
    broken = run("verify-bundle", str(bundle), "--json", DATABASE_URL=nowhere)
    assert broken.returncode == ExitCode.BUNDLE_BROKEN
    assert "seal" in {found["fault"] for found in json.loads(broken.stdout)["faults"]}
    missing = run("export-case", "999999", DATABASE_URL=database)
    assert missing.returncode == ExitCode.REJECTED
