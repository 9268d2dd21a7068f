"""The private thread: who reads what, files by what they hold, and nothing twice."""

import hashlib
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from matchmaker.foreign.process import Readers
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import InvalidInput, NotFound
from matchmaker.ground.file_store import FileStore
from matchmaker.ground.limits import LARGEST_FILE, Within
from matchmaker.proposals import consents, thread, thread_files
from matchmaker.proposals.consents import Answer
from matchmaker.proposals.thread import Audience, MessageDraft
from matchmaker.proposals.thread_files import StoredFile
from tests.support.documents import DOCX, office, ole
from tests.support.proposals import Desk, an_asked, notices_of

PDF = b"%PDF-1.7\n1 0 obj"


async def chunks(*parts: bytes) -> AsyncIterator[bytes]:
    for part in parts:
        yield part


async def stored_file(folder: Path, content: bytes = PDF, name: str = "Đề xuất.pdf") -> StoredFile:
    return await thread_files.receive(FileStore(folder), Readers(), name, chunks(content))


async def test_both_sides_and_the_desk_talk_and_are_told(connection: Connection, desk: Desk) -> None:
    proposal = await an_asked(connection, desk)
    await thread.write(connection, proposal.id, MessageDraft(body="Có bản dùng thử không?"), by=desk.buyers_colleague)
    await thread.write(connection, proposal.id, MessageDraft(body="Có, trong 30 ngày."), by=desk.lab)
    for reader in (desk.buyer, desk.labs_colleague, desk.colleague):
        told = await thread.read(connection, proposal.id, by=reader)
        assert [m.body for m in told] == ["Có bản dùng thử không?", "Có, trong 30 ngày."] or reader is desk.colleague
    assert (await notices_of(connection, desk.lab))[-1] == "message_received"
    assert (await notices_of(connection, desk.broker))[-1] == "message_received"
    for act in (
        thread.read(connection, proposal.id, by=desk.stranger),
        thread.write(connection, proposal.id, MessageDraft(body="?"), by=desk.stranger),
    ):
        with pytest.raises(NotFound):
            await act


async def test_names_of_the_other_side_are_told_with_the_introduction(connection: Connection, desk: Desk) -> None:
    proposal = await an_asked(connection, desk)
    await thread.write(connection, proposal.id, MessageDraft(body="Chào các anh chị"), by=desk.buyer)
    [before] = await thread.read(connection, proposal.id, by=desk.lab)
    assert (before.side, before.author) == ("need", "")
    for actor in (desk.buyer, desk.lab):
        await consents.answer_as_contact(connection, proposal.id, Answer(agrees=True), by=actor)
    [after] = await thread.read(connection, proposal.id, by=desk.lab)
    assert after.author == "Người lan@minhanh.example"


async def test_a_side_may_write_to_the_desk_alone(connection: Connection, desk: Desk) -> None:
    proposal = await an_asked(connection, desk)
    private = MessageDraft(body="Chúng tôi chưa có kinh phí", audience=Audience.DESK)
    await thread.write(connection, proposal.id, private, by=desk.buyer)
    assert await thread.read(connection, proposal.id, by=desk.lab) == []
    assert "chưa có kinh phí" in repr(await thread.read(connection, proposal.id, by=desk.colleague))
    assert "chưa có kinh phí" in repr(await thread.read(connection, proposal.id, by=desk.buyers_colleague))
    overheard = MessageDraft(body="Gửi nhầm bên", audience=Audience.SOLUTION)
    await thread.write(connection, proposal.id, overheard, by=desk.buyer)
    assert await thread.read(connection, proposal.id, by=desk.lab) == []


@pytest.mark.parametrize(("body", "code"), [("  ", "required"), ("x" * 10_001, "too_long")])
async def test_a_message_says_something(connection: Connection, desk: Desk, body: str, code: str) -> None:
    proposal = await an_asked(connection, desk)
    with pytest.raises(InvalidInput) as refused:
        await thread.write(connection, proposal.id, MessageDraft(body=body), by=desk.lab)
    assert refused.value.fields == {"body": code}


async def test_a_file_is_read_by_those_who_read_its_message(connection: Connection, desk: Desk, tmp_path: Path) -> None:
    proposal = await an_asked(connection, desk)
    kept = await stored_file(tmp_path)
    private = MessageDraft(body="Hồ sơ", audience=Audience.NEED, files=(kept,))
    await thread.write(connection, proposal.id, private, by=desk.buyer)
    [message] = await thread.read(connection, proposal.id, by=desk.buyers_colleague)
    [file] = message.files
    assert (file.name, file.media_type, file.size) == ("Đề xuất.pdf", "application/pdf", len(PDF))
    assert await thread.file_of(connection, proposal.id, file.id, by=desk.buyer) == kept
    assert hashlib.sha256((tmp_path / kept.stored_name).read_bytes()).digest() == file.sha256
    for other in (desk.lab, desk.stranger):
        with pytest.raises(NotFound):
            await thread.file_of(connection, proposal.id, file.id, by=other)


@pytest.mark.parametrize(
    ("content", "media_type", "name"),
    [
        (PDF, "application/pdf", "anything.exe.pdf"),
        (b"\xff\xd8\xff\xe0....", "image/jpeg", "anything.exe.jpg"),
        (office(), DOCX, "anything.exe.docx"),
        ("Biên bản".encode(), "text/plain", "anything.exe.txt"),
    ],
)
async def test_a_file_is_what_it_holds(tmp_path: Path, content: bytes, media_type: str, name: str) -> None:
    kept = await stored_file(tmp_path, content, "anything.exe")
    assert (kept.media_type, kept.name) == (media_type, name)
    assert kept.sha256 == hashlib.sha256(content).digest()
    [path] = tmp_path.iterdir()
    assert path.name == kept.stored_name
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file_empty"),
        (b"MZ\x90\x00", "file_type_unknown"),
        (office(DOCX, "application/vnd.ms-office.vbaProject"), "file_active"),
        (ole("EncryptedPackage"), "file_encrypted"),
    ],
)
async def test_what_nobody_needs_here_leaves_nothing(tmp_path: Path, content: bytes, code: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        await stored_file(tmp_path, content, "hồ sơ.pdf")
    assert refused.value.fields == {"file": code}
    assert list(tmp_path.iterdir()) == []


async def test_a_file_whose_kind_costs_too_much_to_find_out_is_not_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(thread_files, "READING", Within(seconds=10, megabytes=64, answer_megabytes=2))
    with pytest.raises(InvalidInput) as refused:
        await stored_file(tmp_path, "Lời văn. ".encode() * 1_500_000)
    assert refused.value.fields == {"file": "file_unreadable"}
    assert list(tmp_path.iterdir()) == []


async def test_no_more_than_the_limit_is_ever_read(tmp_path: Path) -> None:
    taken = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal taken
        while True:
            taken += 2**20
            yield b"%PDF-" + bytes(2**20 - 5)

    with pytest.raises(InvalidInput):
        await thread_files.receive(FileStore(tmp_path), Readers(), "a.pdf", endless(), declared=LARGEST_FILE + 1)
    assert taken == 0  # refused before anything was read
    with pytest.raises(InvalidInput):
        await thread_files.receive(FileStore(tmp_path), Readers(), "a.pdf", endless())
    assert taken <= LARGEST_FILE + 2 * 2**20
    assert list(tmp_path.iterdir()) == []
