"""A case as an auditor gets it: out of the database and off the disk, whole, signed, and readable."""

import hashlib
import json
import re
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from matchmaker.bundle import export
from matchmaker.bundle.archive import AUDIT, CASE, SHEET, verify
from matchmaker.bundle.export import Exported, export_case
from matchmaker.bundle.signing import SigningKey, load_signing_key
from matchmaker.cases import contacts, desk_actions, evidence, verification
from matchmaker.cases.contacts import ContactDraft
from matchmaker.cases.desk_actions import EventDraft
from matchmaker.cases.moves import OpenedCase
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import FileDamaged, FileUnusable, NotAllowed
from matchmaker.ground.file_store import FileStore
from matchmaker.privacy import erasing
from matchmaker.rules.actors import SYSTEM
from matchmaker.rules.facts import ContactBody
from matchmaker.rules.proposal import Reason
from matchmaker.rules.stages import CaseMove
from tests.support.cases import (
    BUYER,
    LAB,
    K,
    Office,
    a_case,
    a_verified,
    advance,
    an_accepted,
    case_actions,
    days_ago,
    paper,
    seen,
)


@pytest.fixture
def key(tmp_path: Path) -> SigningKey:
    return load_signing_key(tmp_path / "home")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "evidence"
    made.mkdir()
    return made


async def exported(connection: Connection, case_id: int, folder: Path, key: SigningKey, office: Office) -> Exported:
    """The files that rows of evidence speak of lie there, and the commit would link the entries now."""
    for row in await connection.fetch("SELECT stored_name, name FROM case_evidence"):
        (folder / row["stored_name"]).write_bytes(row["name"].removesuffix(".pdf").encode())
    await connection.execute("SET CONSTRAINTS ALL IMMEDIATE")
    return await export_case(connection, case_id, FileStore(folder), key=key, by=office.verifier)


def member(bundle: Exported, name: str) -> bytes:
    with zipfile.ZipFile(BytesIO(bundle.content)) as archive:
        return archive.read(name)


def case_of(bundle: Exported) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(member(bundle, CASE))
    return found


async def test_a_case_is_exported_whole_and_by_those_who_may(
    connection: Connection, office: Office, folder: Path, key: SigningKey
) -> None:
    case = await a_case(connection, office)
    first = await paper(connection, case, K.CONTRACT, 3, by=office.broker)
    await paper(connection, case, K.CONTRACT, 2, by=office.broker, replaces_id=first)
    bundle = await exported(connection, case.id, folder, key, office)
    report = verify(bundle.content, key.public.fingerprint)
    assert report.faults == ()
    assert (report.case_id, report.papers) == (case.id, 2)  # every version
    assert report.entries == len(await case_actions(connection, case.id)) - 1  # the export itself comes after
    assert {finding["clause"] for finding in case_of(bundle)["findings"]} >= {"contact", "verified"}
    assert bundle.sha256 == hashlib.sha256(bundle.content).hexdigest()
    recorded = await connection.fetchval("SELECT details FROM audit_entry WHERE action = 'case:export'")
    assert recorded == {"sha256": bundle.sha256, "key": key.public.fingerprint}
    with pytest.raises(NotAllowed):
        await export_case(connection, case.id, FileStore(folder), key=key, by=office.desk.buyer)


async def test_a_persons_number_is_in_no_bundle(
    connection: Connection, office: Office, folder: Path, key: SigningKey
) -> None:
    case = await a_case(connection, office)
    await connection.execute("UPDATE organisation SET tax_code = '079085001234' WHERE id = $1", case.adopter_id)
    bundle = await exported(connection, case.id, folder, key, office)
    with zipfile.ZipFile(BytesIO(bundle.content)) as archive:
        assert [name for name in archive.namelist() if b"079085001234" in archive.read(name)] == []
    assert case_of(bundle)["adopter_tax_code"] is None
    assert verify(bundle.content, key.public.fingerprint).faults == ()
    assert "Hộ kinh doanh (mã số thuế là số định danh cá nhân)" in member(bundle, SHEET).decode()


async def test_nothing_is_signed_over_a_paper_that_is_not_the_one_that_arrived(
    connection: Connection, office: Office, folder: Path, key: SigningKey
) -> None:
    case = await a_case(connection, office)
    await paper(connection, case, K.CONTRACT, 3, by=office.broker)
    await exported(connection, case.id, folder, key, office)
    [victim] = folder.iterdir()
    victim.write_bytes(b"another paper")
    with pytest.raises(FileDamaged):
        await export_case(connection, case.id, FileStore(folder), key=key, by=office.verifier)
    victim.unlink()
    with pytest.raises(FileDamaged):
        await export_case(connection, case.id, FileStore(folder), key=key, by=office.verifier)


