"""A case as an auditor gets it: out of the database and off the disk, whole."""

import hashlib
import json
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from matchmaker.db import Connection
from matchmaker.errors import FileUnusable, NotAllowed
from matchmaker.transfers.bundle import CASE, BundleFault, verify
from matchmaker.transfers.exporting import export_case
from tests.integration.transfers.conftest import K, Office, a_case, case_actions, paper


async def link_audit(connection: Connection) -> None:
    """As the commit would: entries are linked into the chain now."""
    await connection.execute("SET CONSTRAINTS ALL IMMEDIATE")


async def lay_down(connection: Connection, folder: Path) -> None:
    """The files that the rows of evidence speak of."""
    for row in await connection.fetch("SELECT stored_name, name FROM case_evidence"):
        (folder / row["stored_name"]).write_bytes(row["name"].removesuffix(".pdf").encode())


async def test_a_case_is_exported_whole_and_one_changed_byte_on_disk_is_told(
    connection: Connection, office: Office, tmp_path: Path
) -> None:
    case = await a_case(connection, office)
    first = await paper(connection, case, K.CONTRACT, 3, by=office.broker)
    await paper(connection, case, K.CONTRACT, 2, by=office.broker, replaces_id=first)
    await lay_down(connection, tmp_path)
    await link_audit(connection)
    content = await export_case(connection, case.id, tmp_path, by=office.verifier)
    report = verify(content)
    assert report.faults == ()
    assert (report.case_id, report.papers) == (case.id, 2)  # every version
    assert report.entries == len(await case_actions(connection, case.id)) - 1  # the export itself comes after
    with zipfile.ZipFile(BytesIO(content)) as archive:
        held = json.loads(archive.read(CASE))
    assert "stored_name" not in held["evidence"][0]
    assert {finding["clause"] for finding in held["findings"]} >= {"contact", "verified"}
    recorded = await connection.fetchval("SELECT details FROM audit_entry WHERE action = 'case:export'")
    assert recorded == {"sha256": hashlib.sha256(content).hexdigest()}
    [victim, *_] = tmp_path.iterdir()
    victim.write_bytes(b"another paper")
    changed = verify(await export_case(connection, case.id, tmp_path, by=office.verifier))
    assert [found.fault for found in changed.faults] == [BundleFault.FILE_CHANGED]
    victim.unlink()
    with pytest.raises(FileUnusable):
        await export_case(connection, case.id, tmp_path, by=office.verifier)
    with pytest.raises(NotAllowed):
        await export_case(connection, case.id, tmp_path, by=office.desk.buyer)