async def much_happens(connection: Connection, office: Office) -> OpenedCase:
    """Every kind of entry that makes a fact."""
    case = await an_accepted(connection, office)
    [contract] = await connection.fetch("SELECT id FROM case_evidence WHERE kind = 'contract'")
    wrong = await paper(connection, case, K.OTHER, None, by=office.desk.lab)
    day = await days_ago(connection, 20)
    await evidence.correct(connection, case.id, wrong, kind="measurement", dated_on=day, by=office.broker)
    await evidence.check_against_original(connection, case.id, contract["id"], redacted=True, by=office.verifier)
    await evidence.check_against_original(connection, case.id, wrong, redacted=False, by=office.verifier)
    await evidence.correct(connection, case.id, wrong, kind="measurement", dated_on=None, by=office.broker)
    draft = ContactDraft(body=ContactBody.PLAN, happened_on=day, named_both=True, body_name="Hội Tin học")
    await contacts.record_contact(connection, case.id, draft, by=office.broker)
    starts_at = await connection.fetchval("SELECT now()")
    meeting = EventDraft(title="Họp nghiệm thu", starts_at=starts_at, minutes=30)
    event = await desk_actions.plan_event(connection, case.id, meeting, by=office.broker)
    await desk_actions.finish_event(connection, case.id, event, day, by=office.broker)
    await advance(connection, case, office, CaseMove.HOLD, CaseMove.RESUME)
    version = (await seen(connection, case.id)).version
    await verification.refuse(connection, case.id, "document_unclear", by=office.verifier, version=version)
    return await seen(connection, case.id)


async def test_whatever_happened_to_a_case_its_facts_and_its_audit_agree(
    connection: Connection, office: Office, folder: Path, key: SigningKey
) -> None:
    case = await much_happens(connection, office)
    assert verify((await exported(connection, case.id, folder, key, office)).content).faults == ()
    await desk_actions.stop(connection, case.id, Reason.BUDGET, by=office.broker, version=case.version)
    bundle = await exported(connection, case.id, folder, key, office)
    assert verify(bundle.content).faults == ()
    told = {entry["action"] for entry in json.loads(member(bundle, AUDIT))}
    facts = {"open", "add_evidence", "date_evidence", "check_evidence", "record_contact", "plan", "move", "refuse"}
    assert told >= {f"case:{verb}" for verb in facts | {"ask_confirmation", "confirm"}}


async def test_the_sheet_tells_the_case_in_words_with_the_names_of_officers(
    connection: Connection, office: Office, folder: Path, key: SigningKey
) -> None:
    case = await a_verified(connection, office)
    bundle = await exported(connection, case.id, folder, key, office)
    sheet = member(bundle, SHEET).decode()
    people = case_of(bundle)["people"]
    assert {people[office.broker.name], people[office.verifier.name]} <= {
        row["name"] for row in await connection.fetch("SELECT name FROM person WHERE name IS NOT NULL")
    }
    for told in (*people.values(), "Hợp đồng", "Giá trị hợp đồng", "250.000.000 đồng", "Sở giới thiệu hai bên"):
        assert told in sheet
    for row in await connection.fetch("SELECT sha256 FROM case_evidence"):
        assert row["sha256"].hex() in sheet
    assert key.public.fingerprint in sheet
    assert json.loads(member(bundle, AUDIT))[-1]["hash"] in sheet
    assert "person:" not in sheet
    assert not re.search(r"(src|href)=|@import|url\(", sheet)  # it needs nothing beside it


async def test_whose_data_are_erased_has_no_name_in_a_bundle(
    connection: Connection, office: Office, folder: Path, key: SigningKey
) -> None:
    case = await a_verified(connection, office)
    assert office.broker.person_id
    await erasing.erase(connection, office.broker.person_id, by=SYSTEM)
    bundle = await exported(connection, case.id, folder, key, office)
    assert verify(bundle.content).faults == ()
    assert "hoa@so.example" not in bundle.content.decode("utf-8", "replace")  # the name, in these tests
    assert office.broker.name not in case_of(bundle)["people"]
    assert "người đã xóa dữ liệu" in member(bundle, SHEET).decode()


async def test_a_bundle_holds_no_address_and_not_where_files_lie(
    connection: Connection, office: Office, folder: Path, key: SigningKey
) -> None:
    await connection.execute("UPDATE person SET name = 'Người ' || id")  # else a name holds an address
    case = await much_happens(connection, office)
    bundle = await exported(connection, case.id, folder, key, office)
    held = bundle.content.decode("utf-8", "replace")
    stored = [row["stored_name"] for row in await connection.fetch("SELECT stored_name FROM case_evidence")]
    tokens = [row["token_hash"].hex() for row in await connection.fetch("SELECT token_hash FROM case_link")]
    assert [word for word in (BUYER, LAB, *stored, *tokens, str(folder)) if word in held] == []


async def test_papers_that_no_check_could_hold_are_not_packed(
    connection: Connection, office: Office, folder: Path, key: SigningKey, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = await a_verified(connection, office)
    monkeypatch.setattr(export, "LARGEST", 1_000_000)
    with pytest.raises(FileUnusable) as refused:
        await exported(connection, case.id, folder, key, office)
    assert refused.value.code == "bundle_too_large"
